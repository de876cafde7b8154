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
        self._shown: Request | None = None
        self.waits = False
        """True while a request is with the person."""

    def show(self, request: Request) -> None:
        """Send the card of a request."""
        self.waits = True
        self._shown = request
        self._send(_card(request))

    async def pasted(self) -> str:
        """Return the next text that is pasted."""
        text = await self._pasted.get()
        self.waits = False
        return text

    def remark(self, told: Told) -> None:
        """Say something about what was pasted; the request stays with the person, on a card of its own again."""
        self.waits = True
        if told.key == "clipboard.other_answer":  # which names a file that nobody sees here
            told = Told("chat.other_answer")
        said = cl.Message(plain(tell(told, visit().lang)), author=AUTHOR)
        self._send(said, *([_card(self._shown)] if self._shown else []))

    def give(self, text: str) -> None:
        """Take what the person pasted."""
        self._pasted.put_nowait(text)

    def _send(self, *messages: cl.Message) -> None:
        async def send() -> None:
            for message in messages:
                await message.send()

        task: asyncio.Task[object] = asyncio.create_task(send())
        self._cards.add(task)
        task.add_done_callback(self._cards.discard)


def _card(request: Request) -> cl.Message:
    card = cl.CustomElement(name="Paste", props=present.paste(request, visit().lang), display="inline")
    return cl.Message("", author=AUTHOR, elements=[card])
