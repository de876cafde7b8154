"""Our own time in a turn of the chat, while a hundred people use one server: no turn here asks an LLM for anything."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from statistics import median, quantiles
from typing import Any

from benchmarks.chatting import board, chat, keep, tab, turn
from benchmarks.figure import Figure
from bot.library.samples import sample
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer

_CLIENTS, _EVERY_S, _ROUNDS = 100, 10, 3
_AT_ONCE = 10
_SAID = ("ドリーインって何？", "シーン5のカメラをもっと近く、手持ちで")


def measured() -> Iterator[Figure]:
    """Yield the slowest time but for one turn in twenty."""
    with chat() as server:
        times = asyncio.run(_times(server))
    yield Figure(
        f"a turn, {_CLIENTS} clients, one in {_EVERY_S} s each: p95", 1000 * quantiles(times, n=20)[-1], " ms", bar=100,
        behind=f"{len(times)} turns, median {1000 * median(times):.0f} ms, slowest {1000 * max(times):.0f} ms",
    )  # fmt: skip


async def _times(server: ChatServer) -> list[float]:
    """Return how long each turn took, from the sending to its end."""
    async with AsyncExitStack() as stack:
        clients: list[ChatClient] = []
        films = [sample().model_copy(update={"id": f"film{number:04}"}) for number in range(_CLIENTS)]
        await keep(server, films, "storyboard")
        for ten in (films[at : at + _AT_ONCE] for at in range(0, _CLIENTS, _AT_ONCE)):
            clients += await asyncio.gather(*(stack.enter_async_context(tab(server, film.id)) for film in ten))
        talks = [_talk(client, number) for number, client in enumerate(clients)]
        return [spent for talk in await asyncio.gather(*talks) for spent in talk]


async def _talk(client: ChatClient, number: int) -> list[float]:
    """Return the times of one person's turns: a question, a wish for the camera, an edit by hand, in turns."""
    spent: list[float] = []
    for round_ in range(_ROUNDS):
        await asyncio.sleep(_EVERY_S * number / _CLIENTS if round_ == 0 else _EVERY_S - spent[-1])
        began = time.perf_counter()
        kind = (number + round_) % (len(_SAID) + 1)
        await (turn(client, _SAID[kind]) if kind < len(_SAID) else _edit(client, number))
        spent.append(time.perf_counter() - began)
    return spent


async def _edit(client: ChatClient, number: int) -> None:
    """Change an element by hand, as the board does. Raises RuntimeError if it was refused."""
    shown: dict[str, Any] = board(client) or {}
    words = {"ja": f"時計が{number}秒止まる。", "en": f"The clock stops for {number} seconds."}
    scene = shown["scenes"][number % len(shown["scenes"])]["id"]
    edit = {"kind": "set_element", "scene": scene, "element": "time_flow", "words": words}
    answer = await client.press("press", {"press": "change", "base": shown["film"]["version"], "edits": [edit]})
    if not answer["ok"]:
        raise RuntimeError(answer["said"])
