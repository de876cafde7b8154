"""Edits of what is marked on a scene: its status, its locks, its waivers."""

from typing import Literal

from bot.edits.scene_edits import find, replaced
from bot.story import Film, Frozen, Lockable, Status, Waiver


class SetStatus(Frozen):
    """Mark a scene as planned, written, or in need of attention."""

    kind: Literal["set_status"] = "set_status"
    scene: str
    status: Status

    def on(self, film: Film) -> Film:
        """Return the film with the status changed."""
        return replaced(film, find(film, self.scene), status=self.status)


class Lock(Frozen):
    """Keep a field as it is, whoever asks."""

    kind: Literal["lock"] = "lock"
    scene: str
    field: Lockable

    def on(self, film: Film) -> Film:
        """Return the film with the field locked."""
        scene = find(film, self.scene)
        return film if self.field in scene.locks else replaced(film, scene, locks=(*scene.locks, self.field))


class Unlock(Frozen):
    """Let a field be changed again."""

    kind: Literal["unlock"] = "unlock"
    scene: str
    field: Lockable

    def on(self, film: Film) -> Film:
        """Return the film with the field unlocked."""
        scene = find(film, self.scene)
        return replaced(film, scene, locks=tuple(field for field in scene.locks if field != self.field))


class Waive(Frozen):
    """Say that a finding is meant to be so; an empty reason takes the waiver back."""

    kind: Literal["waive"] = "waive"
    scene: str
    code: str
    reason: str

    def on(self, film: Film) -> Film:
        """Return the film with the waiver in."""
        scene = find(film, self.scene)
        others = tuple(waiver for waiver in scene.waivers if waiver.code != self.code)
        new = (Waiver(code=self.code, reason=self.reason),) if self.reason.strip() else ()
        return replaced(film, scene, waivers=others + new)
