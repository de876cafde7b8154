"""The words that say what a person is and how many there are, in knowledge/people.yaml."""

from functools import cache

from bot.library.checks import Both
from bot.library.files import checked, read_yaml, root
from bot.story import Frozen, Phrase


class People(Frozen):
    """Kinds of people by their words."""

    kinds: dict[str, Both]
    says: dict[str, Phrase]
    against: dict[str, tuple[str, ...]]
    """What a kind cannot be."""
    counts: dict[int, Both]
    """Words for how many; the highest is a crowd."""


@cache
def people() -> People:
    """Return knowledge/people.yaml. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "people.yaml"
    return checked(People, read_yaml(path), path)
