"""Follows what a remark was understood to mean: edits as one turn, rewrites as a proposal, and what is to be shown."""

from collections.abc import AsyncIterator

from bot.dialogue import changing, commands, explaining, handing, proposing, walking
from bot.dialogue.describing import described
from bot.dialogue.events import Button, Event, Proposed, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Coach, Decide, Explain, Export, Grant
from bot.dialogue.talk import Wanted
from bot.edits import RefusedError, apply
from bot.edits.scene_edits import find
from bot.llm.drafts import DirectDraft, PhraseDraft, WishDraft
from bot.story import Film
from bot.texts import Told
from bot.writing.direct import Direction, Sought, directed


async def followed(meeting: Meeting, direction: Direction, remark: str) -> AsyncIterator[Event]:
    """Do what a direction says. Rewrites are made first: if one cannot be, nothing else is done either."""
    proposed: list[Proposed] = []
    for _ in range(direction.undo):
        async for event in changing.undo(meeting):
            yield event
    for _ in range(direction.redo):
        async for event in changing.redo(meeting):
            yield event
    if direction.edits:
        _check(apply((await meeting.there()).film, direction.edits), direction)
    if direction.rewrites:
        wanted = [Wanted(scene=one.scene, element=one.element, wish=one.wish) for one in direction.rewrites]
        async for event in proposing.propose(meeting, remark, wanted):
            if direction.edits and isinstance(event, Proposed):
                proposed.append(event)
            else:
                yield event
    if direction.edits:
        was, told = (await meeting.there()).film, False
        async for event in changing.change(meeting, direction.edits):
            if isinstance(event, Said) and not told and (await meeting.there()).film != was:
                told = True
                yield Said(described(was, direction.edits))
            yield event
        await _talk_about(meeting, direction)
    for event in proposed:
        yield await _anew(meeting, event)
    for one in direction.sought:
        async for event in _sought(meeting, one):
            yield event
    if direction == Direction():
        yield Said(Told("dialogue.not_understood"))


def _check(after: Film, direction: Direction) -> None:
    """Raise RefusedError, before anything is done or asked, where a rewrite could not be kept beside the edits."""
    for one in direction.rewrites:
        scene = find(after, one.scene)
        for field in (one.element, "scene"):
            if field in scene.locks:
                raise RefusedError("edits.locked", scene=scene.number, field=field)


async def granted(meeting: Meeting, press: Grant) -> AsyncIterator[Event]:
    """Do what was offered with a question, if the film is still the one that it was offered for."""
    stored = await meeting.there()
    if stored.version != press.base:
        yield Said(Told("dialogue.proposal_gone"))
        return
    await meeting.note(await meeting.talk(stored), asked=None)
    draft = DirectDraft(wishes=[press.wish], question=None, offers=[])
    words = press.wish.text or PhraseDraft(ja="", en="")
    async for event in followed(meeting, directed(stored.film, draft, "", meeting.crew.fresh_id), words.ja or words.en):
        yield event


async def _talk_about(meeting: Meeting, direction: Direction) -> None:
    """Keep in mind which scene was changed last: "it" means that one from now on."""
    stored = await meeting.there()
    changed = [scene for edit in direction.edits if (scene := getattr(edit, "scene", getattr(edit, "first", None)))]
    ids = [getattr(scene, "id", scene) for scene in changed]
    there = [one for one in ids if stored.film.scene(str(one)) is not None]
    if there and not direction.rewrites:
        await meeting.note(await meeting.talk(stored), scene=str(there[-1]))


async def _anew(meeting: Meeting, event: Proposed) -> Event:
    """Return a proposal as it stands in the film of now: an edit beside it may have moved its scene."""
    film = (await meeting.there()).film
    return Proposed(event.proposal, film, apply(film, event.proposal.edits))


async def _sought(meeting: Meeting, one: Sought) -> AsyncIterator[Event]:
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    scene = one.scenes[0] if one.scenes else talk.scene
    match one.action:
        case "keep":
            events = _kept(meeting, one)
        case "accept" | "another" | "reject":
            proposal = talk.proposal.id if talk.proposal else "none"
            events = proposing.decided(meeting, Decide.model_validate({"proposal": proposal, "how": one.action}))
        case "first_offer":
            events = proposing.offer(meeting)
        case "coach" if scene is not None:
            events = proposing.coach(meeting, Coach(scene=scene))
        case "explain":
            events = explaining.explained(meeting, Explain(what="term", id=one.words[:64], scene=scene))
        case "why":
            events = explaining.why(meeting, stored.film.scene(scene or ""))
        case "export":
            events = handing.handed(meeting, Export(format=one.words[:64]))
        case "go_on":
            events = walking.go_on(meeting)
        case "check" | "mend" | "cost" | "help":
            found = stored.film.scene(one.scenes[0]) if one.scenes else None
            name = {"check": "lint", "mend": "fix"}.get(one.action, one.action)
            events = commands.NAMES[name](meeting, str(found.number) if found else "")
        case _:
            raise Told("guided.which_scene")
    async for event in events:
        yield event


async def _kept(meeting: Meeting, one: Sought) -> AsyncIterator[Event]:
    """Say that scenes stay as they are, and offer to lock them."""
    stored = await meeting.there()
    numbers = [scene.number for scene in stored.film.scenes if scene.id in one.scenes]
    if not numbers:
        yield Said(Told("dialogue.nothing_touched"))
        return
    wish = WishDraft(action="lock", scenes=numbers, field=one.field, number=None, text=None)
    lock = Button(Told("offers.lock", scenes=numbers, words="", number=0), Grant(base=stored.version, wish=wish))
    yield Said(Told("dialogue.left_alone", scenes=numbers), (lock,))
