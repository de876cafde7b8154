"""What one step writes: its entry in the log, the film's row, and the call that it came from."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive import log, rows
from bot.archive.kept import By, Call, Stored
from bot.archive.tables import calls
from bot.edits import Edit, changes
from bot.story import Film


async def written(
    db: AsyncConnection,
    head: Stored,
    after: Film,
    edits: Sequence[Edit],
    *,
    turn: str,
    by: By,
    at: datetime,
    call: Call | None,
) -> Stored:
    """Write the call, and the step from `head` to `after` unless the edits changed nothing."""
    if call is not None:
        await keep(db, head.film.id, call)
    if not changes(head.film, after):
        return head
    return await stepped(db, head, after, edits, turn=turn, by=by, at=at)


async def stepped(
    db: AsyncConnection, head: Stored, after: Film, edits: Sequence[Edit], *, turn: str, by: By, at: datetime
) -> Stored:
    """Write a step from `head` to `after`. That of an undo or redo counts even if all it moved came to nothing."""
    version = head.version + 1
    patch = changes(head.film, after)
    await log.append(db, head.film.id, version, patch, turn=turn, by=by, at=at, edits=edits)
    await rows.rewritten(db, after, version, at)
    return Stored(film=after, version=version, wish=head.wish, updated=at)


async def keep(db: AsyncConnection, film_id: str, call: Call) -> None:
    """Write a call."""
    await db.execute(insert(calls), {"film_id": film_id, "call": call.model_dump_json()})
