"""Tells if an edit, made on an older film, would overwrite what was changed since.

The rule: an edit may land on the newer film if it does there exactly what it did on the film that its author saw.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from bot.edits import Edit, RefusedError, apply, changes
from bot.story import Film
from bot.texts import Told

Effect = dict[str, tuple[Any, Any]]
"""By path: the value before and after. Members of a set have a path each."""

_SCENE_SETS = ("locks", "waivers", "clips")


class ConflictError(Told):
    """Somebody else changed the same field meanwhile; nothing was written."""

    def __init__(self, paths: Iterable[str], film: Film) -> None:
        self.paths = tuple(paths)
        """All such fields; the sentence names the first."""
        key, params = _named(self.paths[0], film)
        super().__init__(key, **params)


def effect(before: Film, after: Film) -> Effect:
    """Return what lies between two films, as far as two hands can collide in it.

    Order and numbers are nobody's text, and stale marks follow from the edits: those are left out. Locks, waivers, clip notes
    and assumptions are sets: two hands that each put something in do not collide.
    """
    found: dict[str, tuple[Any, Any]] = {}
    for change in changes(before, after):
        *parents, leaf = change.path.split("/")
        if not change.is_content or (leaf == "stale" and parents):
            continue
        if change.path == "assumptions" or (leaf in _SCENE_SETS and len(parents) == 2):
            old, new = _members(change.before), _members(change.after)
            found |= {
                f"{change.path}/{member}": (old.get(member), new.get(member))
                for member in (*old, *new)
                if old.get(member) != new.get(member)
            }
        elif change.path.startswith("scenes/") and len(parents) == 1:
            found[change.path] = (_unplaced(change.before), _unplaced(change.after))
        else:
            found[change.path] = (change.before, change.after)
    return found


def collisions(seen: tuple[Film, Film], now: tuple[Film, Film]) -> tuple[str, ...]:
    """Return the paths in which an edit does something else `now` than where it was `seen`; each is (before, after).

    What already is as the edit wants it is no collision.
    """
    meant, done = effect(*seen), effect(*now)
    if meant == done:
        return ()
    apart = effect(seen[1], now[1])
    return tuple(
        path
        for path in meant | done
        if meant.get(path) != done.get(path) and not (path not in done and _clear(path, apart))
    )


def reapplied(base: Film, head: Film, edits: Sequence[Edit]) -> Film:
    """Return `head` after edits that were made on `base`. Raises ConflictError, and RefusedError as `apply` does."""
    meant = apply(base, edits)
    try:
        after = apply(head, edits)
    except RefusedError:
        since = effect(base, head)
        touched = [path for path in effect(base, meant) if not _clear(path, since)]
        if touched:
            raise ConflictError(touched, base) from None
        raise
    if paths := collisions((base, meant), (head, after)):
        raise ConflictError(paths, head)
    return after


def landed(base: Film, head: Film, edits: Sequence[Edit]) -> tuple[Film, tuple[Edit, ...], tuple[str, ...]]:
    """Return `head` with those edits in that neither collide nor are refused, these edits, and the paths left out."""
    kept: list[Edit] = []
    dropped: list[str] = []
    for edit in edits:
        paths: tuple[str, ...] = ()
        try:
            meant = edit.on(base)
        except RefusedError:
            dropped.append(_place(edit))
            continue
        try:
            after = apply(head, [edit])
        except RefusedError:
            paths = tuple(effect(base, meant)) or (_place(edit),)
        else:
            # One object for both: nothing has changed since, and there is nothing to compare.
            paths = () if base is head else collisions((base, meant), (head, after))
        if paths:
            base = meant
            dropped += paths
        else:
            base, head = (after if base is head else meant), after
            kept.append(edit)
    return head, tuple(kept), tuple(dict.fromkeys(dropped))


def _place(edit: Edit) -> str:
    scene = getattr(edit, "scene", None)
    return f"scenes/{scene}" if isinstance(scene, str) else edit.kind


def _clear(path: str, since: Effect) -> bool:
    """Tell if nothing at `path`, around it or in it, is in `since`."""
    return not any(path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/") for other in since)


def _members(value: Any) -> dict[str, Any]:
    """Return a set's members by name: locks by field, waivers by code, clips by id, assumptions by their words."""
    members: dict[str, Any] = {}
    for member in value or ():
        if isinstance(member, str):
            members[member] = True
        elif "code" in member:
            members[member["code"]] = member["reason"]
        elif "id" in member:
            members[member["id"]] = member
        else:
            members[f"{member['ja']}|{member['en']}"] = True
    return members


def _unplaced(scene: Any) -> Any:
    """Return a whole scene without its number, which depends on its neighbours."""
    return scene and {name: value for name, value in scene.items() if name != "number"}


def _named(path: str, film: Film) -> tuple[str, dict[str, object]]:
    """Return the sentence that names a field, and what fills it."""
    head, *rest = path.split("/")
    if head == "scenes":
        scene = film.scene(rest[0])
        number: object = scene.number if scene else rest[0]
        match rest[1:]:
            case ["elements" | "prose", element, *_]:
                field = element
            case [("slug" | "beat" | "camera" | "seconds" | "style" | "sound" | "avoid" | "still") as field, *_]:
                pass
            case _:
                return "archive.conflict_scene", {"scene": number}
        return "archive.conflict", {"scene": number, "field": field}
    if head == "preset":
        return "archive.conflict_preset", {"field": rest[0]}
    if head in ("cast", "places", "props"):
        return "archive.conflict_known", {"handle": rest[0]}
    return f"archive.conflict_{head}", {}
