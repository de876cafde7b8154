"""How long a writer is waited for: limits of our own, as no SDK knows one for a whole answer."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from bot.llm.faults import TooSlowError

T = TypeVar("T")


@dataclass(frozen=True)
class Limits:
    """How long we wait, in seconds."""

    total: float
    """For a call in all, its retries included."""
    first: float
    """For the first word, counted anew while the server talks to another call of ours: then we stand in its queue."""
    between: float
    """For each further one."""

    @classmethod
    def within(cls, total: float) -> "Limits":
        """Return limits in proportion: of 240 seconds, 60 for the first word and 30 between two."""
        return cls(total=total, first=total / 4, between=total / 8)


class Patience:
    """Waits for one server, within limits. Remembers when it last said anything to any of our calls."""

    def __init__(self, server: str, limits: Limits) -> None:
        self._server, self._limits = server, limits
        self._alive = 0.0

    def heard(self) -> None:
        """Note that the server has just said something."""
        self._alive = asyncio.get_running_loop().time()

    async def first(self, coming: Awaitable[T], deadline: float) -> T:
        """Return what comes, if it comes before the limit of a first word and before `deadline` in the loop's time.

        Whatever way this ends, nothing goes on behind it. Raises TooSlowError, and what `coming` raises.
        """
        loop = asyncio.get_running_loop()
        task, begun = asyncio.ensure_future(coming), loop.time()
        try:
            while not task.done():
                until = min(deadline, max(begun, self._alive) + self._limits.first)
                if until <= loop.time():
                    raise self._too_slow(deadline, self._limits.first)
                await asyncio.wait({task}, timeout=until - loop.time())
            return task.result()
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task})

    async def next(self, coming: Awaitable[T], deadline: float) -> T:
        """Return what comes, if it comes before the limit between two words and before `deadline`.

        Raises TooSlowError, and what `coming` raises.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout_at(min(deadline, loop.time() + self._limits.between)):
                return await coming
        except TimeoutError:
            raise self._too_slow(deadline, self._limits.between) from None

    def _too_slow(self, deadline: float, limit: float) -> TooSlowError:
        if asyncio.get_running_loop().time() >= deadline:
            return TooSlowError(self._server, self._limits.total, silent=False)
        return TooSlowError(self._server, limit)
