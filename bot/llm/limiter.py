"""The limiter: one line for all calls with one key, which lets each begin when the provider will take it.

It knows a limit when the provider has told of it, in the headers of an answer or by a refusal; before that calls go
freely, and the outline and the scene list, which come one by one, bring the headers.
"""

import asyncio
import contextlib
import hashlib
import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from bot.llm.bucket import Bucket, Stated, stated
from bot.llm.faults import BusyError
from bot.llm.place import Place

_LATER = 0.05
"""How much later than told a call begins, in parts of what it takes: two in a row are not equally long on the way."""
_BELIEVED = 0.25
"""How much of what an answer came later than the quickest may be put down to its way there, in the same parts."""
_UNTOLD, _QUICKER = 1.0, 0.98
"""Without headers: seconds between calls at most after the first refusal, and what is tried after each success."""
_REMEMBERED = 256
"""Calls that are thought of as on their way, where no answer tells of limits."""
_WORTH_TELLING = 5.0
"""Seconds. Shorter waits in the line are part of the work."""

Tell = Callable[[float], object] | None


@dataclass(frozen=True)
class Turn:
    """A call that was let in: its number, when, and the tokens it was thought to have."""

    number: int
    at: float
    tokens: float


class Limiter:
    """What is known of the limits of one key at one server, and the line of calls. `clock` is in seconds."""

    def __init__(self, server: str, clock: Callable[[], float]) -> None:
        self._server, self._clock = server, clock
        self._line, self._changed = asyncio.Lock(), asyncio.Event()
        self._requests: Bucket | None = None
        self._tokens: Bucket | None = None
        self._told = False
        self._most = math.inf
        self._closed_until = -math.inf
        self._said_until: dict[Callable[[float], object], float] = {}
        self._given: deque[Turn] = deque(maxlen=_REMEMBERED)
        self._numbers = self._informed = self._refused_number = 0
        self._free_at: float | None = None
        self._taken_since = 0
        self._scale, self._tokens_full_at = 1.0, -math.inf
        self._shortest_way = math.inf

    @property
    def every(self) -> float | None:
        """Seconds between two requests, as the server told; None if it did not."""
        return self._requests.every if self._requests and self._told else None

    async def turn(self, tokens: float, *, left: float, on_wait: Tell = None) -> Turn:
        """Wait in the line until a call of so many tokens may begin. Cancelling leaves the line; nothing was taken.

        Raises BusyError if the server has closed for longer than the `left` seconds.
        """
        async with self._line:  # first come, first served
            while (wait := self.wait(tokens)) > 0:
                if wait > left:
                    raise BusyError(self._server, wait)
                if wait >= _WORTH_TELLING:
                    self.tell(wait, on_wait)
                self._changed.clear()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await self._changed.wait()
            return self.admit(tokens)

    def wait(self, tokens: float) -> float:
        """Return the seconds until a call of so many tokens may begin."""
        now = self._clock()
        waits = [self._closed_until - now]
        for bucket, weight in ((self._requests, 1.0), (self._tokens, tokens * self._scale)):
            waits += [bucket.wait(now - _LATER * weight * bucket.every, weight)] if bucket else []
        return max(0.0, *waits)

    def admit(self, tokens: float) -> Turn:
        """Take what a call of so many tokens needs."""
        self._numbers += 1
        turn = Turn(self._numbers, self._clock(), tokens)
        self._requests = self._requests and self._requests.taken(turn.at)
        self._tokens = self._tokens and self._tokens.taken(turn.at, tokens * self._scale)
        self._given.append(turn)
        return turn

    def heard(self, turn: Turn, headers: Mapping[str, str]) -> None:
        """Note that the server took the call, and what it says of its limits."""
        self._taken_since += 1
        self._shortest_way = min(self._shortest_way, self._clock() - turn.at)
        self._learn(turn, headers)
        if self._requests and not self._told:
            bucket = self._requests
            self._requests = Bucket(bucket.every * _QUICKER, bucket.burst, bucket.full_at)

    def refused(self, turn: Turn, hold: float, headers: Mapping[str, str]) -> None:
        """Note that the server was too busy for the call; for `hold` seconds nobody begins another."""
        now = self._clock()
        self._closed_until = max(self._closed_until, now + hold)
        said = stated(headers, "requests")
        if self._requests and said and said.remaining >= 1 and stated(headers, "tokens") is None:
            # By its own figures it could have taken the call: fewer may come at once than they say.
            self._most = max(1.0, self._requests.burst // 2)
        if not self._learn(turn, headers) and not self._told and turn.number > self._refused_number:
            self._slow_down(hold)
        self._changed.set()

    def tell(self, wait: float, on_wait: Tell) -> None:
        """Tell of a wait, unless the same was told of one that still lasts, for another call."""
        now = self._clock()
        self._said_until = {who: until for who, until in self._said_until.items() if until > now}
        if on_wait is not None and on_wait not in self._said_until:
            self._said_until[on_wait] = now + wait
            on_wait(wait)

    def _slow_down(self, hold: float) -> None:
        """Guess the rate from two refusals: between the two moments at which one was free, so many were taken."""
        now, before = self._clock(), self._free_at
        every = min(_UNTOLD, max(hold, 0.05))
        if before is not None and self._taken_since and self._requests:
            every = max(self._requests.every, (now + hold - before) / self._taken_since)
        elif self._requests:
            every = self._requests.every
        self._free_at, self._taken_since, self._refused_number = now + hold, 0, self._numbers
        self._requests = Bucket(every, 1, now + hold)

    def _learn(self, turn: Turn, headers: Mapping[str, str]) -> bool:
        """Take over what the headers say, unless a later call has brought newer ones; tell whether they say anything."""
        requests, tokens = stated(headers, "requests"), stated(headers, "tokens")
        if requests is None and tokens is None:
            return False
        if turn.number > self._informed:
            late = max(0.0, self._clock() - turn.at - self._shortest_way)
            if tokens is not None:
                self._weigh(turn, tokens)
            # Those that were let in after it are not in its figures.
            while self._given and self._given[0].number <= turn.number:
                self._given.popleft()
            weight = self._scale * sum(later.tokens for later in self._given)
            if requests is not None:
                self._told = True
                bucket = Bucket.read(requests, turn.at, most=self._most)
                way = min(late, bucket.every * _BELIEVED)
                self._requests = replace(bucket, full_at=bucket.full_at + way).taken(turn.at, len(self._given))
            if tokens is not None:
                self._tokens = Bucket.read(tokens, turn.at).taken(turn.at, weight)
            self._informed = turn.number
            self._changed.set()
        return True

    def _weigh(self, turn: Turn, said: Stated) -> None:
        """Compare what the server took for a call with what we thought, if no other came between."""
        alone = turn.number == self._informed + 1
        if alone and turn.tokens and self._tokens and self._tokens.every:
            cost = (turn.at + said.reset - max(self._tokens_full_at, turn.at)) / self._tokens.every
            if cost > 0:
                self._scale = min(8.0, max(0.1, cost / turn.tokens))
        self._tokens_full_at = turn.at + said.reset


_limiters: "WeakKeyDictionary[asyncio.AbstractEventLoop, dict[bytes, Limiter]]" = WeakKeyDictionary()


def limiter(place: Place) -> Limiter:
    """Return the one limiter of the running loop for a server and key. The key itself is not kept."""
    loop = asyncio.get_running_loop()
    mine = _limiters.setdefault(loop, {})
    name = hashlib.sha256("\0".join((place.server, *place.secrets)).encode()).digest()
    if name not in mine:
        mine[name] = Limiter(place.server, loop.time)
    return mine[name]
