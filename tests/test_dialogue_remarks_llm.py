"""Remarks with a writer that understands them: what it answers is done by the same presses, and nothing else."""

from pathlib import Path
from typing import Any

import pytest

from bot.dialogue import events
from bot.dialogue.presses import Grant
from bot.llm.drafts import DirectDraft, ShotDraft
from bot.llm.queued import QueuedWriter
from bot.texts import Told
from tests.talking import only, said, sample_open


def wish(action: str, *scenes: int, **values: Any) -> dict[str, Any]:
    words = values.pop("text", None)
    text = words if isinstance(words, dict) or words is None else {"ja": words, "en": words}
    return {"action": action, "scenes": list(scenes), "field": None, "number": None, "text": text, **values}


def answer(*wishes: dict[str, Any], question: str | None = None, offers: list[Any] | None = None) -> DirectDraft:
    asked = None if question is None else {"ja": f"{question}ですか。", "en": "Which one?"}
    return DirectDraft.model_validate({"wishes": list(wishes), "question": asked, "offers": offers or []})


def shot(word: str) -> ShotDraft:
    values = {"size": "close-up", "angle": "low", "move": "handheld", "lens_mm": 85}
    phrase = {"ja": f"手持ちのクローズアップ、{word}", "en": f"Handheld close-up, {word}"}
    sentence = {"ja": f"手持ちで{word}に寄る。", "en": f"A handheld close-up finds the {word}."}
    return ShotDraft.model_validate({"text": phrase, "camera": values, "sentences": [sentence]})


async def test_what_the_writer_wants_shown_is_shown_and_changes_nothing(tmp_path: Path) -> None:
    wishes = answer(wish("explain", text="ドリーイン"), wish("coach", 4), wish("export", text="md"), wish("help"))
    async with sample_open(tmp_path, QueuedWriter(direct=[wishes])) as person:
        before = await person.film()
        shown = await person.type("この作品で使える手を、ひととおり見たいな")
        assert [type(event) for event in shown] == [events.Explained, events.Coached, events.Handed, events.Said]
        assert await person.film() == before


async def test_a_word_is_explained_from_the_terms_and_never_from_the_writers_memory(tmp_path: Path) -> None:
    wishes = answer(wish("explain", text="ドリーイン"))
    async with sample_open(tmp_path, QueuedWriter(direct=[wishes])) as person:
        explained = only(await person.type("さっき言ってた寄っていくやつ、効果を語って"), events.Explained)
        assert "dolly-in" in explained.term.values


async def test_the_writer_knows_what_was_said_and_what_is_open(tmp_path: Path) -> None:
    writer = QueuedWriter(rewrite=[shot("face")], direct=[answer(wish("accept"))])
    async with sample_open(tmp_path, writer) as person:
        proposed = only(await person.type("/camera 5 closer"), events.Proposed)
        await person.type("こっちのほうが断然好みだな")
        before = writer.asked[-1].inputs.before
        assert before.offered == "closer"
        assert "/camera 5 closer" not in before.remarks
        assert await person.film() == proposed.after


async def test_an_answer_to_a_question_reaches_the_writer_with_both(tmp_path: Path) -> None:
    writer = QueuedWriter(
        direct=[answer(question="どのシーン"), answer(wish("set_seconds", 3, number=6))],
    )
    async with sample_open(tmp_path, writer) as person:
        await person.type("ちょっと間延びするところを詰めて")
        await person.type("階段を下りるところ")
        before = writer.asked[-1].inputs.before
        assert (before.asked, before.question.ja) == ("ちょっと間延びするところを詰めて", "どのシーンですか。")
        assert writer.asked[-1].inputs.remark == "階段を下りるところ"
        assert (await person.film()).scenes[2].seconds == 6


async def test_what_the_writer_offers_with_a_question_is_a_button_that_does_it(tmp_path: Path) -> None:
    writer = QueuedWriter(direct=[answer(question="どれ", offers=[wish("delete_scene", 5)])])
    async with sample_open(tmp_path, writer) as person:
        before = await person.film()
        (button,) = only(await person.type("どこか余分なところを落としたい"), events.Said).buttons
        assert await person.film() == before
        assert isinstance(button.press, Grant)
        await person.press(**button.press.model_dump())
        assert len((await person.film()).scenes) == 8


async def test_an_offer_for_an_older_film_does_nothing(tmp_path: Path) -> None:
    writer = QueuedWriter(direct=[answer(question="どれ", offers=[wish("delete_scene", 5)])])
    async with sample_open(tmp_path, writer) as person:
        (button,) = only(await person.type("どこか余分なところを落としたい"), events.Said).buttons
        await person.type("/target kling-3.0")
        assert said(await person.press(**button.press.model_dump())) == ["dialogue.proposal_gone"]
        assert len((await person.film()).scenes) == 9


async def test_a_new_scene_a_look_and_a_length_are_one_turn_and_one_undo(tmp_path: Path) -> None:
    dog = {"ja": "犬が来る。", "en": "A dog comes in."}
    wishes = answer(
        wish("add_scene", number=3, text=dog), wish("look", text="rain-on-glass"), wish("set_seconds", 1, number=12)
    )
    async with sample_open(tmp_path, QueuedWriter(direct=[wishes])) as person:
        before = await person.film()
        await person.type("階段の次で犬に会いたいし、色気も出したいし、頭はゆったりがいい")
        after = await person.film()
        assert after.scenes[3].beat.en == "A dog comes in."
        assert after.preset != before.preset
        assert after.scenes[0].seconds == 12
        await person.type("元に戻して")
        assert await person.film() == before


async def test_if_a_rewrite_cannot_be_made_nothing_beside_it_is_done(tmp_path: Path) -> None:
    wishes = answer(
        wish("delete_scene", 2), wish("rewrite", 5, field="camera_work", text={"ja": "手持ち", "en": "handheld"})
    )
    async with sample_open(tmp_path, QueuedWriter(direct=[wishes], rewrite=["nonsense", "nonsense"])) as person:
        before = await person.film()
        with pytest.raises(Told):
            await person.type("二つ目は捨てて、机のところをざわつかせて")
        assert await person.film() == before
