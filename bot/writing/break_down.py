"""Break down: one call for the scene list. Each scene is stored as soon as it has streamed."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from pydantic import ValidationError

from bot.edits import AddScene
from bot.library.targets import target
from bot.llm.asks import BreakdownInputs
from bot.llm.drafts import BeatDraft, BreakdownDraft
from bot.sentences import sentences
from bot.story import Film, Scene
from bot.writing import asking
from bot.writing.answering import Good, SpoiltError, answered
from bot.writing.checks import breakdown_faults
from bot.writing.crew import Crew
from bot.writing.outline import phrase


async def break_down(
    crew: Crew, film_id: str, *, turn: str, scenes: int | None = None, seconds: int | None = None
) -> AsyncIterator[Scene]:
    """Yield the scenes as they are added to the film, behind those that already stand.

    Raises SpoiltError, with the scenes so far and the raw answer kept, if the rest of the list is not usable, and
    WriterError.
    """
    film = (await crew.archive.load(film_id)).film
    plot = sentences(film.plot)
    inputs = BreakdownInputs(film=film, target=target(film.target), sentences=plot, scenes=scenes, seconds=seconds)
    streamed: asyncio.Queue[list[Any] | None] = asyncio.Queue()

    async def ask() -> Good[BreakdownDraft]:
        try:
            return await answered(
                crew.writer,
                asking.break_down(inputs),
                lambda draft: breakdown_faults(draft, inputs),
                # The last scene of unfinished JSON may still grow: only those before it are whole.
                partial=lambda value: streamed.put_nowait((value.get("scenes") or [])[:-1]),
            )
        finally:
            streamed.put_nowait(None)

    asked = asyncio.create_task(ask())
    listing = _Listing(crew, film_id, turn)
    try:
        while (beats := await streamed.get()) is not None:
            if not beats:
                await listing.begin()
            for scene in await listing.add(_valid(beats)):
                yield scene
        good = await asked
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    finally:
        asked.cancel()
    for scene in await listing.add(good.draft.scenes):
        yield scene
    await crew.archive.keep_call(film_id, good.call)


class _Listing:
    """Puts the beats of one answer into the film, each once, behind the scenes that stood when it began."""

    def __init__(self, crew: Crew, film_id: str, turn: str) -> None:
        self._crew, self._film_id, self._turn = crew, film_id, turn
        self._covered: set[int] = set()
        self._seen = 0

    async def begin(self) -> None:
        """Start with an answer's first beat: what the film covers by now is not covered twice."""
        film = (await self._crew.archive.load(self._film_id)).film
        self._covered = {i for scene in film.scenes for i in scene.plot_sentences}
        self._seen = 0

    async def add(self, beats: list[BeatDraft]) -> list[Scene]:
        """Store the beats that are new in this answer and say something new; return them as the film's scenes."""
        added: list[Scene] = []
        for beat in beats[self._seen :]:
            stored = await self._crew.archive.load(self._film_id)
            scene = _scene(stored.film, beat, self._crew.fresh_id())
            # Scenes of one answer may share a sentence: a long one can need two clips.
            if scene is not None and set(scene.plot_sentences) - self._covered:
                edit = AddScene(scene=scene, after=_before(stored.film, scene))
                stored = await self._crew.archive.commit(
                    self._film_id, stored.version, [edit], turn=self._turn, by="writer", at=self._crew.clock()
                )
                added += [new for new in stored.film.scenes if new.id == scene.id]
        self._seen = max(self._seen, len(beats))
        return added


def _scene(film: Film, beat: BeatDraft, scene_id: str) -> Scene | None:
    """Return the scene that a beat asks for; None if it covers nothing of the plot."""
    in_plot = range(len(sentences(film.plot)))
    mine = tuple(sorted({i for i in beat.plot_sentences if i in in_plot}))
    if not mine:
        return None
    return Scene(
        id=scene_id,
        slug=phrase(beat.slug),
        beat=phrase(beat.beat),
        seconds=min(600, max(1, beat.seconds)),
        plot_sentences=mine,
    )


def _before(film: Film, scene: Scene) -> str | None:
    """Return the id of the scene behind which a new one belongs, by the order of the plot."""
    earlier = [s for s in film.scenes if s.plot_sentences and s.plot_sentences[0] <= scene.plot_sentences[0]]
    return earlier[-1].id if earlier else None


def _valid(beats: list[Any]) -> list[BeatDraft]:
    """Return the whole beats at the start of the list; the answer as a whole is checked when it is complete."""
    good: list[BeatDraft] = []
    for beat in beats:
        try:
            good.append(BeatDraft.model_validate(beat))
        except ValidationError:
            break
    return good
