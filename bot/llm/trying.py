"""Tries until an answer has come: again after what passes by itself, another way where a server does not know one."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from bot.llm.port import A, Answer, Partial, WriterError
from bot.llm.waiting import wait_before_retry


class AnotherWayError(Exception):
    """The server does not answer in the way it was asked, and there is another, which the next call takes."""


async def tried(
    once: Callable[[int, float], AsyncGenerator[Partial | Answer[A], None]],
    *,
    seconds: float,
    on_wait: Callable[[float], object] | None,
    chance: Callable[[], float],
) -> AsyncGenerator[Partial | Answer[A], None]:
    """Yield what a call yields, and an empty partial before each further call: what came of the last one is void.

    `once` makes a call; it is given its number from 1 and the deadline, `seconds` from now in the event loop's time,
    and raises WriterError or AnotherWayError. `on_wait` is told the seconds before each pause, `chance` spreads the
    pauses. Raises WriterError.
    """
    loop = asyncio.get_running_loop()
    deadline, requests, failures = loop.time() + seconds, 0, 0
    while True:
        if requests:
            yield Partial({})
        requests += 1
        try:
            async with aclosing(once(requests, deadline)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        except AnotherWayError:
            continue
        except WriterError as error:
            failures += 1
            wait = wait_before_retry(error, failures, deadline - loop.time(), chance)
            if wait is None:
                raise
            if on_wait is not None:
                on_wait(wait)
            await asyncio.sleep(wait)
