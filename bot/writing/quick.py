"""Quick: one line or a handful of words becomes one prompt at once; the film has that one scene."""

from bot.archive import Stored
from bot.composing import budget
from bot.edits import AddScene, Edit, SetHeading, SetTitle, Wording
from bot.library.targets import target
from bot.llm.asks import QuickInputs
from bot.sentences import sentences
from bot.story import Scene
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import quick_faults
from bot.writing.crew import Crew
from bot.writing.fill import filled


async def quick(crew: Crew, film_id: str) -> Stored:
    """Return the film, whose plot is the user's words, with one written scene. Raises SpoiltError and WriterError."""
    stored = await crew.archive.load(film_id)
    chosen = target(stored.film.target)
    inputs = QuickInputs(film=stored.film, target=chosen, budget=budget(stored.film, chosen))
    try:
        good = await answered(crew.writer, asking.quick(inputs), lambda draft: quick_faults(draft, inputs))
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    scene = Scene(
        id=crew.fresh_id(),
        seconds=chosen.clip_seconds(8),
        plot_sentences=tuple(range(len(sentences(stored.film.plot)))),
    )
    edits: list[Edit] = [
        SetTitle(words=Wording(**good.draft.title.model_dump())),
        AddScene(scene=scene, after=None),
        SetHeading(scene=scene.id, heading="slug", words=Wording(**good.draft.slug.model_dump())),
        *filled(scene.id, good.draft.scene),
    ]
    return await crew.archive.commit(
        film_id, stored.version, edits, turn=crew.fresh_id(), by="writer", at=crew.clock(), call=good.call
    )
