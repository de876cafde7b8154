"""How actions begin, in knowledge/openings.yaml: what a first frame shows of them, and what it cannot show."""

from functools import cache
from typing import Literal

from bot.library.checks import Both
from bot.library.files import checked, read_yaml, root
from bot.story import Frozen, Phrase


class Opening(Frozen):
    """The state just before an action."""

    en: tuple[str, ...]
    """Verbs in their dictionary form; a second word stands right behind, or a few words later."""
    ja: tuple[str, ...]
    state: Phrase
    """What is to be seen; {object} is who or what it is done to."""
    who: Literal["person", "thing", "any"] = "any"
    object: bool = False
    """True if it needs an object."""
    of: Both = Both()
    """If given, one of these must be the object."""
    enters: bool = False
    """True if who does it is not in the frame yet."""


class Openings(Frozen):
    """All of them, in the order in which they are tried."""

    openings: tuple[Opening, ...]
    poses: Both
    """Verbs that a still shows as they stand."""
    held: tuple[str, ...]
    """Japanese verbs of how a body is held: a pose where the sentence ends on one."""
    moving: Both
    """Verbs that tell of movement. One that is a pose too tells of it only where somebody does it."""
    tempo: Both
    """Words that tell of time that passes."""


@cache
def openings() -> Openings:
    """Return knowledge/openings.yaml. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "openings.yaml"
    return checked(Openings, read_yaml(path), path)
