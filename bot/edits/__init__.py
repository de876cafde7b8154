"""Every change of a film as a value: (Film, Edit) -> Film. There is no other way to change one."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.edits.changes import Change, applied, changes
from bot.edits.clip_notes import NoteClip
from bot.edits.film_edits import (
    Assume,
    Dismiss,
    Identify,
    Introduce,
    SetAspect,
    SetLogline,
    SetPreset,
    SetTarget,
    SetTitle,
)
from bot.edits.locks import held
from bot.edits.marks import Lock, SetStatus, Unlock, Waive
from bot.edits.refusal import RefusedError
from bot.edits.restoring import RestoreScene
from bot.edits.scene_edits import (
    FollowElement,
    RewriteElement,
    SetCamera,
    SetElement,
    SetHeading,
    SetNote,
    SetSeconds,
    SetSentence,
)  # fmt: skip
from bot.edits.structure import AddScene, DeleteScene, MergeScenes, MoveScene, SplitScene
from bot.edits.wording import Wording
from bot.story import Film

Edit = Annotated[
    SetTitle | SetLogline | SetPreset | SetTarget | SetAspect | Introduce | Identify | Dismiss | Assume
    | SetElement | RewriteElement | FollowElement | SetSentence | SetCamera | SetHeading | SetNote | SetSeconds
    | SetStatus | Lock | Unlock | Waive | NoteClip | RestoreScene
    | AddScene | DeleteScene | MoveScene | SplitScene | MergeScenes,
    Field(discriminator="kind"),
]  # fmt: skip
"""The closed set of changes."""

EDITS: TypeAdapter[tuple[Edit, ...]] = TypeAdapter(tuple[Edit, ...])
"""Reads and writes edits as JSON."""


def apply(film: Film, edits: Iterable[Edit]) -> Film:
    """Return the film after `edits`, in order. Raises RefusedError, with nothing changed, if one cannot be done."""
    for edit in edits:
        after = edit.on(film)
        held(film, after)
        film = after
    return film


__all__ = [
    "EDITS", "AddScene", "Assume", "Change", "DeleteScene", "Dismiss", "Edit", "FollowElement", "Identify", "Introduce",
    "Lock", "MergeScenes", "MoveScene", "NoteClip", "RefusedError", "RestoreScene", "RewriteElement", "SetAspect", "SetCamera", "SetElement",
    "SetHeading", "SetLogline", "SetNote", "SetPreset", "SetSeconds", "SetSentence", "SetStatus", "SetTarget", "SetTitle",
    "SplitScene", "Unlock", "Waive", "Wording", "applied", "apply", "changes",
]  # fmt: skip
