"""Reads what the user hands in, a file or standard input, as text that is safe to keep."""

import sys
import unicodedata
from pathlib import Path

from bot.story import Lang
from bot.texts import Told

LONGEST = 200_000
"""Characters of a plot; a novel of a hundred pages. More would never fit a writer's window."""


def handed(name: str) -> tuple[str, str]:
    """Return the text of a file, or of standard input for `-`, and the name to call it by.

    Raises Told for a file that is not there, is a folder, or is not text.
    """
    if name == "-":
        data, shown = sys.stdin.buffer.read(), "-"
    else:
        path = Path(name)
        if not path.exists():
            raise Told("cli.no_such_file", file=name)
        if not path.is_file():
            raise Told("cli.not_a_file", file=name)
        try:
            data, shown = path.read_bytes(), path.name
        except OSError as error:
            raise Told("cli.unreadable", file=name, problem=error.strerror) from error
    return decoded(data, shown), shown


def decoded(data: bytes, name: str) -> str:
    """Return the bytes as text: UTF-8, UTF-16 with its mark, or the Shift_JIS of older Japanese editors."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp932")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Told("cli.not_text", file=name)


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


def language_of(text: str) -> Lang:
    """Return the language of a text: Japanese if it holds kana or kanji worth a tenth of its letters."""
    letters = [c for c in text if c.isalpha()]
    japanese = sum("\u3040" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" for c in letters)
    return "ja" if japanese * 10 >= len(letters) > 0 else "en"
