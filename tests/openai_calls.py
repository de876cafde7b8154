"""Small calls to the OpenAI-protocol writer, for its tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.llm.drafts import FollowDraft
from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.port import Answer, Ask, Message
from bot.llm.settings import Settings

CANARY = "sk-canary-0123456789abcdef"


def ask(user: str, answer: Any = FollowDraft, step: str = "follow") -> Ask[Any]:
    messages = (Message(role="system", content="You bring one language up."), Message(role="user", content=user))
    return Ask(step=step, inputs=messages[0], messages=messages, answer=answer)


@asynccontextmanager
async def writer(url: str, **options: Any) -> AsyncIterator[OpenAIWriter]:
    settings = Settings(_env_file=None, OPENAI_BASE_URL=url, OPENAI_API_KEY=CANARY)
    openai = OpenAIWriter(settings, **{"chance": lambda: 0.0, **options})
    try:
        yield openai
    finally:
        await openai.close()


async def finished(openai: OpenAIWriter, asked: Ask[Any]) -> Answer[Any]:
    pieces = [piece async for piece in openai.write(asked)]
    assert isinstance(pieces[-1], Answer)
    return pieces[-1]
