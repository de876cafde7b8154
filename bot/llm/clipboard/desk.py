"""The desk: gathers the asks that wait at the same moment, has them carried to the chat, and hands out what came."""

import asyncio
import json
from collections.abc import Sequence
from math import ceil
from typing import Any

from bot.llm.asks import OutlineInputs
from bot.llm.clipboard.courier import Courier, Request
from bot.llm.clipboard.fitting import UnfitError, fitted
from bot.llm.clipboard.job import LONGEST, SCENE, batches, numbered, scenes_of
from bot.llm.clipboard.kept import Kept
from bot.llm.clipboard.pasting import Tail, taken_apart
from bot.llm.clipboard.reading import values
from bot.llm.clipboard.slips import Slip
from bot.llm.clipboard.sorting import sorted_out
from bot.llm.clipboard.wording import worded, worded_again
from bot.llm.port import Answer, InvalidAnswerError, Usage
from bot.texts import Told

FOLLOW_UPS = 2
"""How often a part is asked for again before it is given up."""

_PATIENCE = 3
"""Pastes that are empty or answer something else, after which the request counts as not answered."""


class Desk:
    """Where slips wait. One request at a time is with the person."""

    def __init__(self, courier: Courier, kept: Kept, quiet: float) -> None:
        """Hand requests to the courier once no slip has come for `quiet` seconds."""
        self._courier, self._kept, self._quiet = courier, kept, quiet
        self._waiting: list[Slip] = []
        self._came = 0
        self._shown = 0
        self._tail: Tail | None = None
        self._serving: asyncio.Task[None] | None = None
        self._wanted: set[Slip] = set()

    async def answered(self, slips: Sequence[Slip]) -> Answer[Any]:
        """Put slips on the desk and return the answer to the first. Raises what keeps it from coming."""
        self._waiting += slips
        self._came += len(slips)
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        return await self.awaited(slips[0])

    async def awaited(self, slip: Slip) -> Answer[Any]:
        """Return the answer to a slip that is on the desk."""
        self._wanted.add(slip)
        try:
            return await slip.arrived
        finally:
            self._wanted.discard(slip)
            if slip.arrived.cancelled() and not self._wanted:
                await self.clear()  # nobody waits any more, so nobody needs to paste

    async def clear(self) -> None:
        """Take everything off the desk, and the request back that is with the person."""
        if self._serving is not None and not self._serving.done():
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)

    async def _serve(self) -> None:
        slips: list[Slip] = []
        try:
            while True:
                await self._settled()
                self._waiting = [slip for slip in self._waiting if not slip.arrived.done()]
                if not self._waiting:
                    return
                slips = self._next()
                await self._carry(slips)
        except Exception as error:
            for slip in {*slips, *self._waiting}:
                if not slip.arrived.done():
                    slip.arrived.set_exception(error)
                    slip.arrived.exception()  # a scene list may have nobody who waits for it yet
            self._waiting = []

    async def _settled(self) -> None:
        came = -1
        while came != self._came:
            came = self._came
            await asyncio.sleep(self._quiet)

    def _next(self) -> list[Slip]:
        """Take the slips of the next request off the desk; follow-ups first, while the chat is still at it."""
        again = [slip for slip in self._waiting if slip.reason]
        if again:
            same = [slip for slip in again if slip.film == again[0].film]
            slips = batches(sorted(same, key=lambda slip: int("".join(filter(str.isdecimal, slip.name)) or 0)))[0]
        else:
            slips = [slip for slip in self._waiting if slip.job == self._waiting[0].job]
            slips = batches(numbered(slips))[0]
        self._waiting = [slip for slip in self._waiting if slip not in slips]
        return slips

    async def _carry(self, slips: list[Slip]) -> None:
        """Show one request and hand out what comes back; what is missing or wrong goes back on the desk."""
        follow_up = bool(slips[0].reason)
        text = worded_again(slips) if follow_up else worded(slips)
        if not follow_up:
            self._shown += 1
            self._tail = None
        file = self._kept.request(text)
        total, estimated = self._total(slips)
        self._courier.show(Request(text, file, self._shown, total, estimated, follow_up))
        for slip in slips:
            slip.reason = "it was missing."
        for _ in range(_PATIENCE):
            paste = await self._courier.pasted()
            self._kept.pasted(paste, file)
            if not paste.strip():
                self._courier.remark(Told("clipboard.empty"))
            elif self._handed_out(paste, text, slips):
                break
            else:
                self._courier.remark(Told("clipboard.other_answer", file=file.name))
        for slip in slips:
            if not slip.arrived.done():
                self._put_back(slip)

    def _handed_out(self, paste: str, request: str, slips: list[Slip]) -> bool:
        """Give each slip its part of a paste. False if the paste answers something else."""
        found, self._tail = taken_apart(paste, self._tail)
        # Who copies the whole conversation pastes the request, too: its examples are no answer.
        asked = [item.value for item in values(request)]
        echoed = [item for item in found if item.value in asked]
        found = [item for item in found if item not in echoed]
        there = sorted_out(found, slips)
        for slip in slips:
            self._fit(slip, there.parts.get(slip, []), paste)
        if not found and not echoed:
            for slip in slips:
                slip.reason = "there was no JSON in the answer."
            return True
        if there.parts:
            return True
        # JSON that nobody waits for, or a mark of another request: only cut-off text may still belong here.
        return not there.foreign and self._tail is not None

    def _fit(self, slip: Slip, parts: list[Any], paste: str) -> None:
        """Answer a slip with the last of its parts that is a draft; else note what is wrong with the last."""
        slip.raw = slip.raw or paste
        for part in reversed(parts):
            raw = json.dumps(part, ensure_ascii=False)
            try:
                draft = fitted(slip.kind, part)
            except UnfitError as error:
                if part is parts[-1]:
                    slip.reason, slip.raw = str(error), raw
                continue
            if not slip.arrived.done():
                # A chat account is not billed by token: there is nothing to add up.
                slip.arrived.set_result(Answer(draft, raw, Usage(requests=0)))
            return

    def _put_back(self, slip: Slip) -> None:
        slip.tries += 1
        if slip.tries <= FOLLOW_UPS:
            self._waiting.append(slip)
            return
        slip.arrived.set_exception(InvalidAnswerError("clipboard.given_up", raw=slip.raw, reason=slip.reason))
        slip.arrived.exception()

    def _total(self, slips: list[Slip]) -> tuple[int, bool]:
        """Return how many pastes there will be in all, and if that is an estimate."""
        first = slips[0]
        if isinstance(first.ask.inputs, OutlineInputs):
            alone = len(slips) == 1  # then the scene list is a paste of its own
            later = alone + ceil(max(1, scenes_of(first.ask.inputs)) / (LONGEST // SCENE))
            return self._shown + later, first.ask.inputs.scenes is None
        later = len(batches([slip for slip in self._waiting if slip.job == first.job]))
        return self._shown + later, False
