"""What the server's process has open: the settings, the archive, and who may come in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.archive import Archive
from bot.archive.opening import address
from bot.chat.people import People
from bot.llm.settings import Settings
from bot.texts import Told


@dataclass(frozen=True)
class House:
    """The open house. One per process."""

    settings: Settings
    archive: Archive
    people: People

    @property
    def serves_others(self) -> bool:
        """True if people log in with a password: then they may sit at other computers."""
        return bool(self.people)


_open: list[House] = []


@asynccontextmanager
async def opened(settings: Settings, people: People) -> AsyncIterator[House]:
    """Open the house, for as long as the server runs. Raises Told if the archive cannot be opened."""
    archive = await Archive.open(address(settings.home, settings.database))
    _open.append(House(settings, archive, people))
    try:
        yield _open[-1]
    finally:
        _open.pop()
        await archive.close()


def house() -> House:
    """Return the open house. Raises Told if it is closing."""
    if not _open:
        raise Told("house.closing")
    return _open[-1]
