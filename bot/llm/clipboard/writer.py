"""The clipboard as a writer: takes asks, and hands out what the person brought back."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from bot.llm.clipboard.courier import Courier
from bot.llm.clipboard.desk import Desk
from bot.llm.clipboard.job import slips_for
from bot.llm.clipboard.kept import Kept
from bot.llm.clipboard.slips import Slip
from bot.llm.port import A, Answer, Ask, InvalidAnswerError, Message, Partial

AT_ONCE = 200
"""How many scenes must be able to ask at the same moment, so that they go into one request: the longest film's."""

QUIET = 0.5
"""Seconds without a new ask after which those that wait are written up: a scene is stored in a few hundredths of one."""


class ClipboardWriter:
    """A writer for people who have an account at a chat and no API key."""

    name = "clipboard (ChatGPT, Gemini, Claude ...)"
    bilingual = True

    def __init__(self, courier: Courier, folder: Path, *, quiet: float = QUIET) -> None:
        """Write over this courier; requests and pastes are kept in the folder."""
        self._desk = Desk(courier, Kept(folder), quiet)
        self._lists: dict[str, Slip] = {}
        self._given_up: dict[tuple[Message, ...], InvalidAnswerError] = {}

    async def write(self, ask: Ask[A]) -> AsyncIterator[Partial | Answer[A]]:
        """Yield the answer as it was pasted.

        Raises InvalidAnswerError where follow-ups did not help, UnreachableError if nobody pastes any more.
        """
        yield await self._answer(ask)

    async def close(self) -> None:
        """Clear the desk."""
        await self._desk.clear()

    async def _answer(self, ask: Ask[A]) -> Answer[Any]:
        slips = slips_for(ask)
        question, repair = ask.messages[:2], len(ask.messages) > 2
        if repair and question in self._given_up:
            # The person was asked often enough; a repair would only ask once more.
            raise self._given_up.pop(question)
        listed = self._lists.pop(slips[0].film, None) if ask.step == "break_down" and not repair else None
        if listed is not None:
            try:
                return await self._desk.awaited(listed)
            except InvalidAnswerError:
                pass  # the list did not come with the outline: it is asked for alone
        if len(slips) > 1:
            self._lists[slips[1].film] = slips[1]
        try:
            return await self._desk.answered(slips)
        except InvalidAnswerError as error:
            if not repair:
                self._given_up[question] = error
            raise
