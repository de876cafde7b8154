"""How many calls a film takes, and how much of the scenes' calls a provider's prompt cache can serve."""

import asyncio
import os
from collections.abc import Iterator
from typing import Any

from benchmarks.figure import Figure
from benchmarks.film import bare
from benchmarks.shooting import crew_for, serving, shoot
from bot.llm.tokens import count

_SCENES = 4


def measured() -> Iterator[Figure]:
    """Yield the calls of a short film, from the bare plot on, and the shared part of its scenes' calls."""
    requests = asyncio.run(_requests())
    yield Figure(f"{_SCENES} scenes: calls", len(requests), bar=6)
    asked = [_text(request) for request in requests if request["step"] == "fill"]
    sizes = [_tokens(text) for text in asked]
    shared = _tokens(os.path.commonprefix(asked))  # noqa: RUF071 (these are no paths)
    yield Figure(
        "scenes' calls: identical prefix of the input", 100 * shared * len(sizes) / sum(sizes), "%", bar=80,
        at_least=True, behind=f"{shared:,} of {sum(sizes) / len(sizes):,.0f} tokens, the answer's form not counted",
    )  # fmt: skip


async def _requests() -> list[dict[str, Any]]:
    film = bare(_SCENES)
    with serving(_SCENES) as server:
        async with crew_for(server, film, 8) as crew:
            before = len(server.requests())
            await shoot(crew, film)
        return server.requests()[before:]


def _text(request: dict[str, Any]) -> str:
    return "\n".join(message["content"] for message in request["body"]["messages"])


def _tokens(text: str) -> int:
    return count(text, "gpt-6-luna").tokens
