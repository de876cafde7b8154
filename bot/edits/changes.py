"""What changed between two films, field by field: the stuff of undo, redo, takes, conflicts and diffs.

A field has a path: `title/ja`, `scenes/k3f9/elements/environment/ja`, `scenes/k3f9/prose/camera_work`.
Values are JSON; None means that the field is not there.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.story import Film, Frozen, Known, Scene

_FILM_PHRASES = ("title", "logline")
_FILM_VALUES = ("target", "aspect")


class Change(Frozen):
    """One field, before and after."""

    path: str
    before: Any = None
    after: Any = None

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(path=self.path, before=self.after, after=self.before)

    @property
    def is_content(self) -> bool:
        """False for the order of things, which two writers may both change without a conflict."""
        return not (self.path.startswith("order/") or self.path.endswith(("/prose_order", "/number")))


def changes(before: Film, after: Film) -> tuple[Change, ...]:
    """Return every field in which the two films differ, in a fixed order."""
    old, new = _film_fields(before), _film_fields(after)
    old_scenes = {scene.id: scene for scene in before.scenes}
    new_scenes = {scene.id: scene for scene in after.scenes}
    for scene_id in dict.fromkeys((*old_scenes, *new_scenes)):
        was, now = old_scenes.get(scene_id), new_scenes.get(scene_id)
        if was is now:
            continue
        prefix = f"scenes/{scene_id}"
        if was is None or now is None:
            old[prefix], new[prefix] = was and was.model_dump(mode="json"), now and now.model_dump(mode="json")
        else:
            old |= {f"{prefix}/{path}": value for path, value in _scene_fields(was).items()}
            new |= {f"{prefix}/{path}": value for path, value in _scene_fields(now).items()}
    return tuple(
        Change(path=path, before=old.get(path), after=new.get(path))
        for path in dict.fromkeys((*old, *new))
        if old.get(path) != new.get(path)
    )


def applied(film: Film, patch: Iterable[Change]) -> Film:
    """Return the film with each change's `after` in; the reverse of `changes`.

    Raises ValueError if the result is no film, which a patch made by `changes` never does on its own film.
    """
    patch = tuple(patch)
    fields = _film_fields(film)
    scenes: dict[str, Scene] = {scene.id: scene for scene in film.scenes}
    by_scene: dict[str, dict[str, Any]] = {}
    for change in patch:
        head, _, rest = change.path.partition("/")
        if head != "scenes":
            fields[change.path] = change.after
            continue
        scene_id, _, path = rest.partition("/")
        if path:
            by_scene.setdefault(scene_id, {})[path] = change.after
        elif change.after is None:
            scenes.pop(scene_id, None)
        else:
            scenes[scene_id] = Scene.model_validate(change.after)
    for scene_id, update in by_scene.items():
        scenes[scene_id] = _scene_of(_scene_fields(scenes[scene_id]) | update, scene_id)
    return _film_of(film, fields, scenes)


def _film_fields(film: Film) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(film, name) for name in _FILM_VALUES}
    for name in _FILM_PHRASES:
        fields |= {f"{name}/{lang}": text for lang, text in getattr(film, name)}
    for part, phrase in film.preset:
        fields |= {f"preset/{part}/{lang}": text for lang, text in phrase}
    for side in ("cast", "places", "props"):
        fields[f"order/{side}"] = [known.handle for known in getattr(film, side)]
        for known in getattr(film, side):
            for name in ("name", "identity", "short"):
                fields |= {f"{side}/{known.handle}/{name}/{lang}": text for lang, text in getattr(known, name)}
    fields["order/scenes"] = [scene.id for scene in film.scenes]
    fields["assumptions"] = [phrase.model_dump() for phrase in film.assumptions]
    return fields


def _scene_fields(scene: Scene) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in ("slug", "beat"):
        fields |= {f"{name}/{lang}": text for lang, text in getattr(scene, name)}
    for element, phrase in scene.elements:
        fields |= {f"elements/{element}/{lang}": text for lang, text in phrase}
    fields |= {f"camera/{name}": value for name, value in scene.camera}
    fields["prose_order"] = [sentence.element for sentence in scene.prose]
    for element in dict.fromkeys(fields["prose_order"]):
        fields[f"prose/{element}"] = [[s.ja, s.en] for s in scene.prose if s.element == element]
    for name in ("style", "sound", "avoid", "still"):
        note = getattr(scene, name)
        fields[name] = note and note.model_dump()
    rest = scene.model_dump(
        mode="json", include={"number", "seconds", "plot_sentences", "locks", "waivers", "stale", "status"}
    )
    # Always there, though a film leaves an empty list out: undo has to put it back.
    return fields | rest | {"clips": [clip.model_dump(mode="json") for clip in scene.clips]}


def _scene_of(fields: Mapping[str, Any], scene_id: str) -> Scene:
    data = _nested({path: value for path, value in fields.items() if not path.startswith("prose")}) | {"id": scene_id}
    waiting = {element: list(fields.get(f"prose/{element}") or ()) for element in fields["prose_order"]}
    data["prose"] = []
    for element in fields["prose_order"]:
        ja, en = waiting[element].pop(0)
        data["prose"].append({"element": element, "ja": ja, "en": en})
    return Scene.model_validate(data)


def _film_of(film: Film, fields: Mapping[str, Any], scenes: Mapping[str, Scene]) -> Film:
    order = {side: fields[f"order/{side}"] for side in ("cast", "places", "props", "scenes")}
    data = _nested({path: value for path, value in fields.items() if not path.startswith("order/")})
    for side in ("cast", "places", "props"):
        entries = data.pop(side, {})
        data[side] = tuple(Known.model_validate({"handle": handle, **entries[handle]}) for handle in order[side])
    data["scenes"] = tuple(scenes[scene_id] for scene_id in order["scenes"])
    fixed = {"id": film.id, "plot": film.plot, "plot_lang": film.plot_lang}
    return Film.model_validate(data | fixed)


def _nested(fields: Mapping[str, Any]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for path, value in fields.items():
        *parents, leaf = path.split("/")
        inner = nested
        for parent in parents:
            inner = inner.setdefault(parent, {})
        if value is not None or not parents:
            inner[leaf] = value
    return nested
