"""Opens the database that a URL names: SQLite in a file, or PostgreSQL."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.archive.faults import is_busy, told
from bot.archive.schema import is_current, migrate
from bot.texts import Told

_PATIENCE_S = 20
"""How long a write waits for another process that writes."""

_PRAGMAS = (
    # Readers never wait for a writer. The file keeps this; to say it again costs nothing.
    "PRAGMA journal_mode = WAL",
    "PRAGMA foreign_keys = ON",
    # Every commit is on the disk before it is acknowledged, through loss of power too.
    "PRAGMA synchronous = FULL",
)


@dataclass(frozen=True)
class Database:
    """An open database with this program's schema."""

    reading: AsyncEngine
    writing: AsyncEngine
    """The same connections; its transactions hold the write lock from their first moment."""
    place: str
    """What a person calls it: the file, or the server's name. Never holds the password."""
    line: AbstractAsyncContextManager[object] = field(init=False)

    def __post_init__(self) -> None:
        # SQLite lets one write at a time; waiting in line here is fairer and quicker than its polling.
        line = asyncio.Lock() if self.writing.dialect.name == "sqlite" else nullcontext()
        object.__setattr__(self, "line", line)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection to read with. Raises Told if the database fails."""
        with told(self.place):
            async with self.reading.connect() as db:
                yield db

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that is committed at the end, or leaves nothing. Raises Told if the database fails."""
        with told(self.place):
            async with self.line, self.writing.begin() as db:
                yield db


def address(home: Path, url: str | None) -> str:
    """Return where the films are: the database that is set, else a file in the home folder, which is made if need be.

    Raises Told if the folder cannot be made.
    """
    if url is not None:
        return url
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Told("cli.no_home", path=home, problem=error.strerror) from error
    return f"sqlite+aiosqlite:///{home / 'films.sqlite3'}"


async def opened(url: str) -> Database:
    """Open the database and bring it to the present schema. Raises Told."""
    where = _checked(url)
    engine = _sqlite(where) if where.drivername.startswith("sqlite") else _postgres(where)
    place = _place(where)
    database = Database(engine, engine.execution_options(writes=True), place)
    try:
        with told(place):
            if not await _current(engine):
                async with database.writing.begin() as db:
                    await db.run_sync(migrate)
    except BaseException:
        await engine.dispose()
        raise
    return database


def _checked(url: str) -> URL:
    try:
        where = make_url(url)
    except ArgumentError as error:
        raise Told("archive.bad_url") from error
    kind = where.drivername.partition("+")[0]
    if kind == "sqlite" and where.database not in (None, "", ":memory:"):
        return where.set(drivername="sqlite+aiosqlite")
    if kind in ("postgres", "postgresql") and where.database:
        query = dict(where.query)
        if "sslmode" in query:
            # What psql and hosting companies write; asyncpg calls it ssl.
            query["ssl"] = query.pop("sslmode")
        return where.set(drivername="postgresql+asyncpg", query=query)
    raise Told("archive.bad_url")


def _place(where: URL) -> str:
    if where.drivername.startswith("sqlite"):
        return str(where.database)
    host = where.host or where.query.get("host") or "localhost"
    return f"{host}/{where.database}"


def _sqlite(where: URL) -> AsyncEngine:
    path = Path(str(where.database))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # SQLite itself takes a file of a single byte for an empty one, and would write over it.
        damaged = path.is_file() and path.stat().st_size > 0 and not _is_sqlite(path)
    except OSError as error:
        raise Told("archive.read_only", place=str(path)) from error
    if damaged:
        raise Told("archive.corrupt", place=str(path))
    # The driver opens no transactions of its own accord: we say when, and of which kind.
    with told(str(path)):
        # The driver's thread would outlive a file that cannot be opened, and complain when it ends.
        sqlite3.connect(path).close()
    connect = {"timeout": _PATIENCE_S, "isolation_level": None}
    engine = create_async_engine(where, hide_parameters=True, connect_args=connect)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _prepare(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()
    except sqlite3.Error:
        # The pool does not have it yet, and its thread would wait for ever.
        connection.close()
        raise


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


async def _current(engine: AsyncEngine) -> bool:
    waited = 0.0
    while True:
        try:
            async with engine.connect() as db:
                return await db.run_sync(is_current)
        except (DBAPIError, sqlite3.Error) as error:
            # For one lock SQLite does not wait by itself: two processes that switch a new file to its journal at once.
            if not is_busy(error) or waited > _PATIENCE_S:
                raise
            waited += 0.02
            await asyncio.sleep(0.02)


def _postgres(where: URL) -> AsyncEngine:
    try:
        return create_async_engine(where, hide_parameters=True, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise Told("archive.no_postgres_driver") from error
