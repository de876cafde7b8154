"""The film vocabulary, Japanese and English, in knowledge/terms/: one file a group."""

from functools import cache
from typing import Literal, Self

from pydantic import model_validator

from bot.library.files import BadFileError, each
from bot.story import Angle, Frozen, Move, Phrase, Size

Group = Literal["size", "angle", "move", "lens", "light", "air", "color", "time", "cut", "composition"]


class Term(Frozen):
    """One film word in both languages."""

    id: str
    number: int
    """Its number in the vocabulary, 1 to 245."""
    ja: tuple[str, ...]
    """Japanese forms, the plainest first."""
    en: tuple[str, ...]
    """English forms, the one to write first."""
    kana: tuple[str, ...] = ()
    """Readings to find it by, in hiragana."""
    named_by: str = ""
    """Letters of the makers' guides that use the term: O V H W L B S, V* and K* at second hand."""
    ja_from: str = ""
    """Letter of the source of the Japanese form."""
    value: Size | Angle | Move | None = None
    """The closed camera value that this term says."""
    about: Phrase = Phrase()
    """What it is, in one line."""


class Vocabulary(Frozen):
    """One group of terms."""

    group: Group
    title: Phrase
    terms: tuple[Term, ...]

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [term.id for term in self.terms]
        if len(set(ids)) != len(ids):
            raise ValueError("two terms have the same id")
        return self


@cache
def vocabularies() -> dict[Group, Vocabulary]:
    """Return every group of terms. Raises BadFileError if a file is wrong or named unlike its group."""
    found: dict[Group, Vocabulary] = {}
    for path, vocabulary in each(Vocabulary, "terms"):
        if path.stem != vocabulary.group:
            raise BadFileError(f"{path}: group: is {vocabulary.group!r}, and the file is named otherwise")
        found[vocabulary.group] = vocabulary
    return found


@cache
def camera_term(group: Literal["size", "angle", "move"], value: str) -> Term:
    """Return the first term of a group that says the closed camera value. Raises KeyError if none does."""
    for term in vocabularies()[group].terms:
        if term.value == value:
            return term
    raise KeyError(f"{group} {value}")
