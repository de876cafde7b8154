"""The tables. Documents are JSON text, so that what is read is the bytes that were written."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HEAD = "0002"
"""The revision of the schema that this program reads and writes; a test compares it with the migrations."""


class Moment(TypeDecorator[datetime]):
    """A time as ISO text in UTC: SQLite has no time zones, and text of one form sorts by time in both databases."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return a time as it is stored."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return a time from its stored form."""
        return None if value is None else datetime.fromisoformat(value)


metadata = MetaData()

films = Table(
    "films",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("updated", Moment, nullable=False),
    # Beside the document, so that listing films reads no documents.
    Column("title_ja", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("opening", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("scenes", Integer, nullable=False),
    Column("written", Integer, nullable=False),
    Column("attention", Integer, nullable=False),
    Column("wish", Text, nullable=False),
    Column("film", Text, nullable=False),
    # Whose film it is: the name that a person logs in with.
    Column("owner", Text, nullable=False, index=True),
    # What is being talked about, as JSON.
    Column("talk", Text, nullable=False),
)

steps = Table(
    "steps",
    metadata,
    Column("film_id", Text, ForeignKey("films.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("turn", Text, nullable=False),
    Column("by", String(8), nullable=False),
    Column("at", Moment, nullable=False),
    # False for the entry of an undo or redo.
    Column("is_edit", Boolean, nullable=False),
    # The number of the undo that holds this step back.
    Column("undone_by", Integer),
    Column("edits", Text, nullable=False),
    Column("changes", Text, nullable=False),
)

calls = Table(
    "calls",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("film_id", Text, ForeignKey("films.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("call", Text, nullable=False),
)

# What was said beside the films, as the chat shows it. A conversation may begin before its film: hence no foreign keys
# to films; deleting a film deletes its conversation with it.

threads = Table(
    "threads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", Text, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("thread_id", Text, ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
    # The browser chooses it: of two conversations that use the same, neither reaches the other's.
    Column("id", Text, nullable=False),
    Column("message", Text, nullable=False),
    UniqueConstraint("thread_id", "id", name="uq_messages_thread_id_id"),
)

attachments = Table(
    "attachments",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("thread_id", Text, ForeignKey("threads.id", ondelete="CASCADE"), nullable=False),
    Column("id", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("attachment", Text, nullable=False),
    # A file's bytes; none for what is drawn from the film.
    Column("content", LargeBinary),
    UniqueConstraint("thread_id", "id", name="uq_attachments_thread_id_id"),
)
