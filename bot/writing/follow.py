"""Follow: the language of an element that lags behind is brought up to the other; nothing else changes."""

from bot.archive import Stored
from bot.edits import FollowElement
from bot.edits.scene_edits import find
from bot.llm.asks import FollowInputs
from bot.llm.drafts import FollowDraft
from bot.story import ELEMENTS, LANGS, ElementName, Lang, Scene
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import follow_faults
from bot.writing.crew import Crew


async def follow(crew: Crew, film_id: str, scene_id: str, element: ElementName, lang: Lang, *, turn: str) -> Stored:
    """Return the film with `lang` of the element following the other language.

    Raises RefusedError if it is locked, ConflictError, SpoiltError with the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    inputs = FollowInputs(film=stored.film, scene=find(stored.film, scene_id), element=element, lang=lang)
    try:
        good = await answered(
            crew.writer, asking.follow(inputs), lambda draft: follow_faults(draft, inputs), scene=scene_id
        )
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    edit = followed(inputs.scene, element, lang, good.draft)
    return await crew.archive.commit(
        film_id, stored.version, [edit], turn=turn, by="writer", at=crew.clock(), call=good.call
    )


def followed(scene: Scene, element: ElementName, lang: Lang, draft: FollowDraft) -> FollowElement:
    """Return the edit that takes from the draft only what lags behind: a text set by hand stays as it was typed."""
    said = tuple(sentence.said(lang) for sentence in scene.prose if sentence.element == element)
    return FollowElement(
        scene=scene.id,
        element=element,
        lang=lang,
        text=draft.text if f"{element}.{lang}" in scene.stale else scene.elements.named(element).said(lang),
        sentences=tuple(draft.sentences) if f"prose.{element}.{lang}" in scene.stale else said,
    )


def lagging(scene: Scene) -> tuple[tuple[ElementName, Lang], ...]:
    """Return what lags behind, each once: first the language that was typed by hand, whose sentences the other reads."""
    marks = [
        (element, lang)
        for element in ELEMENTS
        for lang in LANGS
        if {f"{element}.{lang}", f"prose.{element}.{lang}"} & set(scene.stale)
    ]
    return tuple(sorted(marks, key=lambda mark: (ELEMENTS.index(mark[0]), f"{mark[0]}.{mark[1]}" in scene.stale)))
