"""Brings a database to the schema of this program. Costs one query where it is there already."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.archive.tables import HEAD
from bot.texts import Told

_MIGRATIONS = Path(__file__).parent / "migrations"
_ADVISORY = 0x79756D65  # any fixed number: who migrates holds it


def is_current(connection: Connection) -> bool:
    """Tell if the database has this program's schema."""
    return _revision(connection) == HEAD


def migrate(connection: Connection) -> None:
    """Run the migrations that are missing, inside the connection's write transaction.

    Of two processes the second waits, and finds the work done. Raises Told if a newer program has made the database.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY})
    found = _revision(connection)
    if found == HEAD:
        return
    # Imported late: most openings find the schema as it should be.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    history = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in history:
        raise Told("archive.newer")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
