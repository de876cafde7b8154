"""Write: a plot becomes a film. Scenes are filled side by side, each as soon as it is listed.

What is finished is in the archive before it is told, so this may be killed at any point and called again: it goes on
where it was.
"""

import asyncio
from collections.abc import AsyncIterator

from bot.archive import Stored
from bot.llm.port import UnreachableError, Usage, WriterError
from bot.sentences import sentences
from bot.story import Scene
from bot.writing.answering import SpoiltError
from bot.writing.break_down import break_down
from bot.writing.crew import Crew
from bot.writing.events import Coming, Event, Finished, Listed, Outlined, Spoilt, Written
from bot.writing.fill import fill
from bot.writing.outline import outline


async def write(crew: Crew, film_id: str) -> AsyncIterator[Event]:
    """Yield what happens until every scene is written or needs attention.

    Raises SpoiltError if there is no usable outline or scene list, UnreachableError if the writer is gone; what was
    finished before is kept.
    """
    stored = await crew.archive.load(film_id)
    turn = crew.fresh_id()
    before = await crew.archive.calls(film_id)
    if not stored.film.logline:
        stored = await outline(crew, film_id, turn=turn, answers=stored.wish.get("answers", ()))
        yield Outlined(stored.film)
    shoot = _Shoot(crew, film_id, turn)
    for scene in stored.film.scenes:
        if scene.status != "written":
            shoot.start(scene)
    listing = asyncio.create_task(_list(shoot, stored)) if await _unlisted(crew, stored) else None
    try:
        async for event in shoot.events(listing):
            yield event
    finally:
        await shoot.stop(listing)
    made = (await crew.archive.calls(film_id))[len(before) :]
    yield Finished(
        (await crew.archive.load(film_id)).film,
        sum(call.usage.requests for call in made),
        Usage(
            input_tokens=sum(call.usage.input_tokens for call in made),
            cached_tokens=sum(call.usage.cached_tokens for call in made),
            output_tokens=sum(call.usage.output_tokens for call in made),
            estimated=any(call.usage.estimated for call in made),
        ),
    )


async def _unlisted(crew: Crew, stored: Stored) -> bool:
    """Tell if the scene list is not finished: no call finished it, and the plot is not covered by hand either."""
    if not stored.film.scenes:
        return True
    listed = any(call.step == "break_down" and call.valid for call in await crew.archive.calls(stored.film.id))
    covered = {i for scene in stored.film.scenes for i in scene.plot_sentences}
    return not listed and len(covered) < len(sentences(stored.film.plot))


async def _list(shoot: "_Shoot", stored: Stored) -> None:
    wish = stored.wish
    listed = break_down(
        shoot.crew, shoot.film_id, turn=shoot.turn, scenes=wish.get("scenes"), seconds=wish.get("seconds")
    )
    async for scene in listed:
        shoot.tell(Listed(scene))
        shoot.start(scene)


class _Shoot:
    """The scenes that are being written, at most `crew.slots` at once, and what they have to tell."""

    def __init__(self, crew: Crew, film_id: str, turn: str) -> None:
        self.crew, self.film_id, self.turn = crew, film_id, turn
        self._slots = asyncio.Semaphore(crew.slots)
        self._tasks: list[asyncio.Task[None]] = []
        self._told: asyncio.Queue[Event | None] = asyncio.Queue()
        self._gone: UnreachableError | None = None

    def start(self, scene: Scene) -> None:
        self._tasks.append(asyncio.create_task(self._fill(scene)))

    def tell(self, event: Event) -> None:
        self._told.put_nowait(event)

    async def events(self, listing: asyncio.Task[None] | None) -> AsyncIterator[Event]:
        """Yield events until the list and every scene are done; then raise what ended the work, if anything did."""
        ended = asyncio.create_task(self._end(listing))
        while (event := await self._told.get()) is not None:
            yield event
        await ended
        if listing is not None:
            listing.result()
        if self._gone is not None:
            raise self._gone

    async def stop(self, listing: asyncio.Task[None] | None) -> None:
        """Cancel what still runs and wait until it has let go."""
        running = [task for task in (listing, *self._tasks) if task is not None and not task.done()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _end(self, listing: asyncio.Task[None] | None) -> None:
        if listing is not None:
            await asyncio.wait([listing])
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._told.put_nowait(None)

    async def _fill(self, scene: Scene) -> None:
        async with self._slots:
            if self._gone is not None:
                return  # the writer refuses us: each further call would only be refused too
            try:
                landed = await fill(
                    self.crew,
                    self.film_id,
                    scene.id,
                    turn=self.turn,
                    partial=lambda draft: self.tell(Coming(scene.id, draft)) if draft else None,
                )
            except UnreachableError as error:
                self._gone = error
            except (SpoiltError, WriterError) as error:
                film = (await self.crew.archive.load(self.film_id)).film
                self.tell(Spoilt(film.scene(scene.id) or scene, error))
            else:
                self.tell(Written(landed.stored.film.scene(scene.id) or scene, landed.dropped))
