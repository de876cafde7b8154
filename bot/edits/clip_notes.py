"""The edit that notes what came of a scene's prompt."""

from typing import Literal

from bot.edits.scene_edits import find, replaced
from bot.story import Clip, Film, Frozen


class NoteClip(Frozen):
    """Note a clip of a scene; a note with the same id is replaced. A lock keeps the words, and does not keep notes out."""

    kind: Literal["note_clip"] = "note_clip"
    scene: str
    clip: Clip

    def on(self, film: Film) -> Film:
        """Return the film with the note in, behind those that were there."""
        scene = find(film, self.scene)
        others = tuple(clip for clip in scene.clips if clip.id != self.clip.id)
        return replaced(film, scene, clips=(*others, self.clip))
