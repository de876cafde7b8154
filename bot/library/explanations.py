"""Film words told to a person without film training, in knowledge/terms/explained/, and those that mislead."""

import re
import unicodedata
from functools import cache
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator

from bot.library.files import BadFileError, checked, each, read_yaml, root
from bot.library.terms import Term, term, vocabularies
from bot.story import LANGS, Frozen, Phrase


class Explanation(Frozen):
    """What a film word means to someone who never held a camera."""

    what: Phrase
    """What it is."""
    when: Phrase
    """When to use it."""
    effect: Phrase
    """What it does to the viewer."""

    @model_validator(mode="after")
    def _both_languages(self) -> Self:
        if not all(part.said(lang) for part in (self.what, self.when, self.effect) for lang in LANGS):
            raise ValueError("what, when and effect are needed in both languages")
        return self


class Sense(Frozen):
    """One of the things that a misleading word can mean."""

    term: str
    """The id of the term to write instead."""
    when: Phrase
    """How to know that it is this one."""


class FalseFriend(Frozen):
    """A word that sounds like one thing and means another."""

    words: tuple[str, ...] = Field(min_length=1)
    trap: Phrase
    means: tuple[Sense, ...] = Field(min_length=1)
    source: str
    sure: Literal["H", "M", "L", "NV"]


class _TermSources(Frozen):
    """knowledge/term_sources.yaml: what the letters of a term stand for."""

    named_by: dict[str, str]
    ja_from: dict[str, str]


class _Group(RootModel[dict[str, Explanation]]):
    """knowledge/terms/explained/<group>.yaml: explanations by the id of the term."""


class _Friends(Frozen):
    """knowledge/false_friends.yaml."""

    friends: tuple[FalseFriend, ...]


def explanation(of: Term) -> Explanation | None:
    """Return the plain explanation of a term; None for one that has its one line only."""
    return explanations().get(of.id)


def sources_of(known: Term) -> tuple[str, ...]:
    """Return where a term comes from, in words: the guides that name it, then where its Japanese form was read."""
    letters = _letters()
    named = [letters.named_by[letter] for letter in known.named_by.split()]
    read = [letters.ja_from[letter] for letter in known.ja_from.split()]
    return tuple(dict.fromkeys([*named, *read]))


@cache
def _letters() -> _TermSources:
    path = root() / "knowledge" / "term_sources.yaml"
    return checked(_TermSources, read_yaml(path), path)


@cache
def explanations() -> dict[str, Explanation]:
    """Return every explanation by the id of its term. Raises BadFileError for an id that its group does not have."""
    found: dict[str, Explanation] = {}
    ids = {group: {one.id for one in vocabulary.terms} for group, vocabulary in vocabularies().items()}
    for path, group in each(_Group, "terms/explained"):
        known = next((terms for name, terms in ids.items() if name == path.stem), set())
        if unknown := sorted(set(group.root) - known):
            raise BadFileError(f"{path}: {unknown[0]}: no such term in the group")
        found |= group.root
    return found


def misleading(text: str) -> tuple[FalseFriend, ...]:
    """Return the false friends that a text is about, the longest word first.

    A word inside a longer one is none: パンアップ tells of itself, and not of パン; パンケーキ of neither.
    """
    asked = unicodedata.normalize("NFKC", text)
    found: dict[FalseFriend, None] = {}
    for word, friend in _words():
        shorter = word.sub(" ", asked)
        if shorter != asked:
            found[friend] = None
            asked = shorter
    return tuple(found)


@cache
def _words() -> tuple[tuple[re.Pattern[str], FalseFriend], ...]:
    """Return each misleading word as a whole word, the longest first."""
    words = sorted(((word, friend) for friend in false_friends() for word in friend.words), key=lambda w: -len(w[0]))
    return tuple((re.compile(_whole(word), re.IGNORECASE), friend) for word, friend in words)


def _whole(word: str) -> str:
    if word.isascii():
        return rf"\b{re.escape(word)}\b"
    # Katakana runs on: what stands beside it belongs to the word.
    before = "(?<![ァ-ヶー])" if "ァ" <= word[0] <= "ヶ" else ""
    behind = "(?![ァ-ヶー])" if "ァ" <= word[-1] <= "ー" else ""
    return before + re.escape(word) + behind


@cache
def false_friends() -> tuple[FalseFriend, ...]:
    """Return every false friend. Raises BadFileError if the file is wrong, KeyError for a term that there is not."""
    path = root() / "knowledge" / "false_friends.yaml"
    found = checked(_Friends, read_yaml(path), path).friends
    for sense in (sense for friend in found for sense in friend.means):
        term(sense.term)
    return found
