"""What the film remembers of its clips: noting one, and the checklist."""

import re
from collections.abc import AsyncIterator

from bot.composing.clip_memory import checklist, failures
from bot.composing.clips_told import checklist_lines, clip_line, failure_lines
from bot.dialogue.events import Button, Changed, Event, Said
from bot.dialogue.meeting import Meeting, numbered
from bot.dialogue.presses import Export, NotedClip, Undo
from bot.edits.scene_edits import find
from bot.library.targets import targets
from bot.story import Phrase
from bot.texts import Told
from bot.writing.clips import clip_note

_KEPT = re.compile(
    r"(採用|ok|okay|オッケー|オーケー|キープ|成功|完成|できた|kept|keep|good|done|使える|used?)", re.IGNORECASE
)
_FAILED = re.compile(r"(没|ボツ|ぼつ|失敗|ng|だめ|ダメ|駄目|fail(ed|ure)?|bad|rejected|discarded|wrong)", re.IGNORECASE)
_TRIES = re.compile(r"[x×✕]\s*(\d{1,3})\b|(\d{1,3})\s*(?:回目?|本目?|テイク|tries|try|takes?)", re.IGNORECASE)
_USD = re.compile(r"\$\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:ドル|usd|dollars?)", re.IGNORECASE)


async def clip(meeting: Meeting, rest: str) -> AsyncIterator[Event]:
    """Note a clip from words, as `3 failed x4 $1.20 the face melts`. Without words, show what was noted."""
    stored = await meeting.there()
    number = re.match(r"\D{0,6}?(\d{1,3})(?!\s*(?:回|本|tries|takes?|ドル|\.\d))\D?\s*", rest)
    if not rest:
        async for event in noted(meeting):
            yield event
        return
    talk = await meeting.talk(stored)
    scene = numbered(stored.film, int(number[1])) if number else stored.film.scene(talk.scene or "")
    words = rest[number.end() :] if number else rest
    said = re.match(
        rf"\W*(?:(?P<kept>{_KEPT.pattern})|(?P<failed>{_FAILED.pattern}))(?![a-z])\W*", words, re.IGNORECASE
    )
    if scene is None or said is None:
        yield Said(Told("clips.how_to_note"))
        return
    words, tries, usd = words[said.end() :], 1, None
    if found := _TRIES.search(words):
        tries, words = int(found[1] or found[2]), words[: found.start()] + words[found.end() :]
    if found := _USD.search(words):
        usd, words = float(found[1] or found[2]), words[: found.start()] + words[found.end() :]
    # A target that is named stands at the end of words of its own.
    made_by = next((one for one in targets() if re.search(rf"(?<![\w.-]){re.escape(one)}(?![\w-])", words)), "")
    why = re.sub(r"\s+", " ", words.replace(made_by, " ") if made_by else words).strip(" 　、,;:：-")
    press = NotedClip(
        scene=scene.id, kept=bool(said["kept"]), why=why, target=made_by or None, tries=tries, usd=usd
    )  # fmt: skip
    async for event in note(meeting, press):
        yield event


async def note(meeting: Meeting, press: NotedClip) -> AsyncIterator[Event]:
    """Note a clip and say what was noted. Raises Told for a target that there is not."""
    stored = await meeting.there()
    scene = find(stored.film, press.scene)
    edit = clip_note(
        stored.film,
        scene,
        kept=press.kept,
        why=press.why,
        made_by=press.target or "",
        tries=press.tries,
        usd=press.usd,
        on=meeting.crew.clock().date(),
        new_id=meeting.crew.fresh_id(),
    )
    stored = await meeting.crew.archive.commit(
        meeting.film, stored.version, [edit], turn=meeting.crew.fresh_id(), by="user", at=meeting.crew.clock()
    )
    await meeting.note(await meeting.talk(stored), scene=scene.id)
    yield Changed(stored)
    yield Said(
        Told("clips.noted", line=clip_line(scene, edit.clip, meeting.lang)), (Button(Told("dialogue.undo"), Undo()),)
    )


async def noted(meeting: Meeting) -> AsyncIterator[Event]:
    """Show every note, and which weak spots cost how many failed tries."""
    film = (await meeting.there()).film
    lines = {
        lang: [clip_line(scene, one, lang) for scene in film.scenes for one in scene.clips] for lang in ("ja", "en")
    }
    if not lines["ja"]:
        yield Said(Told("clips.none"))
        return
    yield Said(Phrase(ja="\n".join(lines["ja"]), en="\n".join(lines["en"])), (_take_away(),))
    if failed := failures(film):
        yield Said(Phrase(ja="\n".join(failure_lines(failed, "ja")), en="\n".join(failure_lines(failed, "en"))))


async def checked_off(meeting: Meeting) -> AsyncIterator[Event]:
    """Show the checklist of the film."""
    stored = await meeting.there()
    told = checklist(stored.film, stored.wish.get("seconds"))
    if not told.slates:
        yield Said(Told("clips.no_scenes"))
        return
    film = stored.film
    lines = Phrase(ja="\n".join(checklist_lines(film, told, "ja")), en="\n".join(checklist_lines(film, told, "en")))
    yield Said(lines, (_take_away(),) if any(scene.clips for scene in film.scenes) else ())


def _take_away() -> Button:
    return Button(Told("clips.take_away"), Export(format="clips"))
