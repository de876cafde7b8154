"""The chat as it runs, for those who measure it: its server in a process of its own, and tabs over its own protocol."""

import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.archive import Archive
from bot.story import Film
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer

_PATIENCE_S = 60


@contextmanager
def chat(**settings: str) -> Iterator[ChatServer]:
    """Serve the chat from an empty data folder."""
    with tempfile.TemporaryDirectory() as folder:
        server = ChatServer(Path(folder), **settings).start()
        try:
            yield server
        finally:
            server.end()


async def keep(server: ChatServer, films: Sequence[Film], step: str) -> None:
    """Put films into the server's archive, and say how far their walk is."""
    archive = await Archive.open(server.database)
    try:
        for film in films:
            await archive.create(film, {}, datetime.now(UTC))
            await archive.keep_talk(film.id, {"step": step})
    finally:
        await archive.close()


@asynccontextmanager
async def tab(server: ChatServer, film: str) -> AsyncIterator[ChatClient]:
    """Open a tab with a film, and wait until its board is there."""
    async with ChatClient(server.url, thread=film) as client:
        await client.until(board, _PATIENCE_S)
        yield client


def board(client: ChatClient) -> dict[str, Any] | None:
    """Return the props of the board that a tab shows; None if it shows none."""
    return next((one["props"] for one in client.elements.values() if one["name"] == "Board"), None)


async def turn(client: ChatClient, text: str) -> None:
    """Say something, and wait until its turn has ended."""
    ended = len(_ends(client))
    await client.say(text)
    await client.until(lambda one: len(_ends(one)) > ended, _PATIENCE_S)


def memory(server: ChatServer) -> float:
    """Return the megabytes that the server's process holds for itself alone."""
    for line in Path(f"/proc/{server.pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("the kernel does not tell what a process holds")


def _ends(client: ChatClient) -> list[Any]:
    return [event for event, _ in client.events if event == "task_end"]
