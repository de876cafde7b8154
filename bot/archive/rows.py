"""A film as a row, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.archive.kept import Listing, Stored
from bot.archive.tables import films
from bot.story import Film, Phrase
from bot.texts import Told

_LISTED = (
    films.c.id, films.c.title_ja, films.c.title_en, films.c.opening, films.c.target,
    films.c.scenes, films.c.written, films.c.attention, films.c.updated,
)  # fmt: skip
_FILM = select(
    films.c.version,
    films.c.updated,
    films.c.wish,
    # A document that the reader has is not sent again.
    case(
        ((films.c.version == bindparam("version")) & (films.c.updated == bindparam("updated")), None),
        else_=films.c.film,
    ).label("document"),
).where(films.c.id == bindparam("film_id"))
_LOCKED = _FILM.with_for_update()
_UPDATE = update(films).where(films.c.id == bindparam("film_id"))
_OPENING = 60
"""Characters of the plot that a list shows."""


async def stored(db: AsyncConnection, film_id: str, known: Stored | None = None, *, lock: bool = False) -> Stored:
    """Return a film; with `lock` nobody else writes it until the transaction ends.

    If it still stands as `known`, the document is not read again. Raises Told if there is none, or if it is damaged.
    """
    seen = {"film_id": film_id, "version": known and known.version, "updated": known and known.updated}
    row = (await db.execute(_LOCKED if lock else _FILM, seen)).one_or_none()
    if row is None:
        raise Told("archive.no_such_film", film=film_id)
    if known is not None and row.document is None:
        return known
    try:
        film = Film.model_validate_json(row.document)
        return Stored(film=film, version=row.version, wish=json.loads(row.wish), updated=row.updated)
    except ValueError as error:
        raise Told("archive.unreadable", film=film_id) from error


async def rewritten(db: AsyncConnection, film: Film, version: int, updated: datetime) -> None:
    """Put a film into its row."""
    await db.execute(_UPDATE, {"film_id": film.id, **values(film, version, updated)})


async def listings(db: AsyncConnection, owner: str | None, words: str) -> tuple[Listing, ...]:
    """Return a line for each film, newest first: of an owner, with `words` in a title or in the opening."""
    query = select(*_LISTED).order_by(films.c.updated.desc(), films.c.id)
    if owner is not None:
        query = query.where(films.c.owner == owner)
    if wanted := _listed(words.strip()):
        texts = (films.c.title_ja, films.c.title_en, films.c.opening)
        query = query.where(or_(*(text.icontains(wanted, autoescape=True) for text in texts)))
    rows = await db.execute(query)
    return tuple(
        Listing(
            id=row.id,
            title=Phrase(ja=row.title_ja, en=row.title_en),
            opening=row.opening,
            target=row.target,
            scenes=row.scenes,
            written=row.written,
            attention=row.attention,
            updated=row.updated,
        )
        for row in rows
    )


async def matching(db: AsyncConnection, wanted: str) -> tuple[str, ...]:
    """Return the ids of the films that `wanted` may mean: by id, by the start of the id, by title."""
    # Not LIKE, which takes capitals for small letters in one of the two databases.
    wanted = _listed(wanted)
    starts = func.substr(films.c.id, 1, len(wanted)) == wanted
    titled = (films.c.title_ja == wanted) | (films.c.title_en == wanted)
    found = (await db.execute(select(films.c.id).where(starts | titled).order_by(films.c.id))).scalars().all()
    return (wanted,) if wanted in found else tuple(found)


def values(film: Film, version: int, updated: datetime) -> Mapping[str, Any]:
    """Return the values of a film's row that change with it."""
    status = [scene.status for scene in film.scenes]
    return {
        "version": version,
        "updated": updated,
        "title_ja": _listed(film.title.ja),
        "title_en": _listed(film.title.en),
        "opening": _listed(" ".join(film.plot[: 4 * _OPENING].split())[:_OPENING]),
        "target": _listed(film.target),
        "scenes": len(status),
        "written": status.count("written"),
        "attention": status.count("attention"),
        "film": film.model_dump_json(),
    }


def _listed(text: str) -> str:
    """Return `text` without NUL, which PostgreSQL takes in no text; in the document it is escaped."""
    return text.replace("\0", "")
