"""Clothes, props and colors of a description against those that were meant."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.continuing.keeping import people_in
from bot.continuing.mismatches import Aspect, Mismatch, mismatch, own_words
from bot.continuing.stating import reading, states, word
from bot.library.facts import topics
from bot.story import Film, Known, Lang, Phrase, Scene

_BESIDE = 3
"""So many words may stand between a color and what it colors."""
_PLAIN = ("black", "white", "gray")
"""Colors that any picture has."""
_ALIKE = (
    frozenset(["coat", "jacket", "robe", "hoodie"]),
    frozenset(["shirt", "sweater"]),
    frozenset(["dress", "skirt"]),
)
"""Clothes that descriptions do not keep apart."""


class _Thing(NamedTuple):
    """One thing of a text, with the colors that stand before it."""

    value: str
    colors: tuple[str, ...]
    words: Phrase


def worn(film: Film, scene: Scene, meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    """Yield clothes and hair of another color, clothes that are gone, and clothes that nobody meant."""
    wanted, told = _with_colors(meant, lang, "garment"), _with_colors(caption, lang, "garment")
    named = _identities([one for one in film.cast if one.handle in people_in(film, scene)], lang)
    yield from _differ(wanted, told, "who", _values(named, lang, "garment") - {"hair"})
    for one in told:
        if wanted and one.value not in ("hair", "ribbon") and _same(one, wanted) is None:
            yield mismatch("who", "new", Phrase(), one.words)


def props(film: Film, scene: Scene, meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    """Yield things of another color, things that are gone, and things that nobody meant."""
    wanted, told = _with_colors(meant, lang, "prop"), _with_colors(caption, lang, "prop")
    named = _identities([one for one in film.props if one.handle in people_in(film, scene)], lang)
    yield from _differ(wanted, told, "thing", _values(named, lang, "prop"))
    for one in told:
        if _same(one, wanted) is None:
            yield mismatch("thing", "new", Phrase(), one.words)


def _differ(wanted: list[_Thing], told: list[_Thing], aspect: Aspect, needed: frozenset[str]) -> Iterator[Mismatch]:
    """Yield things of another color, and those of the film's own people and props that are not told."""
    near = topics()["color"].near
    for one in wanted:
        other = _same(one, told)
        if other is None:
            if one.value in needed:
                yield mismatch(aspect, "lost", one.words, Phrase())
        elif one.colors and other.colors and not any(near(a, b) for a in one.colors for b in other.colors):
            yield mismatch("color", "other", one.words, other.words, "subject_action")


def _same(one: _Thing, others: list[_Thing]) -> _Thing | None:
    """Return the thing of the same kind, first one whose color agrees."""
    kin = next((group for group in _ALIKE if one.value in group), frozenset([one.value]))
    alike = [other for other in others if other.value in kin]
    near = topics()["color"].near
    agreeing = (other for other in alike if any(near(a, b) for a in one.colors for b in other.colors))
    return next(agreeing, alike[0] if alike else None)


def _identities(known: list[Known], lang: Lang) -> str:
    return "\n".join(one.identity.said(lang) for one in known)


def _values(text: str, lang: Lang, topic: str) -> frozenset[str]:
    return frozenset(one.value for one in states(text, lang, topic)) if text.strip() else frozenset()


def _with_colors(text: str, lang: Lang, topic: str) -> list[_Thing]:
    """Return the things of a text with the colors that stand right before them, each kind once."""
    found: dict[str, _Thing] = {}
    colors = states(text, lang, "color")
    for one in states(text, lang, topic):
        near = [
            c for c in colors if 0 <= one.span[0] - c.span[1] <= _BESIDE and _joined(text, lang, c.span[1], one.span[0])
        ]
        start = min([one.span[0], *(c.span[0] for c in near)])
        plain = word(topic, one.value)
        if near:
            shade = word("color", near[-1].value)
            plain = Phrase(ja=f"{shade.ja}の{plain.ja}", en=f"{shade.en} {plain.en}")
        thing = _Thing(one.value, tuple(c.value for c in near), own_words(text, lang, (start, one.span[1]), plain))
        if one.value not in found or (thing.colors and not found[one.value].colors):
            found[one.value] = thing
    return list(found.values())


def _joined(text: str, lang: Lang, start: int, end: int) -> bool:
    between = {token.text for token in reading(text, lang).tokens[start:end]}
    return not between & {",", "、", "。", ".", "and", "with", "in", "と", "が", "は", "を", "に"}


def colors(meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    """Yield colors that belong to nothing that was compared already."""
    near = topics()["color"].near
    wanted = [one.value for one in states(meant, lang, "color")]
    bound = {
        color for topic in ("garment", "prop") for one in _with_colors(caption, lang, topic) for color in one.colors
    }
    told = {one.value: one for one in reversed(states(caption, lang, "color"))}
    for value, one in told.items():
        if wanted and value not in (*bound, *_PLAIN) and not any(near(value, mine) for mine in wanted):
            yield mismatch("color", "new", Phrase(), own_words(caption, lang, one.span, word("color", value)))
