"""What the server still holds of a thousand conversations that are over: tabs were opened, used, and closed."""

import asyncio
from collections.abc import Iterator

from benchmarks.chatting import board, chat, memory
from benchmarks.figure import Figure
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer

_COUNTED, _AT_ONCE, _BEFORE = 250, 4, 250
"""So many conversations are counted; those before fill what is kept on purpose, as cards, and the heap."""
_SWEPT_S = 25
"""After so long the server has swept up what is kept of tabs that are gone."""


def measured() -> Iterator[Figure]:
    """Yield the growth over a thousand conversations, counted over a quarter of them."""
    with chat() as server:
        before, after = asyncio.run(_held(server))
    yield Figure(
        "1,000 conversations: growth of memory", 1000 * (after - before) / _COUNTED, " MB", bar=20,
        behind=f"{before:.1f} MB, after {_COUNTED} more {after:.1f} MB",
    )  # fmt: skip


async def _held(server: ChatServer) -> tuple[float, float]:
    """Return what the server holds before the counted conversations and after them."""
    held: list[float] = []
    for count in (_BEFORE, _COUNTED):
        await _hold(server, count)
        await asyncio.sleep(_SWEPT_S)
        held.append(memory(server))
    return held[0], held[1]


async def _hold(server: ChatServer, count: int) -> None:
    """Hold so many conversations, a few at once."""
    line = asyncio.Semaphore(_AT_ONCE)

    async def one() -> None:
        async with line, ChatClient(server.url) as client:
            await client.press("press", {"press": "begin", "what": "sample"})
            await client.until(board, 60)
            await client.say("ドリーインって何？")
            await client.until(lambda tab: sum(event == "task_end" for event, _ in tab.events) > 1, 60)

    await asyncio.gather(*(one() for _ in range(count)))
