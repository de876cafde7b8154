"""Who works on a film: the writer, the archive that keeps what is done, and where time and ids come from."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.archive import Archive
from bot.llm.port import Writer

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # without 0 o 1 l, which people misread


def new_id() -> str:
    """Return a fresh id for a film, a scene or a turn: eight readable characters."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Crew:
    """What every step needs to do its work."""

    writer: Writer
    archive: Archive
    slots: int = 8
    """How many scenes are written at once."""
    clock: Callable[[], datetime] = field(default=now)
    fresh_id: Callable[[], str] = field(default=new_id)
