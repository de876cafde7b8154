"""What a command works with: settings, the archive, a writer. Opened when needed, closed always."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.archive import Archive, Stored
from bot.archive.opening import address
from bot.cli import stage
from bot.cli.pasting import TerminalCourier
from bot.llm.choosing import Choice, chosen_writer
from bot.llm.port import Writer
from bot.llm.settings import load
from bot.story import Scene
from bot.texts import Told
from bot.writing.crew import Crew

T = TypeVar("T")


@asynccontextmanager
async def archive() -> AsyncIterator[Archive]:
    """Open the archive that the settings name."""
    settings = load()
    opened = await Archive.open(address(settings.home, settings.database))
    try:
        yield opened
    finally:
        await opened.close()


@asynccontextmanager
async def crew(choice: Choice) -> AsyncIterator[Crew]:
    """Open the archive and a writer. Tells which one works if nothing was chosen and none is configured."""
    writer: Writer = chosen_writer(choice, load(), on_wait=waiting, courier=TerminalCourier())
    try:
        async with archive() as opened:
            yield Crew(writer, opened) if choice != "clipboard" else _crew_at_once(writer, opened)
    finally:
        await writer.close()


def _crew_at_once(writer: Writer, opened: Archive) -> Crew:
    """Return a crew whose scenes all ask at the same moment, so that they go into one paste."""
    from bot.llm.clipboard import AT_ONCE

    return Crew(writer, opened, slots=AT_ONCE)


def run(work: Callable[[], Awaitable[T]]) -> T:
    """Run one errand to its end."""

    async def errand() -> T:
        return await work()

    return asyncio.run(errand())


async def opened(store: Archive, film: str) -> Stored:
    """Return the film that the user named by id, the start of its id, or title."""
    return await store.load(await store.find(film))


def numbered(stored: Stored, number: int) -> Scene:
    """Return the scene with this number. Raises Told if the film has none."""
    for scene in stored.film.scenes:
        if scene.number == number:
            return scene
    raise Told("edits.no_such_scene", scene=number)


def waiting(seconds: float) -> None:
    """Tell that the writer asks for a pause of so many seconds."""
    stage.tell("cli.waiting", seconds=max(1, round(seconds)))
