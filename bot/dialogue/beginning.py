"""How a film begins: with a dream that is told, a line for one prompt, the sample, or prompts that exist already."""

from collections.abc import AsyncIterator

from bot.dialogue.events import Button, Changed, Event, Said
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import Begin, Coach, Write
from bot.dialogue.walking import interview
from bot.edits import DeleteScene, apply
from bot.importing import read
from bot.importing.incoming import Import
from bot.importing.text import decoded
from bot.library.samples import sample
from bot.sentences import language_of, sentences
from bot.story import Film
from bot.texts import Told
from bot.writing.quick import quick

_LINE = {"ja": 40, "en": 90}
"""Characters up to which a single sentence is a line for one prompt; who dreams tells more."""


_WRITTEN_DOWN = (".txt", ".md")
"""Files that people write a dream into."""


async def told(meeting: Meeting, text: str, expected: Begin | None) -> AsyncIterator[Event]:
    """Begin with the first words. They are in the archive before anything is made of them."""
    came = _prompts(text, asked=expected is not None and expected.what in ("check", "camera"))
    if came is not None:
        async for event in _checked(meeting, came, camera=expected is not None and expected.what == "camera"):
            yield event
        return
    lang = language_of(text)
    film = Film(id=meeting.film, plot=text, plot_lang=lang)
    line = len(sentences(text)) == 1 and len(text) <= _LINE[lang]
    if (expected is not None and expected.what == "quick") or (expected is None and line):
        await meeting.crew.archive.create(film, {"scenes": 1}, meeting.crew.clock(), meeting.owner)
        async for event in one_prompt(meeting):
            yield event
        return
    yield Changed(await meeting.crew.archive.create(film, {}, meeting.crew.clock(), meeting.owner))
    async for event in interview(meeting):
        yield event


async def brought(meeting: Meeting, name: str, content: bytes, expected: Begin | None) -> AsyncIterator[Event]:
    """Begin with a file: prompts, a table, a film of ours, or a dream that was written down."""
    asked = expected is not None and expected.what in ("check", "camera")
    try:
        came = read(content, name)
    except Told:
        if asked or not name.lower().endswith(_WRITTEN_DOWN):
            raise
        came = None
    if came is None or (_is_plain(came) and not asked and name.lower().endswith(_WRITTEN_DOWN)):
        events = told(meeting, decoded(content, name).strip(), expected or Begin(what="dream"))
    else:
        events = _checked(meeting, came, camera=expected is not None and expected.what == "camera")
    async for event in events:
        yield event


async def one_prompt(meeting: Meeting) -> AsyncIterator[Event]:
    """Make one prompt of the words that the film has."""
    stored = await quick(meeting.crew, meeting.film)
    await meeting.note(await meeting.talk(stored), step="storyboard", scene=stored.film.scenes[0].id)
    yield Changed(stored)
    longer = Button(Told("dialogue.make_longer"), Begin(what="dream"))
    coach = Button(Told("dialogue.other_camera"), Coach(scene=stored.film.scenes[0].id))
    yield Said(Told("dialogue.one_prompt"), (longer, coach))


async def begun(meeting: Meeting, press: Begin) -> AsyncIterator[Event]:
    """Follow a starter of the welcome: ask for the words, or open the sample film."""
    stored = await meeting.stored()
    if press.what == "sample" and stored is None:
        film = sample().model_copy(update={"id": meeting.film})
        stored = await meeting.crew.archive.create(film, {}, meeting.crew.clock(), meeting.owner)
        await meeting.note(await meeting.talk(stored), step="storyboard", scene=film.scenes[0].id)
        yield Changed(stored)
        yield Said(Told("dialogue.sample"), (Button(Told("dialogue.other_camera"), Coach(scene=film.scenes[0].id)),))
    elif press.what == "dream" and stored is not None and len(stored.film.scenes) == 1:
        # One prompt becomes a film: its one scene makes way, and one undo brings it back.
        edits = [DeleteScene(scene=stored.film.scenes[0].id)]
        turn = meeting.crew.fresh_id()
        await meeting.crew.archive.commit(
            meeting.film, stored.version, edits, turn=turn, by="user", at=meeting.crew.clock()
        )
        async for event in interview(meeting):
            yield event
    elif stored is not None:
        yield Said(Told("dialogue.already_here"), (Button(Told("dialogue.go_on"), Write()),))
    else:
        yield Said(Told(f"dialogue.begin_{press.what}"))


async def _checked(meeting: Meeting, came: Import, *, camera: bool) -> AsyncIterator[Event]:
    film = apply(came.film, came.edits).model_copy(update={"id": meeting.film})
    stored = await meeting.crew.archive.create(film, {}, meeting.crew.clock(), meeting.owner)
    first = film.scenes[0].id if film.scenes else None
    await meeting.note(await meeting.talk(stored), step="storyboard", scene=first)
    yield Changed(stored)
    for note in came.notes:
        yield Said(note)
    buttons = (Button(Told("dialogue.other_camera"), Coach(scene=first)),) if first else ()
    yield Said(Told("dialogue.which_camera" if camera else "dialogue.checked", scenes=len(film.scenes)), buttons)


def _prompts(text: str, *, asked: bool) -> Import | None:
    """Return the film that a text holds: whatever it is where prompts are expected, else only what is clearly one."""
    try:
        came = read(text, "-")
    except Told:
        if asked:
            raise
        return None
    return came if asked or not _is_plain(came) else None


def _is_plain(came: Import) -> bool:
    """Tell if a text was read as prompts only because it is text: it may as well be a dream."""
    return any(note.key == "importing.plain" for note in came.notes)
