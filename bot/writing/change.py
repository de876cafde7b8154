"""Change: edits by hand, as one turn; which prompts they change is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.archive import Archive, Stored
from bot.composing import affected
from bot.edits import Edit, SetPreset, Wording
from bot.library.presets import meant
from bot.story import PRESET_PARTS
from bot.writing.crew import now


@dataclass(frozen=True)
class Changed:
    """A film before and after a change."""

    before: Stored
    after: Stored
    prompts: tuple[int, ...]
    """Numbers of the scenes whose prompts differ now."""


async def change(archive: Archive, film_id: str, edits: Sequence[Edit], *, turn: str) -> Changed:
    """Store the edits as one step of `turn`. Raises RefusedError and ConflictError, with nothing changed."""
    before = await archive.load(film_id)
    after = await archive.commit(film_id, before.version, edits, turn=turn, by="user", at=now())
    return Changed(before, after, affected(before.film, after.film))


def look_edits(words: str) -> tuple[Edit, ...]:
    """Return the edits that give a film the look that is named, or that a sentence asks for, part by part.

    Raises Told for one that is not known.
    """
    look = meant(words).preset
    return tuple(SetPreset(part=part, words=Wording(**getattr(look, part).model_dump())) for part in PRESET_PARTS)
