"""What follows when a scene gets another time of day or another place: its headings and words name it, too.

No writer is asked: words are put in each other's place in both languages at once. Only what the wish names counts; an
answer moves nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.edits import Edit, RewriteElement, SetHeading, Wording
from bot.edits.scene_edits import find
from bot.library.guided import TimeWord
from bot.llm.guided.concepts import Concept
from bot.llm.guided.renaming import (
    article_of,
    other_time,
    place_of_slug,
    place_wished,
    resettled,
    resettled_slug,
    retimed,
    time_wished,
)  # fmt: skip
from bot.llm.guided.spotting import kind_of_place
from bot.story import HEADINGS, LANGS, ElementName, Film, Frozen, Lang, Phrase, Scene

_TIMED: tuple[ElementName, ...] = ("lighting_color", "environment")
"""The elements that a time of day is wished for in."""
_SAYING: tuple[ElementName, ...] = ("subject_action", "environment")
"""The elements that may name time and place beside the light."""


class Consequences(Frozen):
    """What goes along with rewrites, and where words stay that cannot be exchanged."""

    edits: tuple[Edit, ...] = ()
    scenes: tuple[str, ...] = ()
    """Ids of the scenes that they change."""
    left: tuple[str, ...] = ()
    """Ids of the scenes that still name another time."""


@dataclass(frozen=True)
class _Now:
    """When and where a scene plays from now on; None where that stays."""

    time: TimeWord | None
    place: Concept | None
    was: Phrase
    """The place as the heading names it until now."""


def consequences(film: Film, wishes: Iterable[tuple[str, ElementName, str]]) -> Consequences:
    """Return what follows from wishes for elements of scenes, each by the scene's id, the element and its words."""
    wished = list(wishes)
    edits: list[Edit] = []
    changed: list[str] = []
    left: list[str] = []
    for scene_id in dict.fromkeys(scene for scene, _, _ in wished):
        scene = find(film, scene_id)
        own = {element: wish for one, element, wish in wished if one == scene_id}
        now = _now(scene, own)
        if now.time is None and now.place is None:
            continue
        headings = list(_headings(film, scene, now))
        elements = list(_elements(film, scene, now, [element for element in _SAYING if element not in own]))
        edits += [*headings, *elements]
        changed += [scene_id] if headings or elements else []
        if now.time is not None and _still_says(scene, now.time, headings, elements, set(own)):
            left.append(scene_id)
    return Consequences(edits=tuple(edits), scenes=tuple(changed), left=tuple(left))


def _now(scene: Scene, own: Mapping[ElementName, str]) -> _Now:
    times = [time for element in _TIMED if (time := time_wished(own.get(element, ""))) is not None]
    return _Now(times[-1] if times else None, place_wished(own.get("environment", "")), place_of_slug(scene.slug))


def _headings(film: Film, scene: Scene, now: _Now) -> Iterator[SetHeading]:
    for heading in HEADINGS:
        before = scene.named(heading)
        after = before
        if now.place is not None:
            after = resettled_slug(before, now.place) if heading == "slug" else _moved(film, before, now)
        after = _timed(after, now, slug=heading == "slug")
        if after != before and not {heading, "scene"} & set(scene.locks):
            yield SetHeading(scene=scene.id, heading=heading, words=Wording(ja=after.ja, en=after.en))


def _elements(film: Film, scene: Scene, now: _Now, elements: Iterable[ElementName]) -> Iterator[RewriteElement]:
    for element in elements:
        note = scene.elements.named(element)
        said = tuple(Phrase(ja=one.ja, en=one.en) for one in scene.prose if one.element == element)
        text, sentences = _said(film, note, now), tuple(_said(film, one, now) for one in said)
        if (text, sentences) != (note, said) and not {element, "scene"} & set(scene.locks):
            yield RewriteElement(scene=scene.id, element=element, text=text, sentences=sentences)


def _said(film: Film, text: Phrase, now: _Now) -> Phrase:
    return _timed(_moved(film, text, now) if now.place is not None else text, now)


def _timed(text: Phrase, now: _Now, *, slug: bool = False) -> Phrase:
    if now.time is None:
        return text
    return Phrase(**{lang: retimed(text.said(lang), lang, now.time, slug=slug) for lang in LANGS})


def _moved(film: Film, text: Phrase, now: _Now) -> Phrase:
    """Return a text with the new place where it names the old one, by its handle or as the heading does."""
    if now.place is None:
        return text
    there = any(known.handle == now.place.id for known in film.places)
    name = Phrase(ja=f"@{now.place.id}", en=f"@{now.place.id}") if there else article_of(now.place)
    told: dict[Lang, str] = {}
    for lang in LANGS:
        told[lang] = text.said(lang)
        olds = [
            f"@{known.handle}" for known in film.places if known.name.said(lang).lower() == now.was.said(lang).lower()
        ]
        for old in (*olds, now.was.said(lang)):
            told[lang] = resettled(told[lang], lang, old, kind_of_place(now.place), name)
    return Phrase(ja=told["ja"], en=told["en"])


def _still_says(
    scene: Scene,
    time: TimeWord,
    headings: Sequence[SetHeading],
    elements: Sequence[RewriteElement],
    done: set[ElementName],
) -> bool:
    """Tell if the beat, or words of the paragraph that were not written anew, name another time after all."""
    texts = [next((edit.words.on(scene.beat) for edit in headings if edit.heading == "beat"), scene.beat)]
    for element in (*_SAYING, "lighting_color"):
        if element not in done:
            said = tuple(Phrase(ja=one.ja, en=one.en) for one in scene.prose if one.element == element)
            texts += next((edit.sentences for edit in elements if edit.element == element), said)
    return any(other_time(text.said(lang), lang, time) for text in texts for lang in LANGS)
