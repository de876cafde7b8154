"""The archive's schema: one history, the same in both databases, and cheap to find up to date."""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import bot.archive
from bot.archive import Archive
from bot.archive.tables import HEAD, metadata
from tests.archive_fixtures import archive, postgres, url

__all__ = ["archive", "postgres", "url"]

MIGRATIONS = Path(bot.archive.__file__).parent / "migrations"


def test_the_history_ends_at_the_revision_that_the_program_knows() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [HEAD]


async def test_the_migrations_make_the_tables_that_the_program_uses(archive: Archive) -> None:
    async with archive._database.reading.connect() as db:
        found = await db.run_sync(lambda connection: compare_metadata(MigrationContext.configure(connection), metadata))
    assert found == []


async def test_sqlite_promises_durability_and_keeps_keys(tmp_path: Path) -> None:
    archive = await Archive.open(f"sqlite:///{tmp_path}/films.sqlite3")
    async with archive._database.reading.connect() as db:
        pragmas = [
            (await db.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert pragmas == ["wal", 2, 1, 20_000]
    await archive.close()


def test_an_archive_that_is_up_to_date_opens_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/films.sqlite3"
    script = f"""
import asyncio, sys
from bot.archive import Archive
async def main():
    await (await Archive.open({url!r})).close()
    print("alembic" in sys.modules)
asyncio.run(main())
"""
    for needed in ("True\n", "False\n"):
        done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        assert done.stdout == needed
