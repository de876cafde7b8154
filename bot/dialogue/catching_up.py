"""Catching up: what a whole film lacks in one language, or what lags behind there, follows; or it is said who could do it."""

from collections.abc import AsyncIterator

from bot.dialogue.events import Button, Changed, Event, Said, Ways
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import CatchUp, Undo
from bot.llm.guided import CannotError
from bot.story import Film
from bot.texts import Told, say, tell
from bot.writing.catching_up import Left, all_behind, catch_up


def offer(film: Film) -> tuple[Button, ...]:
    """Return the button that brings a film up, named by the language that follows; none where nothing has to."""
    langs = {lang for _, _, behind in all_behind(film) for lang in behind}
    if not langs:
        return ()
    return (Button(Told(f"dialogue.catch_up_{langs.pop() if len(langs) == 1 else 'both'}"), CatchUp()),)


async def caught_up(meeting: Meeting) -> AsyncIterator[Event]:
    """Bring up every text of the film that has to follow. What needs an AI is named, with the ways to one."""
    before = await meeting.there()
    if not offer(before.film):
        raise Told("dialogue.nothing_behind")
    left: list[Left] = []
    async for done in catch_up(meeting.crew, meeting.film, turn=meeting.crew.fresh_id()):
        if isinstance(done, Left):
            left.append(done)
        else:
            yield Changed(done)
    after = await meeting.there()
    if after.version != before.version:
        yield Said(Told("dialogue.caught_up"), (Button(Told("dialogue.undo"), Undo()),))
    for one in left:
        if not isinstance(one.why, CannotError):
            text, why = say(f"names.{one.text}", meeting.lang), tell(one.why, meeting.lang)
            yield Said(Told("dialogue.left_behind", slate=one.slate, text=text, why=why))
    unable = [one.slate for one in left if isinstance(one.why, CannotError)]
    if unable:
        slates = list(dict.fromkeys(sorted(unable)))
        yield Said(Told("dialogue.needs_translator", slates=slates), offer(after.film))
        yield Ways()
