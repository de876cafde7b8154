"""Rewrites as proposals: shown before and after, and in the film only once they are accepted."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence

from bot.archive import Stored
from bot.dialogue.events import Button, Changed, Coached, Event, Proposed, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Coach, Decide, Pick, Undo
from bot.dialogue.talk import Coaching, Proposal, Talk, Treatment, Wanted
from bot.edits import RewriteElement, apply
from bot.edits.scene_edits import find
from bot.llm.guided import CannotError
from bot.story import Film
from bot.texts import Told
from bot.writing.coach import treatments
from bot.writing.consequences import Consequences, consequences
from bot.writing.rewrite import proposed

_MOST = 12
"""So many proposals are shown for one wish; all of them are kept in mind, so that none comes twice."""


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
        async for event in _another(meeting, stored, talk, proposal):
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


async def _another(meeting: Meeting, stored: Stored, talk: Talk, proposal: Proposal) -> AsyncIterator[Event]:
    """Offer the same elements otherwise than in anything that was shown for the wish."""
    if not any(one.edits == proposal.edits for one in talk.offers):
        # A treatment that was picked is the first that was shown.
        talk = await meeting.note(talk, offers=(proposal,))
    if len(talk.offers) >= _MOST:
        scene = proposal.rewrites[0].scene
        yield Said(
            Told("dialogue.enough_offers", count=_MOST), (Button(Told("dialogue.other_camera"), Coach(scene=scene)),)
        )
        return
    async for event in _offered(meeting, stored, proposal.wish, proposal.rewrites, _shown(talk)):
        yield event


def _shown(talk: Talk) -> tuple[RewriteElement, ...]:
    treatments = talk.coaching.treatments if talk.coaching is not None else ()
    every = (*(edit for offered in talk.offers for edit in offered.edits), *(way.edit for way in treatments))
    return tuple(edit for edit in every if isinstance(edit, RewriteElement))


async def _offered(
    meeting: Meeting, stored: Stored, wish: str, wanted: tuple[Wanted, ...], shown: tuple[RewriteElement, ...] = ()
) -> AsyncIterator[Event]:
    """Ask the writer and offer what came, other than was shown, with what follows from the wishes."""
    numbers = [find(stored.film, want.scene).number for want in wanted]
    yield Said(Told("dialogue.rewriting", scenes=list(dict.fromkeys(numbers))))
    follows = consequences(stored.film, ((want.scene, want.element, want.wish) for want in wanted))
    there = stored.model_copy(update={"film": apply(stored.film, follows.edits)})
    edits = await _rewritten(meeting, there, wanted, shown)
    proposal = Proposal(
        id=meeting.crew.fresh_id(),
        base=stored.version,
        wish=wish,
        rewrites=wanted,
        edits=(*edits, *follows.edits),
    )
    talk = await meeting.talk(await meeting.there())
    await meeting.note(talk, proposal=proposal, offers=(*talk.offers, proposal), scene=wanted[0].scene)
    yield Proposed(proposal, stored.film, apply(stored.film, proposal.edits))
    for told in _along(stored.film, follows):
        yield Said(told)


async def _rewritten(
    meeting: Meeting, stored: Stored, wanted: tuple[Wanted, ...], shown: tuple[RewriteElement, ...]
) -> tuple[RewriteElement, ...]:
    """Return an edit for each wish: scene beside scene, and in a scene one after the other, as they share a paragraph.

    An element that has no other way left stays as it was shown last. Raises CannotError where none has one.
    """
    slots = asyncio.Semaphore(meeting.crew.slots)
    left: list[CannotError] = []

    async def in_scene(wants: list[Wanted]) -> list[RewriteElement]:
        film, edits = stored.film, list[RewriteElement]()
        for want in wants:
            own = [edit for edit in shown if (edit.scene, edit.element) == (want.scene, want.element)]
            there = stored.model_copy(update={"film": film})
            try:
                async with slots:
                    edits.append(await proposed(meeting.crew, there, want.scene, want.element, want.wish, own))
            except CannotError as error:
                if error.key != "guided.no_other_setup" or not own:
                    raise
                left.append(error)
                edits.append(own[-1])
            film = apply(film, edits[-1:])
        return edits

    by_scene = {want.scene: [one for one in wanted if one.scene == want.scene] for want in wanted}
    made = await asyncio.gather(*map(in_scene, by_scene.values()))
    if len(left) == len(wanted):
        raise left[0]
    by_want = {(edit.scene, edit.element): edit for edits in made for edit in edits}
    return tuple(by_want[want.scene, want.element] for want in wanted)


def _along(film: Film, follows: Consequences) -> Iterator[Told]:
    """Yield what changes along with a proposal, and what still has to be changed by hand."""
    for key, scenes in (("changes_along", follows.scenes), ("names_another_time", follows.left)):
        if scenes:
            yield Told(f"dialogue.{key}", scenes=[find(film, scene).number for scene in scenes])


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
