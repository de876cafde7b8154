"""What a format says about itself, and what all of them print alike."""

from dataclasses import dataclass
from typing import Literal

from bot.library.targets import Target
from bot.story import Lang, Phrase
from bot.texts import say

Lost = Literal["plot", "preset", "cast", "elements", "japanese", "handles", "findings", "parameters", "history"]


@dataclass(frozen=True)
class Format:
    """One way for a film to leave."""

    id: str
    """What a person asks for it by."""
    suffix: str
    """Of the file, with its dot."""
    about: Phrase
    loses: tuple[Lost, ...]
    """What of a film it cannot carry."""


def retired_line(target: Target, lang: Lang) -> str:
    """Return the one sentence that a retired target needs on every export; empty for a living one."""
    if target.retired is None:
        return ""
    return say("exporting.retired", lang, target=target.name, date=target.retired.isoformat())
