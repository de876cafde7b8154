"""What is said and written in the film, laid out in time so that it can be read."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from bot.exporting.spoken_lines import Line, lines_of
from bot.exporting.timeline import cuts
from bot.library.targets import Target
from bot.sentences import language_of
from bot.story import Film, Lang

_COLUMNS: dict[Lang, int] = {"ja": 32, "en": 42}
"""Of one row: 16 Japanese or 42 Latin characters, as television has them."""
_ROWS = 2
_READING: dict[Lang, int] = {"ja": 125, "en": 60}
"""Milliseconds for a column: four Japanese or sixteen Latin characters a second."""
_SHORTEST, _LONGEST = 1000, 7000
"""Milliseconds that a title stays."""
_BREAK = re.compile(r"(?<=[、。，．！？!?…　 ])")


class Title(NamedTuple):
    """One or several rows that stand in the picture together."""

    start: int
    """Milliseconds from the start of the film."""
    end: int
    rows: tuple[Line, ...]
    """Rows, each with who says it."""


def titles(film: Film, target: Target, lang: Lang) -> tuple[Title, ...]:
    """Return the film's titles in order, none over another, none beyond its clip.

    A clip's lines are spread over its length, each for as long as it takes to read; where there are more than can be
    read one by one, they stand together, so that none is shown for less than a second.
    """
    found: list[Title] = []
    for cut in cuts(film, target):
        found += _spread(_blocks(lines_of(film, cut.scene, lang)), cut.start * 1000, cut.seconds * 1000)
    return tuple(found)


def _blocks(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    blocks: list[tuple[Line, ...]] = []
    for line in lines:
        rows = [line._replace(words=row) for row in _rows(line.words)]
        blocks += [tuple(rows[i : i + _ROWS]) for i in range(0, len(rows), _ROWS)]
    return blocks


def _spread(blocks: list[tuple[Line, ...]], start: int, length: int) -> list[Title]:
    if not blocks:
        return []
    most = max(1, length // _SHORTEST)
    if len(blocks) > most:
        each = -(-len(blocks) // most)
        blocks = [sum(blocks[i : i + each], ()) for i in range(0, len(blocks), each)]
    needs = [min(max(_reading(block), _SHORTEST), _LONGEST) for block in blocks]
    if sum(needs) > length:
        # Nothing under the shortest; what is over it shrinks alike.
        spare = length - _SHORTEST * len(needs)
        over = sum(needs) - _SHORTEST * len(needs)
        needs = [_SHORTEST + (need - _SHORTEST) * spare // over for need in needs]
    gap = (length - sum(needs)) // (len(needs) + 1)
    found: list[Title] = []
    at = start
    for block, need in zip(blocks, needs, strict=True):
        found.append(Title(at + gap, at + gap + need, block))
        at += gap + need
    return found


def _reading(block: Sequence[Line]) -> int:
    return sum(_width(row.words) * _READING[language_of(row.words)] for row in block)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _rows(words: str) -> list[str]:
    """Return the words in rows that fit the picture, broken behind a mark or a space where there is one."""
    columns = _COLUMNS[language_of(words)]
    rows = [""]
    for piece in _BREAK.split(words):
        # What is wider than a row by itself is broken into parts of one length.
        step = max(1, -(-len(piece) // (-(-_width(piece) // columns) or 1)))
        for i in range(0, len(piece), step):
            if rows[-1] and _width((rows[-1] + piece[i : i + step]).rstrip()) > columns:
                rows.append("")
            rows[-1] += piece[i : i + step]
    return [row.strip() for row in rows if row.strip()]


def clock(milliseconds: int, point: str) -> str:
    """Return a time as subtitles write it, with `point` before the milliseconds."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{point}{rest:03d}"
