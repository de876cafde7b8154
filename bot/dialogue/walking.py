"""The walk from the dream to the storyboard: interview, outline, scene list, and the scenes."""

from collections.abc import AsyncIterator

from bot.composing.mentions import named
from bot.dialogue.catching_up import offer
from bot.dialogue.events import Begun, Button, Changed, Event, Inquired, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Answer, Approve, Export, Write
from bot.dialogue.reporting import report
from bot.dialogue.talk import Question, Talk
from bot.edits import DeleteScene
from bot.llm.asks import InterviewInputs
from bot.story import Film
from bot.texts import Told
from bot.writing.break_down import break_down
from bot.writing.events import Finished, Listed
from bot.writing.interview import interview as ask
from bot.writing.outline import outline, phrase
from bot.writing.write import write

_APPROVE_OUTLINE = Button(Told("dialogue.approve_outline"), Approve(what="outline"))
_APPROVE_BREAKDOWN = Button(Told("dialogue.approve_breakdown"), Approve(what="breakdown"))


async def interview(meeting: Meeting) -> AsyncIterator[Event]:
    """Ask at most three questions about what the plot leaves open; none leads straight to the outline."""
    stored = await meeting.there()
    talk = await meeting.note(await meeting.talk(stored), step="interview", questions=())
    yield Said(Told("dialogue.heard"))
    inputs = InterviewInputs(plot=stored.film.plot, plot_lang=stored.film.plot_lang)
    questions = tuple(
        Question(asks=phrase(draft.question), choices=tuple(phrase(choice) for choice in draft.choices))
        for draft in await ask(meeting.crew, inputs)
    )
    talk = await meeting.note(talk, questions=questions)
    async for event in _next_question(meeting, talk):
        yield event


async def answered(meeting: Meeting, press: Answer) -> AsyncIterator[Event]:
    """Take an answer; empty skips the question. One that is not open any more is left as it is."""
    talk = await meeting.talk(await meeting.there())
    if press.question != talk.question():
        return
    asked = talk.questions[press.question].model_copy(update={"answer": press.text.strip()})
    questions = (*talk.questions[: press.question], asked, *talk.questions[press.question + 1 :])
    talk = await meeting.note(talk, questions=questions)
    async for event in _next_question(meeting, talk):
        yield event


async def approved(meeting: Meeting, press: Approve) -> AsyncIterator[Event]:
    """Go on from the outline to the scene list, from the scene list to the scenes. A second press of one does nothing."""
    if (await meeting.talk(await meeting.there())).step != press.what:
        yield Said(Told("dialogue.step_done"))
    elif press.what == "outline":
        async for event in _list(meeting):
            yield event
    else:
        await meeting.note(await meeting.talk(await meeting.there()), step="storyboard")
        yield Begun()


async def listed_anew(meeting: Meeting, scenes: int) -> AsyncIterator[Event]:
    """Make the scene list again with another number of scenes; only before any of them is written."""
    stored = await meeting.there()
    if any(scene.status != "planned" for scene in stored.film.scenes):
        yield Said(Told("dialogue.already_written"))
        return
    edits = [DeleteScene(scene=scene.id) for scene in stored.film.scenes]
    turn = meeting.crew.fresh_id()
    if edits:
        await meeting.crew.archive.commit(
            meeting.film, stored.version, edits, turn=turn, by="user", at=meeting.crew.clock()
        )
    async for event in _list(meeting, scenes, turn=turn):
        yield event


async def go_on(meeting: Meeting) -> AsyncIterator[Event]:
    """Go on where the walk stands, whatever interrupted it."""
    stored = await meeting.there()
    talk, film = await meeting.talk(stored), stored.film
    if talk.step == "interview" and talk.question() is not None:
        async for event in _next_question(meeting, talk):
            yield event
    elif talk.step in ("plot", "interview") and not film.scenes and not film.logline:
        async for event in _outline(meeting, talk):
            yield event
    elif talk.step == "outline" or not film.scenes:
        async for event in _list(meeting):
            yield event
    elif any(scene.status != "written" for scene in film.scenes):
        await meeting.note(talk, step="storyboard")
        yield Begun()
    else:
        yield Said(Told("dialogue.all_written"), _take_away())


async def shoot(meeting: Meeting) -> AsyncIterator[Event]:
    """Write every scene that is not written; runs beside the talk, and may be cancelled at any time."""
    async for event in write(meeting.crew, meeting.film):
        yield event
        if isinstance(event, Finished):
            stored = await meeting.there()
            yield Changed(stored)
            for told in report(stored, event):
                yield Said(told)
            left = any(scene.status != "written" for scene in stored.film.scenes)
            buttons = (Button(Told("dialogue.go_on"), Write()),) if left else (*offer(stored.film), *_take_away())
            yield Said(Told("dialogue.some_left" if left else "dialogue.all_written"), buttons)


async def _next_question(meeting: Meeting, talk: Talk) -> AsyncIterator[Event]:
    at = talk.question()
    if at is not None:
        yield Inquired(at, len(talk.questions), talk.questions[at])
        return
    async for event in _outline(meeting, talk):
        yield event


async def _outline(meeting: Meeting, talk: Talk) -> AsyncIterator[Event]:
    yield Said(Told("dialogue.outlining"))
    stored = await outline(meeting.crew, meeting.film, turn=meeting.crew.fresh_id(), answers=talk.answers())
    await meeting.note(talk, step="outline")
    yield Changed(stored)
    yield Said(Told("dialogue.outlined", title=meeting.of(stored.film.title), logline=meeting.of(stored.film.logline)))
    assumed = [named(stored.film, meeting.of(one), meeting.lang) for one in stored.film.assumptions]
    if assumed:
        yield Said(Told("dialogue.assumed", text="\n".join(f"・{one}" for one in assumed)))
    yield Said(Told("dialogue.outline_stands"), (_APPROVE_OUTLINE,))


async def _list(meeting: Meeting, scenes: int | None = None, turn: str | None = None) -> AsyncIterator[Event]:
    yield Said(Told("dialogue.breaking_down"))
    stored = await meeting.there()
    listing = break_down(
        meeting.crew,
        meeting.film,
        turn=turn or meeting.crew.fresh_id(),
        scenes=scenes or stored.wish.get("scenes"),
        seconds=stored.wish.get("seconds"),
    )
    async for scene in listing:
        yield Listed(scene)
    stored = await meeting.there()
    await meeting.note(await meeting.talk(stored), step="breakdown")
    yield Changed(stored)
    yield Said(
        Told("dialogue.broken_down", scenes=len(stored.film.scenes), seconds=_seconds(stored.film)),
        (_APPROVE_BREAKDOWN,),
    )


def _seconds(film: Film) -> int:
    return sum(scene.seconds for scene in film.scenes)


def _take_away() -> tuple[Button, ...]:
    return (
        Button(Told("dialogue.export_md"), Export(format="md")),
        Button(Told("dialogue.export_prompts"), Export(format="prompts")),
    )
