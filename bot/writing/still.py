"""Still: what the first frame shows where code cannot say it, from the writer; kept as a note of the scene."""

from bot.archive import Stored
from bot.edits import SetNote
from bot.edits.scene_edits import find
from bot.llm.asks import StillInputs
from bot.texts import Told
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import still_faults
from bot.writing.crew import Crew
from bot.writing.outline import phrase


async def write_still(crew: Crew, film_id: str, scene_id: str, *, turn: str) -> Stored:
    """Return the film with the first frame of the scene said; nothing else changes.

    Raises Told where no writer is there who could, RefusedError if the scene is locked, ConflictError, SpoiltError with
    the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    scene = find(stored.film, scene_id)
    if not crew.writer.bilingual:
        # Code has said already what the vocabulary can say.
        raise Told("continued.still_by_hand", number=scene.number)
    inputs = StillInputs(film=stored.film, scene=scene)
    try:
        good = await answered(
            crew.writer, asking.still(inputs), lambda draft: still_faults(draft, inputs), scene=scene_id
        )
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    edit = SetNote(scene=scene_id, note="still", text=phrase(good.draft.text))
    return await crew.archive.commit(
        film_id, stored.version, [edit], turn=turn, by="writer", at=crew.clock(), call=good.call
    )
