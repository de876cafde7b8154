"""The words of a text with the forms that they may be found by."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from bot.library.weak_spots import words


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """One word or sign: the same object wherever it stands, so that what is known of it is worked out once."""

    text: str
    """As it stands, normalised; English in lower case."""
    forms: tuple[str, ...]
    """What a cue may call it: itself and its dictionary forms."""
    kind: str
    """Japanese: the part of speech, 動詞 and so on. English: word, Name, number or sign. Both: handle."""
    more: str
    """Japanese: the finer part of speech and the inflection. English: - where a hyphen stands before it."""
    keys: tuple[str, ...]
    """Its forms, and what stands in a cue for all numbers, names or nouns."""


class Row(NamedTuple):
    """The words of a text as they stand in a row."""

    tokens: tuple[Token, ...]
    starts: list[int]
    """Where each begins, in characters of the user's text."""
    ends: list[int]


STOPS = frozenset("。.!?;\n")
"""Behind these a new sentence begins."""

COMMAS = frozenset("、,:/|()")
"""Behind these a new clause begins."""

ANY_NUMBER, ANY_NAME, ANY_NOUN = "<number>", "<name>", "<noun>"
"""What stands in a cue for all of them."""


@cache
def _number_words() -> frozenset[str]:
    return frozenset(words("en")["number"])


def keys_of(text: str, forms: tuple[str, ...], kind: str, more: str) -> tuple[str, ...]:
    """Return what a cue may call a word."""
    found = forms
    if kind == "number" or more.startswith("数詞") or text in _number_words():
        found = (*found, ANY_NUMBER)
    if kind == "名詞":
        found = (*found, ANY_NOUN)
    # In English any word that is written like a name.
    return (*found, ANY_NAME) if kind == "Name" or more.startswith("固有名詞") else found


def is_number(token: Token) -> bool:
    """Return whether a token is a number, in digits or words."""
    return ANY_NUMBER in token.keys
