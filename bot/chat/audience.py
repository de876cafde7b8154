"""Who watches a film: every open session of it. What a handler or a job sends to one, all of them see.

So two tabs agree, and a tab that was loaded anew sees what a job goes on sending that an older session began.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from chainlit.server import sio
from chainlit.session import WebsocketSession, ws_sessions_id

from bot.chat.visit import on_phone, owner_of
from bot.writing.crew import new_id

_SHARED = frozenset(
    {
        "new_message", "update_message", "delete_message", "stream_start", "stream_token",
        "element", "remove_element", "action", "remove_action",
    }
)  # fmt: skip
"""The rest (a spinner, a toast, the composer's state) belongs to the session that it is sent to."""

Emit = Callable[[str, Any], Awaitable[None]]


def audience(film: str, owner: str) -> tuple[WebsocketSession, ...]:
    """Return the open sessions of a film."""
    sessions: Iterable[WebsocketSession] = tuple(ws_sessions_id.values())
    return tuple(one for one in sessions if one.thread_id == film and owner_of(one) == owner)


async def tell_all(film: str, owner: str, event: str, data: Any, *, but: WebsocketSession | None = None) -> None:
    """Send an event to every session of a film."""
    for session in audience(film, owner):
        if session is not but:
            await sio.emit(event, _suited(session, event, data), to=session.socket_id)


async def relist(film: str, owner: str) -> None:
    """Have the sidebar ask for the list of films again: one was begun, or has a title now."""
    # The page asks when this event tells it something new; what it tells is shown nowhere.
    await tell_all(film, owner, "first_interaction", {"interaction": new_id(), "thread_id": film})


async def send_away(film: str, owner: str) -> None:
    """Have every page that shows a film go to the start: the film is deleted."""
    await tell_all(film, owner, "window_message", {"yumekonte": {"film": ""}})


def shared(session: WebsocketSession, own: Emit) -> Emit:
    """Return how a session sends: what is part of the talk to everyone who watches its film, the rest by `own`."""

    async def emit(event: str, data: Any) -> None:
        if event not in _SHARED:
            await own(event, data)
            return
        if event == "element" and session.has_first_interaction:
            data = _fetched_by_all(data)
        await tell_all(session.thread_id, owner_of(session), event, data)

    return emit


def _fetched_by_all(element: dict[str, Any]) -> dict[str, Any]:
    """Return an element with an address that is good in every session, and after a restart."""
    if element.get("type") == "custom" or element.get("url"):
        return element
    return {**element, "url": blob(element["threadId"], element["id"])}


def blob(film: str, element: str) -> str:
    """Return where a file that hangs on a message is fetched from, by its owner."""
    return f"/blob/{film}/{element}"


def _suited(session: WebsocketSession, event: str, data: Any) -> Any:
    """Return what goes to one session: what stands beside the talk stands in it on a phone, else it would cover it."""
    if event == "element" and data.get("display") == "side" and on_phone(session):
        return {**data, "display": "inline"}
    return data
