"""How fast the simulated server is and how much it lets in: first token, rate, slots, requests and tokens a minute."""

import asyncio
import math
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.simulated.profiles import Profile


@dataclass(frozen=True)
class Knobs:
    """What can be set for one simulated server. Everything is off by default: it answers at once."""

    first: float = 0.0
    """Seconds to the first token."""
    rate: float = 0.0
    """Chunks per second after that; 0: as fast as they go."""
    chunk: int = 12
    """Characters per chunk."""
    slots: int = 0
    """Streams at once; further ones wait. 0: any number."""
    per_minute: float = 0.0
    """Requests per minute; more are refused with 429. 0: any number."""
    burst: int = 1
    """How many of them may come at once."""
    tokens_per_minute: float = 0.0
    """Tokens per minute, those of the messages, taken when a request comes. 0: any number."""
    token_burst: int = 1
    """How many of them may come at once."""
    limits: str = "told"
    """Whether headers say what of the limits is left: told, silent."""
    failing: float = 0.0
    """The share of calls that break off at a random point of their first stream."""
    seed: int = 0
    """Which calls those are, and where they break."""
    profile: Profile = "openai"
    usage: str = "asked"
    """When token counts are sent: asked, always, never."""
    key: str = ""
    """The only API key that is let in; empty: any."""
    wire: str = "openai"
    """Whose wire format it speaks: openai, or a module of tests/simulated_vendors/."""
    held: str = ""
    """While this file stands, streams crawl from their middle on and do not end, but for as many as it says."""
    model: str = "gpt-6-luna"
    """The only model there is, beside any if empty."""


class Bucket:
    """A limit per minute with a burst, as providers count it."""

    def __init__(self, kind: str, per_minute: float, burst: int) -> None:
        self._kind, self._per_minute, self._burst = kind, per_minute, burst
        self._every = 60 / per_minute if per_minute else 0.0
        self._full_at = 0.0

    def wait(self, weight: float = 1) -> float:
        """Return 0 if so much may come now, else the seconds until it may."""
        early = self._full_at - (self._burst - weight) * self._every - time.monotonic()
        return max(0.0, early) if self._every else 0.0

    def take(self, weight: float = 1) -> None:
        """Take so much."""
        self._full_at = max(self._full_at, time.monotonic()) + weight * self._every

    def headers(self) -> dict[str, str]:
        """Return what OpenAI's headers say of a limit; nothing if there is none."""
        if not self._every:
            return {}
        reset = max(0.0, self._full_at - time.monotonic())
        said = {
            "limit": f"{self._per_minute:g}",
            "remaining": str(max(0, math.floor(self._burst - reset / self._every + 1e-6))),
            "reset": f"{reset:.3f}s" if reset >= 1 else f"{math.ceil(1000 * reset)}ms",
        }
        return {f"x-ratelimit-{name}-{self._kind}": value for name, value in said.items()}


_END = 6
"""So many of a stream's last events hold the end of the text and what ends the stream."""


class Hold:
    """Has streams crawl from their middle on and never end, so that a test sees them being written, however slow it is."""

    def __init__(self, file: str) -> None:
        self._file = Path(file) if file else None
        self._let = 0

    async def step(self, *, end: bool) -> bool:
        """Wait for a step of the crawl, for ever at the `end`; return True if this stream need crawl no more."""
        while (most := self._most()) is not None:
            if self._let < most:
                self._let += 1
                return True
            await asyncio.sleep(0.1)
            if not end:
                return False
        return True

    def _most(self) -> int | None:
        """Return how many may go on; None: all of them."""
        try:
            return int(self._file.read_text()) if self._file else None
        except FileNotFoundError:
            return None


async def paced(events: list[Any], knobs: Knobs, hold: Hold) -> AsyncIterator[Any]:
    """Yield the events when their time has come; late ones catch up, so that the rate holds."""
    start = time.monotonic() + knobs.first
    free = False
    for place, event in enumerate(events):
        if not free and place >= len(events) // 2:
            free = await hold.step(end=place >= len(events) - _END)
        due = start + (place / knobs.rate if knobs.rate else 0.0)
        if (early := due - time.monotonic()) > 0:
            await asyncio.sleep(early)
        yield event
