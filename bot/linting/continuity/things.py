"""Clothes and things with what stands beside them: whose they are, their color, their state, the hand that holds them."""

import re
from typing import NamedTuple

from bot.linting.continuity.nouns import beside_noun, held_noun, worn
from bot.linting.continuity.shot import Shot
from bot.linting.facts import Stated
from bot.linting.reading import Reading, Span
from bot.linting.tokens import COMMAS, STOPS
from bot.story import Lang

_BEFORE = 3
"""So many words may stand between a color and what it colors: a red, hand-knitted scarf."""
_HAND = re.compile(r"hand|手|fist|palm|腕|arm")
_MADE_OF = frozenset(["の", "な", "を", "い", "た", "て", "長い", "古い", "小さな", "大きな", "厚手", "薄手", "、"])


class Thing(NamedTuple):
    """One thing in a scene."""

    name: str
    owner: str
    """Who wears or holds it, empty if nobody is named."""
    span: Span
    traits: dict[str, frozenset[str]]
    """What is said of it, by topic: color, state, hand."""
    known: bool = True
    """False where it is only a noun beside a color."""


def things(shot: Shot, lang: Lang, topic: str) -> list[Thing]:
    """Return the clothes (`garment`) or props (`prop`) of a scene that something is said of."""
    reading = shot.reading(lang)
    nouns = sorted(shot.stated(lang, topic), key=lambda one: one.span)
    found: list[Thing] = []
    for noun in nouns:
        traits: dict[str, frozenset[str]] = {}
        for trait in ("color", "state"):
            if values := _beside(reading, noun, shot.stated(lang, trait), nouns):
                traits[trait] = values
        if topic == "prop" and (hand := _hand(reading, noun, shot.stated(lang, "direction"))):
            traits["hand"] = hand
        if traits:
            found.append(Thing(noun.value, _owner(shot, lang, noun.span), _with_traits(shot, lang, noun.span), traits))
    if topic == "prop":
        found += _held(shot, lang)
    taken = {at for name in ("garment", "prop", "place") for one in shot.stated(lang, name) for at in range(*one.span)}
    for trait in ("color", "state"):
        for one in shot.stated(lang, trait):
            at = beside_noun(reading, one.span[1])
            if at is not None and at not in taken and worn(reading, one.span[0], at) == (topic == "garment"):
                said = {trait: frozenset([one.value])}
                owner = _owner(shot, lang, (at, at + 1))
                found.append(Thing(reading.tokens[at].forms[-1], owner, (one.span[0], at + 1), said, known=False))
    return found


def _held(shot: Shot, lang: Lang) -> list[Thing]:
    """Return what a left or right hand holds, where no list of ours has it: 左手のチョーク, chalk in her left hand."""
    reading = shot.reading(lang)
    taken = {at for one in shot.stated(lang, "prop") for at in range(*one.span)}
    found: list[Thing] = []
    for one in shot.stated(lang, "direction"):
        if one.value in ("left", "right") and _HAND.search(reading.words(one.span)):
            at = held_noun(reading, one.span)
            if at is not None and at not in taken:
                owner = _owner(shot, lang, (at, at + 1))
                hand = {"hand": frozenset([one.value])}
                found.append(Thing(reading.tokens[at].forms[-1], owner, one.span, hand, known=False))
    return found


def _beside(reading: Reading, noun: Stated, said: list[Stated], nouns: list[Stated]) -> frozenset[str]:
    """Return the values that stand right before the noun."""
    start = noun.span[0]
    near: set[str] = set()
    for one in said:
        between = reading.tokens[one.span[1] : start]
        if not 0 <= start - one.span[1] <= _BEFORE or any(
            other.span[0] in range(one.span[1], start) for other in nouns
        ):
            continue
        if any(
            t.text in STOPS | COMMAS | {"and", "と", "や", "が", "は", "に", "with", "in", "on", "at", "of"}
            and t.text != "、"
            for t in between
        ):
            continue
        near.add(one.value)
    return frozenset(near)


def _with_traits(shot: Shot, lang: Lang, noun: Span) -> Span:
    """Return the noun together with the color or state right before it: 赤い帽子, not 帽子 alone."""
    said = (*shot.stated(lang, "color"), *shot.stated(lang, "state"))
    starts = [one.span[0] for one in said if 0 <= noun[0] - one.span[1] <= _BEFORE]
    return min([*starts, noun[0]]), noun[1]


def _hand(reading: Reading, noun: Stated, said: list[Stated]) -> frozenset[str]:
    """Return left or right where a hand holds it: a lantern in his left hand, 左手にランタン."""
    for one in said:
        if one.value not in ("left", "right") or not _HAND.search(reading.words(one.span)):
            continue
        gap = (noun.span[1], one.span[0]) if reading.lang == "en" else (one.span[1], noun.span[0])
        between = [t.text for t in reading.tokens[gap[0] : gap[1]]] if gap[0] <= gap[1] else None
        if between is not None and len(between) <= 4 and not STOPS.intersection(between) and "and" not in between:
            return frozenset([one.value])
    return frozenset()


def _owner(shot: Shot, lang: Lang, span: Span) -> str:
    """Return the person whose thing it is: in English the one before it, in Japanese the one that it describes."""
    reading = shot.reading(lang)
    sentence = reading.sentence(span[0])
    same = [at for at in shot.somebody[lang] if reading.sentence(at) == sentence and not span[0] <= at < span[1]]
    before = [at for at in same if at < span[0]]
    behind = [at for at in same if at >= span[1]]
    if (
        lang == "ja"
        and behind
        and behind[0] - span[1] <= 5
        and "、" not in [t.text for t in reading.tokens[span[1] : behind[0]]]
    ):
        # 赤いコートの女, コートを着た女; but 傘を男に渡す is another's
        between = [t.text for t in reading.tokens[span[1] : behind[0]]]
        if between[:1] in (["の"], ["を"], ["姿"], ["に"]) and (between[:1] != ["を"] or "た" in between):
            return reading.tokens[behind[0]].text
    at = before[-1] if before else behind[0] if behind else None
    return "" if at is None else reading.tokens[at].text
