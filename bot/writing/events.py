"""What is told while a film is being written."""

from dataclasses import dataclass
from typing import Any

from bot.llm.port import Usage
from bot.story import Film, Scene
from bot.texts import Told


@dataclass(frozen=True)
class Outlined:
    """The outline stands."""

    film: Film


@dataclass(frozen=True)
class Listed:
    """A scene was added to the list."""

    scene: Scene


@dataclass(frozen=True)
class Coming:
    """More of a scene has come; `draft` is as far as it can be read."""

    scene: str
    draft: dict[str, Any]


@dataclass(frozen=True)
class Written:
    """A scene is finished."""

    scene: Scene
    kept: tuple[str, ...] = ()
    """Fields that were edited or locked meanwhile, and so were left as they are."""


@dataclass(frozen=True)
class Spoilt:
    """A scene needs attention; what came is kept."""

    scene: Scene
    reason: Told


@dataclass(frozen=True)
class Finished:
    """The work is done as far as it goes."""

    film: Film
    calls: int
    usage: Usage


Event = Outlined | Listed | Coming | Written | Spoilt | Finished
