"""The person at the chat as courier: a card shows the request, and takes the answer that is pasted into it."""

import asyncio

import chainlit as cl

from bot.chat import present
from bot.chat.guarding import AUTHOR
from bot.chat.plain import plain
from bot.chat.visit import visit
from bot.llm.clipboard import Request
from bot.texts import Told, tell


class ChatCourier:
    """Carries the requests of one film. Works in the task that asked, so its cards reach every session of the film."""

    def __init__(self) -> None:
        self._pasted: asyncio.Queue[str] = asyncio.Queue()
        self._cards: set[asyncio.Task[object]] = set()
        self.waits = False
        """True while a request is with the person."""

    def show(self, request: Request) -> None:
        """Send the card of a request."""
        self.waits = True
        card = cl.CustomElement(name="Paste", props=present.paste(request, visit().lang), display="inline")
        self._send(cl.Message("", author=AUTHOR, elements=[card]))

    async def pasted(self) -> str:
        """Return the next text that is pasted."""
        text = await self._pasted.get()
        self.waits = False
        return text

    def remark(self, told: Told) -> None:
        """Say something about what was pasted; the request stays with the person."""
        self.waits = True
        self._send(cl.Message(plain(tell(told, visit().lang)), author=AUTHOR))

    def give(self, text: str) -> None:
        """Take what the person pasted."""
        self._pasted.put_nowait(text)

    def _send(self, message: cl.Message) -> None:
        task: asyncio.Task[object] = asyncio.create_task(message.send())
        self._cards.add(task)
        task.add_done_callback(self._cards.discard)
