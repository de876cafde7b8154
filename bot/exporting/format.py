"""What a format says about itself, and what all of them print alike."""

from dataclasses import dataclass
from typing import Literal, get_args

from bot.library.targets import Target
from bot.story import Lang, Phrase
from bot.texts import say

Content = str | bytes
"""A whole file: text, which is written as UTF-8, or bytes."""

Lost = Literal[
    "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "headings", "seconds", "elements", "prompts",
    "sound", "avoid", "parameters", "japanese", "english", "findings", "locks", "clips", "history",
]  # fmt: skip
LOST: tuple[Lost, ...] = get_args(Lost)
"""What of a film a format may be unable to carry: `headings` are slug and beat, `avoid` is what to keep out of the
picture, `parameters` are the clip's length and aspect for the target, `locks` include waivers, `clips`
are the notes on what came of the prompts."""

Option = Literal["bom", "fps"]
"""What a person may choose for a format: the mark that Excel needs, frames a second."""


@dataclass(frozen=True)
class Format:
    """One way for a film to leave."""

    id: str
    """What a person asks for it by."""
    suffix: str
    """Of the file, with its dot; no other format has the same."""
    about: Phrase
    loses: tuple[Lost, ...]
    """What of a film it cannot carry."""
    takes: tuple[Option, ...] = ()
    """What a person may choose for it: keywords of its `render`."""
    by_scene: bool = False
    """True if it can be written a file a scene as well as one for all."""


def retired_line(target: Target, lang: Lang) -> str:
    """Return the one sentence that a retired target needs on every export; empty for a living one."""
    if target.retired is None:
        return ""
    return say("exporting.retired", lang, target=target.name, date=target.retired.isoformat())
