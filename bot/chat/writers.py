"""Who writes for whom: what each person has chosen, and the open writers. A key that is typed in lives here alone."""

import asyncio
from collections.abc import Set
from dataclasses import dataclass

import chainlit as cl

from bot.chat.courier import ChatCourier
from bot.chat.house import house
from bot.chat.visit import Visit, visit
from bot.llm.choosing import Choice, chosen_writer
from bot.llm.clipboard import AT_ONCE
from bot.llm.port import Writer
from bot.llm.settings import Settings
from bot.texts import say
from bot.writing.crew import Crew

_SLOTS = 8


@dataclass(frozen=True)
class _Wish:
    choice: Choice
    settings: Settings


_wishes: dict[str, _Wish] = {}
"""By owner. Nobody's wish is stored: a key must not be, and without it the rest says nothing."""
_open: dict[tuple[str, str], Writer] = {}
"""By owner and choice; the clipboard's by film, as each film has its own request under way."""
_couriers: dict[str, ChatCourier] = {}


def choice_of(owner: str) -> Choice:
    """Return which writer a person has: what they chose, else what the settings have."""
    wish = _wishes.get(owner)
    if wish is not None:
        return wish.choice
    return "llm" if house().settings.has_writer else "guided"


def settings_of(owner: str) -> Settings:
    """Return a person's settings: with their own key, if they gave one."""
    wish = _wishes.get(owner)
    return wish.settings if wish is not None else house().settings


async def choose(owner: str, choice: Choice) -> None:
    """Have another writer write for this person. Raises Told if an LLM is wished and none is configured."""
    settings = settings_of(owner)
    if choice == "llm":
        await chosen_writer("llm", settings).close()
    _wishes[owner] = _Wish(choice, settings)


async def use(owner: str, settings: Settings) -> None:
    """Have the LLM of these settings write for this person, for as long as this process runs."""
    _wishes[owner] = _Wish("llm", settings)
    if (before := _open.pop((owner, "llm"), None)) is not None:
        await before.close()


def crew_for(here: Visit) -> Crew:
    """Return who works on a film in this visit."""
    choice = choice_of(here.owner)
    if choice == "clipboard":
        courier = courier_of(here.film)
        return Crew(_writer((here.film, choice), choice, house().settings, courier), here.archive, slots=AT_ONCE)
    return Crew(_writer((here.owner, choice), choice, settings_of(here.owner), None), here.archive, slots=_SLOTS)


def courier_of(film: str) -> ChatCourier:
    """Return who carries the clipboard writer's requests of a film."""
    return _couriers.setdefault(film, ChatCourier())


async def keep_only(films: Set[str]) -> None:
    """Close the clipboard writers of all other films, with what they had under way: nobody watches them any more."""
    for film in _couriers.keys() - films:
        del _couriers[film]
        if (writer := _open.pop((film, "clipboard"), None)) is not None:
            await writer.close()


async def close_all() -> None:
    """Close every writer: the server closes."""
    await asyncio.gather(*(writer.close() for writer in _open.values()))
    _open.clear()


def _writer(place: tuple[str, str], choice: Choice, settings: Settings, courier: ChatCourier | None) -> Writer:
    if place not in _open:
        _open[place] = chosen_writer(choice, settings, on_wait=_waiting, courier=courier)
    return _open[place]


def _waiting(seconds: float) -> None:
    """Tell whoever waits that the writer asks for a pause."""
    sentence = say("cli.waiting", visit().lang, seconds=max(1, round(seconds)))
    task = asyncio.get_running_loop().create_task(cl.context.emitter.send_toast(sentence, "info"))
    _toasts.add(task)
    task.add_done_callback(_toasts.discard)


_toasts: set["asyncio.Task[object]"] = set()
