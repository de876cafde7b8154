"""Takes a paste apart: blocks between fences, and what goes on where the last paste was cut off."""

import re
from dataclasses import dataclass

from bot.llm.clipboard.reading import Found, seen, values

_FENCE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[^\n`]*$", re.MULTILINE)
_QUOTE = re.compile(r'(?<!\\)"')
_GOES_ON_IN_STRING = re.compile(r"\s*(?:[,，}｝\]］]|\Z|\n)")
_GOES_ON = re.compile(r'[ \t]*["“{}\[\],:\d-]')
_LEAST_OVERLAP = 12
"""Signs, blanks not counted, that must be the same for two texts to overlap: fewer may be alike by chance."""


@dataclass(frozen=True)
class Tail:
    """What was cut off: its text, from where it begins."""

    text: str
    in_string: bool


def taken_apart(paste: str, tail: Tail | None) -> tuple[list[Found], Tail | None]:
    """Return what is in a paste, joined to the tail of the one before where it goes on there, and its own tail."""
    found: list[Found] = []
    for piece in _FENCE.split(seen(paste)):
        alone = values(piece)
        joined = _joined(tail, piece) if tail is not None else None
        if joined is not None:
            together = values(joined)
            # The join alone tells if the text ends in the middle of something: the piece begins in the middle.
            found += alone + together
            tail = _tail(joined, together)
        else:
            found += alone
            tail = _tail(piece, alone) or tail
    return found, tail


def _tail(text: str, found: list[Found]) -> Tail | None:
    last = found[-1] if found else None
    if last is None or not last.cut:
        return None
    named = f'"{last.name}": ' if last.name else ""
    return Tail((f"{{{named}" if named else "") + text[last.start :].rstrip("\n"), last.in_string)


def _joined(tail: Tail, piece: str) -> str | None:
    """Return the tail with the piece behind it, if it goes on there; chatter before it is left out."""
    if not piece.strip():
        return None
    overlap = _overlap(tail.text, piece.lstrip())
    if overlap:
        return tail.text + piece.lstrip()[overlap:]
    lines = piece.lstrip("\n").split("\n")
    first = _QUOTE.search if tail.in_string else _GOES_ON.match
    while lines and not first(lines[0]):
        lines.pop(0)
    rest = "\n".join(lines)
    quote = _QUOTE.search(rest)
    # Inside a string the first quote must end it: otherwise this is a new beginning, and a join would mix two texts.
    if not rest or (tail.in_string and not (quote and _GOES_ON_IN_STRING.match(rest, quote.end()))):
        return None
    return tail.text + rest


def _overlap(before: str, after: str) -> int:
    """Return how many signs at the start of `after` repeat the end of `before`, blanks not compared."""
    end = "".join(before[-12_000:].split())
    begin = [(sign, place) for place, sign in enumerate(after[:8_000]) if not sign.isspace()]
    start = "".join(sign for sign, _ in begin)
    for size in range(min(len(end), len(start)), _LEAST_OVERLAP - 1, -1):
        if end.endswith(start[:size]):
            return begin[size - 1][1] + 1
    return 0
