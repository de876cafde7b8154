"""One limit of a provider as a leaking bucket, and what its headers say of it. Pure: time is an argument.

Source: OpenAI's rate limit headers (limit, remaining, reset: the seconds until it is full again); other servers use
the same names for other windows, Groq's requests are those of a day.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_DURATION = re.compile(r"(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:([\d.]+)s)?(?:([\d.]+)ms)?")
_DAY = 86_400.0
_SLACK = 1.02
"""What a server may round by, and still be believed to mean a minute."""


@dataclass(frozen=True)
class Stated:
    """What a server says of a limit: at most so many, so many left of them, and full again after so many seconds."""

    limit: float
    remaining: float
    reset: float


def stated(headers: Mapping[str, str], kind: str) -> Stated | None:
    """Return what the headers say of the limit of `kind`, requests or tokens; None if they do not, or not clearly."""
    try:
        limit, remaining = (float(headers[f"x-ratelimit-{name}-{kind}"]) for name in ("limit", "remaining"))
        reset = _seconds(headers[f"x-ratelimit-reset-{kind}"])
    except (KeyError, ValueError):
        return None
    sane = math.isfinite(limit) and limit >= 1 and 0 <= remaining <= limit and 0 <= reset <= _DAY
    return Stated(limit, remaining, reset) if sane else None


@dataclass(frozen=True)
class Bucket:
    """So much may be taken at once, `burst`, and one unit comes back `every` so many seconds; it is full at `full_at`."""

    every: float
    burst: float
    full_at: float

    @classmethod
    def read(cls, said: Stated, at: float, *, most: float = math.inf) -> "Bucket":
        """Return the bucket that a server describes for the moment `at`; a burst above `most` is not believed."""
        every, burst = 60 / said.limit, said.remaining + said.reset * said.limit / 60
        if burst > said.limit * _SLACK + 1:
            # It would hold more than its limit: the limit is not that of a minute.
            every, burst = said.reset / max(1.0, said.limit - said.remaining), said.limit
        burst = min(max(1.0, math.ceil(burst - 0.05)), said.limit, most)
        return cls(every, burst, at + said.reset)

    def wait(self, now: float, weight: float = 1) -> float:
        """Return the seconds until so much may be taken."""
        return max(0.0, self.full_at - (self.burst - min(weight, self.burst)) * self.every - now)

    def taken(self, now: float, weight: float = 1) -> "Bucket":
        """Return the bucket after so much was taken."""
        return Bucket(self.every, self.burst, max(self.full_at, now) + weight * self.every)


def _seconds(said: str) -> float:
    """Return the seconds of `1m3.5s`, `12ms` or a plain number. Raises ValueError."""
    try:
        return float(said)
    except ValueError:
        found = _DURATION.fullmatch(said.strip())
        if found is None or not any(found.groups()):
            raise
        days, hours, minutes, seconds, thousandths = (float(part or 0) for part in found.groups())
        return days * _DAY + hours * 3600 + minutes * 60 + seconds + thousandths / 1000
