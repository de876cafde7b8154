"""Other linters on the same prompts: installed into the user's cache folder, at the versions named here."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

PROSELINT = "proselint==0.16.0"
TEXTLINT = ("textlint@15.8.0", "textlint-rule-preset-ja-technical-writing@12.0.2")
_FOLDER = Path.home() / ".cache" / "yumekonte-benchmarks"
_SCRIPTS = Path(__file__).parent / "others"
_LONGEST = 300
"""Seconds after which an installation or a measurement is given up."""


class NotThereError(Exception):
    """A linter that cannot be installed or run here; says what failed."""


def proselint(texts: Sequence[str], rounds: int) -> float:
    """Return the median seconds that proselint takes for the texts. Raises NotThereError."""
    folder = _FOLDER / PROSELINT
    if not folder.exists():
        _installed(folder, [sys.executable, "-m", "pip", "install", "--quiet", "--target", "{}", PROSELINT])
    return _timed([sys.executable, "-I", str(_SCRIPTS / "proselint_speed.py"), str(folder)], texts, rounds)


def textlint(texts: Sequence[str], rounds: int) -> float:
    """Return the median seconds that textlint, with its preset for technical Japanese, takes. Raises NotThereError."""
    folder = _FOLDER / "+".join(TEXTLINT)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotThereError("there is no node or npm here")
    if not folder.exists():
        _installed(folder, [npm, "install", "--prefix", "{}", "--no-audit", "--no-fund", "--ignore-scripts", *TEXTLINT])
    return _timed([node, str(_SCRIPTS / "textlint_speed.mjs"), str(folder)], texts, rounds)


def _installed(folder: Path, command: list[str]) -> None:
    """Install whole or not at all: into a draft beside the folder, which then takes its name."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as name:
        draft = Path(name) / "draft"
        draft.mkdir()
        _run([str(draft) if part == "{}" else part for part in command])
        draft.rename(folder)


def _timed(command: list[str], texts: Sequence[str], rounds: int) -> float:
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "texts.json"
        file.write_text(json.dumps(list(texts)), encoding="utf-8")
        return float(_run([*command, str(file), str(rounds)]).splitlines()[-1])


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=_LONGEST)
    except (OSError, subprocess.SubprocessError) as error:
        said = str(getattr(error, "stderr", "") or error).strip().splitlines()
        raise NotThereError(said[-1][:100] if said else command[0]) from error
    return done.stdout
