"""Coach: three ways to shoot a scene, unlike each other and unlike the way it is shot now. No writer is asked."""

from itertools import combinations

from bot.edits import RewriteElement
from bot.library.treatments import Shooting, shootings
from bot.llm.guided.rewriting import shot
from bot.llm.guided.subjects import subject_of
from bot.story import Camera, Film, Scene
from bot.writing.rewrite import asked_of, rewritten


def treatments(film: Film, scene: Scene) -> tuple[tuple[Shooting, RewriteElement], ...]:
    """Return three ways, each with the edit that takes it; the same scene gets the same three."""
    subject, inputs = subject_of(film, scene), asked_of(film, scene, "camera_work", "")
    ways = [way for way in shootings() if subject.kind != "place" or way.camera.move != "handheld-tracking"]
    turn = sum(map(ord, scene.id))
    # The three whose likest pair is least alike; among equals, which come first depends on the scene alone.
    turned = [*ways[turn % len(ways) :], *ways[: turn % len(ways)]]
    chosen = max(combinations(turned, 3), key=lambda three: _apart(scene.camera, three))
    return tuple(
        (way, rewritten(scene.id, "camera_work", shot(inputs, way.camera, subject, turn + i)))
        for i, way in enumerate(chosen)
    )


def _apart(now: Camera, three: tuple[Shooting, ...]) -> int:
    cameras = [way.camera for way in three]
    return min(_difference(one, other) for one, other in combinations((now, *cameras), 2))


def _difference(one: Camera, other: Camera) -> int:
    return sum(getattr(one, value) != getattr(other, value) for value in ("size", "angle", "move"))
