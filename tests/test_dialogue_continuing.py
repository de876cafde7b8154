"""Stills, a tool's own description, remix, extend, blend and loop at the chat."""

import json

import pytest

from bot.dialogue import events
from bot.dialogue.commands import NAMES
from bot.dialogue.steps import step_meant
from bot.llm.queued import QueuedWriter
from bot.texts import Told, keys
from tests.talking import only, said, sample_open


async def test_still_shows_the_picture_and_the_movement_apart(tmp_path):
    async with sample_open(tmp_path) as person:
        shown = only(await person.type("/still 1"), events.Pasteable)
        labels = [block.label.key for block in shown.blocks]
        assert labels == ["continued.still", "board.in_ja", "continued.motion", "board.in_ja"]
        assert "one hand on a small book" in shown.blocks[0].text
        assert "dollies in" in shown.blocks[2].text
        assert "raincoat and bare feet" not in shown.blocks[2].text
        assert shown.parameters["aspect ratio"].en == "16:9"


async def test_what_code_cannot_say_is_named_and_the_writer_is_offered(tmp_path):
    async with sample_open(tmp_path) as person:
        shown = only(await person.type("/still ７"), events.Pasteable)
        assert any("被写体" in remark.ja for remark in shown.remarks)
        assert shown.buttons[0].press.press == "write_still"
        with pytest.raises(Told, match="edit FILM --scene 7"):
            await person.press("write_still", scene=shown.buttons[0].press.scene)


async def test_the_first_frame_that_the_writer_says_is_kept_and_undone(tmp_path):
    text = {
        "ja": "黒い小魚の群れが、@mioのまわりに輪を描いて浮かんでいる。",
        "en": "Small black fish hang in a ring around @mio.",
    }
    async with sample_open(tmp_path, QueuedWriter(still=[json.dumps({"text": text})])) as person:
        scene = (await person.film()).scenes[6]
        shown = await person.press("write_still", scene=scene.id)
        assert (await person.film()).scenes[6].still.en == text["en"]
        assert "Small black fish hang in a ring around a young woman" in only(shown, events.Pasteable).blocks[0].text
        await person.type("/undo")
        assert (await person.film()).scenes[6].still is None


async def test_compare_says_what_was_understood_differently_and_offers_to_put_it_right(tmp_path):
    async with sample_open(tmp_path) as person:
        shown = await person.type("/compare 1 A man in a blue coat stands in a sunlit library, wide shot.")
        assert "compare.differs" in said(shown)
        fixes = [b.press for e in shown if isinstance(e, events.Said) for b in e.buttons]
        assert {fix.element for fix in fixes} >= {"lighting_color", "camera_work"}
        assert all(fix.press == "rewrite" for fix in fixes)


async def test_the_offered_fix_of_the_framing_makes_a_proposal_without_an_ai(tmp_path):
    async with sample_open(tmp_path) as person:
        shown = await person.type("/compare 1 A wide shot of a young woman in a mustard raincoat with a red book.")
        fix = next(
            b.press for e in shown if isinstance(e, events.Said) for b in e.buttons if b.press.element == "camera_work"
        )
        assert only(await person.press(**fix.model_dump()), events.Proposed).proposal


async def test_each_step_after_the_clip_is_shown_with_what_the_model_calls_it(tmp_path):
    async with sample_open(tmp_path, lang="en") as person:
        remix = only(await person.type("/remix 2 夜にして"), events.Pasteable)
        assert remix.where.params["name"] == "Remix"
        assert "the time is night" in remix.blocks[0].text
        assert "video" in only(await person.type("/extend 2"), events.Pasteable).parameters
        blend = only(await person.type("/blend 2"), events.Pasteable)
        assert blend.where.key == "continued.not_offered"
        assert blend.does.en
        cut = only(await person.press(**blend.buttons[0].press.model_dump()), events.Pasteable)
        assert len(cut.blocks) == 2
        assert "same picture" in only(await person.type("/loop 2"), events.Pasteable).blocks[0].text


async def test_a_wish_in_japanese_is_put_into_both_languages_by_the_writer_and_changes_nothing(tmp_path):
    text = {"ja": "@mioが傘を差す。", "en": "@mio opens an umbrella."}
    answer = {"text": text, "sentences": [text]}
    async with sample_open(tmp_path, QueuedWriter(rewrite=[json.dumps(answer)])) as person:
        before = await person.film()
        shown = only(await person.type("/extend 2 傘を差す"), events.Pasteable)
        assert "opens an umbrella" in shown.blocks[0].text
        assert await person.film() == before


async def test_without_an_ai_a_wish_that_is_not_known_stays_japanese_and_says_so(tmp_path):
    async with sample_open(tmp_path) as person:
        shown = only(await person.type("/remix 2 傘を差す"), events.Pasteable)
        assert [block.label.key for block in shown.blocks] == ["board.in_ja"]
        assert any("英語がまだありません" in remark.ja for remark in shown.remarks)


async def test_a_command_without_a_scene_asks_which_and_a_remix_without_a_wish_says_how(tmp_path):
    async with sample_open(tmp_path) as person:
        await person.meeting.note(await person.meeting.talk(await person.meeting.there()), scene=None)
        with pytest.raises(Told, match="/loop 3"):
            await person.type("/loop")
        with pytest.raises(Told, match="/remix 2"):
            await person.type("/remix 2")


def test_every_command_says_what_it_does():
    assert {f"chat.command_{name}" for name in NAMES} <= keys("en").keys()


@pytest.mark.parametrize(
    ("remark", "meant"),
    [
        ("シーン3の静止画を見せて", ("still", "3")),
        ("静止画にして", ("still", "")),
        ("show me the first frame of scene 2", ("still", "2")),
        ("シーン2をループにして", ("loop", "2")),
        ("loop scene 4", ("loop", "4")),
        ("turn scene 4 into a loop", ("loop", "4")),
        ("シーン2を延長して", ("extend", "2")),
        ("extend scene 2: she opens an umbrella", ("extend", "2 she opens an umbrella")),
        ("シーン2と3をマッチカットでつないで", ("blend", "2 マッチカット")),
        ("blend scene 2 into scene 3", ("blend", "2 blend")),
        ("シーン2をリミックスして、夜に", ("remix", "2 夜に")),
        ("remix scene 2: make it night", ("remix", "2 make it night")),
        ("シーン3と4をつないで", None),
        ("シーン3をもっと暗く", None),
        ("ループって何?", None),
        ("what is a match cut?", None),
    ],
)
def test_plain_words_are_read_as_the_command_that_does_it(remark, meant):
    assert step_meant(remark) == meant


async def test_plain_words_show_a_still_without_a_command(tmp_path):
    async with sample_open(tmp_path) as person:
        assert only(await person.type("シーン1の静止画を見せて"), events.Pasteable)
        assert only(await person.type("シーン2をループにして"), events.Pasteable)
