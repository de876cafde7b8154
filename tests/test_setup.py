"""`make setup` on machines that lack something: it says what, in one sentence."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def set_up(folder, python):
    """Run a copy of the script where `python` is the only Python."""
    (folder / "bin").mkdir()
    for name in ("python", "python3", "python3.11", "python3.12", "python3.13"):
        path = folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{python}\n")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)
    for tool in ("sh", "dirname", "awk", "touch", "cat", "rm", "mkdir"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool))
    (folder / "clone" / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "setup.sh", folder / "clone" / "scripts")
    script = folder / "clone" / "scripts" / "setup.sh"
    environment = {"PATH": str(folder / "bin"), "HOME": str(folder)}
    return subprocess.run(["/bin/sh", str(script)], env=environment, capture_output=True, text=True, check=False)


OLD = 'case "$*" in --version) echo "Python 3.14.0";; *) exit 1;; esac'
NO_VENV = 'case "$*" in *sys.version_info*) exit 0;; --version) echo "Python 3.12.3";; *) exit 1;; esac'


@pytest.mark.skipif(os.name == "nt", reason="the script is for sh")
@pytest.mark.parametrize(
    ("python", "sentence"),
    [
        (OLD, "Yumekonte needs Python 3.11, 3.12 or 3.13, and found Python 3.14.0"),
        ("exit 127", "Yumekonte needs Python 3.11, 3.12 or 3.13, and found no Python"),
        (NO_VENV, "Python 3.12.3 has no venv module: install it"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(tmp_path, python, sentence):
    done = set_up(tmp_path, python)
    assert done.returncode == 2
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_lock_is_hashed_and_names_no_host():
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pinned = [line for line in lines if "==" in line and not line.startswith(" ")]
    assert len(pinned) > 50
    assert all(line.rstrip().endswith("\\") for line in pinned)
    assert not [line for line in lines if "://" in line or line.startswith("--")]
