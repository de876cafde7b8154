"""The talk about clips: what went wrong, notes, the checklist; as people type and press it."""

import json
from pathlib import Path

import pytest

from bot.chat import present
from bot.dialogue import events
from bot.dialogue.mishaps import complained
from bot.library.symptoms import symptoms
from bot.llm.drafts import ElementDraft, ShotDraft
from bot.llm.queued import QueuedWriter
from bot.story import LANGS, Film
from bot.texts import Told
from tests.talking import only, said, sample_open, talking

FILM = Film.model_validate_json((Path(__file__).parent / "data" / "spoilt.film.json").read_text(encoding="utf-8"))


async def test_what_went_wrong_is_answered_with_a_card_and_a_way_to_note_it(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        shown = await person.type("/wrong 1 振り返るとき顔が崩れる")
        told = only(shown, events.Diagnosed)
        assert (told.first.weak_spot, told.explained, told.scene.slate) == ("turn", True, "S01")
        assert {cause.finding.lang for cause in told.causes} == {"ja", "en"}
        assert 2 <= len(told.ways) <= 3
        assert said(shown) == ["mishap.note_it"]
        (note,) = shown[-1].buttons
        await person.press("clip", **note.press.model_dump(exclude={"press"}))
        (clip,) = (await person.film()).scenes[0].clips
        assert (clip.kept, clip.weak_spots) == (False, ("turn",))


async def test_a_take_is_a_proposal_that_changes_nothing_until_it_is_accepted(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        await person.type("/wrong 2 two people merge")
        proposed = only(
            await person.press("restage", scene="s2", weak_spot="multi", staging=0), events.Proposed
        )  # fmt: skip
        assert await person.film() == FILM
        await person.press("decide", proposal=proposed.proposal.id, how="accept")
        assert await person.film() == proposed.after != FILM
        await person.type("/undo")
        assert await person.film() == FILM


async def test_another_of_a_take_asks_the_writer_with_its_wish(tmp_path):
    phrase = {"ja": "離れた二人。", "en": "Two people apart."}
    shot = {"size": "wide", "angle": "eye-level", "move": "static", "lens_mm": 35}
    drafts = [
        ShotDraft.model_validate({"text": phrase, "camera": shot, "sentences": [phrase]}),
        ElementDraft.model_validate({"text": phrase, "sentences": [phrase]}),
    ]
    writer = QueuedWriter(rewrite=drafts)
    async with talking(tmp_path, writer, film=FILM) as person:
        first = only(await person.press("restage", scene="s2", weak_spot="multi", staging=0), events.Proposed)
        await person.press("decide", proposal=first.proposal.id, how="another")
        wishes = [ask.inputs.wish for ask in writer.asked]
        assert any(symptoms()["multi"].stagings[0].wish.ja in wish for wish in wishes)


async def test_a_cut_in_two_is_done_and_can_be_undone(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        told = only(await person.type("/wrong S1 turns around and melts"), events.Diagnosed)
        place = next(i for i, way in enumerate(told.ways) if not way.rewrites)
        await person.press("restage", scene="s1", weak_spot="turn", staging=place)
        assert len((await person.film()).scenes) == len(FILM.scenes) + 1
        await person.type("/undo")
        assert await person.film() == FILM


async def test_the_scene_is_the_one_named_else_the_one_at_hand_else_it_is_asked(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        assert said(await person.type("/wrong 手が変")) == ["mishap.which_scene"]
        assert only(await person.type("/wrong シーン3で手が変"), events.Diagnosed).scene.slate == "S03"
        assert only(await person.type("/wrong the text is unreadable"), events.Diagnosed).scene.slate == "S03"
        with pytest.raises(Told):
            await person.type("/wrong 9 手が変")


async def test_words_that_fit_no_weak_spot_are_answered_honestly_with_ways_on(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        shown = await person.type("/wrong 1 うーん")
        assert said(shown) == ["mishap.unknown"]
        assert len(shown[-1].buttons) == 2


@pytest.mark.parametrize(
    ("text", "kept", "tries", "usd", "why"),
    [
        ("/clip 3 失敗 4回 $2.40 文字が読めない", False, 4, 2.4, "文字が読めない"),
        ("/clip 3 failed x4 $2 the text is gibberish", False, 4, 2, "the text is gibberish"),
        ("/clip 3 採用", True, 1, None, ""),
        ("/clip シーン3 没 手が変", False, 1, None, "手が変"),
        ("/clip 3 kept 2 tries", True, 2, None, ""),
        ("/clip 3 NG 3本 カメラが勝手に動く", False, 3, None, "カメラが勝手に動く"),
    ],
)
async def test_a_clip_is_noted_in_the_words_of_the_set(tmp_path, text, kept, tries, usd, why):
    async with talking(tmp_path, film=FILM) as person:
        shown = await person.type(text)
        assert said(shown) == ["clips.noted"]
        (clip,) = (await person.film()).scenes[2].clips
        assert (clip.kept, clip.tries, clip.usd, clip.why) == (kept, tries, usd, why)


async def test_a_note_that_does_not_say_how_it_went_is_asked_back(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        assert said(await person.type("/clip 3 なんとなく")) == ["clips.how_to_note"]
        assert said(await person.type("/clip")) == ["clips.none"]


async def test_a_note_names_the_model_that_made_the_clip(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        await person.type("/clip 1 failed kling-3.0 the face melts")
        (clip,) = (await person.film()).scenes[0].clips
        assert (clip.target, clip.why) == ("kling-3.0", "the face melts")


async def test_the_notes_are_listed_and_counted_and_the_checklist_says_what_is_left(tmp_path):
    async with talking(tmp_path, film=FILM) as person:
        await person.type("/clip 1 採用")
        await person.type("/clip 2 失敗 3回 二人がくっつく")
        notes, counted = [one.what.ja for one in await person.type("/clip")]
        assert "S01 採用" in notes
        assert "multi" in counted
        assert "没3回" in counted
        (listed,) = await person.type("/checklist")
        assert "完成したクリップ: 1 / 3" in listed.what.ja
        assert "Slates still missing: S02, S03" in listed.what.en
        stored = await person.meeting.there()
        board = present.board(stored, await person.meeting.talk(stored), lang="ja")
        assert "完成したクリップ: 1 / 3" in board["filming"]


@pytest.mark.parametrize("lang", LANGS)
async def test_the_card_shows_cause_and_takes_and_is_json(tmp_path, lang):
    async with talking(tmp_path, film=FILM) as person:
        card = present.mishap(only(await person.type("/wrong 1 振り返ると顔が崩れる"), events.Diagnosed), lang)
        assert card["causes"][0]["words"] == "カメラに向かって振り返る"
        assert all(take["name"] and take["why"] for take in card["takes"])
        assert any(take["picture"] for take in card["takes"])
        assert card["source"]
        assert json.dumps(card)


async def test_a_press_from_a_stale_card_is_told_so(tmp_path):
    async with sample_open(tmp_path) as person:
        scene = (await person.film()).scenes[0].id
        for press in ({"weak_spot": "nonsense", "staging": 0}, {"weak_spot": "turn", "staging": 9}):
            with pytest.raises(Told):
                await person.press("restage", scene=scene, **press)


def test_a_report_of_a_spoilt_clip_is_known_among_remarks():
    assert complained("シーン3のクリップ、手が変です")
    assert complained("the camera moves on its own")
    assert not complained("シーン3をもっと近く")
