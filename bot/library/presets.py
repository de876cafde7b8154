"""Ready-made looks to start a film from, in knowledge/presets/: a preset is a file."""

from functools import cache
from typing import Self

from pydantic import model_validator

from bot.library.checks import Both
from bot.library.files import BadFileError, each
from bot.library.spellings import folded, stands
from bot.story import LANGS, Frozen, Phrase, Preset
from bot.texts import Told


class Surroundings(Frozen):
    """The environment in its parts, as a hint for the places of the film."""

    above: Phrase
    """Ceiling or sky."""
    ground: Phrase
    background: Phrase


class NamedPreset(Frozen):
    """A look with a name, to choose from."""

    id: str
    name: Phrase
    about: Phrase
    """One sentence for a person who chooses."""
    preset: Preset
    summary: Phrase
    """The whole look in a sentence or two."""
    words: Both
    """What people call such a look: genre, era, technique."""
    protagonist: Phrase
    """Somebody who would fit, by looks and clothes: a hint, not a part of the preset."""
    environment: Surroundings

    @model_validator(mode="after")
    def _words_in_both_languages(self) -> Self:
        if not all(self.words.by(lang) for lang in LANGS):
            raise ValueError("words are needed in both languages")
        return self


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


def meant(words: str) -> NamedPreset:
    """Return the preset that is named, or that a sentence asks for best. Raises Told that names the known ones."""
    if words in presets():
        return presets()[words]
    found = matching(words)
    if not found:
        raise Told("preset.not_known", words=words, known=list(presets()))
    return found[0]


def matching(wish: str) -> tuple[NamedPreset, ...]:
    """Return the presets that a sentence asks for, as 70年代の刑事ドラマ風に, best first; none if none is meant.

    A preset is as near as the words of its own that the sentence holds are long, each stretch counted once. A kanji
    says as much as two other signs, a digit nothing, so that the genre goes before the decade. A name or id that is
    said outright goes before all.
    """
    asked = folded(wish)
    near = {preset.id: _nearness(preset, asked) for preset in presets().values()}
    return tuple(preset for preset in sorted(presets().values(), key=lambda p: (-near[p.id], p.id)) if near[preset.id])


def _nearness(preset: NamedPreset, asked: str) -> int:
    if any(stands(folded(name), asked) for name in (preset.id, preset.name.ja, preset.name.en)):
        return 2 * len(asked) + 1
    covered: set[int] = set()
    for word in (*preset.words.ja, *preset.words.en):
        covered |= {place for span in stands(folded(word), asked) for place in range(*span)}
    return sum(_weight(asked[place]) for place in covered)


def _weight(sign: str) -> int:
    return 0 if sign.isdigit() else 2 if "一" <= sign <= "鿿" else 1
