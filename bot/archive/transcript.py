"""What was said beside the films: the chat's messages and attachments, as documents that the archive does not read.

A conversation has the id of its film, and may begin before it.
"""

import json
from typing import Any

from sqlalchemy import Table, delete, select
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.opening import Database
from bot.archive.tables import attachments, films, messages, threads
from bot.archive.uncut import uncut

Document = dict[str, Any]
"""JSON, as the chat made it."""


class Transcript:
    """The conversations of an archive. Every method is one transaction; raises Told if the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @uncut
    async def owner(self, thread_id: str) -> str | None:
        """Return whose a conversation is: its film's owner, else who began it; None if there is neither."""
        async with self._database.read() as db:
            return await _owner(db, thread_id)

    @uncut
    async def keep_message(self, thread_id: str, owner: str, message: Document) -> bool:
        """Keep a message, or what it has become; the first begins the conversation. False if that is someone else's."""
        async with self._database.write() as db:
            if not await _begun(db, thread_id, owner):
                return False
            values = {"thread_id": thread_id, "id": message["id"], "message": _text(message)}
            await _put(db, messages, values, "message")
        return True

    @uncut
    async def keep_attachment(
        self, thread_id: str, owner: str, message_id: str, attachment: Document, content: bytes | None
    ) -> bool:
        """Keep what hangs on a message, with a file's bytes. False if the conversation is someone else's."""
        async with self._database.write() as db:
            if not await _begun(db, thread_id, owner):
                return False
            values = {
                "thread_id": thread_id,
                "id": attachment["id"],
                "message_id": message_id,
                "attachment": _text(attachment),
                "content": content,
            }
            await _put(db, attachments, values, "message_id", "attachment", "content")
        return True

    @uncut
    async def messages(self, thread_id: str) -> list[Document]:
        """Return the messages of a conversation in the order in which they were begun."""
        query = select(messages.c.message).where(messages.c.thread_id == thread_id).order_by(messages.c.number)
        async with self._database.read() as db:
            return [json.loads(text) for text in (await db.execute(query)).scalars()]

    @uncut
    async def attachments(self, thread_id: str) -> list[Document]:
        """Return what hangs on the messages of a conversation, without the files' bytes."""
        query = select(attachments.c.attachment).where(attachments.c.thread_id == thread_id)
        async with self._database.read() as db:
            return [json.loads(text) for text in (await db.execute(query.order_by(attachments.c.number))).scalars()]

    @uncut
    async def content(self, thread_id: str, attachment_id: str) -> bytes | None:
        """Return a file's bytes; None if there is no such file in this conversation."""
        where = (attachments.c.thread_id == thread_id) & (attachments.c.id == attachment_id)
        async with self._database.read() as db:
            return (await db.execute(select(attachments.c.content).where(where))).scalar()

    @uncut
    async def drop_message(self, thread_id: str, message_id: str) -> None:
        """Remove a message and what hangs on it."""
        async with self._database.write() as db:
            hangs = (attachments.c.thread_id == thread_id) & (attachments.c.message_id == message_id)
            await db.execute(delete(attachments).where(hangs))
            await db.execute(
                delete(messages).where((messages.c.thread_id == thread_id) & (messages.c.id == message_id))
            )

    @uncut
    async def drop_attachment(self, thread_id: str, attachment_id: str) -> None:
        """Remove what hangs on a message."""
        async with self._database.write() as db:
            where = (attachments.c.thread_id == thread_id) & (attachments.c.id == attachment_id)
            await db.execute(delete(attachments).where(where))

    @uncut
    async def drop(self, thread_id: str) -> None:
        """Remove a whole conversation."""
        async with self._database.write() as db:
            await db.execute(delete(threads).where(threads.c.id == thread_id))


async def _owner(db: AsyncConnection, thread_id: str) -> str | None:
    whose = (await db.execute(select(films.c.owner).where(films.c.id == thread_id))).scalar()
    return whose or (await db.execute(select(threads.c.owner).where(threads.c.id == thread_id))).scalar()


async def _begun(db: AsyncConnection, thread_id: str, owner: str) -> bool:
    """Begin the conversation if there is none yet; tell if it is this owner's."""
    begin = _insert(db, threads).values(id=thread_id, owner=owner)
    await db.execute(begin.on_conflict_do_nothing())
    return await _owner(db, thread_id) == owner


async def _put(db: AsyncConnection, table: Table, values: Document, *changing: str) -> None:
    """Insert a row, or change the one with the same id in the same conversation, which keeps its place."""
    put = _insert(db, table).values(values)
    same = (table.c.thread_id, table.c.id)
    await db.execute(put.on_conflict_do_update(index_elements=same, set_={name: values[name] for name in changing}))


def _insert(db: AsyncConnection, table: Table) -> Any:
    if db.dialect.name == "postgresql":
        # Loaded by whoever has one: it takes as long as all the rest of the archive.
        from sqlalchemy.dialects.postgresql import insert as postgresql_insert

        return postgresql_insert(table)
    return sqlite_insert(table)


def _text(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False)
