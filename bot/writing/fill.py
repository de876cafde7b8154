"""Fill: one call a scene for its five elements and its paragraph, in both languages."""

from collections.abc import Callable
from typing import Any

from bot.archive import Landed
from bot.composing import budget
from bot.edits import Assume, Edit, RewriteElement, SetNote, SetStatus
from bot.edits.scene_edits import find
from bot.library.targets import target
from bot.llm.asks import FillInputs
from bot.llm.drafts import CameraDraft, SceneDraft
from bot.sentences import sentences
from bot.story import ELEMENTS, Camera, Phrase
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import fill_faults
from bot.writing.crew import Crew
from bot.writing.outline import phrase


async def fill(
    crew: Crew, film_id: str, scene_id: str, *, turn: str, partial: Callable[[dict[str, Any]], object] | None = None
) -> Landed:
    """Write one scene. What was edited or locked since the call began is left as it is, and named in the result.

    Raises SpoiltError, with the scene marked as needing attention and the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    film, scene = stored.film, find(stored.film, scene_id)
    chosen = target(film.target)
    inputs = FillInputs(
        film=film, scene=scene, target=chosen, sentences=sentences(film.plot), budget=budget(film, chosen)
    )
    ask = asking.fill(inputs)
    at_start = stored.version
    try:
        good = await answered(
            crew.writer, ask, lambda draft: fill_faults(draft, inputs), scene=scene_id, partial=partial
        )
    except SpoiltError as spoilt:
        status = SetStatus(scene=scene_id, status="attention")
        await crew.archive.land(film_id, at_start, [status], turn=turn, by="writer", at=crew.clock(), call=spoilt.call)
        raise
    return await crew.archive.land(
        film_id,
        at_start,
        filled(scene_id, good.draft),
        turn=turn,
        by="writer",
        at=crew.clock(),
        call=good.call,
    )


def filled(scene_id: str, draft: SceneDraft) -> tuple[Edit, ...]:
    """Return the edits that put the draft into the scene, one a field, so that each can be left out alone."""
    edits: list[Edit] = [
        RewriteElement(
            scene=scene_id,
            element=element,
            text=phrase(getattr(draft, element)),
            sentences=tuple(
                Phrase(ja=said.ja.strip(), en=said.en.strip()) for said in draft.prose if said.element == element
            ),
            camera=camera(draft.camera) if element == "camera_work" else None,
        )
        for element in ELEMENTS
    ]
    if draft.sound is not None:
        edits.append(SetNote(scene=scene_id, note="sound", text=phrase(draft.sound)))
    if draft.avoid is not None:
        edits.append(SetNote(scene=scene_id, note="avoid", text=phrase(draft.avoid)))
    if draft.assumptions:
        edits.append(Assume(assumptions=tuple(phrase(assumed) for assumed in draft.assumptions)))
    edits.append(SetStatus(scene=scene_id, status="written"))
    return tuple(edits)


def camera(draft: CameraDraft) -> Camera:
    """Return a draft's camera values; a focal length that no lens has is left out."""
    lens = draft.lens_mm if draft.lens_mm is not None and 4 <= draft.lens_mm <= 2000 else None
    return Camera(size=draft.size, angle=draft.angle, move=draft.move, lens_mm=lens)
