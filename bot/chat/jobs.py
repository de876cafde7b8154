"""Work that goes on beside the talk: at most one job a film, whoever watches, through reloads and lost connections."""

import asyncio
from collections.abc import Awaitable, Callable

_running: dict[str, "asyncio.Task[None]"] = {}


def start(film: str, work: Callable[[], Awaitable[None]]) -> bool:
    """Run `work` for a film beside the talk; False if one is running already.

    What it sends through Chainlit goes to every session of the film. It must be guarded, as nobody awaits it.
    """
    if is_running(film):
        return False

    async def body() -> None:
        await work()

    task = asyncio.create_task(body(), name=f"film {film}")
    _running[film] = task
    task.add_done_callback(lambda done: _forget(film, done))
    return True


def is_running(film: str) -> bool:
    """Tell if work on a film is going on."""
    return film in _running


def running() -> frozenset[str]:
    """Return the films on which work is going on."""
    return frozenset(_running)


async def stop(film: str) -> bool:
    """Stop the work on a film, and wait until it has ended; False if there is none."""
    task = _running.get(film)
    if task is None:
        return False
    task.cancel()
    await asyncio.wait([task])
    return True


async def stop_all() -> None:
    """Stop everything that runs: the server closes."""
    for film in tuple(_running):
        await stop(film)


def _forget(film: str, done: "asyncio.Task[None]") -> None:
    if _running.get(film) is done:
        del _running[film]
    if not done.cancelled():
        done.exception()  # has been looked at: the guard has told it
