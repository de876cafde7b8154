"""When to try again, and how long to wait before."""

from collections.abc import Callable

from bot.llm.faults import BusyError, CutOffError, NotReachedError, ServerFailedError, TooSlowError
from bot.llm.port import WriterError

_TRIES: dict[type[WriterError], int] = {
    BusyError: 8,
    ServerFailedError: 4,
    NotReachedError: 3,
    CutOffError: 3,
    TooSlowError: 2,
}
"""How many calls in all before a failure of this kind is told. Whatever is not here is told at once."""
_FIRST, _LONGEST = 1.0, 20.0
"""Seconds of the first wait at most, doubled each time, and of any wait that the server did not ask for."""


def wait_before_retry(
    error: WriterError, failures: int, left: float, chance: Callable[[], float], every: float | None = None
) -> float | None:
    """Return the seconds to wait after the `failures`th failed try; None if there is no point in trying again.

    `left` are the seconds until the deadline. The wait is spread at random over its whole length, so that scenes that
    were refused together do not all come back together; what the server asks for is waited in any case. Where it is
    known that it takes a request `every` so many seconds, no more than that is the first spread of a busy server.
    """
    if failures >= _TRIES.get(type(error), 1):
        return None
    first = min(_FIRST, every) if every is not None and isinstance(error, BusyError) else _FIRST
    asked = error.retry_after if isinstance(error, BusyError) and error.retry_after is not None else 0.0
    wait = asked + chance() * min(_LONGEST, first * 2 ** (failures - 1))
    return wait if wait < left else None
