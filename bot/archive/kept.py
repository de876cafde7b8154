"""What the archive hands out: values, never rows."""

from datetime import datetime
from typing import Any, Literal

from pydantic import ConfigDict

from bot.edits import Change, Edit
from bot.story import Film, Frozen, Phrase

By = Literal["user", "writer"]
"""Whose hand a step was."""


class Stored(Frozen):
    """A film as it stands."""

    film: Film
    version: int
    """The number of the last step, 0 before the first. Only ever grows: an undo is a step too."""
    wish: dict[str, Any]
    """What was asked for when the film was begun, as JSON."""
    updated: datetime


class Listing(Frozen):
    """One line of the list of films."""

    id: str
    title: Phrase
    opening: str
    """The first words of the plot, for a film that has no title yet."""
    target: str
    scenes: int
    written: int
    """How many of the scenes are written."""
    attention: int
    """How many of them need attention."""
    updated: datetime


class Used(Frozen):
    """What a call used, in tokens. Takes over any value with the same attributes."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

    input_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    estimated: bool = False
    requests: int = 1
    """How often the writer was asked, a repair counted."""


class Call(Frozen):
    """One finished call to a writer, with the answer as it came."""

    step: str
    scene: str | None = None
    """The id of the scene that it was about."""
    model: str
    valid: bool
    """False if the answer could not be used."""
    raw: str
    usage: Used = Used()


class Step(Frozen):
    """One entry of the log. An undo or redo is an entry without edits, whose changes are what it moved."""

    number: int
    turn: str
    """What belongs to one turn of the user is undone together."""
    by: By
    at: datetime
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    undone: bool
    """True while an undo holds the step back."""


class Landed(Frozen):
    """What became of the edits that a writer brought."""

    stored: Stored
    dropped: tuple[str, ...]
    """Paths (see bot.edits.changes) that stayed as they are, because they were changed or locked meanwhile."""
