"""Reads what the user hands in, a file or standard input, as text that is safe to keep."""

import sys
import unicodedata
from pathlib import Path

from bot.importing.text import decoded
from bot.texts import Told

LONGEST = 200_000
"""Characters of a plot; a novel of a hundred pages. More would never fit a writer's window."""


def given(name: str) -> tuple[bytes, str]:
    """Return what is in a file, or in standard input for `-`, and the name to call it by.

    Raises Told for a file that is not there, or is a folder.
    """
    if name == "-":
        return sys.stdin.buffer.read(), "-"
    path = Path(name)
    if not path.exists():
        raise Told("cli.no_such_file", file=name)
    if not path.is_file():
        raise Told("cli.not_a_file", file=name)
    try:
        return path.read_bytes(), path.name
    except OSError as error:
        raise Told("cli.unreadable", file=name, problem=error.strerror) from error


def handed(name: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and the name to call it by.

    Raises Told as `given` does, and for what is not text.
    """
    data, shown = given(name)
    return decoded(data, shown), shown


def plot(text: str) -> str:
    """Return the user's words as they are kept: line ends unified, invisible control characters gone, nothing else.

    Raises Told for an empty or an endless text.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in unified if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    if not kept:
        raise Told("cli.empty_plot")
    if len(kept) > LONGEST:
        raise Told("cli.endless_plot", length=len(kept), most=LONGEST)
    return kept
