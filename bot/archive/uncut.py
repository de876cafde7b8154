"""Lets a transaction run to its end, whoever is cancelled meanwhile.

A cancelled task would leave its statement running in the driver's thread, and with it a transaction that locks the
database for everybody. A transaction takes milliseconds: whoever is cancelled waits for it, and is then cancelled.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncut(errand: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Return `errand` as one that a cancellation reaches only when it is over."""

    @wraps(errand)
    async def whole(*args: P.args, **kwargs: P.kwargs) -> T:
        task = asyncio.create_task(errand(*args, **kwargs))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            while not task.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([task])
            if not task.cancelled():
                task.exception()  # has been looked at: the cancellation is what is told
            raise

    return whole
