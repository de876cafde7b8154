"""Finds and reads the files of prompts/ and knowledge/, installed or cloned. Errors name file and key."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

T = TypeVar("T", bound=BaseModel)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadFileError(Exception):
    """A file of ours, or one that the user added, that does not say what it must. Names file and key."""


@cache
def root() -> Path:
    """Return the folder that holds prompts/ and knowledge/: the wheel's own files, else the clone."""
    installed = Path(__file__).parent.parent / "_files"
    return installed if installed.is_dir() else Path(__file__).parents[2]


def read_yaml(path: Path) -> Any:
    """Return the content of a YAML file. Raises BadFileError with the line if it is not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (the safe loader, in C)
    except yaml.YAMLError as error:
        raise BadFileError(f"{path}: {error}") from error


def checked(kind: type[T], data: object, path: Path) -> T:
    """Return `data` as `kind`. Raises BadFileError that names file, key and what was wrong."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg']}" for e in error.errors())
        raise BadFileError(f"{path}: {wrong}") from error


def each(kind: type[T], folder: str) -> Iterator[tuple[Path, T]]:
    """Yield every YAML file of a folder of knowledge/, checked as `kind`, by name."""
    for path in sorted((root() / "knowledge" / folder).glob("*.yaml")):
        yield path, checked(kind, read_yaml(path), path)
