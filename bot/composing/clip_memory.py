"""What a film remembers of its clips: which are done and which are missing, tries and spend, and what failed of what."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from bot.composing.prompts import compose
from bot.composing.sheet import fingerprint
from bot.library.targets import Target, target, targets
from bot.story import Clip, Film, Scene

State = Literal["kept", "changed", "failed", "missing"]
"""kept: a clip is done. changed: it is done, and the words are others since. failed: tried and not kept yet."""


class Slate(NamedTuple):
    """One line of the checklist."""

    scene: Scene
    state: State
    target: str
    """The target of the clip that was kept, else the film's; by its id."""
    seconds: int
    """The length of its clip there."""
    tries: int
    failed: int
    spent: float
    """US dollars that were noted."""
    estimated: float
    """US dollars for tries whose cost nobody noted, by the target's price; 0 where that is not known either."""


class Checklist(NamedTuple):
    """A film as far as it is filmed."""

    slates: tuple[Slate, ...]
    planned: int
    """Seconds: the whole length that was asked for, else what the scenes want together."""

    def of(self, *states: State) -> tuple[Slate, ...]:
        """Return the slates in these states."""
        return tuple(slate for slate in self.slates if slate.state in states)

    @property
    def seconds(self) -> int:
        """What all clips are together, the missing ones at the length that the target allows."""
        return sum(slate.seconds for slate in self.slates)

    @property
    def kept_seconds(self) -> int:
        """What the clips that are done are together."""
        return sum(slate.seconds for slate in self.of("kept", "changed"))


class Failure(NamedTuple):
    """What one weak spot has cost the film."""

    weak_spot: str
    """Its id; empty for failures behind which none is known."""
    tries: int
    usd: float
    """What was noted for them."""
    scenes: tuple[int, ...]
    """Numbers of the scenes."""


def checklist(film: Film, asked_seconds: int | None = None) -> Checklist:
    """Return the checklist of a film; `asked_seconds` is the length that was wished for when it was broken down."""
    return Checklist(
        tuple(_slate(film, scene) for scene in film.scenes),
        asked_seconds or sum(scene.seconds for scene in film.scenes),
    )


def failures(film: Film) -> tuple[Failure, ...]:
    """Return what failed by the weak spot behind it, the costliest first; a try with two of them counts for both."""
    noted = [(scene, clip) for scene in film.scenes for clip in scene.clips if not clip.kept]
    spots = dict.fromkeys(spot for _, clip in noted for spot in (clip.weak_spots or ("",)))
    found = [_failure(spot, [(s, c) for s, c in noted if spot in (c.weak_spots or ("",))]) for spot in spots]
    return tuple(sorted(found, key=lambda one: -one.tries))


def prompt_mark(film: Film, scene: Scene, target_id: str) -> str:
    """Return the fingerprint of a scene's English prompt as it is now for a target; empty for one that is gone."""
    if target_id not in targets():
        return ""
    return fingerprint(compose(film, scene, target(target_id)).text.en)


def _failure(spot: str, noted: Sequence[tuple[Scene, Clip]]) -> Failure:
    clips = [clip for _, clip in noted]
    numbers = tuple(dict.fromkeys(scene.number for scene, _ in noted))
    return Failure(spot, sum(clip.tries for clip in clips), sum(clip.usd or 0 for clip in clips), numbers)


def _slate(film: Film, scene: Scene) -> Slate:
    kept = next((clip for clip in reversed(scene.clips) if clip.kept), None)
    tries = sum(clip.tries for clip in scene.clips)
    state: State = "failed" if scene.clips else "missing"
    if kept is not None:
        state = "changed" if kept.prompt and kept.prompt != prompt_mark(film, scene, kept.target) else "kept"
    made_by = kept.target if kept is not None and kept.target in targets() else film.target
    return Slate(
        scene,
        state,
        made_by,
        target(made_by).clip_seconds(scene.seconds),
        tries,
        tries - sum(clip.kept for clip in scene.clips),
        sum(clip.usd or 0 for clip in scene.clips),
        sum(_priced(clip, scene) for clip in scene.clips if clip.usd is None),
    )


def _priced(clip: Clip, scene: Scene) -> float:
    """Return what the tries of a note cost by the price of its target; 0 for a target that is gone or has none."""
    aim: Target | None = targets().get(clip.target)
    if aim is None or not aim.prices:
        return 0
    return clip.tries * aim.clip_seconds(scene.seconds) * aim.prices[0].usd_per_second
