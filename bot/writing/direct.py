"""Direct: a free remark becomes a list of edits, and of rewrites that the writer still has to make."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from bot.archive import Stored
from bot.edits import (
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
    SetPreset,
    SetSeconds,
    SetTarget,
    SetTitle,
    SplitScene,
    Unlock,
    Wording,
)  # fmt: skip
from bot.library.targets import target
from bot.llm.asks import DirectInputs
from bot.llm.drafts import DirectDraft, WishDraft
from bot.story import ELEMENTS, LOCKABLE, PRESET_PARTS, ElementName, Film, Phrase, Scene
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import direct_faults
from bot.writing.crew import Crew
from bot.writing.outline import phrase
from bot.writing.rewrite import rewrite

F = TypeVar("F", bound=str)

_HEADINGS: tuple[Literal["slug"], Literal["beat"]] = ("slug", "beat")


@dataclass(frozen=True)
class Rewrite:
    """A scene's element that the writer has to rewrite, and the wish for it."""

    scene: str
    element: ElementName
    wish: str


@dataclass(frozen=True)
class Direction:
    """What a remark asks for. Where `question` is set, nothing else is."""

    edits: tuple[Edit, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    undo: int = 0
    redo: int = 0
    question: Phrase | None = None


async def direct(crew: Crew, stored: Stored, remark: str, scene: Scene | None = None) -> Direction:
    """Return what the remark asks for; nothing is changed yet. `scene` is the one that is being talked about.

    Raises SpoiltError if it cannot be told, with the raw answer kept, and WriterError.
    """
    inputs = DirectInputs(film=stored.film, remark=remark, scene=scene)
    try:
        good = await answered(crew.writer, asking.direct(inputs), lambda draft: direct_faults(draft, inputs))
    except SpoiltError as spoilt:
        await crew.archive.keep_call(stored.film.id, spoilt.call)
        raise
    await crew.archive.keep_call(stored.film.id, good.call)
    return directed(stored.film, good.draft, remark, crew.fresh_id)


async def follow_through(crew: Crew, film_id: str, direction: Direction) -> Stored:
    """Do what a direction says, as one turn: undo and redo first, then the edits, then the rewrites one by one.

    Raises what `rewrite` and the archive raise; what was done before stays, and one undo takes it back.
    """
    for _ in range(direction.undo):
        await crew.archive.undo(film_id, crew.clock())
    for _ in range(direction.redo):
        await crew.archive.redo(film_id, crew.clock())
    turn = crew.fresh_id()
    if direction.edits:
        base = (await crew.archive.load(film_id)).version
        await crew.archive.commit(film_id, base, direction.edits, turn=turn, by="user", at=crew.clock())
    for asked in direction.rewrites:
        await rewrite(crew, film_id, asked.scene, asked.element, asked.wish, turn=turn)
    return await crew.archive.load(film_id)


def directed(film: Film, draft: DirectDraft, remark: str, fresh_id: Callable[[], str]) -> Direction:
    """Return the edits and rewrites that a draft names. Raises RefusedError for a scene or target that is not there."""
    if draft.question is not None or not draft.wishes:
        return Direction(question=phrase(draft.question) if draft.question else None)
    edits: list[Edit] = []
    rewrites: list[Rewrite] = []
    for wish in draft.wishes:
        if wish.action == "rewrite":
            element: ElementName = _field(ELEMENTS, wish.field)
            words = (wish.text.ja or wish.text.en) if wish.text else ""
            rewrites += [Rewrite(scene.id, element, words or remark) for scene in _scenes(film, wish)]
        else:
            edits += _edits(film, wish, fresh_id)
    count = [wish.action for wish in draft.wishes].count
    return Direction(tuple(edits), tuple(rewrites), undo=count("undo"), redo=count("redo"))


def _edits(film: Film, wish: WishDraft, fresh_id: Callable[[], str]) -> list[Edit]:
    words = Wording(ja=wish.text.ja or None, en=wish.text.en or None) if wish.text else Wording()
    value = words.en or words.ja or ""
    number = wish.number or 0
    scenes = _scenes(film, wish)
    match wish.action:
        case "set_title":
            return [SetTitle(words=words)]
        case "set_logline":
            return [SetLogline(words=words)]
        case "set_preset":
            return [SetPreset(part=_field(PRESET_PARTS, wish.field), words=words)]
        case "set_target":
            return [SetTarget(target=target(value).id)]
        case "set_aspect":
            return [SetAspect(aspect=value)]
        case "identify":
            return [Identify(handle=(wish.field or "").removeprefix("@"), identity=words)]
        case "set_seconds":
            return [SetSeconds(scene=scene.id, seconds=number) for scene in scenes]
        case "set_heading":
            heading = _field(_HEADINGS, wish.field or "slug")
            return [SetHeading(scene=scene.id, heading=heading, words=words) for scene in scenes]
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
            return [Lock(scene=scene.id, field=_field(LOCKABLE, wish.field or "scene")) for scene in scenes]
        case "unlock":
            return [Unlock(scene=scene.id, field=_field(LOCKABLE, wish.field or "scene")) for scene in scenes]
    return []


def _scenes(film: Film, wish: WishDraft) -> list[Scene]:
    by_number = {scene.number: scene for scene in film.scenes}
    for number in wish.scenes:
        if number not in by_number:
            raise RefusedError("edits.no_such_scene", scene=number)
    return [by_number[number] for number in wish.scenes]


def _middle(scene: Scene) -> int:
    """Return the plot sentence that begins the second half of a scene."""
    return scene.plot_sentences[len(scene.plot_sentences) // 2] if scene.plot_sentences else 0


def _field(known: tuple[F, ...], field: str | None) -> F:
    """Return the field that was named. Raises RefusedError for any other word: a guess would change what nobody asked."""
    for name in known:
        if name == field:
            return name
    raise RefusedError("edits.no_such_field", field=field, known=known)
