"""Rewrite: one element of one scene anew. `reshoot` is its name for the camera."""

from collections.abc import Sequence
from typing import Any

from bot.archive import Call, Stored
from bot.composing import budget
from bot.edits import RefusedError, RewriteElement, apply
from bot.edits.scene_edits import find
from bot.library.targets import target
from bot.llm.asks import RewriteInputs
from bot.llm.drafts import ElementDraft, ShotDraft
from bot.llm.port import Ask
from bot.story import ElementName, Film, Scene
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import rewrite_faults
from bot.writing.consequences import consequences
from bot.writing.crew import Crew
from bot.writing.fill import camera
from bot.writing.outline import phrase


async def rewrite(crew: Crew, film_id: str, scene_id: str, element: ElementName, wish: str, *, turn: str) -> Stored:
    """Return the film with that one element rewritten; every other byte of it is the same, whatever is answered.

    Where the wish names another time of day or place, what names the old one goes along: `consequences`.

    Raises RefusedError before any call if the element is locked, ConflictError if somebody changed it meanwhile,
    SpoiltError with the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    follows = consequences(stored.film, [(scene_id, element, wish)])
    there = stored.model_copy(update={"film": apply(stored.film, follows.edits)})
    edit, call = await _drafted(crew, there, scene_id, element, wish)
    return await crew.archive.commit(
        film_id, stored.version, [edit, *follows.edits], turn=turn, by="writer", at=crew.clock(), call=call
    )


async def proposed(
    crew: Crew, stored: Stored, scene_id: str, element: ElementName, wish: str, shown: Sequence[RewriteElement] = ()
) -> RewriteElement:
    """Return what `rewrite` would do, and do nothing but keep the call; another than was `shown`.

    Raises what `rewrite` raises.
    """
    edit, call = await _drafted(crew, stored, scene_id, element, wish, shown)
    await crew.archive.keep_call(stored.film.id, call)
    return edit


def asked_of(
    film: Film, scene: Scene, element: ElementName, wish: str, shown: Sequence[RewriteElement] = ()
) -> RewriteInputs:
    """Return what a writer knows of an element that is to be rewritten for the film's own target."""
    chosen = target(film.target)
    return RewriteInputs(
        film=film,
        scene=scene,
        target=chosen,
        element=element,
        wish=wish,
        budget=budget(film, chosen),
        shown=tuple(shown),
    )


async def _drafted(
    crew: Crew,
    stored: Stored,
    scene_id: str,
    element: ElementName,
    wish: str,
    shown: Sequence[RewriteElement] = (),
) -> tuple[RewriteElement, Call]:
    scene = find(stored.film, scene_id)
    for locked in (element, "scene"):
        if locked in scene.locks:
            raise RefusedError("edits.locked", scene=scene.number, field=locked)
    inputs = asked_of(stored.film, scene, element, wish, shown)
    ask: Ask[Any] = asking.rewrite(inputs)
    try:
        good = await answered(crew.writer, ask, lambda draft: rewrite_faults(draft, inputs), scene=scene_id)
    except SpoiltError as spoilt:
        await crew.archive.keep_call(stored.film.id, spoilt.call)
        raise
    return rewritten(scene_id, element, good.draft), good.call


def rewritten(scene_id: str, element: ElementName, draft: ElementDraft | ShotDraft) -> RewriteElement:
    """Return the one edit that the draft may become: there is no place in it for anything else."""
    return RewriteElement(
        scene=scene_id,
        element=element,
        text=phrase(draft.text),
        sentences=tuple(phrase(said) for said in draft.sentences),
        camera=camera(draft.camera) if isinstance(draft, ShotDraft) else None,
    )
