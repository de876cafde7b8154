"""What a picture text can state, by topic and value, in knowledge/facts/: colors, directions, camera, light, weather."""

from functools import cache

from pydantic import Field

from bot.library.checks import Said
from bot.library.files import BadFileError, checked, each, read_yaml, root
from bot.story import Frozen


class Fact(Frozen):
    """One value of a topic, as `red` of `color`."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    """Cues that state it, in the cue language of `bot.linting.cues`."""
    also: Said = Said()
    """Cues that may state it: they answer the other language, and need no answer themselves."""
    unless: Said = Said()
    """A match that overlaps with one of these states nothing."""
    letters: str = ""
    """Japanese letters that hold it inside longer words: they answer too."""
    near: tuple[str, ...] = ()
    """Values that may be said for it in the other language."""
    against: tuple[str, ...] = ()
    """Values that it cannot stand beside. Where it has some, silence is no fault."""


class Topic(Frozen):
    """One topic."""

    values: dict[str, Fact] = Field(default_factory=dict)
    eased: Said = Said()
    """Words that tell of a change: what a scene says to be otherwise than before is no fault."""

    def near(self, one: str, other: str) -> bool:
        """Return whether the one value may be said for the other."""
        return one == other or other in self.values[one].near or one in self.values[other].near


class Idioms(Frozen):
    """knowledge/facts/denials/idioms.yaml."""

    no_denial: Said
    """Forms of ない and not that deny nothing."""
    ways: tuple[Said, ...]
    """What is denied in Japanese and asserted in English: 動かない is motionless. `ja` stands beside the denial."""
    turns: tuple[Said, ...]
    """What is denied in English and asserted in Japanese. `en` stands beside the denial."""
    silent: Said
    """Words that answer any denial."""
    no_names: frozenset[str]
    """Words that look like names and name nobody."""
    abroad: dict[str, str]
    """Names that English spells by another language than Japanese heard them in, by the Japanese one."""


@cache
def topics() -> dict[str, Topic]:
    """Return every topic by its name. Raises BadFileError if a file is wrong or names a value that is not there."""
    found: dict[str, Topic] = {}
    for path, topic in each(Topic, "facts"):
        for name, fact in topic.values.items():
            if lost := [other for other in (*fact.near, *fact.against) if other not in topic.values]:
                raise BadFileError(f"{path}: values.{name}: there is no {lost[0]}")
        found[path.stem] = topic
    return found


@cache
def idioms() -> Idioms:
    """Return what denies and what only looks so. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "facts" / "denials" / "idioms.yaml"
    return checked(Idioms, read_yaml(path), path)
