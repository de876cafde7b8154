"""Learning the craft: the lessons as cards, and each of them tried on a scene of one's own, which makes a take."""

import re
from collections.abc import AsyncIterator

from bot.dialogue import proposing
from bot.dialogue.events import Button, Event, Said, Taught
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Learn, TryOut
from bot.dialogue.talk import Wanted
from bot.edits.scene_edits import find
from bot.library.lessons import Lesson, called, lesson, lessons, lessons_on
from bot.story import Phrase
from bot.texts import Told

_TRY = re.compile(r"\s*(?:を)?\s*(?:シーン|scene|S)\s*0*(\d{1,3})\s*(?:で(?:試す|試して)?)?\s*$", re.IGNORECASE)

_QUESTION = re.compile(
    r"(教えて|知りたい|学びたい|習いたい|勉強)|(コツ|選び方|使い分け|基本|やり方|作り方|仕組み)(は|って|を|が)?[?？。]?$"
    r"|(どの|どんな|どう).*(選|使|すれば|したら|やって|いい|よい|違)"
    r"|^(teach me|i want to (learn|know|understand)|help me understand|how (do|can|should|does|to)|which|what .*(should|for)|learn about|when (do|should))\b",
    re.IGNORECASE,
)
_OF_A_SCENE = re.compile(r"\d|[一二三四五六七八九十]番|このシーン|ここ|this (scene|shot)|here\b", re.IGNORECASE)


def questioned(remark: str) -> Lesson | None:
    """Return the lesson that a question about the craft asks for; None where it is of a scene, or no lesson is named."""
    if _OF_A_SCENE.search(remark) or not _QUESTION.search(remark.strip()):
        return None
    return next(iter(called(remark)), None)


async def learn(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    """Answer /learn: the course, a lesson by its id, number or words, or a lesson tried on a scene (`lenses scene 3`)."""
    match = _TRY.search(rest)
    wanted = rest[: match.start()].strip() if match else rest.strip()
    if not wanted:
        for one in lessons().values():
            title = Phrase(ja=f"{one.number}. {one.title.ja}", en=f"{one.number}. {one.title.en}")
            about = Phrase(ja=f"{title.ja}: {one.about.ja}", en=f"{title.en}: {one.about.en}")
            yield Said(about, (Button(Told("learning.open"), Learn(lesson=one.id)),))
        return
    found = named(wanted)
    if match is not None:
        scene = numbered((await meeting.there()).film, int(match[1]))
        async for event in tried(meeting, TryOut(lesson=found.id, scene=scene.id)):
            yield event
        return
    async for event in taught(meeting, Learn(lesson=found.id)):
        yield event


def named(wanted: str) -> Lesson:
    """Return the lesson with this id or number, else the nearest that the words are about. Raises Told for none."""
    if wanted in lessons() or wanted.isdecimal():
        return lesson(wanted)
    return next(iter(lessons_on(wanted)), None) or lesson(wanted)


async def taught(meeting: Meeting, press: Learn) -> AsyncIterator[Event]:
    """Give a lesson, with the scene at hand to try it on; of a film that has none, without."""
    stored = await meeting.stored()
    film = stored.film if stored else None
    talk = await meeting.talk(stored) if stored else None
    scene = film.scene(talk.scene or "") if film and talk else None
    if scene is None and film and film.scenes:
        scene = film.scenes[0]
    yield Taught(lesson(press.lesson), film.aspect if film else "16:9", film.scenes if film else (), scene)


async def tried(meeting: Meeting, press: TryOut) -> AsyncIterator[Event]:
    """Try a lesson on a scene: its wish becomes a proposal. Raises what the writer raises, with nothing changed."""
    one = lesson(press.lesson)
    scene = find((await meeting.there()).film, press.scene)
    wish = meeting.of(one.try_out.wish)
    wanted = [Wanted(scene=scene.id, element=one.try_out.element, wish=wish)]
    async for event in proposing.propose(meeting, wish, wanted):
        yield event
