"""The edit that brings an earlier take of a scene back."""

from typing import Literal

from bot.edits.scene_edits import find, replaced
from bot.story import Film, Frozen, Scene

_STAYS = ("id", "number", "locks", "waivers", "clips")
"""What belongs to the scene and not to a take of it."""


class RestoreScene(Frozen):
    """Give a scene the texts of one of its takes again; its place, locks, waivers and clips stay."""

    kind: Literal["restore_scene"] = "restore_scene"
    take: Scene

    def on(self, film: Film) -> Film:
        """Return the film with the take in."""
        texts = {name: value for name, value in self.take if name not in _STAYS}
        return replaced(film, find(film, self.take.id), **texts)
