"""Changes by hand: edits, structure, fixes, takes, undo. Each is one turn, and one undo takes it back."""

from collections.abc import AsyncIterator, Iterator, Sequence

from bot.archive import Stored
from bot.composing import affected
from bot.dialogue.events import Button, Changed, Event, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Change, Follow, Insert, Look, Mend, Restore, Split, Tick, Undo, Write
from bot.dialogue.talk import Pasted
from bot.edits import AddScene, Edit, RestoreScene, SplitScene, applied
from bot.edits.scene_edits import find
from bot.library.targets import target
from bot.linting import lint_film
from bot.story import HEADINGS, Film, Phrase, Scene
from bot.texts import Told
from bot.writing.change import look_edits
from bot.writing.follow import follow, lagging
from bot.writing.mending import mended

_UNDO = (Button(Told("dialogue.undo"), Undo()),)


async def change(meeting: Meeting, edits: Sequence[Edit], base: int | None = None) -> AsyncIterator[Event]:
    """Put edits in and say whose prompts they change. Raises RefusedError, and ConflictError if `base` is too old."""
    before, stored = await _put_in(meeting, edits, base)
    yield Changed(stored)
    yield Said(_what_changed(before.film, stored.film), _UNDO if stored.version != before.version else ())
    for event in (*_emptied(before.film, stored.film), *_lags(before.film, stored.film)):
        yield event


async def by_hand(meeting: Meeting, press: Change) -> AsyncIterator[Event]:
    """Put in what was edited on a card; the card itself shows it: only what comes of it is said."""
    before, stored = await _put_in(meeting, press.edits, press.base)
    yield Changed(stored)
    for event in (*_emptied(before.film, stored.film), *_lags(before.film, stored.film)):
        yield event


async def insert(meeting: Meeting, press: Insert) -> AsyncIterator[Event]:
    """Add a scene that is still to be written."""
    beat = Phrase(ja=press.beat) if meeting.lang == "ja" else Phrase(en=press.beat)
    scene = Scene(id=meeting.crew.fresh_id(), beat=beat, slug=beat)
    async for event in change(meeting, [AddScene(scene=scene, after=press.after)]):
        yield event


async def split(meeting: Meeting, press: Split) -> AsyncIterator[Event]:
    """Cut a scene in two before a plot sentence."""
    edit = SplitScene(scene=press.scene, at=press.at, new_id=meeting.crew.fresh_id())
    async for event in change(meeting, [edit]):
        yield event


async def look(meeting: Meeting, press: Look) -> AsyncIterator[Event]:
    """Take over a named preset."""
    async for event in change(meeting, look_edits(press.preset)):
        yield event


async def mend(meeting: Meeting, press: Mend) -> AsyncIterator[Event]:
    """Put the fix of one finding in."""
    stored = await meeting.there()
    found = [
        finding
        for finding in lint_film(stored.film, target(stored.film.target))
        if (finding.scene, finding.code, finding.field, finding.start)
        == (press.scene, press.code, press.field, press.start)
    ]
    edits = mended(stored.film, found)
    if not edits:
        raise Told("dialogue.nothing_to_fix")
    async for event in change(meeting, edits):
        yield event


async def mend_all(meeting: Meeting) -> AsyncIterator[Event]:
    """Put every fix in that is safe without asking."""
    stored = await meeting.there()
    safe = [f for f in lint_film(stored.film, target(stored.film.target)) if f.fix is not None and f.fix.safe]
    edits = mended(stored.film, safe)
    if not edits:
        raise Told("dialogue.nothing_to_fix")
    async for event in change(meeting, edits):
        yield event


async def bring_up(meeting: Meeting, press: Follow) -> AsyncIterator[Event]:
    """Bring up the language that lags behind. Raises what the writer raises."""
    before = await meeting.there()
    turn = meeting.crew.fresh_id()
    stored = await follow(meeting.crew, meeting.film, press.scene, press.element, press.lang, turn=turn)
    yield Changed(stored)
    yield Said(_what_changed(before.film, stored.film), _UNDO)


async def restore(meeting: Meeting, press: Restore) -> AsyncIterator[Event]:
    """Go back to an earlier take. Raises Told if the scene was not there then."""
    stored = await meeting.there()
    film = stored.film
    for step in reversed(await meeting.crew.archive.steps(meeting.film)):
        if step.number > press.step:
            film = applied(film, [changed.reversed() for changed in step.changes])
    take = film.scene(press.scene)
    if take is None:
        raise Told("dialogue.no_such_take")
    async for event in change(meeting, [RestoreScene(take=take)]):
        yield event


async def undo(meeting: Meeting) -> AsyncIterator[Event]:
    """Take back the last turn. Raises Told if there is none."""
    before = await meeting.there()
    stored = await meeting.crew.archive.undo(meeting.film, meeting.crew.clock())
    yield Changed(stored)
    scenes = list(affected(before.film, stored.film))
    yield Said(Told("dialogue.undone", scenes=scenes) if scenes else Told("dialogue.undone_alone"))


async def redo(meeting: Meeting) -> AsyncIterator[Event]:
    """Bring back what the last undo took. Raises Told if there is nothing."""
    stored = await meeting.crew.archive.redo(meeting.film, meeting.crew.clock())
    yield Changed(stored)
    yield Said(Told("dialogue.redone"), _UNDO)


async def tick(meeting: Meeting, press: Tick, prompt: str) -> AsyncIterator[Event]:
    """Note that a prompt was taken to the video model, with its text, so that a later change unticks it."""
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    scene = find(stored.film, press.scene)
    others = tuple(one for one in talk.pasted if one.scene != scene.id)
    await meeting.note(talk, pasted=(*others, Pasted(scene=scene.id, prompt=prompt)) if press.pasted else others)
    yield Changed(stored)


async def _put_in(meeting: Meeting, edits: Sequence[Edit], base: int | None) -> tuple[Stored, Stored]:
    """Put edits in, and return the film as it was and as it is."""
    before = await meeting.there()
    for edit in edits:
        if edit.kind == "set_target":
            target(edit.target)
    stored = await meeting.crew.archive.commit(
        meeting.film,
        before.version if base is None else base,
        edits,
        turn=meeting.crew.fresh_id(),
        by="user",
        at=meeting.crew.clock(),
    )
    return before, stored


def _emptied(before: Film, after: Film) -> Iterator[Said]:
    """Yield that scenes have to be written anew: of two that became one, or one that became two, no text is both."""
    written = {scene.id for scene in before.scenes if scene.status == "written"}
    emptied = [scene.number for scene in after.scenes if scene.id in written and scene.status == "planned"]
    if emptied:
        yield Said(Told("dialogue.to_write_anew", scenes=emptied), (Button(Told("dialogue.go_on"), Write()),))


def _lags(before: Film, after: Film) -> Iterator[Said]:
    """Yield the offer to bring up each heading that lags behind since now: a card offers it for elements alone."""
    for scene in after.scenes:
        was = before.scene(scene.id)
        for heading, lang in lagging(scene):
            if heading in HEADINGS and was is not None and f"{heading}.{lang}" not in was.stale:
                told = Told(f"dialogue.lags_{heading}_{lang}", scene=scene.number)
                yield Said(told, (Button(Told("board.follow"), Follow(scene=scene.id, element=heading, lang=lang)),))


def _what_changed(before: Film, after: Film) -> Told:
    if before == after:
        return Told("dialogue.nothing_changed")
    scenes = list(affected(before, after))
    return Told("dialogue.changed_prompts", scenes=scenes) if scenes else Told("dialogue.changed")
