"""What goes before a clip and after it, in the talk: the still, the tool's own description, remix, extend, blend, loop."""

import re
import unicodedata
from collections.abc import AsyncIterator

from bot.continuing.after import After, How, findings
from bot.continuing.comparing import compare
from bot.continuing.motions import motion
from bot.continuing.results import offer
from bot.continuing.stills import found_in_still, still
from bot.dialogue.events import Block, Button, Changed, Event, Pasteable, Said
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Compare, Next, Rewrite, Still, Undo, WriteStill
from bot.edits.scene_edits import find
from bot.exporting.continued import still_remarks
from bot.library.targets import Target, target
from bot.story import LANGS, Finding, Phrase, Scene
from bot.texts import Told
from bot.writing.after import after
from bot.writing.still import write_still

_NUMBER = re.compile(
    r"\A\s*(?:シーン|カット|scene|shot|s|#)?\s*0*(\d{1,3})\s*(?:番目?|つ目|[:：、,.])?\s*", re.IGNORECASE
)


async def which(meeting: Meeting, command: str, rest: str) -> tuple[Scene, str]:
    """Return the scene that a command is about and what is behind its number. Raises Told if it is not clear."""
    stored = await meeting.there()
    match = _NUMBER.match(unicodedata.normalize("NFKC", rest[:12]))
    if match:
        # NFKC may change how many characters a number takes: it is found again in the text as it was typed.
        typed = re.match(r"\A\D*[\d０-９]{1,3}\s*(?:番目?|つ目|[:：、,.])?\s*", rest)
        scene, rest = numbered(stored.film, int(match[1])), rest[typed.end() :] if typed else ""
    else:
        known = stored.film.scene((await meeting.talk(stored)).scene or "")
        only = stored.film.scenes[0] if len(stored.film.scenes) == 1 else None
        if known is None and only is None:
            raise Told("continued.which_scene", command=command)
        scene = known or only  # type: ignore[assignment]  # one of them is there
    await meeting.note(await meeting.talk(stored), scene=scene.id)
    return scene, rest.strip()


async def show_still(meeting: Meeting, press: Still) -> AsyncIterator[Event]:
    """Show the first frame of a scene as a prompt, and the movement that goes with it."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    aim = target(stored.film.target)
    picture, moving, where = still(stored.film, scene, aim), motion(stored.film, scene, aim), offer(aim, "still")
    told = Told("continued.in_target", target=aim.name)
    blocks = [
        *_both(Told("continued.still"), picture.text, meeting),
        *([Block(Told("exporting.negative"), picture.negative)] if picture.negative else []),
        *_both(Told("continued.motion"), moving, meeting),
    ]
    remarks = [
        Phrase(**dict(zip(LANGS, pair, strict=True)))
        for pair in zip(*(still_remarks(picture, scene, lang) for lang in LANGS), strict=True)
    ]
    buttons = [Button(Told("continued.extend"), Next(scene=scene.id, how="extend")), Button(Told("continued.loop"), Next(scene=scene.id, how="loop"))]  # fmt: skip
    if "subject_action" in picture.unsaid:
        buttons.insert(0, Button(Told("continued.write_still"), WriteStill(scene=scene.id)))
    yield Pasteable(
        title=Phrase(ja=f"{scene.slate} {scene.slug.ja}", en=f"{scene.slate} {scene.slug.en}"),
        blocks=tuple(blocks),
        where=told,
        does=where.does,
        name=where.name,
        parameters={"aspect ratio": _same(picture.parameters["aspect ratio"]), **where.parameters},
        remarks=(*remarks, *_found(found_in_still(stored.film, scene, aim))),
        buttons=tuple(buttons),
    )
    yield Said(Told("continued.caption_how", number=scene.number))


async def have_still_written(meeting: Meeting, press: WriteStill) -> AsyncIterator[Event]:
    """Have the writer say what the first frame shows, keep it, and show the still anew."""
    stored = await write_still(meeting.crew, meeting.film, press.scene, turn=meeting.crew.fresh_id())
    yield Changed(stored)
    slate = find(stored.film, press.scene).slate
    yield Said(Told("continued.still_kept", slate=slate), (Button(Told("dialogue.undo"), Undo()),))
    async for event in show_still(meeting, Still(scene=press.scene)):
        yield event


async def show_next(meeting: Meeting, press: Next) -> AsyncIterator[Event]:
    """Show the prompt for what comes after a scene's clip. Raises Told where a wish or a neighbour is missing."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    aim = target(stored.film.target)
    told = await after(meeting.crew, stored, scene.id, press.how, press.wish)
    yield _pasteable(meeting, told, aim, findings(told, stored.film, aim))


async def show_comparison(meeting: Meeting, press: Compare) -> AsyncIterator[Event]:
    """Say what a tool understood differently, and offer to put the words right."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    found = compare(stored.film, scene, press.caption, target(stored.film.target))
    if not found:
        yield Said(Told("compare.same", slate=scene.slate))
        return
    yield Said(Told("compare.differs", slate=scene.slate, count=len(found)))
    for one in found:
        wish = meeting.of(one.wish)
        fix = Rewrite(scene=scene.id, element=one.element, wish=wish)
        yield Said(one.said(), (Button(Told("compare.fix", words=wish), fix),))


def _pasteable(meeting: Meeting, told: After, aim: Target, found: tuple[Finding, ...]) -> Pasteable:
    key = "continued.cut" if told.cut else "continued.is_called" if told.offered else "continued.not_offered"
    where = Told(key, target=aim.name, name=told.name) if told.offered else Told(key, target=aim.name)
    buttons: tuple[Button, ...] = ()
    if told.how == "blend":
        other = Next(scene=told.scene, how="blend", wish="morph" if told.cut else "match cut")
        buttons = (Button(Told("continued.other_way"), other),)
    return Pasteable(
        title=told.gist,
        blocks=(
            *_both(Told("exporting.prompt"), told.text, meeting),
            *_both(Told("continued.begins"), told.second, meeting),
        ),
        where=where,
        does=told.does,
        name="",
        parameters=told.parameters,
        remarks=(*told.remarks, *_found(found)),
        buttons=buttons,
    )


def _both(label: Told, text: Phrase, meeting: Meeting) -> list[Block]:
    """Return what is pasted, and for a reader of Japanese what it says."""
    blocks = [Block(label, text.en)] if text.en else []
    return (
        [*blocks, Block(Told("board.in_ja"), text.ja, pasted=not text.en)]
        if text.ja and (meeting.lang == "ja" or not text.en)
        else blocks
    )


def _found(found: tuple[Finding, ...]) -> tuple[Phrase, ...]:
    return tuple(Phrase(ja=f"{one.code}: {one.message.ja}", en=f"{one.code}: {one.message.en}") for one in found)


def _same(text: str) -> Phrase:
    return Phrase(ja=text, en=text)


def by_command(how: How, scene: Scene, wish: str) -> Next:
    """Return the press that a command stands for. Raises Told where a remix has no wish."""
    if how == "remix" and not wish:
        raise Told("continued.remix_how", number=scene.number)
    return Next(scene=scene.id, how=how, wish=wish)
