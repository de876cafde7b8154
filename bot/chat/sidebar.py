"""The names of films in the sidebar, which the browser asks for again only when it is told to."""

from collections.abc import Set

from bot.archive import Stored
from bot.chat.audience import relist
from bot.chat.visit import Visit

_named: dict[str, str] = {}
"""What each film was called when the browser was last told to ask."""


async def named(here: Visit, stored: Stored) -> None:
    """Have the browser ask again if a film is new, or is called otherwise now."""
    title = stored.film.title
    name = title.said(here.lang) or title.ja or title.en or stored.film.plot
    if _named.get(here.film) != name:
        _named[here.film] = name
        await relist(here.film, here.owner)


def keep_only(films: Set[str]) -> None:
    """Forget the names of all other films: nobody watches them any more."""
    for film in _named.keys() - films:
        del _named[film]
