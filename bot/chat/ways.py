"""The ways on to somebody who writes: a key, a chat account, the guided writer, a server of this computer."""

from typing import Annotated, Any, Self, cast, get_args

from pydantic import BaseModel, StringConstraints, ValidationError, model_validator

from bot.chat import showing, welcome, writers
from bot.chat.visit import Visit
from bot.llm.choosing import Choice
from bot.llm.finding import found
from bot.texts import Told, say
from bot.writing.checkup import checked_up
from bot.writing.checkup_told import told
from bot.writing.crew import now

_Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400, strict=True)]


class _Key(BaseModel):
    """What the form of a key holds. A server of one's own may want none."""

    key: _Line = ""
    server: _Line = ""
    model: _Line = ""

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        if not (self.key or self.server):
            raise ValueError("neither a key nor a server")
        return self


async def take_key(here: Visit, payload: dict[str, Any]) -> dict[str, Any]:
    """Use a key that was typed into its form. It is never stored, logged or shown."""
    try:
        given = _Key.model_validate(payload)
        await writers.take_key(here.owner, key=given.key, server=given.server, model=given.model)
    except (ValidationError, Told):
        return {"ok": False, "said": say("chat.bad_key", here.lang)}
    await welcome.who_writes(here)
    await _check(here)
    return {"ok": True}


async def writer(here: Visit, way: str) -> None:
    """Follow one of the ways on: a key, the clipboard, guided, a server of this computer, or a look at how it does."""
    if way == "key":
        await welcome.ask_for_key(here)
    elif way == "check":
        await _check(here)
    elif way.startswith(welcome.FOUND):
        server = next((one for one in await found() if one.name == way.removeprefix(welcome.FOUND)), None)
        if server is None or not server.models:
            raise Told("chat.server_gone")
        await writers.take_key(here.owner, key="", server=server.base_url, model=server.models[0])
        await welcome.who_writes(here)
    elif way in get_args(Choice):
        await writers.choose(here.owner, cast("Choice", way))
        await welcome.who_writes(here)


async def _check(here: Visit) -> None:
    """Say what there is to write with, how well it does, and offer what was found on this computer."""

    async def films() -> int:
        return len(await here.archive.films(here.owner))

    checkup = await checked_up(writers.settings_of(here.owner), films, now().date())
    # The folder is the server's matter.
    await showing.say_to(here, "\n".join(told(checkup, here.lang)[1:]))
    await welcome.offer_servers(here, checkup.offered)
