"""How text is set in a column of the sheet: what the font lacks made visible, lines broken as Japanese print does."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

MISSING = "〓"
"""The geta: what Japanese printers set where a type is missing."""

_MM_PER_POINT = 25.4 / 72
# A word, with the marks that may not begin a line behind it (and their openers before); or one character.
_NOT_FIRST = "、。，．・：；？！!?,.;:）〕］｝〉》」』】’”)]}％%ーゝゞ々…‥ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
_NOT_LAST = "（〔［｛〈《「『【‘“([{¥$"
_PIECE = re.compile(
    rf"[{re.escape(_NOT_LAST)}]*(?:[^\W\u0250-\uffff]+(?:['’\-][^\W\u0250-\uffff]+)*|\s+|.)[{re.escape(_NOT_FIRST)}]*",
    re.DOTALL,
)


class Row(NamedTuple):
    """One line of text."""

    text: str
    size: float
    """In points."""
    grey: int = 0
    """0 is black, 255 white."""


class Lettering:
    """A font to measure with: thousandths of its size for each character that it has."""

    def __init__(self, widths: Mapping[int, float]) -> None:
        self._widths = widths

    def printable(self, text: str) -> str:
        """Return the text with a geta for each character that the font lacks; joiners and variants go without."""
        kept = (c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Me"))
        return "".join(c if ord(c) in self._widths else MISSING for c in kept)

    def width(self, text: str, size: float) -> float:
        """Return how wide a printable text is, in millimetres."""
        return sum(self._widths[ord(c)] for c in text) * size * _MM_PER_POINT / 1000

    def rows(self, text: str, size: float, width: float, grey: int = 0) -> list[Row]:
        """Return the text in rows of at most `width` millimetres; whole words where they fit, and nothing left out."""
        rows: list[str] = []
        row, used = "", 0.0
        for piece in _PIECE.findall(self.printable(text)):
            wide = self.width(piece, size)
            if used + self.width(piece.rstrip(), size) > width and row.strip():
                rows.append(row)
                row, used = "", 0.0
            if wide > width:
                *full, row = self._cut(row + piece, size, width)
                rows += full
                used = self.width(row, size)
            elif row or not piece.isspace():
                row, used = row + piece, used + wide
        return [Row(line.strip(), size, grey) for line in (*rows, row) if line.strip()]

    def _cut(self, text: str, size: float, width: float) -> list[str]:
        """Return a piece that no row can hold, broken anywhere."""
        parts, used = [""], 0.0
        for c in text:
            wide = self.width(c, size)
            if used + wide > width and parts[-1]:
                parts.append("")
                used = 0.0
            parts[-1] += c
            used += wide
        return parts
