"""The kinds of check: each takes its data and a reading and returns where the weak spot stands."""

from collections.abc import Callable
from typing import Any, NamedTuple

from bot.library.targets import Target
from bot.linting.reading import Reading, Span


class Clip(NamedTuple):
    """What the text is for."""

    target: Target
    seconds: int


class Hit(NamedTuple):
    """One occurrence: where it stands, and the words that the message names."""

    span: Span
    found: str
    other: str = ""
    number: int = 0
    fixed: str = ""
    """New words for the span; empty if there are none."""
    estimated: bool = False
    """True if it rests on an estimate: an error is a warning then."""
    understood: bool = False
    """True if the target copes with it: it is a hint then."""


Kind = Callable[[Any, Reading, Clip], list[Hit]]
"""(the rule's data, the text, what it is for) -> what was found."""
