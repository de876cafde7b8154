"""Tries until an answer has come: again after what passes by itself, another way where a server does not know one."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from bot.llm.faults import BusyError
from bot.llm.limiter import Limiter, Turn
from bot.llm.port import A, Answer, Ask, Partial, WriterError
from bot.llm.waiting import wait_before_retry


class AnotherWayError(Exception):
    """The server does not answer in the way it was asked, and there is another, which the next call takes."""


async def tried(
    once: Callable[[int, float, Turn], AsyncGenerator[Partial | Answer[A], None]],
    ask: Ask[A],
    limiter: Limiter,
    *,
    seconds: float,
    on_wait: Callable[[float], object] | None,
    chance: Callable[[], float],
) -> AsyncGenerator[Partial | Answer[A], None]:
    """Yield what a call yields, and an empty partial before each further call: what came of the last one is void.

    `once` makes a call; it is given its number from 1, the deadline in the event loop's time, and its turn, and raises
    WriterError or AnotherWayError. All calls have `seconds` together; standing in the limiter's line, behind our own
    calls, does not count. `on_wait` is told the seconds before a pause, `chance` spreads pauses. Raises WriterError.
    """
    loop = asyncio.get_running_loop()
    deadline, requests, failures, tokens = loop.time() + seconds, 0, 0, _tokens(ask)
    while True:
        if requests:
            yield Partial({})
        came = loop.time()
        turn = await limiter.turn(tokens, left=deadline - came, on_wait=on_wait)
        deadline += loop.time() - came
        requests += 1
        try:
            async with aclosing(once(requests, deadline, turn)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        except AnotherWayError:
            continue
        except WriterError as error:
            failures += 1
            wait = wait_before_retry(error, failures, deadline - loop.time(), chance, limiter.every)
            if isinstance(error, BusyError):
                hold = error.retry_after if error.retry_after is not None else wait
                limiter.refused(turn, hold or 0.0, error.headers)
            if wait is None:
                raise
            limiter.tell(wait, on_wait)
            await asyncio.sleep(wait)


def _tokens(ask: Ask[A]) -> float:
    """Return about how many tokens are sent: four bytes to one. The limiter learns how far off that is."""
    return sum(len(message.content.encode()) for message in ask.messages) / 4
