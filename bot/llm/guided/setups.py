"""Chooses the set-ups of a whole film: by what happens, with a film's rhythm, the same way every time."""

import hashlib
from dataclasses import dataclass

from bot.library.guided_craft import BeatWord, Kind, Setup, beats, camera


@dataclass(frozen=True)
class View:
    """What the choice of a set-up needs to know of a scene."""

    beats: tuple[BeatWord, ...]
    kind: Kind
    """What the camera looks at."""
    outdoors: bool
    arrives: bool
    """True if the scene begins somewhere new."""
    company: bool
    """True if two or more are there, so that a shoulder can be looked over."""
    far: bool = False
    """True if the scene shows something far away."""


def main_beat(found: tuple[BeatWord, ...]) -> BeatWord:
    """Return what a scene is about."""
    return found[0] if found else next(beat for beat in beats().beats if beat.id == "exist")


def stage(views: tuple[View, ...], seed: str) -> tuple[Setup, ...]:
    """Return one set-up a scene: the first opens wide, the climax is closest, the last one lets go.

    Neighbours never share a set-up, and one that was used is taken again only when nothing else is left.
    """
    climax = _climax(views)
    chosen: list[Setup] = []
    for number, view in enumerate(views):
        ranked = sorted(
            enumerate(_candidates(view, number, len(views))),
            key=lambda item: (
                _cost(item[1], item[0], view, number, climax, len(views), chosen),
                _hash(seed, number, item[1]),
            ),
        )
        chosen.append(ranked[0][1])
    return tuple(chosen)


def _candidates(view: View, number: int, count: int) -> tuple[Setup, ...]:
    words = camera()
    own = [setup for beat in view.beats[:3] for setup in beat.setups]
    if count > 1 and number == 0:
        own = [*words.opening, *own]
    elif count > 1 and number == count - 1:
        own = [*words.closing, *own]
    return tuple(dict.fromkeys((*own, *words.common, *words.opening, *words.closing)))


def _cost(setup: Setup, rank: int, view: View, number: int, climax: int, count: int, chosen: list[Setup]) -> float:
    own = sum(len(beat.setups) for beat in view.beats[:3])
    cost = 0.6 * min(rank, own) if rank < max(own, 1) else 3.0 + 0.05 * rank
    if view.kind not in camera().sizes[setup.size].of:
        cost += 40
    if camera().angles[setup.angle].outdoors and not view.outdoors:
        cost += 40
    if setup.angle == "over-the-shoulder" and not view.company:
        cost += 40
    if view.far and setup.size in ("medium", "medium-close-up", "close-up", "extreme-close-up"):
        cost += 25
    if setup.size == "extreme-wide" and not view.outdoors:
        # A room has no such distance.
        cost += 8
    wide = setup.size in ("extreme-wide", "wide")
    if count > 1 and number in (0, count - 1):
        cost = _edge(setup, rank, number == 0, outdoors=view.outdoors) + (
            0 if view.kind in camera().sizes[setup.size].of else 40
        )
    elif number == climax and count > 2:
        cost += {"close-up": -2.0, "medium-close-up": -1.5, "extreme-close-up": -1.0}.get(setup.size, 1.5)
    elif wide and not view.arrives and view.kind == "person":
        cost += 1.2
    elif view.arrives and wide:
        cost -= 1.5
    cost += 30 * (setup in chosen) + 100 * (setup in chosen[-2:])
    if chosen:
        cost += 2.2 * (setup.size == chosen[-1].size) + 1.6 * (setup.move == chosen[-1].move)
        cost += 0.6 * (setup.angle == chosen[-1].angle != "eye-level")
    cost += 0.7 * sum(other.move == setup.move for other in chosen)
    return cost + 0.25 * sum(other.size == setup.size for other in chosen)


def _edge(setup: Setup, rank: int, opening: bool, *, outdoors: bool) -> float:
    """Return what a set-up costs as the first or the last of a film."""
    wide = setup.size == "wide" or (setup.size == "extreme-wide" and outdoors)
    asked = camera().opening if opening else camera().closing
    return (0 if wide else 20) + (0 if setup in asked else 4 + 0.01 * rank)


def _climax(views: tuple[View, ...]) -> int:
    """Return the hottest scene of the second half; the later one where two are as hot."""
    start = len(views) // 2
    late = range(start, max(start + 1, len(views) - 1))
    return max(late, key=lambda number: (max((beat.heat for beat in views[number].beats), default=0), number))


def _hash(seed: str, number: int, setup: Setup) -> str:
    return hashlib.sha256(f"{seed}|{number}|{setup.model_dump_json()}".encode()).hexdigest()
