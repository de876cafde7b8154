"""What the guided writer says and understands, in knowledge/guided/: the film as a whole, wishes, commands."""

from functools import cache
from typing import Literal

from pydantic import Field

from bot.library.guided import Forms, words_of
from bot.story import Frozen, Lang, Phrase

Patterns = dict[Lang, str]
"""Regular expressions by language."""


class Sound(Forms):
    """A sound that a plot can name."""

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


class Command(Frozen):
    """One command and its words."""

    action: str
    ja: str
    en: str


class Commands(Frozen):
    """The fixed list of commands."""

    scene: Patterns
    last: Patterns
    first: Patterns
    every: Patterns
    listed: Patterns
    numerals: dict[str, int]
    clauses: Patterns
    actions: tuple[Command, ...]
    aspects: dict[str, str]
    ends: dict[str, str]
    rewriting: dict[str, str]
    fields: dict[str, str]
    which_scene: Phrase
    which_pair: Phrase
    where_to: Phrase
    target_words: Patterns


@cache
def said() -> Said:
    """Return knowledge/guided/said.yaml."""
    return words_of(Said, "said")


@cache
def wishes() -> Wishes:
    """Return knowledge/guided/wishes.yaml."""
    return words_of(Wishes, "wishes")


@cache
def commands() -> Commands:
    """Return knowledge/guided/commands.yaml."""
    return words_of(Commands, "commands")
