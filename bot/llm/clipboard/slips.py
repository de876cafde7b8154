"""A slip: one part of an answer that is waited for."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from bot.llm.port import Answer, Ask


@dataclass(eq=False)
class Slip:
    """One part that is waited for: its name in the answer, its form, and who gets it."""

    name: str
    """As scene_3."""
    kind: type[BaseModel]
    """The draft that it is."""
    ask: Ask[Any]
    """What asks for it."""
    job: str
    """Slips of one job are asked for together."""
    size: int
    """How long it will be, in tokens of o200k."""
    arrived: "asyncio.Future[Answer[Any]]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    reason: str = ""
    """What was wrong with it the last time; nothing while it was not asked for yet."""
    raw: str = ""
    """What came for it the last time."""
    tries: int = 0
    """How many follow-ups have asked for it."""

    @property
    def film(self) -> str:
        """The id of the film that it belongs to, so that answers about different films are never mixed.

        An interview comes before there is a film; it has its step's name.
        """
        film = getattr(self.ask.inputs, "film", None)
        return str(film.id) if film is not None else self.ask.step
