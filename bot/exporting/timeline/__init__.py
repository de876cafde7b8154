"""The film as an empty cut: when each clip begins and ends, in seconds and in frames."""

from typing import NamedTuple

from bot.composing import Prompt, compose_film
from bot.library.targets import Target
from bot.story import Film, Scene
from bot.texts import Told


class Rate(NamedTuple):
    """Frames a second."""

    exact: float
    nominal: int
    """What a second of time code counts, never dropping a frame: 24 at 23.976."""


_RATES: dict[str, Rate] = {
    "23.976": Rate(24000 / 1001, 24),
    "24": Rate(24.0, 24),
    "25": Rate(25.0, 25),
    "29.97": Rate(30000 / 1001, 30),
    "30": Rate(30.0, 30),
    "48": Rate(48.0, 48),
    "50": Rate(50.0, 50),
    "59.94": Rate(60000 / 1001, 60),
    "60": Rate(60.0, 60),
}


class Cut(NamedTuple):
    """One clip in its place."""

    scene: Scene
    prompt: Prompt
    start: int
    """Seconds from the start of the film."""

    @property
    def seconds(self) -> int:
        """The clip's length that the target allows."""
        return self.prompt.seconds

    @property
    def end(self) -> int:
        """Seconds from the start of the film."""
        return self.start + self.seconds


def cuts(film: Film, target: Target) -> tuple[Cut, ...]:
    """Return a clip for each scene, one behind the other."""
    found: list[Cut] = []
    for scene, prompt in zip(film.scenes, compose_film(film, target), strict=True):
        found.append(Cut(scene, prompt, found[-1].end if found else 0))
    return tuple(found)


def rate(fps: float) -> Rate:
    """Return the frame rate that is meant, 23.98 and 24000/1001 as well. Raises Told that names the known ones."""
    for known in _RATES.values():
        if abs(known.exact - fps) < 0.006:
            return known
    raise Told("timeline.no_such_rate", fps=fps, known=list(_RATES))


def timecode(seconds: int) -> str:
    """Return whole seconds as time code, HH:MM:SS:FF, without dropped frames."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:00"
