"""The slash commands: the same names in both languages, each for something that a button or a remark does too."""

import re
from collections.abc import AsyncIterator, Callable

from bot.continuing.after import How
from bot.dialogue import changing, continuing, explaining, filming, learning, mishaps, proposing
from bot.dialogue.events import Button, Catalogued, Event, Said, Switched, Went
from bot.dialogue.handing import handed
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Coach, Compare, Explain, Export, Look, Still
from bot.dialogue.spending import spent
from bot.dialogue.talk import Wanted
from bot.edits import SetTarget
from bot.exporting import formats
from bot.library.presets import NamedPreset, matching, meant, presets
from bot.library.targets import target, targets
from bot.story import LANGS, Phrase
from bot.texts import Told, say

_COMMAND = re.compile(r"\A\s*[/／]([a-z]+)(?:\s+(.*))?\Z", re.DOTALL)
_OTHER_LOOKS = 2
"""How many other looks are offered beside the one that a sentence asks for best."""
_NUMBER = re.compile(r"\A\D{0,6}?(\d{1,3})\D?\s*")


def command(text: str) -> tuple[str, str] | None:
    """Return the name of the slash command that a text is, and what stands behind it; None if it is none."""
    match = _COMMAND.match(text)
    return (match[1], (match[2] or "").strip()) if match and match[1] in NAMES else None


async def _help(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    yield Said(Told("dialogue.help", commands=" ".join(f"/{name}" for name in NAMES)))


async def _new(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    yield Went("")


async def _quick(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    # With words behind it a film begins, which `turn` sees to; here there is a film already.
    yield Said(Told("dialogue.quick_is_new"))


async def _films(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    films = [one for one in await meeting.crew.archive.films(meeting.owner, rest) if one.opening or one.scenes]
    yield Catalogued(tuple(films[:20])) if films else Said(Told("dialogue.no_films"))


async def _camera(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    stored = await meeting.there()
    talk = await meeting.talk(stored)
    number = _NUMBER.match(rest)
    scene = numbered(stored.film, int(number[1])) if number else stored.film.scene(talk.scene or "")
    if scene is None:
        scene = numbered(stored.film, 1)
    wish = rest[number.end() :].strip() if number else rest
    if wish:
        wanted = Wanted(scene=scene.id, element="camera_work", wish=wish)
        async for event in proposing.propose(meeting, wish, [wanted]):
            yield event
    else:
        async for event in proposing.coach(meeting, Coach(scene=scene.id)):
            yield event


async def _lint(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    number = _NUMBER.match(rest)
    async for event in explaining.checked(meeting, int(number[1]) if number else None):
        yield event


async def _fix(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    async for event in changing.mend_all(meeting):
        yield event


async def _target(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    if not rest:
        lines = [f"{one.id}: {one.name}" for one in targets().values()]
        yield Said(Told("dialogue.targets", targets=lines))
        return
    async for event in changing.change(meeting, [SetTarget(target=target(rest).id)]):
        yield event


async def _preset(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    if rest:
        chosen = meant(rest)
        async for event in changing.look(meeting, Look(preset=chosen.id)):
            yield event
        others = [one for one in matching(rest) if one.id != chosen.id][:_OTHER_LOOKS]
        buttons = [Button(_or(one), Look(preset=one.id)) for one in others]
        yield Said(_taken(chosen), tuple(buttons))
        return
    for preset in presets().values():
        about = Phrase(ja=f"{preset.name.ja}: {preset.about.ja}", en=f"{preset.name.en}: {preset.about.en}")
        yield Said(about, (Button(preset.name, Look(preset=preset.id)),))


def _taken(look: NamedPreset) -> Phrase:
    return Phrase(
        **{
            lang: say("preset.taken", lang, name=look.name.said(lang), summary=look.summary.said(lang))
            for lang in LANGS
        }
    )


def _or(look: NamedPreset) -> Phrase:
    return Phrase(**{lang: say("preset.or_this", lang, name=look.name.said(lang)) for lang in LANGS})


async def _terms(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    stored = await meeting.stored()
    scene = (await meeting.talk(stored)).scene if stored else None
    if not rest:
        yield Said(Told("dialogue.which_term"))
        return
    async for event in explaining.explained(meeting, Explain(what="term", id=rest[:64], scene=scene)):
        yield event


async def _export(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    if rest:
        async for event in handed(meeting, Export(format=rest.lower())):
            yield event
        return
    buttons = tuple(
        Button(Phrase(ja=form.id, en=form.id), Export(format=form.id)) for form in formats().values()
    )  # fmt: skip
    yield Said(Told("dialogue.which_format"), buttons)


async def _undo(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    async for event in changing.undo(meeting):
        yield event


async def _redo(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    async for event in changing.redo(meeting):
        yield event


async def _lang(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    wished = next((lang for lang in LANGS if lang == rest.lower()), None)
    yield Switched(wished or ("en" if meeting.lang == "ja" else "ja"))


async def _cost(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    async for event in spent(meeting):
        yield event


async def _still(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    scene, _ = await continuing.which(meeting, "still", rest)
    async for event in continuing.show_still(meeting, Still(scene=scene.id)):
        yield event


async def _compare(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    scene, caption = await continuing.which(meeting, "compare", rest)
    if not caption:
        yield Said(Told("continued.caption_how", number=scene.number))
        return
    async for event in continuing.show_comparison(meeting, Compare(scene=scene.id, caption=caption)):
        yield event


def _next(how: How) -> "Command":
    async def run(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
        scene, wish = await continuing.which(meeting, how, rest)
        async for event in continuing.show_next(meeting, continuing.by_command(how, scene, wish)):
            yield event

    return run


async def _wrong(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    number = _NUMBER.match(rest)
    # /wrong 3 the face melts: the number alone names the scene here.
    told = f"S{number[1]} {rest[number.end() :]}" if number and number.end() < len(rest) else rest
    async for event in mishaps.wrong(meeting, told):
        yield event


async def _clip(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    async for event in filming.clip(meeting, rest):
        yield event


async def _checklist(meeting: Meeting, rest: str) -> AsyncIterator[Event]:  # noqa: ARG001
    async for event in filming.checked_off(meeting):
        yield event


async def _learn(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    async for event in learning.learn(meeting, rest):
        yield event


Command = Callable[[Meeting, str], AsyncIterator[Event]]

NAMES: dict[str, Command] = {
    "help": _help, "new": _new, "quick": _quick, "films": _films, "camera": _camera, "lint": _lint, "fix": _fix,
    "target": _target, "preset": _preset, "terms": _terms, "export": _export, "undo": _undo, "redo": _redo,
    "lang": _lang, "cost": _cost, "still": _still, "compare": _compare, "remix": _next("remix"),
    "extend": _next("extend"), "blend": _next("blend"), "loop": _next("loop"),
    "wrong": _wrong, "clip": _clip, "checklist": _checklist, "learn": _learn,
}  # fmt: skip
"""What each command does, by its name."""
