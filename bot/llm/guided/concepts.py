"""The vocabulary's nouns as concepts: one thing with a name in both languages."""

import re
from dataclasses import dataclass
from functools import cache

from bot.library.guided import Named, PlaceWord, PropWord, RoleWord, english, places, props, roles
from bot.story import Lang, Phrase, Side


@dataclass(frozen=True)
class Concept:
    """One noun of the vocabulary. `word` is the entry that it belongs to."""

    id: str
    side: Side
    word: PlaceWord | RoleWord | PropWord
    ja: tuple[str, ...]
    en: tuple[str, ...]
    name: Phrase
    look: Phrase
    """Its identity phrase where the vocabulary has one."""

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return the forms to find it by."""
        return self.ja if lang == "ja" else self.en


@cache
def concepts() -> tuple[Concept, ...]:
    """Return every noun of the vocabulary, narrower ones too."""
    found: list[Concept] = []
    sides: tuple[tuple[Side, tuple[Named, ...]], ...] = (
        ("cast", roles().roles),
        ("places", places().places),
        ("props", props().props),
    )
    for side, words in sides:
        for word in words:
            found.append(_whole(side, word))
            found += _narrower(side, word)
    return tuple(found)


@cache
def concept(concept_id: str) -> Concept:
    """Return the concept with this id. Raises KeyError if there is none."""
    for known in concepts():
        if known.id == concept_id:
            return known
    raise KeyError(concept_id)


@cache
def by_form(lang: Lang) -> dict[str, Concept]:
    """Return every form of a language and what it means; English forms in lower case."""
    return {
        (form if lang == "ja" else form.lower()): known for known in reversed(concepts()) for form in known.forms(lang)
    }


def with_article(noun: str) -> str:
    """Return an English noun phrase with its a or an, unless it has an article or is a name."""
    words = english()
    head = noun.split(" ", 1)[0].lower()
    if not noun or head in words.articles or noun in words.no_article:
        return noun
    vowel = noun[0] in words.vowel_sounds and not any(noun.startswith(odd) for odd in words.vowel_exceptions)
    return f"{'an' if vowel else 'a'} {noun}"


def bare(noun: str) -> str:
    """Return an English noun phrase without its article."""
    return re.sub(r"^(?:a|an|the) ", "", noun)


def _whole(side: Side, word: Named) -> Concept:
    assert isinstance(word, PlaceWord | RoleWord | PropWord)  # noqa: S101 (for the type checker)
    name = word.name or Phrase(ja=word.ja[0] if word.ja else "", en=word.en[0] if word.en else "")
    return Concept(word.id, side, word, word.ja, word.en, name, word.look)


def _narrower(side: Side, word: Named) -> list[Concept]:
    assert isinstance(word, PlaceWord | RoleWord | PropWord)  # noqa: S101 (for the type checker)
    forms: dict[str, list[str]] = {}
    for ja, en in word.also.items():
        forms.setdefault(en, []).append(ja)
    return [
        Concept(re.sub(r"[^a-z]+", "_", en.lower()), side, word, tuple(ja), (en,), Phrase(ja=ja[0], en=en), Phrase())
        for en, ja in forms.items()
    ]
