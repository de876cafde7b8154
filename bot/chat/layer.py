"""Chainlit's view on the archive: the sidebar lists films, a thread is a film, deleting one deletes the other."""

import asyncio
import logging
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from weakref import WeakValueDictionary

import chainlit as cl
from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element, ElementDict
from chainlit.step import StepDict
from chainlit.types import Feedback, PageInfo, PaginatedResponse, Pagination, ThreadDict, ThreadFilter
from chainlit.user import PersistedUser, User

from bot.archive import Archive, Listing
from bot.chat import jobs
from bot.chat.audience import blob, relist, send_away
from bot.chat.house import house
from bot.chat.keys import without_keys
from bot.chat.language import spoken
from bot.chat.visit import owner_of
from bot.edits import SetTitle, Wording
from bot.sentences import language_of
from bot.texts import Told, say
from bot.writing.crew import new_id, now

_log = logging.getLogger(__name__)
_PAGE = 50
"""Films that the sidebar gets at once, at most."""


class Layer(BaseDataLayer):
    """The data layer. Who asks is known by the session; Chainlit itself asks for the owner of a thread first.

    Users are no rows: whoever has logged in is one.
    """

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @property
    def _archive(self) -> Archive:
        return house().archive

    async def get_user(self, identifier: str) -> PersistedUser:
        """Return the user with this name."""
        return PersistedUser(id=identifier, identifier=identifier, createdAt=_iso(datetime.fromtimestamp(0, UTC)))

    async def create_user(self, user: User) -> PersistedUser:
        """Return a user who has just logged in."""
        return await self.get_user(user.identifier)

    async def list_threads(self, pagination: Pagination, filters: ThreadFilter) -> PaginatedResponse[ThreadDict]:
        """Return one page of a user's films, newest first. Chainlit groups them by what it calls createdAt."""
        films = await self._archive.films(filters.userId or "", filters.search or "")
        after = next((i for i, film in enumerate(films, start=1) if film.id == pagination.cursor), 0)
        here = films[after : after + min(max(1, pagination.first), _PAGE)]
        more = after + len(here) < len(films)
        threads = [_thread(film, filters.userId or "") for film in here]
        ends = (here[0].id, here[-1].id) if here else (None, None)
        return PaginatedResponse(data=threads, pageInfo=PageInfo(more, *ends))

    async def get_thread_author(self, thread_id: str) -> str:
        """Return whose a film or a conversation is; empty if there is none with this id."""
        return await self._archive.transcript.owner(thread_id) or ""

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """Return a conversation as it was, which is empty for a film that was made elsewhere; None if there is none."""
        owner = await self.get_thread_author(thread_id)
        if not owner:
            return None
        transcript = self._archive.transcript
        # What was said before the first message is kept after it.
        said = sorted(await transcript.messages(thread_id), key=lambda one: one.get("createdAt") or "")
        return ThreadDict(
            id=thread_id,
            createdAt=_iso(now()),
            name=None,
            userId=owner,
            userIdentifier=owner,
            tags=[],
            metadata={},
            steps=[cast("StepDict", one) for one in said],
            elements=[cast("ElementDict", one) for one in await transcript.attachments(thread_id)],
        )

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,  # noqa: ARG002 (a session's own variables, which hold nothing of ours)
        tags: list[str] | None = None,  # noqa: ARG002
    ) -> None:
        """Rename a film, if that is what is meant: with a user's id, it is a conversation that begins."""
        if name is None or user_id is not None or not name.strip():
            return
        stored = await self._archive.load(thread_id)
        title = Wording(**{language_of(name): name.strip()})
        await self._archive.commit(
            thread_id, stored.version, [SetTitle(words=title)], turn=new_id(), by="user", at=now()
        )
        # Loaded by then if anybody watches, and by nobody before that.
        from bot.chat import boards

        owner = await self.get_thread_author(thread_id)
        await boards.show_again(thread_id, owner)
        await relist(thread_id, owner)

    async def delete_thread(self, thread_id: str) -> None:
        """Delete a film with its conversation, or a conversation that has led to no film."""
        await jobs.stop(thread_id)
        await send_away(thread_id, await self.get_thread_author(thread_id))
        if await self._archive.owner(thread_id) is None:
            await self._archive.transcript.drop(thread_id)
        else:
            await self._archive.delete(thread_id)

    @queue_until_user_message()
    async def create_step(self, step_dict: StepDict) -> None:
        """Keep a message or a step. Chainlit writes each in a task of its own: they are put in line here."""
        thread, owner = step_dict["threadId"], owner_of(cl.context.session)
        message = cast("dict[str, Any]", without_keys(dict(step_dict)))
        await self._in_line(thread, self._archive.transcript.keep_message(thread, owner, message))

    @queue_until_user_message()
    async def update_step(self, step_dict: StepDict) -> None:
        """Keep what a step has become."""
        await self.create_step(step_dict)

    @queue_until_user_message()
    async def delete_step(self, step_id: str) -> None:
        """Remove a message of this session's film."""
        thread = cl.context.session.thread_id
        await self._in_line(thread, self._archive.transcript.drop_message(thread, step_id))

    @queue_until_user_message()
    async def create_element(self, element: Element) -> None:
        """Keep what hangs on a message, if it is of this session's film: the request may name any."""
        thread = cl.context.session.thread_id
        if not element.for_id or element.thread_id != thread:
            return
        row = cast("dict[str, Any]", without_keys(dict(element.to_dict())))
        row |= {"chainlitKey": None, "objectKey": None}
        content = None
        if element.type != "custom":
            content = await _content(element)
            row["url"] = blob(thread, element.id)
        kept = self._archive.transcript.keep_attachment(
            thread, owner_of(cl.context.session), element.for_id, row, content
        )
        await self._in_line(thread, kept)

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        """Return what hangs on a message; None if there is no such thing in this conversation."""
        found = await self._archive.transcript.attachments(thread_id)
        return next((cast("ElementDict", one) for one in found if one["id"] == element_id), None)

    @queue_until_user_message()
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Remove what hangs on a message, if it is of this session's film: the request may name any."""
        thread = cl.context.session.thread_id
        if thread_id in (None, thread):
            await self._in_line(thread, self._archive.transcript.drop_attachment(thread, element_id))

    async def upsert_feedback(self, feedback: Feedback) -> str:  # noqa: ARG002
        """Refuse: nobody would read it, and Chainlit does not ask whose message it is about."""
        raise Told("house.no_feedback")

    async def delete_feedback(self, feedback_id: str) -> bool:  # noqa: ARG002
        """Refuse likewise."""
        return False

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:  # noqa: ARG002
        """Return none: there are no favourites."""
        return []

    async def build_debug_url(self) -> str:
        """Return none."""
        return ""

    async def close(self) -> None:
        """Leave it to the house, which has opened what is to be closed."""

    async def _in_line(self, thread: str, errand: Coroutine[Any, Any, object]) -> None:
        """Run an errand after those that were given before it. Nobody awaits it, so a failure is only noted.

        What must not be lost is in the film, which is awaited; here it is how it was said.
        """
        lock = self._locks.setdefault(thread, asyncio.Lock())
        async with lock:
            try:
                await errand
            except Told as told:
                _log.warning("The conversation is not kept: %s", told)


def _thread(film: Listing, owner: str) -> ThreadDict:
    lang = spoken.get()
    return ThreadDict(
        id=film.id,
        createdAt=_iso(film.updated),
        name=film.title.said(lang) or film.title.ja or film.title.en or film.opening or say("house.untitled", lang),
        userId=owner,
        userIdentifier=owner,
        tags=[],
        metadata={},
        steps=[],
        elements=[],
    )


async def _content(element: Element) -> bytes:
    if element.path:
        return await asyncio.to_thread(Path(element.path).read_bytes)
    content = element.content or b""
    return content.encode() if isinstance(content, str) else content


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
