"""The archive: films and their logs of edits, in one database. What it has acknowledged survives anything."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.archive import log, rows, stepping
from bot.archive.collisions import landed, reapplied
from bot.archive.kept import By, Call, Landed, Listing, Step, Stored
from bot.archive.opening import Database, opened
from bot.archive.tables import calls, films, threads
from bot.archive.transcript import Transcript
from bot.archive.uncut import uncut
from bot.edits import Edit, apply
from bot.story import Film
from bot.texts import Told

LOCAL = "local"
"""Who owns what is made on the command line, and in the chat of one's own computer."""

_AT_HAND = 16
"""Films that are kept parsed."""


class Archive:
    """An open archive. Every method is one transaction: all of it is written, or nothing, even if the task is cancelled.

    Raises Told for what a person must be told: no such film, a full disk, a server that is gone.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self.transcript = Transcript(database)
        # Parsing a long film costs more than storing it: what a version holds never changes, so it is parsed once.
        self._known: dict[str, Stored] = {}

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the archive at a database URL (sqlite:///path, postgresql://...), making or updating its tables."""
        return cls(await opened(url))

    async def close(self) -> None:
        """Let go of the database."""
        await self._database.reading.dispose()

    @uncut
    async def create(self, film: Film, wish: dict[str, Any], at: datetime, owner: str = LOCAL) -> Stored:
        """Store a new film. Raises Told if its id is taken."""
        wished = json.dumps(wish, ensure_ascii=False)
        values = {"id": film.id, "owner": owner, "wish": wished, "talk": "{}", **rows.values(film, 0, at)}
        try:
            async with self._database.write() as db:
                await db.execute(insert(films), values)
        except IntegrityError as error:
            raise Told("archive.film_exists", film=film.id) from error
        return self._remember(Stored(film=film, version=0, wish=wish, updated=at))

    @uncut
    async def load(self, film_id: str) -> Stored:
        """Return a film as it stands. Raises Told if there is none with this id."""
        async with self._database.read() as db:
            return self._remember(await rows.stored(db, film_id, self._known.get(film_id)))

    @uncut
    async def find(self, wanted: str) -> str:
        """Return the id of the film that a person means: its id, the start of it, or its exact title in a language.

        Raises Told if there is none, or several, which it names.
        """
        wanted = wanted.strip()
        async with self._database.read() as db:
            found = await rows.matching(db, wanted) if wanted else ()
        if not found:
            raise Told("archive.no_such_film", film=wanted)
        if len(found) > 1:
            raise Told("archive.several_films", wanted=wanted, films=found)
        return found[0]

    @uncut
    async def films(self, owner: str | None = None, words: str = "") -> tuple[Listing, ...]:
        """Return a line for each film, newest first: everyone's or one owner's, all or those with `words` in a title."""
        async with self._database.read() as db:
            return await rows.listings(db, owner, words)

    @uncut
    async def owner(self, film_id: str) -> str | None:
        """Return who owns a film; None if there is none with this id."""
        async with self._database.read() as db:
            return (await db.execute(select(films.c.owner).where(films.c.id == film_id))).scalar()

    @uncut
    async def talk(self, film_id: str) -> dict[str, Any]:
        """Return what is being talked about in a film, as it was kept. Raises Told if there is no such film."""
        async with self._database.read() as db:
            kept = (await db.execute(select(films.c.talk).where(films.c.id == film_id))).scalar()
        if kept is None:
            raise Told("archive.no_such_film", film=film_id)
        talk: dict[str, Any] = json.loads(kept)
        return talk

    @uncut
    async def keep_talk(self, film_id: str, talk: dict[str, Any]) -> None:
        """Keep what is being talked about in a film; that is no step of it. Raises Told if there is no such film."""
        kept = update(films).where(films.c.id == film_id).values(talk=json.dumps(talk, ensure_ascii=False))
        async with self._database.write() as db:
            if not (await db.execute(kept)).rowcount:
                raise Told("archive.no_such_film", film=film_id)

    @uncut
    async def commit(
        self,
        film_id: str,
        base: int,
        edits: Sequence[Edit],
        *,
        turn: str,
        by: By,
        at: datetime,
        call: Call | None = None,
    ) -> Stored:
        """Write all `edits`, made by someone who saw version `base`, as one step; without effect, no step is written.

        Raises ConflictError if that would overwrite what came since, RefusedError if an edit cannot be done.
        """
        async with self._database.write() as db:
            head = await rows.stored(db, film_id, self._known.get(film_id), lock=True)
            if base >= head.version:
                after = apply(head.film, edits)
            else:
                after = reapplied(await log.film_at(db, head.film, base), head.film, edits)
            stored = await stepping.written(db, head, after, edits, turn=turn, by=by, at=at, call=call)
        return self._remember(stored)

    @uncut
    async def land(
        self,
        film_id: str,
        base: int,
        edits: Sequence[Edit],
        *,
        turn: str,
        by: By,
        at: datetime,
        call: Call | None = None,
    ) -> Landed:
        """Write as one step those `edits` that touch nothing changed or locked since `base`, and name what is left out."""
        async with self._database.write() as db:
            head = await rows.stored(db, film_id, self._known.get(film_id), lock=True)
            seen = head.film if base >= head.version else await log.film_at(db, head.film, base)
            after, kept, dropped = landed(seen, head.film, edits)
            stored = await stepping.written(db, head, after, kept, turn=turn, by=by, at=at, call=call)
        return Landed(stored=self._remember(stored), dropped=dropped)

    @uncut
    async def keep_call(self, film_id: str, call: Call) -> None:
        """Keep a call that changes nothing in the film."""
        async with self._database.write() as db:
            await rows.stored(db, film_id, self._known.get(film_id), lock=True)
            await stepping.keep(db, film_id, call)

    @uncut
    async def calls(self, film_id: str) -> tuple[Call, ...]:
        """Return the calls that were made for a film, oldest first."""
        async with self._database.read() as db:
            query = select(calls.c.call).where(calls.c.film_id == film_id).order_by(calls.c.number)
            return tuple(Call.model_validate_json(call) for call in (await db.execute(query)).scalars())

    @uncut
    async def undo(self, film_id: str, at: datetime) -> Stored:
        """Take back the last turn: its steps, as far as no other turn's lie between. Raises Told if there is none."""
        async with self._database.write() as db:
            head = await rows.stored(db, film_id, self._known.get(film_id), lock=True)
            last = await log.last_turn(db, film_id)
            if not last:
                raise Told("archive.nothing_to_undo")
            await log.hold_back(db, film_id, last, by=head.version + 1)
            after = log.taken_back(head.film, last)
            stored = await stepping.stepped(db, head, after, (), turn=last[0].turn, by="user", at=at)
        return self._remember(stored)

    @uncut
    async def redo(self, film_id: str, at: datetime) -> Stored:
        """Bring back what the last undo took. Raises Told if there is nothing, or if a new edit came after it."""
        async with self._database.write() as db:
            head = await rows.stored(db, film_id, self._known.get(film_id), lock=True)
            last = await log.last_undone(db, film_id)
            if not last:
                raise Told("archive.nothing_to_redo")
            await log.hold_back(db, film_id, last, by=None)
            after = log.brought_back(head.film, last)
            stored = await stepping.stepped(db, head, after, (), turn=last[0].turn, by="user", at=at)
        return self._remember(stored)

    @uncut
    async def steps(self, film_id: str) -> tuple[Step, ...]:
        """Return the log of a film, oldest first, undos and redos among it."""
        async with self._database.read() as db:
            return await log.entries(db, film_id)

    async def takes(self, film_id: str, scene_id: str) -> tuple[Step, ...]:
        """Return the steps that changed a scene, oldest first; its place in the film is no part of a take."""
        scene = f"scenes/{scene_id}/"
        return tuple(
            step
            for step in await self.steps(film_id)
            if step.edits and any(change.is_content and f"{change.path}/".startswith(scene) for change in step.changes)
        )

    @uncut
    async def delete(self, film_id: str) -> None:
        """Remove a film with its log, calls and conversation, for good. Raises Told if there is none with this id."""
        async with self._database.write() as db:
            await db.execute(delete(threads).where(threads.c.id == film_id))
            gone = await db.execute(delete(films).where(films.c.id == film_id))
            if not gone.rowcount:
                raise Told("archive.no_such_film", film=film_id)
        self._known.pop(film_id, None)

    def _remember(self, stored: Stored) -> Stored:
        """Keep what is committed at hand, the least recently used going first."""
        self._known.pop(stored.film.id, None)
        self._known[stored.film.id] = stored
        if len(self._known) > _AT_HAND:
            del self._known[next(iter(self._known))]
        return stored
