"""Tries a server out with one small question: does it answer, in which way, how fast, and does it stream."""

import time
from dataclasses import dataclass

from bot.llm.drafts import PhraseDraft
from bot.llm.openai_protocol.writer import OpenAIWriter
from bot.llm.port import Ask, Message
from bot.llm.settings import Settings


@dataclass(frozen=True)
class Health:
    """How a server answered."""

    rung: str
    """The way in which it answers in JSON: strict, schema, tool, json or text."""
    seconds: float
    """For one small answer, once the way is known."""
    streams: bool


async def probed(settings: Settings) -> Health:
    """Return how the configured server answers. Costs a few dozen tokens. Raises Told if it does not."""
    messages = (
        Message(role="system", content="You name things in Japanese and in English."),
        Message(role="user", content="Name the thing that lights the sea for ships at night, in one word each."),
    )
    ask = Ask(step="probe", inputs=messages[1], messages=messages, answer=PhraseDraft)
    writer = OpenAIWriter(settings)
    try:
        async for _ in writer.write(ask):
            pass
        start = time.monotonic()
        async for _ in writer.write(ask):
            pass
        return Health(writer.rung.name.lower(), time.monotonic() - start, writer.streams)
    finally:
        await writer.close()
