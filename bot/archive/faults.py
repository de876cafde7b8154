"""What goes wrong with a database, as the one sentence that a person is told."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from bot.texts import Told

# By SQLite's primary result code, the low byte of the extended one (https://www.sqlite.org/rescode.html).
_SQLITE = {
    sqlite3.SQLITE_FULL: "archive.disk_full",
    sqlite3.SQLITE_READONLY: "archive.read_only",
    sqlite3.SQLITE_CANTOPEN: "archive.read_only",
    sqlite3.SQLITE_PERM: "archive.read_only",
    sqlite3.SQLITE_NOTADB: "archive.corrupt",
    sqlite3.SQLITE_CORRUPT: "archive.corrupt",
    sqlite3.SQLITE_BUSY: "archive.busy",
    sqlite3.SQLITE_LOCKED: "archive.busy",
    sqlite3.SQLITE_IOERR: "archive.disk_error",
}

# By PostgreSQL's SQLSTATE or its class (https://www.postgresql.org/docs/current/errcodes-appendix.html).
_POSTGRES = {
    "08": "archive.server_gone",
    "28": "archive.server_refused",
    "3D": "archive.server_refused",
    "42501": "archive.server_refused",
    "53": "archive.server_full",
    "57": "archive.server_gone",
}


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn a failure of the database at `place` (a file, or a server's name) into Told; faults of ours pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        key = _key(error)
        if key is None:
            raise
        raise Told(key, place=place) from error
    except OSError as error:
        # Only the driver of PostgreSQL lets these through as they come.
        raise Told("archive.server_gone", place=place) from error


def is_busy(error: DBAPIError | sqlite3.Error) -> bool:
    """Tell if another process holds the lock that was needed."""
    return _key(error) == "archive.busy"


def _key(error: DBAPIError | sqlite3.Error) -> str | None:
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    while cause is not None:
        code = getattr(cause, "sqlite_errorcode", None)
        if isinstance(code, int):
            return _SQLITE.get(code & 0xFF)
        state = getattr(cause, "sqlstate", None)
        if isinstance(state, str):
            return _POSTGRES.get(state) or _POSTGRES.get(state[:2])
        cause = cause.__cause__
    return "archive.server_gone" if isinstance(error, DBAPIError) and error.connection_invalidated else None
