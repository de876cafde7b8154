"""Catching up: what lags behind its other language or lacks it follows, in a whole film at once, and nothing else changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.archive import Archive, ConflictError, Stored
from bot.dialogue.events import Said, Ways
from bot.edits import SetElement, Wording
from bot.library.samples import sample
from bot.llm.clipboard import AT_ONCE, ClipboardWriter, Request
from bot.llm.guided import CannotError, GuidedWriter
from bot.story import Film, Scene
from bot.texts import Told
from bot.writing.catching_up import Left, catch_up
from bot.writing.crew import Crew
from tests.courier import Person, block, wanted
from tests.talking import said, talking

WHOLE = sample()
_PARTS: list[tuple[int, str]] = [(1, "subject_action"), (3, "subject_action"), (3, "environment"), (3, "beat")]


def without_english() -> Film:
    """Return the sample film as the guided writer leaves a Japanese one: of some texts there is no English."""
    scenes = list(WHOLE.scenes)
    for number, text in _PARTS:
        scenes[number - 1] = _half(scenes[number - 1], text)
    return WHOLE.model_copy(update={"scenes": tuple(scenes)})


def _half(scene: Scene, text: str) -> Scene:
    if text == "beat":
        return scene.model_copy(update={"beat": scene.beat.model_copy(update={"en": ""})})
    prose = tuple(one.model_copy(update={"en": ""}) if one.element == text else one for one in scene.prose)
    elements = {text: getattr(scene.elements, text).model_copy(update={"en": ""})}
    return scene.model_copy(update={"prose": prose, "elements": scene.elements.model_copy(update=elements)})


def english(request: Request) -> str:
    """Answer a request with the sample film's own English."""
    parts: dict[str, Any] = {}
    for name in wanted(request):
        number, text = name.removeprefix("scene_").removesuffix("_en").split("_", 1)
        scene = WHOLE.scenes[int(number) - 1]
        said = [one.en for one in scene.prose if one.element == text]
        parts[name] = {"text": scene.beat.en if text == "beat" else getattr(scene.elements, text).en, "sentences": said}
    return block(WHOLE.id, parts)


@asynccontextmanager
async def at_work(folder: Path, writer: Any) -> AsyncIterator[Crew]:
    archive = await Archive.open(f"sqlite+aiosqlite:///{folder / 'films.sqlite3'}")
    crew = Crew(writer, archive, slots=AT_ONCE)
    try:
        await archive.create(without_english(), {}, crew.clock())
        yield crew
    finally:
        await writer.close()
        await archive.close()


async def caught_up(crew: Crew) -> tuple[Film, list[Left]]:
    left = [one async for one in catch_up(crew, WHOLE.id, turn="t") if not isinstance(one, Stored)]
    return (await crew.archive.load(WHOLE.id)).film, left


async def test_all_english_that_is_missing_comes_with_one_paste_and_one_undo(tmp_path: Path) -> None:
    person = Person(english)
    async with at_work(tmp_path, ClipboardWriter(person, tmp_path / "clipboard", quiet=0.3)) as crew:
        film, left = await caught_up(crew)
        assert left == []
        assert [shown.follow_up for shown in person.shown] == [False]
        assert set(wanted(person.shown[0])) == {f"scene_{number}_{text}_en" for number, text in _PARTS}
        assert film.scenes == WHOLE.scenes
        undone = await crew.archive.undo(WHOLE.id, crew.clock())
        assert undone.film.scenes == without_english().scenes


async def test_without_ai_what_is_not_in_the_vocabulary_is_named_and_left(tmp_path: Path) -> None:
    async with at_work(tmp_path, GuidedWriter()) as crew:
        film, left = await caught_up(crew)
        assert {one.slate for one in left} == {"S01", "S03"}
        assert all(isinstance(one.why, CannotError) for one in left)
        assert film.scenes == without_english().scenes


async def test_what_was_typed_meanwhile_stays_and_the_rest_follows(tmp_path: Path) -> None:
    class Typing(Person):
        async def pasted(self) -> str:
            stored = await crew.archive.load(WHOLE.id)
            typed = SetElement(scene=WHOLE.scenes[0].id, element="subject_action", words=Wording(en="Typed by hand"))
            await crew.archive.commit(WHOLE.id, stored.version, [typed], turn="hand", by="user", at=crew.clock())
            return await super().pasted()

    async with at_work(tmp_path, ClipboardWriter(Typing(english), tmp_path / "clipboard", quiet=0.3)) as crew:
        film, [left] = await caught_up(crew)
        assert (left.slate, left.text) == ("S01", "subject_action")
        assert isinstance(left.why, ConflictError)
        assert film.scenes[0].elements.subject_action.en == "Typed by hand"
        assert film.scenes[2] == WHOLE.scenes[2]


async def test_in_the_talk_a_guided_film_says_who_could_translate_it_and_does_it_once_somebody_can(
    tmp_path: Path,
) -> None:
    async with talking(tmp_path, lang="ja", film=without_english()) as person:
        shown = await person.press("catch_up")
        assert said(shown) == ["dialogue.needs_translator"]
        assert isinstance(shown[-1], Ways)
        writer = ClipboardWriter(Person(english), tmp_path / "clipboard", quiet=0.3)
        person.meeting = replace(person.meeting, crew=replace(person.meeting.crew, writer=writer, slots=AT_ONCE))
        assert said(await person.press("catch_up")) == ["dialogue.caught_up"]
        assert (await person.film()).scenes == WHOLE.scenes
        with pytest.raises(Told, match="Both languages are there"):
            await person.press("catch_up")
        await writer.close()


async def test_a_film_that_lacks_english_offers_to_bring_it_up_when_it_is_written(tmp_path: Path) -> None:
    async with talking(tmp_path, lang="ja") as person:
        await person.type("駅のホームに立っていた。\n赤い傘の女が線路を歩いてくる。\n電車は来なかった。")
        for number in range(3):
            with suppress(Told):
                await person.press("answer", question=number, text="")
        await person.press("approve", what="outline")
        await person.press("approve", what="breakdown")
        shown = await person.shoot()
        presses = [button.press.press for event in shown if isinstance(event, Said) for button in event.buttons]
        assert "catch_up" in presses
