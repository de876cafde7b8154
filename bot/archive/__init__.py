"""Films and their logs of edits in SQL: SQLite in a file by default, PostgreSQL by URL. Knows nothing of writers."""

from bot.archive.archive import LOCAL, Archive
from bot.archive.collisions import ConflictError
from bot.archive.kept import Call, Landed, Listing, Step, Stored, Used

__all__ = ["LOCAL", "Archive", "Call", "ConflictError", "Landed", "Listing", "Step", "Stored", "Used"]
