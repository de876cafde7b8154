"""Handing over: the film as a file, and the prompts one by one."""

from collections.abc import AsyncIterator

from bot.composing import compose
from bot.dialogue import changing
from bot.dialogue.events import Event, Handed
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Export, Tick
from bot.edits.scene_edits import find
from bot.exporting import export, filename, format_of
from bot.library.targets import target
from bot.linting import lint_film


async def handed(meeting: Meeting, press: Export) -> AsyncIterator[Event]:
    """Hand the film over in a format. Raises Told for one that is not known."""
    stored = await meeting.there()
    form = format_of(press.format)
    findings = lint_film(stored.film, target(stored.film.target))
    content = export(stored.film, form.id, findings=findings, lang=meeting.lang)
    yield Handed(filename(stored.film, form, meeting.lang), content)


async def ticked(meeting: Meeting, press: Tick) -> AsyncIterator[Event]:
    """Tick a scene's prompt as pasted, as it stands now."""
    stored = await meeting.there()
    prompt = compose(stored.film, find(stored.film, press.scene), target(stored.film.target))
    async for event in changing.tick(meeting, press, prompt.text.en):
        yield event
