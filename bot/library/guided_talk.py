"""What the guided writer says and understands, in knowledge/guided/: the film as a whole, and wishes."""

from functools import cache
from typing import Literal

from pydantic import Field

from bot.library.guided import words_of
from bot.library.guided_craft import Setup
from bot.story import Frozen, Phrase


class Sound(Frozen):
    """A sound, and the patterns by which a plot makes it heard."""

    ja: str
    en: str
    say: Phrase


class Question(Frozen):
    """A question of the interview."""

    question: Phrase
    choices: tuple[Phrase, ...]


class Said(Frozen):
    """What is said about the film as a whole, and what was assumed."""

    slug: Phrase
    inside: Phrase
    outside: Phrase
    titles: dict[str, Phrase]
    logline: dict[str, Phrase]
    conjunction: Phrase = Field(alias="and")
    comma: Phrase
    corner: Phrase
    environments: tuple[Phrase, ...]
    environment_note: Phrase
    people: dict[str, Phrase]
    assumed: dict[str, Phrase]
    sounds: tuple[Sound, ...]
    questions: dict[Literal["who", "where", "when", "mood", "look"], Question]


class Wish(Frozen):
    """Words of a wish and the one value that they ask for."""

    ja: str
    en: str
    value: str = ""
    by: int = 0
    mm: int = 0
    source: str = ""
    way: str = ""
    tempo: str = ""
    say: Phrase = Phrase()


class Mood(Frozen):
    """Words for a mood, and the wishes for light and camera that a director would make of it."""

    ja: str
    en: str
    light: Phrase
    camera: Phrase
    setups: tuple[Setup, ...] = ()
    """Further ways to shoot it so."""


class Wishes(Frozen):
    """What a camera, light or time wish can say."""

    sizes: tuple[Wish, ...]
    steps: tuple[Wish, ...]
    angles: tuple[Wish, ...]
    moves: tuple[Wish, ...]
    lenses: tuple[Wish, ...]
    sources: tuple[Wish, ...]
    ways: tuple[Wish, ...]
    palettes: tuple[Wish, ...]
    tempos: tuple[Wish, ...]
    moods: tuple[Mood, ...]


@cache
def said() -> Said:
    """Return knowledge/guided/said.yaml."""
    return words_of(Said, "said")


@cache
def wishes() -> Wishes:
    """Return knowledge/guided/wishes.yaml."""
    return words_of(Wishes, "wishes")
