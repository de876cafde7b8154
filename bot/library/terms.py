"""The film vocabulary, Japanese and English, in knowledge/terms/: one file a group."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.library.files import BadFileError, each
from bot.library.spellings import loose, plain, unwrapped
from bot.story import Angle, Frozen, Move, Phrase, Size

Group = Literal["size", "angle", "move", "lens", "light", "air", "color", "time", "cut", "composition"]

# First words of English forms that say nothing by themselves.
_NO_HEADS = frozenset([
    "camera", "enters", "first", "four", "from", "full", "left", "one", "over", "right", "seen", "slow", "takes", "the",
    "three", "two", "very",
])  # fmt: skip
# Characters of a query below which nothing is taken for a slip, and how alike it must be.
_SHORTEST, _NEAR = 4, 0.8


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
    values: dict[Size | Angle | Move, Phrase] = Field(default_factory=dict)
    """The closed camera values that this term says, each with the exact words for it."""
    about: Phrase = Phrase()
    """What it is and what it does, in one line."""


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
    """Return the term that says a closed camera value, its forms narrowed to the exact words for this value.

    So `tilt-up` gives "tilt up" alone, and not the "tilt down" that stands in the same term.
    Raises KeyError if no term of the group says it.
    """
    for term in vocabularies()[group].terms:
        for said, words in term.values.items():
            if said == value:
                return term.model_copy(update={"ja": (words.ja,), "en": (words.en,)})
    raise KeyError(f"{group} {value}")


def term(term_id: str) -> Term:
    """Return the term with this id. Raises KeyError if there is none."""
    return _by_id()[term_id]


def search(query: str) -> tuple[Term, ...]:
    """Return the terms that a query means, best first: either language, any kana, any width.

    A form that is the query comes first, then one that begins with it, then one that holds it, then one that the
    query holds (so a whole sentence finds its film words). Among equals, the shorter form is nearer. Where nothing
    is found, a slip of the pen is forgiven: a long vowel or a small kana too many or too few, a letter or two.
    """
    asked = plain(unwrapped(query))
    if not asked:
        return ()
    return _found(asked) or _headed_by(query) or _misspelt(asked)


@cache
def _by_id() -> dict[str, Term]:
    return {one.id: one for vocabulary in vocabularies().values() for one in vocabulary.terms}


def _found(asked: str) -> tuple[Term, ...]:
    ranked = [(rank, term.number, term) for term, forms in _index() if (rank := _rank(asked, forms)) is not None]
    nearest = {rank[0] for rank, _, _ in ranked}
    # Words inside the query are a last resort: "dolly zoom" does not ask for every zoom.
    kept = [found for found in ranked if found[0][0] < 3 or nearest == {3}]
    return tuple(term for _, _, term in sorted(kept, key=lambda found: found[:2]))


@cache
def _index() -> tuple[tuple[Term, tuple[str, ...]], ...]:
    return tuple(
        (term, tuple(dict.fromkeys(plain(form) for form in (*term.ja, *term.kana, *term.en))))
        for vocabulary in vocabularies().values()
        for term in vocabulary.terms
    )


def _rank(asked: str, forms: tuple[str, ...]) -> tuple[int, int] | None:
    """Return how near the nearest form is, lower is nearer; None if none is near at all."""
    ranks: list[tuple[int, int]] = []
    for place, form in enumerate(forms):
        if form == asked:
            ranks.append((0, place))
        elif form.startswith(asked):
            ranks.append((1, len(form)))
        elif form.endswith(asked) and not asked.isascii():
            # What a Japanese word is stands at its end: 広角レンズ is a lens.
            ranks.append((1, len(form) + 1))
        elif asked in form:
            ranks.append((2, len(form)))
        elif len(form) >= (4 if form.isascii() else 2) and form in asked:
            ranks.append((3, -len(form)))
    return min(ranks, default=None)


def _headed_by(query: str) -> tuple[Term, ...]:
    """Return the terms whose English form begins with a word of the query, as `pan` and `tilt` in a long question."""
    words = re.findall(r"[a-z]{3,}", unicodedata.normalize("NFKC", query).casefold())
    heads = [word for word in words if word not in _NO_HEADS]
    return tuple(
        one
        for head in heads
        for one in _by_id().values()
        if any(re.match(rf"{head}\b", form.lower()) for form in one.en)
    )


def _misspelt(asked: str) -> tuple[Term, ...]:
    """Return the terms with a form that is nearly what was asked, nearest first."""
    bare = loose(asked)
    near = get_close_matches(bare, _loose_index(), n=3, cutoff=_NEAR) if len(bare) >= _SHORTEST else []
    return tuple({one.id: one for form in near for one in _loose_index()[form]}.values())


@cache
def _loose_index() -> dict[str, list[Term]]:
    index: dict[str, list[Term]] = {}
    for one, forms in _index():
        for form in forms:
            index.setdefault(loose(form), []).append(one)
    return index
