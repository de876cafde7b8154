"""Tries the configured LLM out with one small question: does it answer, in which way, how fast, and does it stream."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol, cast

from bot.llm.choosing import chosen_writer
from bot.llm.drafts import PhraseDraft
from bot.llm.port import Ask, Message, Partial, Writer
from bot.llm.settings import Settings

_MESSAGES = (
    Message(role="system", content="You name things in Japanese and in English."),
    Message(role="user", content="Name the thing that lights the sea for ships at night, in one word each."),
)


@dataclass(frozen=True)
class Health:
    """How it answered one small question."""

    rung: str
    """The way in which it answers in JSON: the name of a rung of its ladder."""
    first: float
    """Seconds to the first word."""
    seconds: float
    """Seconds to the end of the answer."""
    streams: bool
    """True if words come before the answer is complete."""


class _Llm(Writer, Protocol):
    """What every writer that is an LLM also tells of itself."""

    @property
    def rung(self) -> IntEnum: ...
    @property
    def streams(self) -> bool: ...


async def probed(settings: Settings, *, on_wait: Callable[[float], None] | None = None) -> Health:
    """Return how the LLM that is configured answers. Costs a few dozen tokens, twice. Raises Told if it does not."""
    ask = Ask(step="probe", inputs=_MESSAGES[1], messages=_MESSAGES, answer=PhraseDraft)
    writer = cast("_Llm", chosen_writer("llm", settings, on_wait=on_wait))
    try:
        # The first time finds the way, and a server of one's own may have to load the model: it tells nothing of the pace.
        async for _ in writer.write(ask):
            pass
        start, first = time.monotonic(), None
        async for piece in writer.write(ask):
            if first is None and isinstance(piece, Partial):
                first = time.monotonic() - start
        seconds = time.monotonic() - start
    finally:
        await writer.close()
    return Health(writer.rung.name.lower(), seconds if first is None else first, seconds, writer.streams)
