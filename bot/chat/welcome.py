"""The welcome: how to begin, who writes, for which video model."""

from collections.abc import Sequence
from typing import Any

import chainlit as cl

from bot.chat import present, showing
from bot.chat.guarding import AUTHOR
from bot.chat.house import house
from bot.chat.plain import plain
from bot.chat.services import services
from bot.chat.visit import Visit
from bot.chat.writers import choice_of, settings_of
from bot.dialogue.commands import NAMES
from bot.dialogue.presses import Begin
from bot.library.targets import target
from bot.llm.finding import LocalServer
from bot.story import Film
from bot.texts import say

_BEGINNINGS = ("dream", "quick", "sample", "check", "camera")
FOUND = "found:"
"""Stands before the name of a server of this computer, in the payload of its button."""
_WRITERS = ("key", "clipboard", "guided")
_ICONS = {
    "dream": "moon", "quick": "zap", "sample": "clapperboard", "check": "list-checks", "camera": "camera",
    "key": "key-round", "clipboard": "clipboard-copy", "guided": "compass",
}  # fmt: skip


async def greet(here: Visit) -> None:
    """Welcome someone who begins: the ways to begin, then one line about who writes, with the other ways on."""
    await offer_commands(here)
    begin = [
        _action(here, f"start_{what}", "press", Begin(what=what).model_dump(), _ICONS[what]) for what in _BEGINNINGS
    ]
    aim = target(Film(id="new").target)
    lines = [f"## {say('chat.hello', here.lang)}", plain(say("chat.about", here.lang))]
    key = "chat.aim_retired" if aim.retired else "chat.aim"
    lines.append(plain(say(key, here.lang, target=aim.name, date=aim.retired)))
    await cl.Message("\n\n".join(lines), author=AUTHOR, actions=begin).send()
    await who_writes(here)


async def who_writes(here: Visit) -> None:
    """Say in one line who writes, with the other ways below it."""
    choice = choice_of(here.owner)
    model = settings_of(here.owner).model
    ways = [_action(here, f"way_{way}", "writer", {"way": way}, _ICONS[way]) for way in _WRITERS if way != choice]
    ways.append(_action(here, "way_check", "writer", {"way": "check"}, "activity"))
    await cl.Message(plain(say(f"chat.writer_{choice}", here.lang, model=model)), author=AUTHOR, actions=ways).send()


async def offer_servers(here: Visit, servers: Sequence[LocalServer]) -> None:
    """Offer the servers that were found on this computer, each by a button: none is used unasked."""
    able = [server for server in servers if server.models]
    if able:
        ways = [
            cl.Action(
                name="writer",
                label=say("chat.way_found", here.lang, server=server.name, model=server.models[0]),
                payload={"way": f"{FOUND}{server.name}"},
                icon="server",
            )
            for server in able
        ]
        await cl.Message(plain(say("chat.found", here.lang)), author=AUTHOR, actions=ways).send()


async def ask_for_key(here: Visit) -> None:
    """Show the form that takes a key."""
    offered = services(house().settings, here.lang, closed=house().serves_others)
    await showing.card("KeyForm", present.key_form(here.lang, [one.model_dump() for one in offered]))


async def offer_commands(here: Visit) -> None:
    """Give the composer its slash commands; their names are the same in both languages."""
    await cl.context.emitter.set_commands(
        [
            {
                "id": name,
                "icon": "chevron-right",
                "description": say(f"chat.command_{name}", here.lang),
                "button": False,
                "persistent": False,
                "selected": False,
            }
            for name in NAMES
        ]
    )


def _action(here: Visit, label: str, name: str, payload: dict[str, Any], icon: str) -> cl.Action:
    return cl.Action(name=name, label=say(f"chat.{label}", here.lang), payload=payload, icon=icon)
