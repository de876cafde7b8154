"""How fast the simulated server is and how much it lets in: first token, rate, slots, requests a minute."""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
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
    profile: Profile = "openai"
    usage: str = "asked"
    """When token counts are sent: asked, always, never."""
    key: str = ""
    """The only API key that is let in; empty: any."""
    wire: str = "openai"
    """Whose wire format it speaks: openai, or a module of tests/simulated_vendors/."""
    model: str = "gpt-6-luna"
    """The only model there is, beside any if empty."""


class Bucket:
    """A limit of requests per minute with a burst, as providers count them."""

    def __init__(self, per_minute: float, burst: int) -> None:
        self._every = 60 / per_minute if per_minute else 0.0
        self._burst = burst
        self._full_at = 0.0

    def wait(self) -> float:
        """Return 0 and take one, or the seconds until one is free."""
        now = time.monotonic()
        early = self._full_at - (self._burst - 1) * self._every - now
        if self._every and early > 0:
            return early
        self._full_at = max(self._full_at, now) + self._every
        return 0.0


async def paced(events: list[Any], knobs: Knobs) -> AsyncIterator[Any]:
    """Yield the events when their time has come; late ones catch up, so that the rate holds."""
    start = time.monotonic() + knobs.first
    for place, event in enumerate(events):
        due = start + (place / knobs.rate if knobs.rate else 0.0)
        if (early := due - time.monotonic()) > 0:
            await asyncio.sleep(early)
        yield event
