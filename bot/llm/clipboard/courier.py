"""The courier: the person who carries a request to the chat and brings its answer back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.texts import Told


@dataclass(frozen=True)
class Request:
    """One text to paste into the chat."""

    text: str
    file: Path
    """Where the same text was saved."""
    number: int
    """Which paste it is, from 1; a follow-up has the number of what it follows."""
    total: int
    """How many pastes there will be when nothing goes wrong."""
    estimated: bool
    """True while the number of scenes is not known, and so neither is the total."""
    follow_up: bool
    """True if it is short and belongs into the chat in which the last one was answered."""


class Courier(Protocol):
    """Shows requests to a person and takes what they paste: a terminal, or a chat of our own."""

    def show(self, request: Request) -> None:
        """Show the request, and what to do with it."""
        ...

    async def pasted(self) -> str:
        """Return the next text that was pasted, as it is. Raises UnreachableError if nobody is there any more."""
        ...

    def remark(self, told: Told) -> None:
        """Tell something about what was pasted."""
        ...
