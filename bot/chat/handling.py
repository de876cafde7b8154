"""What the chat does when something comes in: each function answers by sending through Chainlit."""

import asyncio
import json
from pathlib import Path
from typing import Any, TypeVar

import chainlit as cl
from chainlit.session import WebsocketSession
from chainlit.step import StepDict
from chainlit.types import ThreadDict

from bot.chat import boards, jobs, present, showing, welcome, work, writers
from bot.chat.guarding import guarded
from bot.chat.visit import Visit
from bot.chat.ways import take_key, writer
from bot.dialogue import events
from bot.dialogue.presses import PRESS, Begin, Press, Stop, Write
from bot.dialogue.pressing import pressed
from bot.dialogue.turn import brought, come_back, typed
from bot.edits import RefusedError
from bot.importing.text import decoded
from bot.texts import Told, say, tell

T = TypeVar("T")
Payload = dict[str, Any]

_AT_ONCE = (
    "change", "insert", "split", "look", "mend", "restore", "undo", "redo", "tick", "coach", "pick", "export", "explain", "still", "compare",
    "restage", "clip", "learn",
)  # fmt: skip
"""Presses that no writer is asked for: their card waits for the answer."""
_EXPECTED = "expected"
"""Which starter asked for the next words. Forgotten at a restart, which loses nothing: the words speak for themselves."""


async def greet(here: Visit) -> None:
    """Welcome someone who begins."""
    await welcome.greet(here)


async def hear(here: Visit, message: cl.Message) -> None:
    """Answer what was said, or handed over as a file."""
    text = f"/{message.command} {message.content}" if message.command else message.content
    paths = [(element.name, Path(element.path)) for element in message.elements or [] if element.path]
    files = [(name, await asyncio.to_thread(path.read_bytes)) for name, path in paths]
    courier = writers.courier_of(here.film)
    if courier.waits and not text.startswith("/"):
        courier.give("\n\n".join([text, *(decoded(content, name) for name, content in files)]))
        return
    what = cl.user_session.get(_EXPECTED)
    cl.user_session.set(_EXPECTED, None)
    expected = Begin(what=what) if what else None
    meeting = boards.meeting(here)
    if files:
        await work.turn(here, lambda: brought(meeting, files, text, expected))
    elif text.strip():
        await work.turn(here, lambda: typed(meeting, text, expected))


async def press(here: Visit, payload: Payload) -> dict[str, Any]:
    """Do what a button or a card asks for; return what the card is to know. The payload is the browser's word."""
    try:
        asked = PRESS.validate_python(_sound(payload))
    except ValueError:
        return {"ok": False, "said": say("chat.bad_press", here.lang)}
    await _first_interaction(here, asked)
    if isinstance(asked, Stop):
        await jobs.stop(here.film)
        await boards.show(here)
    elif asked.press in _AT_ONCE:
        try:
            async for event in pressed(boards.meeting(here), asked):
                await showing.show(here, event)
        except (Told, RefusedError) as error:
            return {"ok": False, "said": tell(error, here.lang)}
    else:
        if isinstance(asked, Begin):
            cl.user_session.set(_EXPECTED, asked.what)
        try:
            work.begin(here, lambda: pressed(boards.meeting(here), asked), alone=asked.press in ("approve", "write"))
        except Told as error:
            return {"ok": False, "said": tell(error, here.lang)}
    return {"ok": True}


async def resume(here: Visit, thread: ThreadDict) -> None:
    """Show a film again: `thread` is sent to the browser afterwards, so its board is put in place; what was open follows."""
    cl.user_session.set(_EXPECTED, None)
    there = await boards.put_back(here, thread["elements"] or [])  # type: ignore[arg-type]  # rows, as they come
    cards = [(element["name"], element.get("props") or {}) for element in thread["elements"] or []]
    said = [step for step in thread["steps"] if step["type"] == "assistant_message"]
    work.later(lambda: _follow_up(here, cards, said[-1] if said else None, there=there))


async def board(here: Visit) -> dict[str, Any] | None:
    """Return the whole board, for a browser that lacks a part of it."""
    return await boards.whole(here)


async def takes(here: Visit, scene: str) -> list[dict[str, Any]]:
    """Return the takes of a scene."""
    await boards.meeting(here).there()
    return present.takes(await here.archive.takes(here.film, scene), scene, here.lang)


async def paste(here: Visit, text: str) -> dict[str, Any]:
    """Take an answer that was carried over from another chat."""
    courier = writers.courier_of(here.film)
    if not courier.waits:
        return {"ok": False, "said": say("chat.nothing_waits", here.lang)}
    try:
        courier.give(_sound(text))
    except UnicodeError:
        return {"ok": False, "said": say("chat.bad_press", here.lang)}
    return {"ok": True}


@guarded
async def _follow_up(here: Visit, cards: list[tuple[str, Any]], last: StepDict | None, *, there: bool) -> None:
    """Send what a film that is opened needs beside its messages: the commands, a board for one made elsewhere.

    What was open is shown again where its card is not among the messages.
    """
    await welcome.offer_commands(here)
    if not there:
        await boards.show(here)
    waits = False
    async for event in come_back(boards.meeting(here)):
        waits = True
        if not any(showing.is_card(event, name, props) for name, props in cards):
            await showing.show(here, event)
    stored = await boards.meeting(here).stored()
    if stored is None or waits or jobs.is_running(here.film):
        return
    if not stored.film.scenes or any(scene.status != "written" for scene in stored.film.scenes):
        go_on = (events.Button(Told("dialogue.go_on"), Write()),)
        key = "dialogue.some_left" if stored.film.scenes else "chat.unfinished"
        await showing.say_once_more(here, say(key, here.lang), go_on, last)


async def _first_interaction(here: Visit, asked: Press) -> None:
    """Begin the conversation if it begins with a button, as Chainlit does by itself with the first message."""
    session = cl.context.session
    if isinstance(session, WebsocketSession) and not session.has_first_interaction:
        session.has_first_interaction = True
        name = say(f"chat.start_{asked.what}", here.lang) if isinstance(asked, Begin) else here.film
        await cl.context.emitter.init_thread(name)


def _sound(came: T) -> T:
    """Return JSON as it came. Raises UnicodeError for half a character, which can be neither kept nor sent."""
    json.dumps(came, ensure_ascii=False).encode()
    return came


__all__ = ["board", "greet", "hear", "paste", "press", "resume", "take_key", "takes", "writer"]
