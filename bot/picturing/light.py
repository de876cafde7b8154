"""What the words of a scene say of its light: where the key comes from, how hard it is, what gives it, what time it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from bot.library.picturing import Sign, light_words
from bot.library.terms import vocabularies
from bot.story import Film, Phrase, Scene

From = Literal["left", "right", "back", "front", "top", "below"]
Time = Literal["dawn", "day", "dusk", "night"]
Source = Literal["sun", "moon", "flame", "lamp", "neon"]
Quality = Literal["hard", "soft"]
Where = Literal["inside", "outside"]

Group = Literal["side", "quality", "source", "time", "where"]


@dataclass(frozen=True)
class Light:
    """The key light and the place it falls on, as far as words tell; None is what they leave open."""

    side: From | None = None
    """Where the key comes from, as the camera sees it."""
    quality: Quality | None = None
    source: Source | None = None
    time: Time | None = None
    where: Where | None = None


def light_of(film: Film, scene: Scene) -> Light:
    """Return the light of a scene: its own words first, then the film's look."""
    elements = scene.elements
    own = [elements.lighting_color, *_prose(scene)]
    world = [scene.slug, *own, elements.time_flow, elements.environment, scene.beat]
    return Light(
        side=cast("From | None", _first("side", [*own, film.preset.lighting])),
        quality=cast("Quality | None", _first("quality", [*own, film.preset.lighting])),
        source=cast("Source | None", _first("source", [*own, film.preset.lighting])),
        time=cast("Time | None", _first("time", world)),
        where=cast("Where | None", _first("where", [scene.slug, elements.environment])),
    )


def light_in(words: str) -> Light:
    """Return the light that a few words name, in either language."""
    said = [Phrase(ja=words, en=words)]
    return Light(
        side=cast("From | None", _first("side", said)),
        quality=cast("Quality | None", _first("quality", said)),
        source=cast("Source | None", _first("source", said)),
        time=cast("Time | None", _first("time", said)),
        where=cast("Where | None", _first("where", said)),
    )


def _prose(scene: Scene) -> list[Phrase]:
    return [Phrase(ja=said.ja, en=said.en) for said in scene.prose if said.element == "lighting_color"]


def _first(group: Group, phrases: Iterable[Phrase]) -> str | None:
    """Return what the first phrase with a sign says; English is asked first, its word edges are surer."""
    for phrase in phrases:
        for text, lang in ((phrase.en, 0), (phrase.ja, 1)):
            if text:
                for means, patterns in _signs(group):
                    if _said(patterns[lang], text):
                        return means
    return None


def _said(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _DENIED.search(text[max(0, match.start() - 60) : match.start()]) for match in pattern.finditer(text))


@cache
def _signs(group: Group) -> tuple[tuple[str, tuple[re.Pattern[str], re.Pattern[str]]], ...]:
    signs: tuple[Sign, ...] = getattr(light_words(), group)
    return tuple((sign.means, _patterns(sign)) for sign in signs)


def _patterns(sign: Sign) -> tuple[re.Pattern[str], re.Pattern[str]]:
    terms = [term for term in vocabularies()["light"].terms if term.id in sign.terms]
    en = "|".join([sign.en, *(re.escape(form) for term in terms for form in term.en)])
    ja = "|".join([sign.ja, *(re.escape(form) for term in terms for form in term.ja)])
    return re.compile(rf"\b(?:{en})\b", re.IGNORECASE), re.compile(ja)


_DENIED = re.compile(r"\b(?:no|not|without|never|instead of|avoid)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
