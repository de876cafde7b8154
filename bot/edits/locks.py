"""Locks bind everything: whoever edits, a locked field stays as it is."""

from bot.edits.refusal import RefusedError
from bot.story import ELEMENTS, Film, Lockable, Scene

_NOT_TEXT = frozenset({"number", "locks", "waivers", "clips", "stale", "status"})


def held(before: Film, after: Film) -> None:
    """Raise RefusedError if a field that is locked in `before` differs in `after`."""
    now = {scene.id: scene for scene in after.scenes}
    for scene in before.scenes:
        changed = now.get(scene.id)
        if not scene.locks or changed is scene:
            continue
        for field in scene.locks:
            if changed is None or _kept(scene, field) != _kept(changed, field):
                raise RefusedError("edits.locked", scene=scene.number, field=field)


def _kept(scene: Scene, field: Lockable) -> object:
    """Return all that a lock on `field` protects."""
    if field == "scene":
        return scene.model_dump(exclude=set(_NOT_TEXT))
    if field in ELEMENTS:
        said = [sentence for sentence in scene.prose if sentence.element == field]
        return scene.elements.named(field), said, scene.camera if field == "camera_work" else None
    return getattr(scene, field)
