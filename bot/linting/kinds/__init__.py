"""The kinds of check: each takes its data and a reading and returns where the weak spot stands."""

from collections.abc import Callable
from typing import Any, NamedTuple

from bot.linting.reading import Reading, Span


class Hit(NamedTuple):
    """One occurrence: where it stands, and the words that the message names."""

    span: Span
    found: str
    other: str = ""
    count: int = 0
    fixed: str = ""
    """New words for the span; empty if there are none."""


Kind = Callable[[Any, Reading, int], list[Hit]]
"""(the rule's data, the text, the seconds of the clip) -> what was found."""
