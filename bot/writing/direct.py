"""Direct: a free remark becomes a list of edits, and of rewrites that the writer still has to make."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.archive import Stored
from bot.edits import Edit
from bot.llm.asks import Before, DirectInputs
from bot.llm.drafts import DirectDraft, WishDraft
from bot.story import ELEMENTS, ElementName, Film, Phrase, Scene
from bot.texts import Told
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import direct_faults
from bot.writing.crew import Crew
from bot.writing.outline import phrase
from bot.writing.rewrite import rewrite
from bot.writing.wished_edits import edits_of, field_of, scenes_of

SOUGHT = (
    "keep", "accept", "another", "reject", "first_offer", "coach", "explain", "why", "check", "mend", "export", "cost",
    "help", "go_on",
)  # fmt: skip
"""The actions that change no text."""


@dataclass(frozen=True)
class Rewrite:
    """A scene's element that the writer has to rewrite, and the wish for it."""

    scene: str
    element: ElementName
    wish: str


@dataclass(frozen=True)
class Sought:
    """Something to be shown, said or decided that changes no text."""

    action: str
    """`keep`, `coach`, `explain`, `export` and the like, as in a draft's wishes."""
    scenes: tuple[str, ...] = ()
    words: str = ""
    """The word to explain, or the id of the format."""
    field: str = "scene"
    """What is to stay as it is, with `keep`."""


@dataclass(frozen=True)
class Direction:
    """What a remark asks for. Where `question` is set, nothing else but `offers` is."""

    edits: tuple[Edit, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    sought: tuple[Sought, ...] = ()
    undo: int = 0
    redo: int = 0
    question: Phrase | None = None
    offers: tuple[WishDraft, ...] = ()
    """What could be meant; nothing of it is done before it is chosen."""


async def direct(
    crew: Crew, stored: Stored, remark: str, scene: Scene | None = None, before: Before | None = None
) -> Direction:
    """Return what the remark asks for; nothing is changed yet. `scene` is the one that is being talked about.

    Raises SpoiltError if it cannot be told, with the raw answer kept, and WriterError.
    """
    inputs = DirectInputs(film=stored.film, remark=remark, scene=scene, before=before or Before())
    try:
        good = await answered(crew.writer, asking.direct(inputs), lambda draft: direct_faults(draft, inputs))
    except SpoiltError as spoilt:
        await crew.archive.keep_call(stored.film.id, spoilt.call)
        raise
    await crew.archive.keep_call(stored.film.id, good.call)
    return directed(stored.film, good.draft, remark, crew.fresh_id)


async def follow_through(crew: Crew, film_id: str, direction: Direction) -> Stored:
    """Do what a direction says, as one turn: undo and redo first, then the edits, then the rewrites one by one.

    Raises what `rewrite` and the archive raise; what was done before stays, and one undo takes it back. Raises Told
    where something is to be shown or decided, for which a chat is needed.
    """
    if any(one.action != "keep" for one in direction.sought):
        raise Told("writing.only_in_the_chat")
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
        asked = phrase(draft.question) if draft.question else None
        return Direction(question=asked, offers=tuple(draft.offers))
    edits: list[Edit] = []
    rewrites: list[Rewrite] = []
    sought: list[Sought] = []
    for wish in draft.wishes:
        if wish.action == "rewrite":
            element: ElementName = field_of(ELEMENTS, wish.field)
            words = (wish.text.ja or wish.text.en) if wish.text else ""
            for scene in scenes_of(film, wish):
                _wish_beside(rewrites, Rewrite(scene.id, element, words or remark))
        elif wish.action in SOUGHT:
            scenes = tuple(scene.id for scene in scenes_of(film, wish))
            words = (wish.text.en or wish.text.ja) if wish.text else ""
            sought.append(Sought(wish.action, scenes, words, wish.field or "scene"))
        else:
            edits += edits_of(film, wish, fresh_id)
    count = [wish.action for wish in draft.wishes].count
    return Direction(tuple(edits), tuple(rewrites), tuple(sought), undo=count("undo"), redo=count("redo"))


def _wish_beside(rewrites: list[Rewrite], new: Rewrite) -> None:
    """Add a rewrite; two wishes for one element of a scene are one rewrite, or the later would undo the earlier."""
    for place, one in enumerate(rewrites):
        if (one.scene, one.element) == (new.scene, new.element):
            if new.wish not in one.wish:
                comma = ", " if (one.wish + new.wish).isascii() else "、"
                rewrites[place] = Rewrite(one.scene, one.element, f"{one.wish}{comma}{new.wish}")
            return
    rewrites.append(new)
