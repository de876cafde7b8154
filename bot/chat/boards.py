"""The board of a film as a live element: one for the whole thread, on every session that watches it."""

import asyncio
import time
import uuid
from collections.abc import Set
from dataclasses import dataclass, field
from typing import Any

import chainlit as cl
from chainlit.context import init_ws_context
from chainlit.element import Element

from bot.archive import Stored
from bot.chat import jobs, present
from bot.chat.audience import audience
from bot.chat.guarding import AUTHOR
from bot.chat.visit import Visit, on_phone, visit
from bot.chat.writers import choice_of, courier_of, crew_for
from bot.dialogue.meeting import Meeting
from bot.library.targets import target
from bot.llm.clipboard import pastes
from bot.texts import say
from bot.writing.plan import Plan, plan

_PAUSE = 0.2
"""Seconds between two looks while scenes are streamed: five a second are smooth, and the browser keeps up."""


@dataclass
class _Live:
    """What the sessions of a film have of its board."""

    message: str | None = None
    """The message that it hangs on; None: it is not shown yet."""
    sent: dict[str, Any] | None = None
    coming: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What has come of scenes that are being written."""
    drawing: "asyncio.Task[None] | None" = None
    wanted: bool = False
    """True if something changed since it was drawn."""


_live: dict[str, _Live] = {}


def meeting(here: Visit) -> Meeting:
    """Return the talk about the film of a visit."""
    return Meeting(crew_for(here), here.film, here.lang, here.owner)


async def show(here: Visit) -> None:
    """Show the film as it stands now, to everyone who watches it."""
    live = _live.setdefault(here.film, _Live())
    props = await whole(here)
    if props is None:
        return
    if live.message is None:
        elements: list[Element] = [_element(here.film, props, None)]
        message = cl.Message(say("chat.board", here.lang), author=AUTHOR, elements=elements)
        live.message = message.id
        await message.send()
    else:
        element = _element(here.film, present.lean(props, live.sent), live.message)
        await cl.context.emitter.send_element(element.to_dict())
    live.sent = props


def soon(here: Visit) -> None:
    """Show the film shortly; what changes while it is being shown is shown after that."""
    live = _live.setdefault(here.film, _Live())
    live.wanted = True
    if live.drawing is None or live.drawing.done():
        live.drawing = asyncio.create_task(_draw(here, live))


def coming(here: Visit, scene: str, draft: dict[str, Any] | None) -> None:
    """Note what has come of a scene; None: it is finished."""
    live = _live.setdefault(here.film, _Live())
    if draft is None:
        live.coming.pop(scene, None)
    else:
        live.coming[scene] = draft
    soon(here)


def settled(film: str) -> None:
    """Forget what has come of unfinished scenes: nothing writes any more."""
    if film in _live:
        _live[film].coming.clear()


async def show_again(film: str, owner: str) -> None:
    """Show a film to everyone who has its board, after it was changed from outside of the talk."""
    watching = audience(film, owner)
    if watching and film in _live and _live[film].message is not None:
        init_ws_context(watching[0])
        await show(visit())


def keep_only(films: Set[str]) -> None:
    """Forget the boards of all other films: nobody watches them any more."""
    for film in _live.keys() - films:
        del _live[film]


async def whole(here: Visit) -> dict[str, Any] | None:
    """Return the props of the whole board; None if there is no film yet."""
    stored = await meeting(here).stored()
    if stored is None:
        return None
    live = _live.setdefault(here.film, _Live())
    running = jobs.is_running(here.film)
    talk = await meeting(here).talk(stored)
    cost = _cost(here, stored)
    by_hand = pastes(cost.scenes) if cost is not None and choice_of(here.owner) == "clipboard" else None
    return present.board(stored, talk, lang=here.lang, cost=cost, pastes=by_hand, running=running, coming=live.coming)


async def put_back(here: Visit, elements: list[dict[str, Any]]) -> bool:
    """Put today's board into the stored elements of a thread that is opened; False if it is not among them.

    The other cards are closed where the talk has gone on.
    """
    stored, props = await meeting(here).stored(), await whole(here)
    if stored is None or props is None:
        return False
    talk = await meeting(here).talk(stored)
    there = False
    asked = [element["id"] for element in elements if element.get("name") == "Paste"]
    waiting = asked[-1] if asked and courier_of(here.film).waits else None
    for element in elements:
        if element.get("id") == _id(here.film):
            element["props"] = props
            element["display"] = "inline" if on_phone(cl.context.session) else "side"
            _live.setdefault(here.film, _Live()).message = element["forId"]
            there = True
        elif element.get("props"):
            element["props"] = present.settled(
                element["name"], element["props"], talk, waiting=element["id"] == waiting
            )
    return there


def _cost(here: Visit, stored: Stored) -> Plan | None:
    """Return what the next step takes; None once every scene is written."""
    film = stored.film
    left = [scene for scene in film.scenes if scene.status != "written"]
    if film.scenes and not left:
        return None
    crew, chosen = crew_for(here), target(film.target)
    seconds = sum(chosen.clip_seconds(scene.seconds) for scene in left)
    wish = {**stored.wish, **({"scenes": len(left), "seconds": seconds} if left else {})}
    return plan(film, wish, crew.writer, chosen, crew.clock().date())


def _element(film: str, props: dict[str, Any], message: str | None) -> cl.CustomElement:
    element = cl.CustomElement(id=_id(film), name="Board", props=props, display="side")
    element.for_id = message
    return element


def _id(film: str) -> str:
    """Return the element's id: the same for the thread's life, so that an update finds it."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"board {film}"))


async def _draw(here: Visit, live: _Live) -> None:
    pause = _PAUSE
    while live.wanted:
        await asyncio.sleep(pause)
        live.wanted = False
        began = time.perf_counter()
        await show(here)
        # What is drawn is written by the same process: a fifth of its time is enough for looks.
        pause = max(_PAUSE, 4 * (time.perf_counter() - began))
