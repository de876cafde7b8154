"""Ready-made looks to start a film from, in knowledge/presets/: a preset is a file."""

from functools import cache

from bot.library.files import BadFileError, each
from bot.story import Frozen, Phrase, Preset
from bot.texts import Told


class NamedPreset(Frozen):
    """A look with a name, to choose from."""

    id: str
    name: Phrase
    about: Phrase
    """One sentence for a person who chooses."""
    preset: Preset


@cache
def presets() -> dict[str, NamedPreset]:
    """Return every preset by its id. Raises BadFileError if a file is wrong or named unlike its id."""
    found: dict[str, NamedPreset] = {}
    for path, preset in each(NamedPreset, "presets"):
        if path.stem != preset.id:
            raise BadFileError(f"{path}: id: is {preset.id!r}, and the file is named otherwise")
        found[preset.id] = preset
    return found


def named_preset(preset_id: str) -> NamedPreset:
    """Return the preset with this id. Raises Told that names the known ones."""
    if preset_id not in presets():
        raise Told("library.no_such_preset", preset=preset_id, known=list(presets()))
    return presets()[preset_id]
