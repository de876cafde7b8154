"""What the linter says of a text, so that all above it can hold it."""

from typing import Literal

from bot.story.words import Frozen, Lang, Phrase

Level = Literal["error", "warning", "hint"]


class Fix(Frozen):
    """New words for the span of a finding."""

    start: int
    end: int
    text: str
    safe: bool
    """True if it may be applied without asking."""


class Finding(Frozen):
    """One occurrence of a weak spot in a text."""

    code: str
    weak_spot: str
    """The id of the weak spot, as `cut` or `camfix`."""
    level: Level
    message: Phrase
    why: Phrase = Phrase()
    start: int = 0
    end: int = 0
    """The span in the text that was checked, in characters; both 0 where the text as a whole is meant."""
    lang: Lang | None = None
    """Which text was checked; None where both or neither are meant."""
    kind: str | None = None
    """What differs between the two languages of the text, as `number` or `color`; None for all other rules."""
    scene: str | None = None
    """The id of the scene, where a film was checked."""
    field: str | None = None
    """Which text of the scene the span counts in: an element, `sound`, or `prose.0` for a sentence by its place."""
    fix: Fix | None = None
