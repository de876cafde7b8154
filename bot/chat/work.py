"""Turns of talk as work: in the handler, beside it where a button must not wait, and as the job that writes the film."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import chainlit as cl

from bot.chat import boards, jobs, showing, welcome
from bot.chat.guarding import guarded
from bot.chat.visit import Visit
from bot.chat.writers import choice_of
from bot.dialogue import events, walking
from bot.dialogue.presses import Write
from bot.edits import RefusedError
from bot.llm.port import WriterError
from bot.texts import Told, tell
from bot.writing.answering import SpoiltError

Turn = Callable[[], AsyncIterator[events.Event]]

_OPENING = 0.5
"""Seconds that a browser takes to put an opened thread in place; what is sent before that, it drops."""

_tasks: set["asyncio.Task[None]"] = set()
_walking: set[str] = set()
"""Films of which a step of the walk is running: a scene list must not be made twice at once."""


async def turn(here: Visit, events_of: Turn) -> None:
    """Run a turn in its handler. With the clipboard it runs beside, so that the answer can be pasted meanwhile."""
    if choice_of(here.owner) == "clipboard":
        _as_job(here, events_of)
    elif await _shown(here, events_of):
        _shoot(here)


def begin(here: Visit, events_of: Turn, *, alone: bool = False) -> None:
    """Run a turn that a button has begun: the button does not wait, and Stop reaches it.

    Raises Told if it must run `alone`, as a step of the walk, and another such turn of the film is running.
    """
    if alone and here.film in _walking:
        raise Told("chat.busy")
    if choice_of(here.owner) == "clipboard":
        _as_job(here, events_of)
        return
    emitter, session = cl.context.emitter, cl.context.session
    if alone:
        _walking.add(here.film)

    @guarded
    async def body() -> None:
        await emitter.task_start()
        try:
            if await _shown(here, events_of):
                _shoot(here)
        finally:
            if alone:
                _walking.discard(here.film)
            await emitter.task_end()

    session.current_task = _kept(asyncio.create_task(body()))


def later(errand: Callable[[], Awaitable[object]]) -> None:
    """Run an errand once an opened thread is in place in the browser."""

    async def body() -> None:
        await asyncio.sleep(_OPENING)
        await errand()

    _kept(asyncio.create_task(body()))


def _as_job(here: Visit, events_of: Turn) -> None:
    async def body() -> None:
        if await _shown(here, events_of):
            await _shown(here, lambda: walking.shoot(boards.meeting(here)))

    _start(here, body)


def _shoot(here: Visit) -> None:
    async def body() -> None:
        await _shown(here, lambda: walking.shoot(boards.meeting(here)))

    _start(here, body)


def _start(here: Visit, body: Callable[[], Awaitable[None]]) -> None:
    """Start a job on the film. Raises Told if one is running."""

    async def whole() -> None:
        try:
            await body()
        finally:
            boards.settled(here.film)
            # The board says that work goes on until it is drawn once more.
            boards.soon(here)

    if not jobs.start(here.film, whole):
        raise Told("chat.busy")
    boards.soon(here)


@guarded
async def _shown(here: Visit, events_of: Turn) -> bool:
    """Show every event of a turn, and tell if the scenes are to be written now. What a writer could not do is said."""
    begun = False
    try:
        async for event in events_of():
            begun = begun or isinstance(event, events.Begun)
            if isinstance(event, events.Ways):
                await welcome.who_writes(here)
            else:
                await showing.show(here, event)
    except (WriterError, SpoiltError) as error:
        go_on = (events.Button(Told("dialogue.go_on"), Write()),)
        await showing.say_to(here, tell(error, here.lang), go_on)
    except RefusedError as error:
        await showing.say_to(here, tell(error, here.lang))
    return begun


def _kept(task: "asyncio.Task[None]") -> "asyncio.Task[None]":
    """Hold on to a task: the loop itself would let it go."""
    _tasks.add(task)
    task.add_done_callback(_tasks.discard)
    return task
