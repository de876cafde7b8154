"""Edits of what the whole film shares: title, preset, cast, target."""

import re
from typing import Literal

from bot.edits.refusal import RefusedError
from bot.edits.wording import Wording
from bot.story import SIDES, Aspect, Film, Frozen, Handle, Known, Phrase, PresetPart, Side


class SetTitle(Frozen):
    """Give the film a title."""

    kind: Literal["set_title"] = "set_title"
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the new title."""
        return film.model_copy(update={"title": self.words.on(film.title)})


class SetLogline(Frozen):
    """Say the story in one sentence."""

    kind: Literal["set_logline"] = "set_logline"
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the new logline."""
        return film.model_copy(update={"logline": self.words.on(film.logline)})


class SetPreset(Frozen):
    """Set one part of the look of the whole film."""

    kind: Literal["set_preset"] = "set_preset"
    part: PresetPart
    words: Wording

    def on(self, film: Film) -> Film:
        """Return the film with the new part in its preset."""
        part = self.words.on(getattr(film.preset, self.part))
        return film.model_copy(update={"preset": film.preset.model_copy(update={self.part: part})})


class SetTarget(Frozen):
    """Write for another video model."""

    kind: Literal["set_target"] = "set_target"
    target: str

    def on(self, film: Film) -> Film:
        """Return the film with the new target; no text changes."""
        return film.model_copy(update={"target": self.target})


class SetAspect(Frozen):
    """Set the shape of the picture, as 16:9."""

    kind: Literal["set_aspect"] = "set_aspect"
    aspect: Aspect

    def on(self, film: Film) -> Film:
        """Return the film with the new aspect."""
        return film.model_copy(update={"aspect": self.aspect})


class Introduce(Frozen):
    """Add a character, place or prop."""

    kind: Literal["introduce"] = "introduce"
    side: Side
    known: Known

    def on(self, film: Film) -> Film:
        """Return the film with one more entry. Raises RefusedError if the handle is taken."""
        if any(known.handle == self.known.handle for known in film.known):
            raise RefusedError("edits.handle_taken", handle=self.known.handle)
        return film.model_copy(update={self.side: (*getattr(film, self.side), self.known)})


class Identify(Frozen):
    """Change the name, identity phrase or short form of a character, place or prop."""

    kind: Literal["identify"] = "identify"
    handle: Handle
    name: Wording = Wording()
    identity: Wording = Wording()
    short: Wording = Wording()

    def on(self, film: Film) -> Film:
        """Return the film with the entry changed. Raises RefusedError if the handle is unknown."""
        side, known = _find(film, self.handle)
        changed = known.model_copy(
            update={
                "name": self.name.on(known.name),
                "identity": self.identity.on(known.identity),
                "short": self.short.on(known.short),
            }
        )
        entries = tuple(changed if entry.handle == self.handle else entry for entry in getattr(film, side))
        return film.model_copy(update={side: entries})


class Dismiss(Frozen):
    """Remove a character, place or prop that no scene mentions."""

    kind: Literal["dismiss"] = "dismiss"
    handle: Handle

    def on(self, film: Film) -> Film:
        """Return the film without the entry. Raises RefusedError if it is unknown or a scene mentions it."""
        side, _ = _find(film, self.handle)
        mention = re.compile(rf"@{self.handle}(?![a-z0-9_])")
        using = [scene.number for scene in film.scenes if mention.search(scene.model_dump_json())]
        if using:
            raise RefusedError("edits.handle_in_use", handle=self.handle, scenes=using)
        entries = tuple(entry for entry in getattr(film, side) if entry.handle != self.handle)
        return film.model_copy(update={side: entries})


class Assume(Frozen):
    """Note what the writer assumed and the plot does not say."""

    kind: Literal["assume"] = "assume"
    assumptions: tuple[Phrase, ...]

    def on(self, film: Film) -> Film:
        """Return the film with the new assumptions behind the old ones, none twice."""
        new = tuple(phrase for phrase in dict.fromkeys(self.assumptions) if phrase not in film.assumptions)
        return film.model_copy(update={"assumptions": film.assumptions + new})


def _find(film: Film, handle: str) -> tuple[Side, Known]:
    for side in SIDES:
        for known in getattr(film, side):
            if known.handle == handle:
                return side, known
    raise RefusedError("edits.no_such_handle", handle=handle)
