"""What an image or video tool understood differently: its own description against what the scene means. No LLM."""

import re
from collections.abc import Iterator
from typing import Literal, get_args

from bot.composing import compose, look
from bot.continuing.framing import framing
from bot.continuing.keeping import people_in, place_in
from bot.continuing.lighting import lit
from bot.continuing.mismatches import Aspect, Mismatch, Way, mismatch, own_words
from bot.continuing.seen_things import colors, props, worn
from bot.continuing.stating import reading, states, word
from bot.library.facts import topics
from bot.library.people import people
from bot.library.targets import Target
from bot.library.terms import camera_term
from bot.picturing.light import light_in, light_of
from bot.sentences import language_of, sentences
from bot.story import Angle, Film, Lang, Phrase, Preset, Scene, Size
from bot.texts import Told, say

_SHORTEST = 3
"""Words of a description; less describes nothing."""
_ABOUT_LIGHT = re.compile(
    r"light|\blit\b|lamp|\bsun|moon|glow|shadow|candle|neon|光|照|灯|逆光|日差し|陽|影|明かり|ろうそく|ネオン",
    re.IGNORECASE,
)
_LAMPS = frozenset(["lamp", "flame"])
"""Sources that descriptions do not keep apart: a lantern is either."""


def compare(film: Film, scene: Scene, caption: str, target: Target) -> tuple[Mismatch, ...]:
    """Return what a tool's description tells otherwise than the scene, the gravest first.

    The description may be in either language: it is compared with the scene's words in that language. Raises Told if
    there is nothing to compare on either side.
    """
    lang = language_of(caption)
    if len(caption.split()) < _SHORTEST and len(caption.strip()) < 2 * _SHORTEST:
        raise Told("compare.no_caption")
    bare = film.model_copy(update={"preset": Preset()})
    seen = scene.model_copy(update={"sound": None})
    meant = "\n".join(
        text for text in (compose(bare, seen, target).text.said(lang), scene.slug.said(lang)) if text.strip()
    )
    if not meant.strip():
        raise Told("compare.nothing_said", slate=scene.slate, language=say(f"board.in_{lang}", lang))
    found = [
        *_who(film, scene, meant, caption, lang),
        *([] if _named_there(film, scene, caption, lang) else _by_topic("where", "place", meant, caption, lang)),
        *_by_topic("time", "time", meant, caption, lang),
        *_by_topic("weather", "weather", meant, caption, lang),
        *_light(bare, scene, meant, caption, lang),
        *_framing(scene, caption, lang),
        *worn(film, scene, meant, caption, lang),
        *props(film, scene, meant, caption, lang),
        *colors(f"{meant}\n{look(film).said(lang)}", caption, lang),
    ]
    order = get_args(Way)
    return tuple(sorted(dict.fromkeys(found), key=lambda one: order.index(one.way)))


def _who(film: Film, scene: Scene, meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    known = people()
    wanted, told = _kinds(meant, lang), _kinds(caption, lang)
    for kind in known.kinds:
        odd = [other for other in known.against.get(kind, ()) if other in told and other not in wanted]
        if kind in wanted and kind not in told and odd:
            yield mismatch("who", "other", known.says[kind], known.says[odd[0]])
    cast = {one.handle for one in film.cast}
    there = sum(handle in cast for handle in people_in(film, scene))
    count = _count(caption, lang)
    if there and count is not None and count != min(there, max(known.counts)):
        crowd = count == max(known.counts)
        got = say("compare.crowd", "ja"), say("compare.crowd", "en")
        yield mismatch(
            "count",
            "other",
            Phrase(ja=f"{there}人", en=str(there)),
            Phrase(ja=got[0], en=got[1]) if crowd else Phrase(ja=f"{count}人", en=str(count)),
        )
    if wanted and not told and count is None and there:
        kind = next(iter(wanted))
        yield mismatch("who", "lost", known.says[kind], Phrase())


def _kinds(text: str, lang: Lang) -> list[str]:
    return [kind for kind, words in people().kinds.items() if any(_stands(one, text, lang) for one in words.by(lang))]


def _stands(said: str, text: str, lang: Lang) -> bool:
    if lang == "en":
        return bool(re.search(rf"\b{re.escape(said)}\b", text, re.IGNORECASE))
    if len(said) > 1:
        return said in text
    return any(said == token.text for token in reading(text, lang).tokens)


def _count(text: str, lang: Lang) -> int | None:
    """Return how many people a description counts, None where it counts none."""
    known = people()
    if lang == "ja":
        return next((n for n, words in reversed(known.counts.items()) if any(one in text for one in words.ja)), None)
    found = None
    read = reading(text, lang)
    for at, token in enumerate(read.tokens):
        for n, words in known.counts.items():
            behind = any(read.people[at + 1 : at + 4])
            if token.text in words.en and (behind or token.text in ("crowd", "people", "couple", "trio")):
                found = max(found or 0, n)
    return found


def _named_there(film: Film, scene: Scene, caption: str, lang: Lang) -> bool:
    """Return whether a description names the place of the scene by a word of its name."""
    place = next((one for one in film.places if one.handle == place_in(film, scene)), None)
    if place is None:
        return False
    words = [
        t.text for t in reading(f"{place.name.said(lang)} {place.short.said(lang)}", lang).tokens if len(t.text) > 1
    ]
    return any(_stands(one, caption, lang) for one in words if one not in ("the", "an", "of", "old"))


def _by_topic(aspect: Aspect, topic: str, meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    """Yield what excludes what was meant, or that nothing is told of it."""
    values = topics()[topic].values
    wanted = {one.value: one for one in reversed(states(meant, lang, topic))}
    told = {one.value: one for one in reversed(states(caption, lang, topic))}
    if not wanted or wanted.keys() & told.keys():
        return
    first = next(reversed(wanted))
    own = own_words(meant, lang, wanted[first].span, word(topic, first))
    mine = own if topic == "place" else word(topic, first)
    if not told:
        yield mismatch(aspect, "lost", mine, Phrase())
        return
    odd = next((one for one in told if one in values[first].against or first in values[one].against), None)
    if odd is None and topic == "place":
        odd = next(reversed(told))
    if odd is not None:
        yield mismatch(aspect, "other", mine, own_words(caption, lang, told[odd].span, word(topic, odd)))


def _light(film: Film, scene: Scene, meant: str, caption: str, lang: Lang) -> Iterator[Mismatch]:
    yield from (one for one in _by_topic("light", "light", meant, caption, lang) if one.way == "other")
    about = " ".join(one for one in sentences(caption) if _ABOUT_LIGHT.search(one))
    wanted, told = light_of(film, scene), light_in(about)
    if wanted.source and told.source and wanted.source != told.source and not {wanted.source, told.source} <= _LAMPS:
        yield mismatch("light", "other", lit("source", wanted.source), lit("source", told.source))
    if wanted.side and told.side and wanted.side != told.side:
        yield mismatch("light", "other", lit("side", wanted.side), lit("side", told.side))
    if wanted.source and not about:
        yield mismatch("light", "lost", lit("source", wanted.source), Phrase())


def _framing(scene: Scene, caption: str, lang: Lang) -> Iterator[Mismatch]:
    wanted = framing(scene).camera
    values = topics()["camera"].values
    told = [one.value for one in states(caption, lang, "camera")]
    sizes = [one for one in told if one in get_args(Size)]
    if wanted.size and sizes and not any(_near(wanted.size, one) for one in sizes):
        yield mismatch("framing", "other", _term("size", wanted.size), _term("size", sizes[0]))
    angles = [one.removesuffix("-angle") for one in told]
    angles = [one for one in angles if one in get_args(Angle)]
    if wanted.angle and angles and wanted.angle not in angles and not _alike(wanted.angle, angles[0]):
        yield mismatch("framing", "other", _term("angle", wanted.angle), _term("angle", angles[0]))
    if wanted.size and not any(one in values for one in told):
        yield mismatch("framing", "lost", _term("size", wanted.size), Phrase())


def _near(one: Size, other: str) -> bool:
    sizes: tuple[str, ...] = get_args(Size)
    return abs(sizes.index(one) - sizes.index(other)) <= 1


def _alike(one: str, other: str) -> bool:
    above = ("high", "overhead", "aerial")
    return (one in above and other in above) or {one, other} == {"low", "ground-level"}


def _term(group: Literal["size", "angle"], value: str) -> Phrase:
    known = camera_term(group, value)
    return Phrase(ja=known.ja[0], en=known.en[0])
