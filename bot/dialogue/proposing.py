"""Rewrites as proposals: shown before and after, and in the film only once they are accepted."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from bot.archive import Stored
from bot.dialogue.events import Button, Changed, Coached, Event, Proposed, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Coach, Decide, Pick, Undo
from bot.dialogue.talk import Coaching, Proposal, Treatment, Wanted
from bot.edits import apply
from bot.edits.scene_edits import find
from bot.texts import Told
from bot.writing.coach import treatments
from bot.writing.rewrite import proposed


async def propose(meeting: Meeting, wish: str, wanted: Sequence[Wanted]) -> AsyncIterator[Event]:
    """Have the elements rewritten and show what would change. Raises what `rewrite` raises, with nothing changed."""
    stored = await meeting.there()
    # What was offered for another wish is not "the first one" of this.
    await meeting.note(await meeting.talk(stored), offers=(), coaching=None)
    async for event in _offered(meeting, stored, wish, tuple(wanted)):
        yield event


async def decided(meeting: Meeting, press: Decide) -> AsyncIterator[Event]:
    """Put the proposal in, ask for another, or let it go."""
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    proposal = talk.proposal
    if proposal is None or proposal.id != press.proposal:
        yield Said(Told("dialogue.proposal_gone"))
    elif press.how == "reject":
        await meeting.note(talk, proposal=None)
        yield Said(Told("dialogue.rejected"))
    elif press.how == "another":
        said = [sentence.en or sentence.ja for edit in proposal.edits for sentence in getattr(edit, "sentences", ())]
        other = f" ({meeting.says(Told('dialogue.unlike', words=' '.join(said)))})"
        async for event in _offered(meeting, stored, proposal.wish, proposal.rewrites, unlike=other):
            yield event
    else:
        async for event in _taken(meeting, proposal):
            yield event


async def offer(meeting: Meeting, place: int = 0) -> AsyncIterator[Event]:
    """Show a proposal for the last wish again, the first one by default."""
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    if not place < len(talk.offers):
        yield Said(Told("dialogue.no_offers"))
        return
    again = talk.offers[place].model_copy(update={"id": meeting.crew.fresh_id(), "base": stored.version})
    await meeting.note(talk, proposal=again)
    yield Proposed(again, stored.film, apply(stored.film, again.edits))


async def coach(meeting: Meeting, press: Coach) -> AsyncIterator[Event]:
    """Show three camera treatments of a scene."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    ways = tuple(
        Treatment(camera=way.camera, name=way.name, effect=way.effect, edit=edit)
        for way, edit in treatments(stored.film, scene)
    )
    coaching = Coaching(scene=scene.id, treatments=ways)
    await meeting.note(await meeting.talk(stored), coaching=coaching, scene=scene.id, proposal=None)
    yield Coached(coaching, stored.film)


async def picked(meeting: Meeting, press: Pick) -> AsyncIterator[Event]:
    """Show what picking a treatment would change, as a proposal."""
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    coaching = talk.coaching
    if coaching is None or coaching.scene != press.scene or not 0 <= press.treatment < len(coaching.treatments):
        yield Said(Told("dialogue.coaching_gone"), (Button(Told("dialogue.other_camera"), Coach(scene=press.scene)),))
        return
    way = coaching.treatments[press.treatment]
    wish = meeting.of(way.name)
    wanted = (Wanted(scene=press.scene, element="camera_work", wish=wish),)
    proposal = Proposal(
        id=meeting.crew.fresh_id(), base=stored.version, wish=wish, rewrites=wanted, edits=(way.edit,)
    )  # fmt: skip
    after = apply(stored.film, proposal.edits)
    await meeting.note(talk, proposal=proposal)
    yield Proposed(proposal, stored.film, after)


async def _offered(
    meeting: Meeting, stored: Stored, wish: str, wanted: tuple[Wanted, ...], unlike: str = ""
) -> AsyncIterator[Event]:
    """Ask the writer, each scene beside the others, and offer what came; `unlike` is said behind each wish."""
    slots = asyncio.Semaphore(meeting.crew.slots)

    async def one(want: Wanted) -> object:
        async with slots:
            return await proposed(meeting.crew, stored, want.scene, want.element, want.wish + unlike)

    numbers = [find(stored.film, want.scene).number for want in wanted]
    yield Said(Told("dialogue.rewriting", scenes=list(dict.fromkeys(numbers))))
    edits = await asyncio.gather(*(one(want) for want in wanted))
    proposal = Proposal(
        id=meeting.crew.fresh_id(), base=stored.version, wish=wish, rewrites=wanted, edits=tuple(edits)
    )  # fmt: skip
    talk = await meeting.talk(await meeting.there())
    offers = (*talk.offers, proposal)[-6:]
    await meeting.note(talk, proposal=proposal, offers=offers, scene=wanted[0].scene)
    yield Proposed(proposal, stored.film, apply(stored.film, proposal.edits))


async def _taken(meeting: Meeting, proposal: Proposal) -> AsyncIterator[Event]:
    stored = await meeting.crew.archive.commit(
        meeting.film,
        proposal.base,
        proposal.edits,
        turn=meeting.crew.fresh_id(),
        by="writer",
        at=meeting.crew.clock(),
    )
    await meeting.note(await meeting.talk(stored), proposal=None)
    yield Changed(stored)
    yield Said(Told("dialogue.accepted"), (Button(Told("dialogue.undo"), Undo()),))
