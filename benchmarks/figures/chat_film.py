"""How near the chat comes to the ideal: from the press that starts the writing to the last card that a tab shows."""

import asyncio
import time
from collections.abc import Iterator

from benchmarks.chatting import board, chat, keep, tab
from benchmarks.figure import Figure
from benchmarks.figures.schedule import CLOSING, PACE, SCENES
from benchmarks.film import listed, scene_texts
from benchmarks.ideal import finishes
from benchmarks.shooting import serving
from bot.story import Film
from tests.chat_server import ChatServer

_SLOTS = 8
"""How many streams the server answers at once, which is how many the chat asks for."""
_PATIENCE_S = 120


def measured() -> Iterator[Figure]:
    """Yield the ratio. A film of one scene comes first: in real life the outline has loaded by then what calls need."""
    with serving(SCENES, first=PACE.first, rate=PACE.rate, chunk=PACE.chunk, slots=_SLOTS) as llm:
        settings = {"OPENAI_BASE_URL": llm.url, "OPENAI_API_KEY": "sk-benchmark", "YUMEKONTE_MODEL": "gpt-6-luna"}
        with chat(**settings) as server:
            ours = asyncio.run(_shown(server))
    lasting = [PACE.lasts(text, closing=CLOSING) for text in scene_texts(SCENES)]
    ideal = max(finishes([0.0] * SCENES, lasting, slots=_SLOTS))
    yield Figure(
        f"{SCENES} scenes in the chat, {_SLOTS} slots: last card / ideal", ours / ideal, bar=1.15,
        behind=f"{ours:.2f} s / {ideal:.2f} s",
    )  # fmt: skip


async def _shown(server: ChatServer) -> float:
    """Return the seconds from the press to the last card."""
    before, film = listed(1), listed(SCENES)
    await keep(server, [before, film], "breakdown")
    await _written(server, before)
    return await _written(server, film)


async def _written(server: ChatServer, film: Film) -> float:
    async with tab(server, film.id) as client:
        began = time.perf_counter()
        await client.press("press", {"press": "approve", "what": "breakdown"})
        await client.until(lambda one: (board(one) or {}).get("written") == len(film.scenes), _PATIENCE_S)
        return time.perf_counter() - began
