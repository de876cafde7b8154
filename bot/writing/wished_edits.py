"""The edits that a wish comes to."""

from collections.abc import Callable
from typing import Literal, TypeVar

from bot.edits import (
    AddScene,
    DeleteScene,
    Edit,
    Identify,
    Lock,
    MergeScenes,
    MoveScene,
    RefusedError,
    SetAspect,
    SetHeading,
    SetLogline,
    SetNote,
    SetPreset,
    SetSeconds,
    SetTarget,
    SetTitle,
    SplitScene,
    Unlock,
    Wording,
)  # fmt: skip
from bot.library.targets import target
from bot.llm.drafts import WishDraft
from bot.story import HEADINGS, LOCKABLE, PRESET_PARTS, Film, Phrase, Scene
from bot.writing.change import look_edits
from bot.writing.outline import phrase

F = TypeVar("F", bound=str)

_NOTES: tuple[Literal["style"], Literal["sound"], Literal["avoid"]] = ("style", "sound", "avoid")


def edits_of(film: Film, wish: WishDraft, fresh_id: Callable[[], str]) -> list[Edit]:
    """Return the edits of one wish, in order. Raises RefusedError for a scene, field or target that is not there."""
    words = Wording(ja=wish.text.ja or None, en=wish.text.en or None) if wish.text else Wording()
    value = words.en or words.ja or ""
    number = wish.number or 0
    scenes = scenes_of(film, wish)
    match wish.action:
        case "set_title":
            return [SetTitle(words=words)]
        case "set_logline":
            return [SetLogline(words=words)]
        case "set_preset":
            return [SetPreset(part=field_of(PRESET_PARTS, wish.field), words=words)]
        case "set_target":
            return [SetTarget(target=target(value).id)]
        case "set_aspect":
            return [SetAspect(aspect=value)]
        case "look":
            return list(look_edits(value))
        case "add_scene":
            told = phrase(wish.text) if wish.text else Phrase()
            after = film.scenes[number - 1].id if 0 < number <= len(film.scenes) else None
            return [AddScene(scene=Scene(id=fresh_id(), slug=told, beat=told), after=after)]
        case "identify":
            return [Identify(handle=(wish.field or "").removeprefix("@"), identity=words)]
        case "set_seconds":
            return [SetSeconds(scene=scene.id, seconds=number) for scene in scenes]
        case "set_heading":
            heading = field_of(HEADINGS, wish.field or "slug")
            return [SetHeading(scene=scene.id, heading=heading, words=words) for scene in scenes]
        case "set_note":
            note = field_of(_NOTES, wish.field or "sound")
            return [
                SetNote(scene=scene.id, note=note, text=phrase(wish.text) if wish.text else None) for scene in scenes
            ]
        case "delete_scene":
            return [DeleteScene(scene=scene.id) for scene in scenes]
        case "move_scene":
            return [MoveScene(scene=scene.id, number=number) for scene in scenes[:1]]
        case "split_scene":
            at = number or _middle(scenes[0])
            return [SplitScene(scene=scene.id, at=at, new_id=fresh_id()) for scene in scenes[:1]]
        case "merge_scenes":
            return [MergeScenes(first=scenes[0].id, second=other.id) for other in scenes[1:]]
        case "lock":
            return [Lock(scene=scene.id, field=field_of(LOCKABLE, wish.field or "scene")) for scene in scenes]
        case "unlock":
            return [Unlock(scene=scene.id, field=field_of(LOCKABLE, wish.field or "scene")) for scene in scenes]
    return []


def scenes_of(film: Film, wish: WishDraft) -> list[Scene]:
    """Return the scenes that a wish names. Raises RefusedError for one that is not there."""
    by_number = {scene.number: scene for scene in film.scenes}
    for number in wish.scenes:
        if number not in by_number:
            raise RefusedError("edits.no_such_scene", scene=number)
    return [by_number[number] for number in wish.scenes]


def _middle(scene: Scene) -> int:
    """Return the plot sentence that begins the second half of a scene."""
    return scene.plot_sentences[len(scene.plot_sentences) // 2] if scene.plot_sentences else 0


def field_of(known: tuple[F, ...], field: str | None) -> F:
    """Return the field that was named. Raises RefusedError for any other word: a guess would change what nobody asked."""
    for name in known:
        if name == field:
            return name
    raise RefusedError("edits.no_such_field", field=field, known=known)
