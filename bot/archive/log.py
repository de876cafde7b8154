"""The log of a film's edits: the truth that undo, redo, takes and conflicts are read from.

It only grows. An undo is an entry of its own that holds the changes taken back, and marks the steps that it holds
back; a redo likewise. So a film's version never means two things, and a writer that began before an undo cannot
overwrite it. What was undone before a new edit stays in the log, but can no longer be redone.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from pydantic import TypeAdapter
from sqlalchemy import Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.kept import By, Step
from bot.archive.tables import steps
from bot.edits import EDITS, Change, Edit, applied
from bot.story import Film

_CHANGES: TypeAdapter[tuple[Change, ...]] = TypeAdapter(tuple[Change, ...])

_mine = steps.c.film_id == bindparam("film_id")
_live = _mine & steps.c.is_edit & steps.c.undone_by.is_(None)
_newest = steps.c.number.desc()
_entry = select(steps.c.number, steps.c.turn, steps.c.changes)

_LATER = _entry.where(_mine, steps.c.number > bindparam("version")).order_by(_newest)

_turn = select(steps.c.turn).where(_live).order_by(_newest).limit(1).scalar_subquery()
_before = select(func.coalesce(func.max(steps.c.number), 0)).where(_live, steps.c.turn != _turn).scalar_subquery()
_LAST_TURN = _entry.where(_live, steps.c.number > _before).order_by(_newest)

_last_edit = select(func.max(steps.c.number)).where(_mine, steps.c.is_edit).scalar_subquery()
_last_undo = select(func.max(steps.c.undone_by)).where(_mine, steps.c.undone_by > _last_edit).scalar_subquery()
_LAST_UNDONE = _entry.where(_mine, steps.c.undone_by == _last_undo).order_by(steps.c.number)

_HOLD_BACK = (
    update(steps)
    .where(steps.c.film_id == bindparam("which"), steps.c.number.in_(bindparam("numbers", expanding=True)))
    .values(undone_by=bindparam("by_undo"))
)


class Entry(NamedTuple):
    """What going back and forth needs of an entry."""

    number: int
    turn: str
    changes: tuple[Change, ...]


async def append(
    db: AsyncConnection,
    film_id: str,
    number: int,
    changed: tuple[Change, ...],
    *,
    turn: str,
    by: By,
    at: datetime,
    edits: Sequence[Edit] = (),
) -> None:
    """Write an entry. One without edits is that of an undo or redo."""
    await db.execute(
        insert(steps),
        {
            "film_id": film_id,
            "number": number,
            "turn": turn,
            "by": by,
            "at": at,
            "is_edit": bool(edits),
            "edits": EDITS.dump_json(tuple(edits)).decode(),
            "changes": _CHANGES.dump_json(changed).decode(),
        },
    )


async def entries(db: AsyncConnection, film_id: str) -> tuple[Step, ...]:
    """Return the whole log, oldest first."""
    rows = await db.execute(select(steps).where(steps.c.film_id == film_id).order_by(steps.c.number))
    return tuple(
        Step(
            number=row.number,
            turn=row.turn,
            by=row.by,
            at=row.at,
            edits=EDITS.validate_json(row.edits),
            changes=_CHANGES.validate_json(row.changes),
            undone=row.undone_by is not None,
        )
        for row in rows
    )


async def film_at(db: AsyncConnection, film: Film, version: int) -> Film:
    """Return the film as it was at `version`, going back from how it is now."""
    return taken_back(film, await _entries(db, _LATER, film_id=film.id, version=version))


async def last_turn(db: AsyncConnection, film_id: str) -> tuple[Entry, ...]:
    """Return what an undo takes back, newest first: the last live steps, as far as they are of one turn."""
    return await _entries(db, _LAST_TURN, film_id=film_id)


async def last_undone(db: AsyncConnection, film_id: str) -> tuple[Entry, ...]:
    """Return what a redo brings back, oldest first; none if a new edit came after the last undo."""
    return await _entries(db, _LAST_UNDONE, film_id=film_id)


async def hold_back(db: AsyncConnection, film_id: str, held: Iterable[Entry], by: int | None) -> None:
    """Mark steps as undone by the entry `by`; None lets them be live again."""
    numbers = [entry.number for entry in held]
    await db.execute(_HOLD_BACK, {"which": film_id, "numbers": numbers, "by_undo": by})


def taken_back(film: Film, newest_first: Iterable[Entry]) -> Film:
    """Return the film without what these entries changed."""
    for entry in newest_first:
        film = applied(film, (change.reversed() for change in entry.changes))
    return film


def brought_back(film: Film, oldest_first: Iterable[Entry]) -> Film:
    """Return the film with what these entries changed."""
    for entry in oldest_first:
        film = applied(film, entry.changes)
    return film


async def _entries(db: AsyncConnection, query: Select[int, str, str], **which: str | int) -> tuple[Entry, ...]:
    rows = (await db.execute(query, which)).all()
    return tuple(Entry(row.number, row.turn, _CHANGES.validate_json(row.changes)) for row in rows)
