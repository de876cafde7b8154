"""Contradictions between neighbouring scenes that share a place, by the rule that tells them."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from bot.library.facts import Topic, topics
from bot.linting.continuity.shot import Shot, same_place
from bot.linting.continuity.sides import axis
from bot.linting.continuity.things import Thing, things
from bot.linting.reading import Span
from bot.story import Lang

_ALIKE = frozenset(
    frozenset(pair.split())
    for pair in (
        "gold yellow", "gold amber", "amber orange", "amber yellow", "gray silver", "white white-hair", "gray white-hair", "silver white-hair",
        "teal blue", "teal green", "beige brown", "pale-blue blue", "pale-blue white", "sepia brown", "amber brown",
    )
)  # fmt: skip
"""Colors that one thing may have in two descriptions; a translation may go further, a coat may not."""


class Told(NamedTuple):
    """One contradiction: in which scene and text, which words, and what they contradict."""

    shot: Shot
    lang: Lang
    span: Span
    other: str


def _by_topic(topic: str) -> Callable[[list[Shot]], Iterator[Told]]:
    """Return what finds the values of a topic that cannot follow each other in one place."""

    def found(film: list[Shot]) -> Iterator[Told]:
        for at in range(1, len(film)):
            if told := _first(film, at, lambda before, shot: _contradicted(topic, before, shot)):
                yield told

    return found


def _first(film: list[Shot], at: int, contradicted: Callable[[Shot, Shot], Told | None]) -> Told | None:
    """Return what a scene contradicts of the ones before it in the same place, the nearest first.

    A scene between them that says nothing of the matter does not part them; one elsewhere does.
    """
    for place in range(at - 1, -1, -1):
        if not same_place(film[place], film[at]):
            return None
        if told := contradicted(film[place], film[at]):
            return told
        if _hour(film[place]) is not None or any(film[place].says_change(lang, "time") for lang in film[place].langs):
            return None
    return None


_HOURS = ("dawn", "morning", "noon", "afternoon", "evening", "night")


def time(film: list[Shot]) -> Iterator[Told]:
    """Yield hours that jump; a day that goes on from scene to scene, morning, noon, night, is told by itself."""
    forward = False
    for at, (before, shot) in enumerate(pairwise(film), start=1):
        was, now = _hour(before), _hour(shot)
        goes_on = was is not None and now is not None and was < now and same_place(before, shot)
        told = _first(film, at, lambda before, shot: _contradicted("time", before, shot))
        if not (goes_on and forward) and told:
            yield told
        forward = goes_on


def _hour(shot: Shot) -> int | None:
    return next((_HOURS.index(one.value) for lang in shot.langs for one in shot.stated(lang, "time")), None)


def _contradicted(topic: str, before: Shot, shot: Shot) -> Told | None:
    if not same_place(before, shot):
        return None
    values = topics()[topic].values
    # What one language tells of, the other may leave to the reader.
    if any(_told_to_change(before, shot, lang, topic) for lang in _shared(before, shot)):
        return None
    for lang in _shared(before, shot):
        was, now = before.stated(lang, topic), shot.stated(lang, topic)
        kept = {one.value for one in was} & {one.value for one in now}
        for one in now:
            odd = next((old for old in was if old.value in values[one.value].against), None)
            if odd and not kept:
                return Told(shot, lang, one.span, before.reading(lang).words(odd.span))
    return None


def light(film: list[Shot]) -> Iterator[Told]:
    """Yield light that changes at the same hour: where day turns to night unsaid, that is told instead."""
    yield from _at_one_hour("light", film)


def weather(film: list[Shot]) -> Iterator[Told]:
    """Yield weather that changes at the same hour."""
    yield from _at_one_hour("weather", film)


def _at_one_hour(topic: str, film: list[Shot]) -> Iterator[Told]:
    for at in range(1, len(film)):
        told = _first(film, at, lambda before, shot: _contradicted(topic, before, shot))
        if told and not _first(film, at, lambda before, shot: _contradicted("time", before, shot)):
            yield told


def _by_things(topic: str) -> Callable[[list[Shot]], Iterator[Told]]:
    """Return what finds clothes or props that are otherwise than before."""

    def found(film: list[Shot]) -> Iterator[Told]:
        for at in range(1, len(film)):
            if told := _first(film, at, lambda before, shot: _otherwise(topic, before, shot)):
                yield told

    return found


def _otherwise(topic: str, before: Shot, shot: Shot) -> Told | None:
    if topic == "garment" and any(_told_to_change(before, shot, lang, topic) for lang in _shared(before, shot)):
        return None
    changing = {
        trait: any(one.says_change(lang, by) for one in (before, shot) for lang in _shared(before, shot))
        for trait, by in (("color", "color"), ("state", topic), ("hand", topic))
    }
    for lang in _shared(before, shot):
        was, now = things(before, lang, topic), things(shot, lang, topic)
        alone = len(before.people[lang]) <= 1 and len(shot.people[lang]) <= 1
        seen = {color.value for color in before.stated(lang, "color")}
        for one in now:
            if seen & one.traits.get("color", frozenset()):
                continue  # it may be the other one: a man in red and a man in blue
            mine = [
                old
                for old in was
                if old.name == one.name and _same_owner(old, one, alone=alone, worn=topic == "garment" or not one.known)
            ]
            if mine and all(_differs(old, one, changing) for old in mine):
                return Told(shot, lang, one.span, before.reading(lang).words(mine[0].span))
    return None


def _same_owner(one: Thing, other: Thing, *, alone: bool, worn: bool) -> bool:
    if one.owner == other.owner:
        return bool(one.owner) or not worn or alone
    return alone and (not one.owner or not other.owner)


def _differs(one: Thing, other: Thing, changing: dict[str, bool]) -> bool:
    """Return whether what is said of the thing excludes what was said of it; `changing` are traits told to change."""
    for trait, values in other.traits.items():
        was = one.traits.get(trait)
        if not was or was & values or changing[trait]:
            continue
        if trait == "hand":
            return True
        topic = topics()[trait]
        if trait == "color" and not any(frozenset((a, b)) in _ALIKE for a in was for b in values):
            return True
        if trait == "state" and any(_against(topic, a, b) for a in was for b in values):
            return True
    return False


def _against(topic: Topic, one: str, other: str) -> bool:
    return other in topic.values[one].against or one in topic.values[other].against


def _told_to_change(before: Shot, shot: Shot, lang: Lang, topic: str) -> bool:
    worn = topic == "garment"
    return shot.says_change(lang, topic) or (worn and before.says_change(lang, topic))


def _shared(before: Shot, shot: Shot) -> tuple[Lang, ...]:
    return tuple(lang for lang in before.langs if lang in shot.langs)


def sides(film: list[Shot]) -> Iterator[Told]:
    """Yield sides of the picture and ways through it that are changed."""
    for shot, lang, span, other in axis(film):
        yield Told(shot, lang, span, other)


FINDERS: dict[str, Callable[[list[Shot]], Iterator[Told]]] = {
    "time": time,
    "place": _by_topic("setting"),
    "light": light,
    "weather": weather,
    "wardrobe": _by_things("garment"),
    "prop": _by_things("prop"),
    "axis": sides,
}
"""What finds each rule's contradictions in a film."""
