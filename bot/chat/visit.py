"""Who is here: the film that a session is about, its owner, and the language to speak."""

from dataclasses import dataclass

import chainlit as cl
from chainlit.session import BaseSession

from bot.archive import LOCAL, Archive
from bot.chat.house import house
from bot.chat.language import preferred
from bot.story import Lang


@dataclass(frozen=True)
class Visit:
    """One session's view of the world, fresh for each thing that it asks for."""

    film: str
    """The id of the film that the session is about; it may not be in the archive yet."""
    owner: str
    """Whose films these are. A new film is created with this owner."""
    lang: Lang
    session: str
    """The id of the session: of this tab, in this process."""

    @property
    def archive(self) -> Archive:
        """The archive."""
        return house().archive


def visit() -> Visit:
    """Return the visit that the running handler, or a job that one has started, belongs to."""
    session = cl.context.session
    return Visit(session.thread_id, owner_of(session), lang_of(session), session.id)


def owner_of(session: BaseSession) -> str:
    """Return the name that a session's user has logged in with."""
    return session.user.identifier if session.user else LOCAL


def lang_of(session: BaseSession) -> Lang:
    """Return the language of a session: of its latest connection."""
    environ = session.environ
    return preferred(environ.get("HTTP_COOKIE", ""), environ.get("HTTP_ACCEPT_LANGUAGE", ""))


def on_phone(session: BaseSession) -> bool:
    """Tell if a session is on a phone, where a board beside the talk would cover it."""
    return "Mobi" in session.environ.get("HTTP_USER_AGENT", "")
