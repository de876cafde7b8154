"""Chooses the set-up that a camera wish asks for, and another where that was shown: what was asked for stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import get_args

from bot.library.guided_craft import Setup, beats, camera
from bot.library.guided_talk import Mood
from bot.llm.asks import RewriteInputs
from bot.llm.guided.filling import ready_of
from bot.llm.guided.phrasing import Subject
from bot.llm.guided.readying import open_air
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.wishing import CameraWish, camera_wish, mood_of_shot, mood_wish
from bot.story import Camera, Film, Scene, Size

_SIZES: tuple[Size, ...] = get_args(Size)
_LENSES = (18, 24, 28, 35, 50, 65, 85, 100, 135)
_ANOTHER_LENS = 2
"""So many steps apart on the list of lenses that the picture is another one."""
_FARTHEST = 2
"""So many sizes apart a set-up is still shot as it was meant."""


@dataclass(frozen=True)
class _Stage:
    """What can be shot there."""

    subject: Subject
    outdoors: bool
    company: bool


def values_for(inputs: RewriteInputs, subject: Subject) -> Camera:
    """Return the closed values that a wish asks for; if they were shown, others that keep all that it names.

    Raises CannotError where it says nothing of the camera, and where no further set-up is left.
    """
    mood = mood_of_shot(inputs.wish)
    wish = CameraWish() if mood is not None else camera_wish(inputs.wish)
    mood = mood or mood_wish(inputs.wish)
    before, shown = inputs.scene.camera, [edit.camera for edit in inputs.shown if edit.camera is not None]
    if not wish and mood is None and not shown and not _anew(inputs.wish):
        raise CannotError("guided.no_camera_words", wish=inputs.wish)
    directed = camera_wish(mood.camera.ja) if mood is not None else CameraWish()
    first = _both(wish, directed).on(before)
    # Who only wants it otherwise does not want what there is.
    seen = [before, *shown] if shown or not wish else []
    if first not in seen and (wish or mood is not None):
        return first
    stage = _stage(inputs.film, inputs.scene, subject)
    left = [values for values in _ways(wish, mood, before, stage) if values not in seen]
    if not left:
        raise CannotError("guided.no_other_setup", wish=inputs.wish)
    return max(left, key=lambda values: min(_difference(values, other) for other in seen))


def _anew(text: str) -> bool:
    """Tell if a wish only says that the camera is to be another."""
    words = camera().anew
    return bool(re.search(words.ja, text) or re.search(words.en, text, re.IGNORECASE))


def _both(wish: CameraWish, directed: CameraWish) -> CameraWish:
    """Return a wish with what it leaves open as its mood would have it."""
    sized = wish.size or wish.step
    return replace(
        wish,
        size=wish.size if sized else directed.size,
        angle=wish.angle or directed.angle,
        move=wish.move or directed.move,
        lens_mm=wish.lens_mm or directed.lens_mm,
    )


def _ways(wish: CameraWish, mood: Mood | None, before: Camera, stage: _Stage) -> Iterator[Camera]:
    """Yield the set-ups that a wish leaves open, those of its mood or of the craft first, other lenses for them last."""
    setups = mood.setups if mood is not None and mood.setups else _craft()
    sizes = _sizes(wish, before)
    asked = dict.fromkeys(_asked(wish, setup, sizes) for setup in setups)
    ways = [way for way in asked if way is not None and _suits(wish, way, stage)]
    yield from ways
    if wish.lens_mm is None:
        for way in ways or [wish.on(before)]:
            at = min(range(len(_LENSES)), key=lambda i: abs(_LENSES[i] - (way.lens_mm or 50)))
            for other in (at - _ANOTHER_LENS, at + _ANOTHER_LENS):
                if 0 <= other < len(_LENSES):
                    yield way.model_copy(update={"lens_mm": _LENSES[other]})


def _craft() -> tuple[Setup, ...]:
    words = camera()
    every = chain(words.common, *(beat.setups for beat in beats().beats), words.opening, words.closing)
    return tuple(dict.fromkeys(every))


def _sizes(wish: CameraWish, before: Camera) -> tuple[Size, ...]:
    """Return the sizes that a wish allows, the nearest first: closer is any size closer than now."""
    if wish.size is not None:
        return (wish.size,)
    if not wish.step:
        return _SIZES
    now = _SIZES.index(before.size or "medium")
    closer = _SIZES[now + wish.step :] if wish.step > 0 else _SIZES[: max(0, now + wish.step + 1)][::-1]
    return closer or (_SIZES[-1] if wish.step > 0 else _SIZES[0],)


def _asked(wish: CameraWish, setup: Setup, sizes: tuple[Size, ...]) -> Camera | None:
    """Return a set-up with what was asked for in its place; None if it would be shot too unlike what it is."""
    at = _SIZES.index(setup.size)
    size = min(sizes, key=lambda one: abs(_SIZES.index(one) - at))
    if wish.move is None and abs(_SIZES.index(size) - at) > _FARTHEST:
        return None
    return Camera(
        size=size,
        angle=wish.angle or setup.angle,
        move=wish.move or setup.move,
        lens_mm=wish.lens_mm or camera().sizes[size].lens,
    )


def _suits(wish: CameraWish, values: Camera, stage: _Stage) -> bool:
    """Tell if what was not asked for suits who or what is looked at, and where."""
    size, angle = values.size or "medium", values.angle or "eye-level"
    if wish.size is None and stage.subject.kind not in camera().sizes[size].of:
        return False
    if wish.move is None and stage.subject.kind != "person" and values.move == "handheld-tracking":
        return False
    if wish.angle is not None:
        return True
    if angle == "over-the-shoulder" and not stage.company:
        return False
    return angle != "pov" and (stage.outdoors or not camera().angles[angle].outdoors)


def _stage(film: Film, scene: Scene, subject: Subject) -> _Stage:
    try:
        ready = ready_of(film, scene)
    except CannotError:
        return _Stage(subject, outdoors=False, company=False)
    return _Stage(subject, open_air(ready.place), ready.company)


def _difference(one: Camera, other: Camera) -> float:
    """Return how unlike two set-ups are to the eye."""
    apart = abs(_SIZES.index(one.size or "medium") - _SIZES.index(other.size or "medium"))
    parts = 2 * (one.angle != other.angle) + 2 * (one.move != other.move) + min(apart, 3) / 1.5
    return parts + 0.5 * (one.lens_mm != other.lens_mm)
