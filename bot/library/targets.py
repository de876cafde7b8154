"""The registry of video models: a model is a file in knowledge/targets/, with sources and a check date."""

import datetime
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.library.after_the_clip import AfterTheClip
from bot.library.files import BadFileError, checked, read_yaml, root
from bot.story import ELEMENTS, ElementName, Frozen, Move, Phrase
from bot.texts import Told


class Source(Frozen):
    """Where a fact comes from."""

    what: str
    """The page, repository file or document."""
    sure: Literal["H", "M", "L", "NV"]
    """H: the maker's own document or code. M: a good second hand. L: one blog or user. NV: not verified."""


class Limit(Frozen):
    """How much text the model reads."""

    count: int = Field(gt=0)
    unit: Literal["characters", "utf16", "words", "tokens"]
    advised: bool = False
    """True where the maker advises it and does not cut there."""
    sure: Literal["H", "M", "L", "NV"]


class Price(Frozen):
    """What one second of video costs, in US dollars."""

    usd_per_second: float = Field(ge=0)
    what: str
    """Which size or mode the price is for."""
    source: str
    sure: Literal["H", "M", "L", "NV"]


class Wording(Frozen):
    """How the maker wants a thing written, told to a person."""

    camera: Phrase
    """Where the camera stands in the prompt, and in which words."""
    shots: Phrase
    """How several shots in one clip are written, or that they are not."""
    negative: Phrase
    """How what to avoid is written, or where it goes if there is no field."""
    sound: Phrase
    """How sound and speech are written, or that there is none."""


class Target(Frozen):
    """A video model that we write prompts for."""

    id: str
    name: str
    maker: str
    status: Literal["live", "retired"]
    retired: datetime.date | None = None
    """The last day on which it could be used."""
    checked: datetime.date
    about: Phrase
    """One or two sentences for a person who chooses."""
    dialect: Literal["paragraph", "brackets"] = "paragraph"
    """paragraph: plain prose. brackets: the camera move as a command in square brackets before the prose."""
    commands: dict[Move, str] = Field(default_factory=dict)
    """With `brackets`: the maker's word for each move that it knows."""
    style: Literal["first", "last"] = "first"
    """Where the look stands in the paragraph: before or behind what happens."""
    order: tuple[ElementName, ...]
    """Which element's sentences come first in the paragraph."""
    limit: Limit | None = None
    languages: tuple[str, ...]
    """Prompt languages by ISO 639-1 code, best first."""
    seconds: tuple[int, ...]
    """Lengths of a clip that can be asked for."""
    ratios: tuple[str, ...]
    sound: Literal["none", "effects", "speech"]
    preset: Literal["block", "folded"] = "folded"
    """block: there is a field for the look of the whole film. folded: the look stands in every prompt."""
    negative: bool
    """True if there is a field for what to avoid; it takes nouns."""
    shots: Literal["one", "blocks", "times"]
    """Several shots in one clip: not at all, as labelled blocks, by time stamps."""
    wording: Wording | None = None
    """The grammar of the above for a person to read; the first choices have it."""
    generation: Literal["old", "new"]
    """Which column of the weak-spot table applies: old ones obey less."""
    tries: int = Field(default=3, ge=1)
    """How many clips are honestly generated until one is kept."""
    prices: tuple[Price, ...] = ()
    """First the one that is counted with."""
    after_the_clip: AfterTheClip = AfterTheClip()
    """What stills, remix, extend, blend and loop are called there."""
    sources: tuple[Source, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if sorted(self.order) != sorted(ELEMENTS):
            raise ValueError("order must name each of the five elements once")
        if (self.status == "retired") != (self.retired is not None):
            raise ValueError("a retired target has its last day, a live one has none")
        if self.dialect == "brackets" and not self.commands:
            raise ValueError("the dialect brackets needs commands")
        return self

    def clip_seconds(self, wish: int) -> int:
        """Return the allowed length nearest to the wish, the longer one if two are as near."""
        return min(self.seconds, key=lambda allowed: (abs(allowed - wish), -allowed))


@cache
def targets() -> dict[str, Target]:
    """Return every target by its id. Raises BadFileError if a file is wrong or named unlike its id."""
    return {target_id: _read(path) for target_id, path in _files().items()}


def target(target_id: str) -> Target:
    """Return the target with this id; reads its file alone. Raises Told that names the known ones."""
    if target_id not in _files():
        raise Told("library.no_such_target", target=target_id, known=list(_files()))
    return _read(_files()[target_id])


@cache
def _files() -> dict[str, Path]:
    return {path.stem: path for path in sorted((root() / "knowledge" / "targets").glob("*.yaml"))}


@cache
def _read(path: Path) -> Target:
    found = checked(Target, read_yaml(path), path)
    if path.stem != found.id:
        raise BadFileError(f"{path}: id: is {found.id!r}, and the file is named otherwise")
    return found
