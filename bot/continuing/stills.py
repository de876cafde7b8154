"""(Film, Scene, Target) -> Still: the first frame as a picture, before a clip is paid for. No LLM, no I/O."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.composing import PORTABLE, compose, look, written_out
from bot.composing.mentions import capitalised
from bot.composing.paragraph import ended, joined
from bot.composing.prompts import nouns_to_avoid
from bot.continuing.beginnings import beginning, handles_of
from bot.continuing.framing import framing
from bot.continuing.lighting import light_words
from bot.continuing.movement import light_moves, moves
from bot.library.targets import Target
from bot.linting import lint_text
from bot.story import LANGS, ElementName, Film, Finding, Frozen, Lang, Phrase, Scene, Sentence

ASKED: tuple[ElementName, ...] = ("subject_action", "environment", "lighting_color")
"""The elements that a picture shows, in the order in which it is told; the camera's framing stands before them."""


class Still(Frozen):
    """What the first frame of a scene shows: no movement, no time, no sound."""

    scene: str
    slate: str
    text: Phrase
    """The prompt for an image model. The English one is what is pasted."""
    negative: str = ""
    """English nouns to keep out, for image models that have a field for them."""
    parameters: dict[str, str]
    unsaid: tuple[ElementName, ...] = ()
    """What the scene tells in movement alone, so that code cannot say it: a person or the writer may."""
    missing: tuple[str, ...] = ()
    """What lacks English, as in `Prompt.missing`; handles too."""
    over: bool = False
    """True if it is longer than the portable 800 characters."""


class _Part(NamedTuple):
    element: ElementName | None
    text: Phrase


def still(film: Film, scene: Scene, target: Target) -> Still:
    """Return the scene's first frame in both languages; what is not certain is left out and named."""
    things = frozenset(known.handle for known in film.places + film.props)
    parts, absent = _parts(film, scene, things)
    parts = [_framed(scene), *parts, *_mentioned(film, scene, parts, absent)]
    # Of somebody who comes in later there is nothing to say.
    told = {part.element for part in parts} | ({"subject_action"} if absent else set())
    unsaid = tuple(element for element in ASKED if element not in told and _has(scene, element))
    prompt = compose(film, scene, target)
    folded = look(film)
    style = [_Part(None, phrase) for phrase in (scene.style or Phrase(), folded) if phrase]
    whole = _written(film, [*parts, *style])
    if len(whole[0].en) > PORTABLE:
        whole = _written(film, parts)
    text, lacking = whole
    return Still(
        scene=scene.id,
        slate=scene.slate,
        text=text,
        negative=nouns_to_avoid(film, scene),
        parameters={"aspect ratio": prompt.parameters["aspect ratio"]},
        unsaid=unsaid,
        missing=(*_lacks_english(parts), *lacking),
        over=len(text.en) > PORTABLE,
    )


def _parts(film: Film, scene: Scene, things: frozenset[str]) -> tuple[list[_Part], frozenset[str]]:
    """Return what the picture tells, and who is not in it yet."""
    parts: list[_Part] = []
    absent: set[str] = set()
    if scene.still:
        parts.append(_Part("subject_action", scene.still))
    for element in ASKED:
        if element == "subject_action" and scene.still:
            continue
        said = [one for one in scene.prose if one.element == element] or _note(scene, element)
        if element == "subject_action":
            firsts = [beginning(film, one) for one in said]
            absent |= {first.absent for first in firsts if first.absent}
            # What happens first is what the first frame shows; what comes behind it has not happened yet.
            parts += [_Part(element, first.text) for first in firsts[:1] if first.certain]
            continue
        kept = [one for one in said if not _stirs(one, element, things)]
        if not kept:
            kept = [one for one in _note(scene, element) if not _stirs(one, element, things)]
        parts += [_Part(element, Phrase(ja=one.ja, en=one.en)) for one in kept]
    if not any(part.element == "lighting_color" and part.text for part in parts):
        parts.append(_Part("lighting_color", light_words(film, scene)))
    return [part for part in parts if part.text], frozenset(absent)


def _stirs(said: Sentence, element: ElementName, things: frozenset[str]) -> bool:
    """Return whether either language tells of movement: both stay or both go, so that they keep in step."""
    if element == "lighting_color":
        return any(light_moves(said.said(lang), lang) for lang in LANGS)
    return any(moves(said.said(lang), lang, things) for lang in LANGS)


def _note(scene: Scene, element: ElementName) -> list[Sentence]:
    phrase = scene.elements.named(element)
    return [Sentence(element=element, ja=phrase.ja, en=phrase.en)] if phrase else []


def _has(scene: Scene, element: ElementName) -> bool:
    return bool(scene.elements.named(element)) or any(one.element == element for one in scene.prose)


def _framed(scene: Scene) -> _Part:
    return _Part(None, framing(scene).said())


def _mentioned(film: Film, scene: Scene, parts: Iterable[_Part], absent: frozenset[str]) -> Iterator[_Part]:
    """Yield who and what else the scene names, and where it is: in a picture nobody comes in later."""
    there = {handle for part in parts for handle in handles_of(_sentence(part.text))}
    named = dict.fromkeys(handle for said in _read(scene) for handle in handles_of(said))
    rest = [known.handle for known in film.cast + film.props if known.handle in named.keys() - there - absent]
    if rest:
        listed = [f"@{handle}" for handle in rest]
        more = any(part.element == "subject_action" for part in parts)
        yield _Part(
            None,
            Phrase(
                ja=f"{'ほかに' if more else ''}写っているのは、{'、'.join(listed)}。",
                en=f"{'Also in' if more else 'In'} the frame: {', '.join(listed)}.",
            ),
        )
    where = [known.handle for known in film.places if known.handle in named]
    if where and not there.intersection(where):
        yield _Part("environment", Phrase(ja=f"場所は、@{where[0]}。", en=f"The place: @{where[0]}."))


def _read(scene: Scene) -> Iterator[Sentence]:
    """Yield the sentences whose people and things a picture can show, what happens first before the rest."""
    said = scene.prose or tuple(one for element in ASKED for one in _note(scene, element))
    yield from (one for one in said if one.element != "camera_work")
    yield from (one for one in said if one.element == "camera_work")


def _sentence(text: Phrase) -> Sentence:
    return Sentence(element="subject_action", ja=text.ja, en=text.en)


def _written(film: Film, parts: list[_Part]) -> tuple[Phrase, tuple[str, ...]]:
    """Return the paragraph with handles written out, and the handles that lack English."""
    said: dict[Lang, str] = {}
    lacking: tuple[str, ...] = ()
    for lang in LANGS:
        texts = [part.text.said(lang) for part in parts if part.text.said(lang).strip()]
        written = written_out(film, texts, lang)
        out = [text for one in written for text in (one.text, *one.introductions)]
        said[lang] = joined([ended(capitalised(text.strip()) if lang == "en" else text.strip(), lang) for text in out])
        if lang == "en":
            lacking = tuple(dict.fromkeys(handle for one in written for handle in one.lacking))
    return Phrase(ja=said["ja"], en=said["en"]), lacking


def _lacks_english(parts: Iterable[_Part]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            part.element for part in parts if part.element and part.text.ja.strip() and not part.text.en.strip()
        )
    )


def found_in_still(film: Film, scene: Scene, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of a still prompt. What a clip lacks is none in a picture: only errors and warnings count."""
    things = frozenset(known.handle for known in film.places + film.props)
    text = still(film, scene, target).text
    lang: Lang = "en" if text.en else "ja"
    return tuple(
        one
        for one in lint_text(text.said(lang), lang, target, things=things)
        if one.level != "hint" and text.said(lang)
    )
