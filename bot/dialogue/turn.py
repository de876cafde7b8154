"""One turn of talk: what a person typed or pressed, and what there is to show for it."""

from collections.abc import AsyncIterator, Sequence

from bot.dialogue import beginning, commands, walking
from bot.dialogue.events import Event, Inquired, Proposed, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Answer, Begin, Press
from bot.dialogue.pressing import pressed
from bot.dialogue.remarks import remarked
from bot.edits import RefusedError, apply
from bot.texts import Told


async def typed(meeting: Meeting, text: str, expected: Begin | None = None) -> AsyncIterator[Event]:
    """Yield what a typed text leads to; `expected` is the starter that asked for it. Raises Told, nothing lost."""
    stored = await meeting.stored()
    command = commands.command(text)
    if command is not None and not (command[0] == "quick" and stored is None and command[1]):
        events = commands.NAMES[command[0]](meeting, command[1])
    elif stored is None:
        begin = Begin(what="quick") if command else expected
        events = beginning.told(meeting, command[1] if command else text, begin)
    else:
        await meeting.remember(text)
        talk = await meeting.talk(stored)
        question = talk.question() if talk.step == "interview" else None
        events = (
            remarked(meeting, text)
            if question is None
            else walking.answered(meeting, Answer(question=question, text=text))
        )
    async for event in events:
        yield event


async def brought(
    meeting: Meeting, files: Sequence[tuple[str, bytes]], words: str, expected: Begin | None = None
) -> AsyncIterator[Event]:
    """Yield what files lead to, each a name and its bytes: the first begins a film, where none is open yet.

    Words that come along are a remark about the film that is open. Raises Told, nothing lost.
    """
    open_already = await meeting.stored() is not None
    if open_already or len(files) > 1:
        yield Said(Told("dialogue.one_file"))
    if not open_already:
        async for event in beginning.brought(meeting, *files[0], expected):
            yield event
        if words.strip():
            await meeting.remember(words)
    elif words.strip():
        async for event in typed(meeting, words):
            yield event


async def come_back(meeting: Meeting) -> AsyncIterator[Event]:
    """Yield what was open when the person left: a question, a proposal. The film itself is shown by whoever asks."""
    stored = await meeting.stored()
    if stored is None:
        return
    talk = await meeting.talk(stored)
    question = talk.question() if talk.step == "interview" else None
    if question is not None:
        yield Inquired(question, len(talk.questions), talk.questions[question])
    elif talk.asked is not None:
        yield Said(talk.asked.question)
    elif talk.proposal is not None:
        try:
            yield Proposed(talk.proposal, stored.film, apply(stored.film, talk.proposal.edits))
        except RefusedError:
            await meeting.note(talk, proposal=None)


__all__ = ["Meeting", "Press", "Told", "brought", "come_back", "pressed", "typed"]
