"""How one gets in: by password if there are people with one; else nobody is asked, as only this computer is served."""

import chainlit as cl
from starlette.datastructures import Headers

from bot.archive import LOCAL
from bot.chat.language import preferred
from bot.chat.people import People
from bot.texts import say


def admit(people: People) -> None:
    """Tell Chainlit how users log in. Its history needs a user, so there is always one."""

    async def by_password(name: str, password: str) -> cl.User | None:
        return cl.User(identifier=name) if await people.admits(name, password) else None

    async def by_being_here(headers: Headers) -> cl.User:
        # The doors have let nobody through who is not on this computer.
        lang = preferred(headers.get("cookie", ""), headers.get("accept-language", ""))
        return cl.User(identifier=LOCAL, display_name=say("house.you", lang))

    if people:
        cl.password_auth_callback(by_password)
    else:
        cl.header_auth_callback(by_being_here)
