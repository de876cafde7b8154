"""What tests of the talk share: a meeting over a real archive, and its events as they are shown."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.archive import Archive
from bot.dialogue import events, walking
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import PRESS
from bot.dialogue.pressing import pressed
from bot.dialogue.turn import typed
from bot.library.samples import demo_plot
from bot.llm.guided import GuidedWriter
from bot.story import Film, Lang
from bot.texts import Told
from bot.writing.crew import Crew


class Talking:
    """A person at the chat."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting

    async def type(self, text: str, **more: Any) -> list[events.Event]:
        return [event async for event in typed(self.meeting, text, **more)]

    async def press(self, press: str, **values: Any) -> list[events.Event]:
        return [event async for event in pressed(self.meeting, PRESS.validate_python({"press": press, **values}))]

    async def shoot(self) -> list[events.Event]:
        return [event async for event in walking.shoot(self.meeting)]

    async def film(self) -> Film:
        return (await self.meeting.there()).film

    async def written(self) -> Film:
        """Walk a dream all the way to written scenes, skipping every question."""
        await self.type(demo_plot())
        for number in range(3):
            await self.press("answer", question=number, text="")
        await self.press("approve", what="outline")
        await self.press("approve", what="breakdown")
        await self.shoot()
        return await self.film()


def said(shown: list[events.Event]) -> list[str]:
    """Return the keys of what was said, the buttons left out."""
    return [e.what.key for e in shown if isinstance(e, events.Said) and isinstance(e.what, Told)]


def only(shown: list[events.Event], kind: type) -> Any:
    """Return the one event of a kind."""
    (found,) = [event for event in shown if isinstance(event, kind)]
    return found


@asynccontextmanager
async def talking(
    folder: Path, writer: Any = None, lang: Lang = "ja", film: Film | None = None
) -> AsyncIterator[Talking]:
    """Open a chat over an archive in the folder; with a film, that film is open in it."""
    archive = await Archive.open(f"sqlite+aiosqlite:///{folder / 'films.sqlite3'}")
    crew = Crew(writer or GuidedWriter(), archive, slots=1)
    try:
        if film is not None:
            await archive.create(film, {}, crew.clock())
        yield Talking(Meeting(crew, film.id if film else "dream234", lang))
    finally:
        await archive.close()


@asynccontextmanager
async def sample_open(folder: Path, writer: Any = None, lang: Lang = "ja") -> AsyncIterator[Talking]:
    """Open a chat with the sample film in it, as the starter does."""
    async with talking(folder, writer, lang) as person:
        await person.press("begin", what="sample")
        yield person
