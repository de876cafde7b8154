"""A free remark about a film: done where it is plain, told to the writer where it is not, asked back where it is unclear."""

from collections.abc import AsyncIterator

from bot.archive import Stored
from bot.dialogue import commands, explaining, mishaps, proposing, walking
from bot.dialogue.events import Button, Event, Said
from bot.dialogue.following import followed
from bot.dialogue.hearing import Heard, heard
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Grant
from bot.dialogue.pressing import pressed
from bot.dialogue.talk import Asked, Talk
from bot.library.guided_remarks import commands as said
from bot.library.guided_remarks import remarks
from bot.library.presets import named_preset
from bot.library.targets import target
from bot.llm.asks import Before
from bot.llm.drafts import WishDraft
from bot.llm.guided.commanding import harmless
from bot.llm.guided.tidying import left_over, pieces, tidied
from bot.texts import Told
from bot.writing.direct import Direction, direct


async def remarked(meeting: Meeting, text: str) -> AsyncIterator[Event]:
    """Do what a remark asks for. Nothing is changed unasked: rewrites are proposed, what is unclear is asked."""
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    plain, rest = _parts(text, stored, talk)
    if not plain and mishaps.complained(text) and not harmless(text, stored.film, stored.film.scene(talk.scene or "")):
        async for event in mishaps.wrong(meeting, text):
            yield event
        return
    direction = await _directed(meeting, stored, rest) if rest else Direction()
    if direction.question is not None:
        for one in plain:
            if _only_tells(one):
                async for event in _plainly(meeting, one):
                    yield event
        await meeting.note(await meeting.talk(stored), asked=Asked(remark=rest, question=direction.question))
        yield Said(direction.question, tuple(_button(meeting, stored, wish) for wish in direction.offers))
        return
    for one in plain:
        async for event in _plainly(meeting, one):
            yield event
    if rest:
        async for event in followed(meeting, direction, rest):
            yield event


def _parts(text: str, stored: Stored, talk: Talk) -> tuple[list[Heard], str]:
    """Return what is plain in a remark, and what is left for the writer to tell."""
    whole = heard(text, stored.film, talk)
    if whole is not None:
        return [whole], ""
    parts = [(part, heard(part, stored.film, talk)) for part in pieces(tidied(text), remarks().hard)]
    # Said twice in other words, an undo is one: it was better before, put it back.
    plain = list(dict.fromkeys(one for _, one in parts if one is not None))
    # ぜんぶ beside what is plain says nothing more.
    rest = [part for part, one in parts if one is None and left_over(part, said().scenes["every"].pattern)]
    return plain, "。".join(rest) if plain else text


async def _directed(meeting: Meeting, stored: Stored, remark: str) -> Direction:
    talk = await meeting.talk(stored)
    asked = talk.asked
    if asked is not None:
        talk = await meeting.note(talk, asked=None)
    before = Before(
        remarks=talk.remarks[:-1],
        asked=asked.remark if asked else "",
        question=asked.question if asked else Before().question,
        offered=talk.proposal.wish if talk.proposal else "",
    )
    return await direct(meeting.crew, stored, remark, stored.film.scene(talk.scene or ""), before)


def _only_tells(plain: Heard) -> bool:
    """Tell if something can be said although the rest of the remark is unclear: it answers, and does nothing."""
    if plain.says:
        return True
    told = plain.command is not None and plain.command[0] in ("help", "cost", "target", "lint")
    return told or plain.wants == "why" or (bool(plain.presses) and all(p.press == "explain" for p in plain.presses))


def _button(meeting: Meeting, stored: Stored, wish: WishDraft) -> Button:
    """Return the way on that an offer is, with what it would do as its label."""
    words = (getattr(wish.text, meeting.lang) or wish.text.ja or wish.text.en) if wish.text else ""
    if wish.action == "look":
        words = meeting.of(named_preset(words).name)
    elif wish.action == "set_target":
        words = target(words).name
    told = Told(f"offers.{wish.action}", scenes=_runs(wish.scenes), words=words, number=wish.number or 0)
    return Button(told, Grant(base=stored.version, wish=wish))


def _runs(scenes: list[int]) -> list[str]:
    """Return scene numbers as a person writes them: 1-9 for nine in a row."""
    runs: list[list[int]] = []
    for number in scenes:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))]


async def _plainly(meeting: Meeting, plain: Heard) -> AsyncIterator[Event]:
    stored = await meeting.there()
    if plain.command is not None:
        async for event in commands.NAMES[plain.command[0]](meeting, plain.command[1]):
            yield event
    elif plain.wants is not None:
        if plain.wants == "offer":
            events = proposing.offer(meeting, plain.number)
        elif plain.wants == "relist":
            events = walking.listed_anew(meeting, plain.number)
        else:
            talk = await meeting.talk(stored)
            events = explaining.why(meeting, stored.film.scene(plain.scene or talk.scene or ""))
        async for event in events:
            yield event
    for answer in plain.says:
        yield Said(answer)
    for press in plain.presses:
        async for event in pressed(meeting, press):
            yield event
