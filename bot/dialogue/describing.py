"""Says what edits do to a film, so that a person sees what was understood."""

from collections.abc import Sequence

from bot.edits import (
    AddScene,
    Edit,
    Identify,
    Lock,
    MergeScenes,
    MoveScene,
    SetAspect,
    SetNote,
    SetPreset,
    SetSeconds,
    SetTarget,
    SetTitle,
    Unlock,
)
from bot.library.targets import target
from bot.story import LANGS, Film, Lang, Phrase
from bot.texts import say


def described(film: Film, edits: Sequence[Edit]) -> Phrase:
    """Return what the edits do to the film, in one sentence."""
    new = [edit for edit in edits if not (isinstance(edit, SetSeconds) and _as_long(film, edit))] or list(edits)
    said = {lang: list(dict.fromkeys(_one(film, edit, lang) for edit in new)) for lang in LANGS}
    return Phrase(ja=say("done.all", "ja", done=said["ja"]), en=say("done.all", "en", done=said["en"]))


def _as_long(film: Film, edit: SetSeconds) -> bool:
    scene = film.scene(edit.scene)
    return scene is not None and scene.seconds == edit.seconds


def _one(film: Film, edit: Edit, lang: Lang) -> str:
    number = {scene.id: scene.number for scene in film.scenes}
    scene = number.get(getattr(edit, "scene", "") if not isinstance(edit, AddScene) else "", 0)
    told: dict[str, object] = {"scene": scene}
    match edit:
        case SetSeconds():
            told |= {"was": film.scenes[scene - 1].seconds, "seconds": edit.seconds}
        case SetTarget():
            told |= {"was": target(film.target).name, "target": target(edit.target).name}
        case SetAspect():
            told |= {"was": film.aspect, "aspect": edit.aspect}
        case SetTitle():
            told |= {"words": edit.words.ja or edit.words.en}
        case SetPreset():
            told = {}
        case Identify():
            known = next((one for one in film.known if one.handle == edit.handle), None)
            name = known.name.said(lang) if known else ""
            identity = getattr(edit.identity, lang) or edit.identity.ja or edit.identity.en
            told |= {"name": name or edit.handle, "identity": identity}
        case Lock() | Unlock():
            told |= {"field": say(f"names.{edit.field}", lang)}
        case SetNote():
            told |= {"field": say(f"names.{edit.note}", lang)}
        case MoveScene():
            told |= {"number": edit.number}
        case MergeScenes():
            told |= {"first": number[edit.first], "second": number[edit.second]}
        case AddScene():
            told |= {"beat": edit.scene.beat.said(lang) or edit.scene.beat.ja or edit.scene.beat.en}
    keys = ("set_seconds", "set_target", "set_aspect", "set_title", "set_preset", "identify", "move_scene",
            "merge_scenes", "add_scene", "delete_scene", "split_scene", "lock", "unlock", "set_heading", "set_logline", "set_note")  # fmt: skip
    return say(f"done.{edit.kind if edit.kind in keys else 'other'}", lang, **told)
