"""The words of a text with the forms that they may be found by."""

from typing import NamedTuple


class Token(NamedTuple):
    """One word or sign."""

    text: str
    """As it stands, normalised; English in lower case."""
    forms: tuple[str, ...]
    """What a cue may call it: itself and its dictionary forms."""
    kind: str
    """Japanese: the part of speech, 動詞 and so on. English: word, Name, number or sign. Both: handle."""
    more: str
    """Japanese: the finer part of speech and the inflection. English: - where a hyphen stands before it."""
    start: int
    end: int


STOPS = frozenset("。.!?;\n")
"""Behind these a new sentence begins."""

COMMAS = frozenset("、,:/|()")
"""Behind these a new clause begins."""
