"""Turns `--set FIELD=VALUE` and the structure options into edits."""

from typing import TypeVar

from pydantic import ValidationError

from bot.edits import (
    AddScene,
    DeleteScene,
    Edit,
    Identify,
    MergeScenes,
    MoveScene,
    SetAspect,
    SetCamera,
    SetElement,
    SetHeading,
    SetLogline,
    SetNote,
    SetPreset,
    SetSeconds,
    SetSentence,
    SetTarget,
    SetTitle,
    SplitScene,
    Wording,
)  # fmt: skip
from bot.library.targets import target
from bot.story import ELEMENTS, LANGS, LOCKABLE, PRESET_PARTS, Camera, ElementName, Film, Lang, Lockable, Phrase, Scene
from bot.texts import Told

N = TypeVar("N", bound=str)

_NOTES = ("style", "sound", "avoid", "still")
_SCENE_FIELDS = (*ELEMENTS, "slug", "beat", "seconds", *_NOTES, "camera", "sentence")
_FILM_FIELDS = ("title", "logline", "preset", "target", "aspect", "HANDLE")


def element_named(name: str) -> ElementName:
    """Return the element that was named. Raises Told for any other word."""
    return _one_of(ELEMENTS, name.replace("-", "_").replace("/", "_"))


def lockable(name: str) -> Lockable:
    """Return the field that was named. Raises Told for one that cannot be locked."""
    return _one_of(LOCKABLE, name.replace("-", "_"))


def scene_edit(scene: Scene, text: str) -> Edit:
    """Return the edit that `environment.ja=...` and the like ask for. Raises Told that names the known fields."""
    path, value = _split(text)
    match path:
        case ["seconds"] if value.isdecimal():
            return SetSeconds(scene=scene.id, seconds=int(value))
        case [name, lang] if name in ELEMENTS and lang in LANGS:
            return SetElement(scene=scene.id, element=element_named(name), words=_words(lang, value))
        case ["slug" | "beat" as heading, lang] if lang in LANGS:
            return SetHeading(scene=scene.id, heading=heading, words=_words(lang, value))
        case ["style" | "sound" | "avoid" | "still" as note, lang] if lang in LANGS:
            text_now = _words(lang, value).on(getattr(scene, note) or Phrase())
            return SetNote(scene=scene.id, note=note, text=text_now or None)
        case ["camera", "size" | "angle" | "move" | "lens_mm" as part]:
            return SetCamera(scene=scene.id, camera=_camera(scene.camera, part, value))
        case ["sentence", number, lang] if number.isdecimal() and lang in LANGS:
            return SetSentence(scene=scene.id, index=int(number) - 1, words=_words(lang, value))
    raise Told("cli.no_such_field", field=".".join(path), known=_SCENE_FIELDS)


def film_edit(film: Film, text: str) -> Edit:
    """Return the edit that `title.ja=...`, `preset.color.en=...`, `kakeru.identity.en=...` ask for. Raises Told."""
    path, value = _split(text)
    match path:
        case ["title", lang] if lang in LANGS:
            return SetTitle(words=_words(lang, value))
        case ["logline", lang] if lang in LANGS:
            return SetLogline(words=_words(lang, value))
        case ["target"]:
            return SetTarget(target=target(value).id)
        case ["aspect"]:
            try:
                return SetAspect(aspect=value)
            except ValidationError as error:
                raise Told("cli.bad_aspect", aspect=value) from error
        case ["preset", part, lang] if part in PRESET_PARTS and lang in LANGS:
            return SetPreset(part=_one_of(PRESET_PARTS, part), words=_words(lang, value))
        case [handle, "name" | "identity" | "short" as part, lang] if lang in LANGS:
            known = [entry.handle for entry in film.known]
            if handle.removeprefix("@") in known:
                return Identify.model_validate({"handle": handle.removeprefix("@"), part: {lang: value}})
    raise Told("cli.no_such_field", field=".".join(path), known=_FILM_FIELDS)


def structure_edits(
    film: Film,
    scene: Scene | None,
    *,
    add: str | None,
    delete: bool,
    move: int | None,
    split: int | None,
    merge: bool,
    new_id: str,
) -> list[Edit]:
    """Return the edits of the scene list that were asked for. Raises Told where they need a scene and none is named."""
    edits: list[Edit] = []
    if add is not None:
        beat = Phrase(ja=add) if film.plot_lang == "ja" else Phrase(en=add)
        last = film.scenes[-1].id if film.scenes else None
        edits.append(AddScene(scene=Scene(id=new_id, beat=beat), after=scene.id if scene else last))
    if scene is None:
        if delete or move is not None or split is not None or merge:
            raise Told("cli.name_a_scene")
        return edits
    if merge:
        following = next((other for other in film.scenes if other.number == scene.number + 1), None)
        if following is None:
            raise Told("edits.no_such_scene", scene=scene.number + 1)
        edits.append(MergeScenes(first=scene.id, second=following.id))
    if split is not None:
        edits.append(SplitScene(scene=scene.id, at=split - 1, new_id=new_id))
    if move is not None:
        edits.append(MoveScene(scene=scene.id, number=move))
    if delete:
        edits.append(DeleteScene(scene=scene.id))
    return edits


def _split(text: str) -> tuple[list[str], str]:
    field, sign, value = text.partition("=")
    if not sign:
        raise Told("cli.field_without_value", text=text)
    return field.strip().split("."), value


def _words(lang: str, value: str) -> Wording:
    chosen: Lang = _one_of(LANGS, lang)
    return Wording(ja=value) if chosen == "ja" else Wording(en=value)


def _camera(camera: Camera, part: str, value: str) -> Camera:
    try:
        return Camera.model_validate(camera.model_dump() | {part: value or None})
    except ValidationError as error:
        raise Told("cli.no_such_camera_value", part=part, value=value) from error


def _one_of(known: tuple[N, ...], name: str) -> N:
    for one in known:
        if one == name:
            return one
    raise Told("cli.no_such_field", field=name, known=known)
