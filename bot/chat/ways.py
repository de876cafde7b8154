"""The ways on to somebody who writes: a key, a chat account, the guided writer, a server of this computer."""

from typing import Any, cast, get_args

from pydantic import ValidationError

from bot.chat import showing, welcome, writers
from bot.chat.house import house
from bot.chat.services import Given, settings_for
from bot.chat.visit import Visit
from bot.llm.choosing import Choice
from bot.llm.finding import USUAL, found
from bot.llm.settings import Settings
from bot.texts import Told, say, tell
from bot.writing.checkup import Checkup, checked_up
from bot.writing.checkup_told import told
from bot.writing.crew import now


async def take_key(here: Visit, payload: dict[str, Any]) -> dict[str, Any]:
    """Use a key that was typed into its form, if it works. It is never stored, logged or shown."""
    try:
        given = Given.model_validate(payload)
        settings = settings_for(given, house().settings, closed=house().serves_others)
    except ValidationError:
        return {"ok": False, "said": say("chat.bad_key", here.lang)}
    except Told as refused:
        return {"ok": False, "said": tell(refused, here.lang)}
    checkup = await _checkup(here, settings)
    if isinstance(checkup.health, Told):
        return {"ok": False, "said": tell(checkup.health, here.lang)}
    await writers.use(here.owner, settings)
    await welcome.who_writes(here)
    await _report(here, checkup)
    return {"ok": True}


async def writer(here: Visit, way: str) -> None:
    """Follow one of the ways on: a key, the clipboard, guided, a server of this computer, or a look at how it does."""
    if way == "key":
        await welcome.ask_for_key(here)
    elif way == "check":
        await _check(here)
    elif way.startswith(welcome.FOUND):
        servers = () if house().serves_others else await found()
        server = next((one for one in servers if one.name == way.removeprefix(welcome.FOUND)), None)
        if server is None or not server.models:
            raise Told("chat.server_gone")
        given = Given(service="server", server=server.base_url, model=server.models[0])
        await writers.use(here.owner, settings_for(given, house().settings, closed=False))
        await welcome.who_writes(here)
    elif way in get_args(Choice):
        await writers.choose(here.owner, cast("Choice", way))
        await welcome.who_writes(here)


async def _check(here: Visit) -> None:
    """Say what there is to write with, how well it does, and offer what was found on this computer."""
    await _report(here, await _checkup(here, writers.settings_of(here.owner)))


async def _checkup(here: Visit, settings: Settings) -> Checkup:
    async def films() -> int:
        return len(await here.archive.films(here.owner))

    # What else runs on the server's computer is nothing for its visitors.
    ports = {} if house().serves_others else USUAL
    return await checked_up(settings, films, now().date(), ports=ports)


async def _report(here: Visit, checkup: Checkup) -> None:
    # The folder is the server's matter.
    await showing.say_to(here, "\n".join(told(checkup, here.lang)[1:]))
    await welcome.offer_servers(here, checkup.offered)
