"""The craft of the guided writer, in knowledge/guided/: how beats are shot, and the sentences for camera, light, time."""

from functools import cache
from typing import Literal

from pydantic import Field

from bot.library.guided import Forms, words_of
from bot.story import Angle, Frozen, Lang, Move, Phrase, Size

Kind = Literal["person", "thing", "place"]
"""What a camera can look at."""


class Source(Frozen):
    """A source of light."""

    ja: str
    en: str
    ways: tuple[str, ...]
    palettes: tuple[Phrase, ...]


class Lights(Frozen):
    """All about light: by time and weather, directions, what it falls on, sentences."""

    by_time: dict[str, dict[Literal["int", "ext"], str]]
    by_weather: dict[str, str]
    sources: dict[str, Source]
    ways: dict[str, Phrase]
    front: str
    """A pattern for what light from behind never reaches."""
    falls: dict[str, tuple[Phrase, ...]]
    says: tuple[Phrase, ...]
    note: Phrase
    out: dict[Lang, str]
    """Patterns for lights that go out, and come back."""
    back: dict[Lang, str]


class Setup(Frozen):
    """Where the camera stands and what it does."""

    size: Size
    angle: Angle
    move: Move


class SizeWord(Frozen):
    """A shot size, the lens that goes with it, and what it suits."""

    ja: str
    en: str
    lens: int
    of: tuple[Kind, ...]


class AngleWord(Frozen):
    """An angle, as a name and as an adverb."""

    name: Phrase
    start: Phrase = Field(alias="from")
    outdoors: bool = False
    """True if it needs the open air."""


class MoveSentence(Frozen):
    """A sentence that says a move."""

    ja: str
    en: str
    of: tuple[Kind, ...] = ("person", "thing", "place")


class MoveWord(Frozen):
    """A move: its note and its sentences."""

    name: Phrase
    says: tuple[MoveSentence, ...]


class CameraWords(Frozen):
    """All about the camera."""

    sizes: dict[Size, SizeWord]
    angles: dict[Angle, AngleWord]
    moves: dict[Move, MoveWord]
    parts: dict[str, Phrase]
    far: Phrase
    """Patterns for what is seen far away: no close shot shows it."""
    anew: Phrase
    """Patterns for a wish that only says that the camera is to be another."""
    frames: tuple[Phrase, ...]
    note: Phrase
    common: tuple[Setup, ...]
    opening: tuple[Setup, ...]
    closing: tuple[Setup, ...]


class Tempo(Frozen):
    """One way in which time runs: the element and the sentence."""

    note: Phrase
    says: Phrase


class BeatWord(Forms):
    """Something that can happen, the words that tell it, and how it is shot."""

    id: str
    weight: int
    heat: int
    looks_at: Literal["person", "prop", "place"]
    tempo: str
    needs_actor: bool = False
    setups: tuple[Setup, ...]


class Beats(Frozen):
    """Everything that can happen."""

    beats: tuple[BeatWord, ...]


class Tempos(Frozen):
    """The ways in which time runs, by tempo."""

    tempos: dict[str, tuple[Tempo, ...]]


@cache
def lights() -> Lights:
    """Return knowledge/guided/lights.yaml."""
    return words_of(Lights, "lights")


@cache
def camera() -> CameraWords:
    """Return knowledge/guided/camera.yaml."""
    return words_of(CameraWords, "camera")


@cache
def beats() -> Beats:
    """Return knowledge/guided/beats.yaml."""
    return words_of(Beats, "beats")


@cache
def tempos() -> Tempos:
    """Return knowledge/guided/tempo.yaml."""
    return words_of(Tempos, "tempo")
