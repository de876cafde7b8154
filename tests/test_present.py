import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from bot.archive import Step, Stored
from bot.chat import present
from bot.chat.present.differences import differences
from bot.chat.present.scenes import scene_card
from bot.composing import compose
from bot.dialogue.talk import Pasted, Talk
from bot.edits import SetElement, SetSeconds, Wording, apply, changes
from bot.library.samples import sample
from bot.library.targets import target, targets
from bot.story import LANGS, Camera, Elements, Film, Lang, Phrase, Scene, Sentence, Waiver
from bot.texts import keys
from bot.writing.plan import Clips, Plan
from tests.films import HOSTILE, films, plain

NOW = datetime(2026, 11, 22, tzinfo=UTC)
ELEMENTS = Path(__file__).parents[1] / "public" / "elements"


def stored(film: Film, version: int = 3) -> Stored:
    return Stored(film=film, version=version, wish={}, updated=NOW)


def shown(film: Film, lang: Lang = "ja", talk: Talk | None = None, **rest: Any) -> dict[str, Any]:
    return present.board(stored(film), talk or Talk(step="storyboard"), lang=lang, **rest)


def with_scene(film: Film, **update: object) -> Film:
    first = film.scenes[0].model_copy(update=update)
    return film.model_copy(update={"scenes": (first, *film.scenes[1:])})


@given(film=films())
@settings(max_examples=30, deadline=None)
def test_a_board_of_any_film_is_json_and_holds_every_text_as_it_is(film: Film) -> None:
    for lang in LANGS:
        board = shown(film, lang)
        assert json.loads(json.dumps(board)) == board
        for scene, card in zip(film.scenes, board["scenes"], strict=True):
            assert [element["text"] for element in card["elements"]] == [p.model_dump() for _, p in scene.elements]
            assert card["slug"] == scene.slug.model_dump()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_text_stays_a_text_and_reaches_no_picture_as_markup(hostile: str) -> None:
    film = with_scene(sample(), slug=Phrase(ja=hostile, en=hostile), beat=Phrase(ja=hostile, en=hostile))
    card = shown(film)["scenes"][0]
    assert card["slug"]["ja"] == hostile
    assert "<script" not in card["picture"]["svg"]


def test_at_most_three_findings_stand_open_worst_first_and_none_is_lost() -> None:
    bad = (
        "@mio feels sad, no people, turns around twice, then runs, jumps, falls and picks up 5 books left of a mirror."
    )
    prose = (Sentence(element="subject_action", ja="", en=bad),)
    card = shown(with_scene(sample(), prose=prose))["scenes"][0]
    assert len(card["findings"]) == 3
    assert card["folded"]
    levels = ["error", "warning", "hint"]
    ranks = [levels.index(finding["level"]) for finding in card["findings"]]
    assert ranks == sorted(ranks)
    assert all(finding["what"] and finding["why"] and finding["instead"] for finding in card["findings"])


def test_a_fix_shows_what_goes_and_what_comes_and_names_its_place() -> None:
    said = "A silver-haired woman, Mio, opens the door."
    film = with_scene(sample(), prose=(Sentence(element="subject_action", en=said),))
    cards = [f for scene in shown(film)["scenes"] for f in scene["findings"] + scene["folded"] if f["fix"]]
    assert cards
    for card in cards:
        assert card["field"]
        assert card["fix"]["before"] != card["fix"]["after"]


def test_a_waived_finding_is_told_with_its_reason_even_if_its_rule_is_gone() -> None:
    film = with_scene(sample(), waivers=(Waiver(code="CAM01", reason="意図"), Waiver(code="XXX99", reason="古い")))
    card = shown(film)["scenes"][0]
    assert [waiver["reason"] for waiver in card["waivers"]] == ["意図", "古い"]
    assert card["waivers"][0]["what"]


@pytest.mark.parametrize("target_id", targets())
def test_length_negative_field_and_settings_are_those_of_the_target(target_id: str) -> None:
    film = with_scene(sample(), avoid=Phrase(ja="文字", en="letters")).model_copy(update={"target": target_id})
    prompt = compose(film, film.scenes[0], target(target_id))
    card = shown(film)["scenes"][0]
    assert (card["length"]["count"], card["length"]["limit"]) == (prompt.length, prompt.limit.count)
    assert card["prompt"]["en"] == prompt.text.en
    assert bool(card["negative"]["en"]) == target(target_id).negative
    assert card["negative"]["ja"] == ("文字" if target(target_id).negative else "")
    assert str(prompt.seconds) in card["parameters"]["said"]


def test_what_is_pasted_has_its_japanese_beside_it_and_what_happens_comes_first() -> None:
    card = shown(sample())["scenes"][0]
    assert card["gist"].startswith("澪が、その列から赤い本を抜き取り")
    assert card["prompt"]["ja"]


def test_a_prompt_without_english_is_pasted_in_japanese_and_says_why() -> None:
    prose = (Sentence(element="subject_action", ja="澪が歩く。"),)
    card = shown(with_scene(sample(), prose=prose))["scenes"][0]
    assert card["pastes"] == "ja"
    assert any("英語" in remark for remark in card["remarks"])


def test_a_tick_stands_only_for_the_prompt_that_was_pasted() -> None:
    film = sample()
    scene = film.scenes[0]
    prompt = compose(film, scene, target(film.target)).text.en
    talk = Talk(step="storyboard", pasted=(Pasted(scene=scene.id, prompt=prompt),))
    assert shown(film, talk=talk)["scenes"][0]["pasted"]
    changed = with_scene(film, prose=scene.prose[1:])
    assert not shown(changed, talk=talk)["scenes"][0]["pasted"]


def test_a_retired_target_is_marked_and_told_in_one_line() -> None:
    board = shown(sample())
    assert "2026-09-24" in str(board["retired"])
    names = {one["id"]: one["name"] for one in board["targets"]}
    assert names["sora-2"] != target("sora-2").name
    assert shown(sample().model_copy(update={"target": "kling-3.0"}))["retired"] == ""


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_next_step_takes_is_said_in_calls_and_money(lang: Lang) -> None:
    clips = Clips(seconds=64, tries=3, usd=19.2)
    plan = Plan(scenes=9, calls=11, input_tokens=50_000, output_tokens=14_000, estimated=False, usd=0.041, clips=clips)
    cost = shown(sample(), lang, cost=plan)["cost"]
    assert "11" in cost["calls"]
    assert "$0.041" in cost["calls"]
    assert "$19.20" in cost["clips"]
    free = plan.model_copy(update={"calls": 0, "usd": 0.0})
    assert "$0" not in shown(sample(), lang, cost=free)["cost"]["calls"]


def test_a_scene_fills_in_while_half_of_its_draft_is_there() -> None:
    film = with_scene(sample(), status="planned", elements=Elements(), prose=(), camera=Camera())
    draft = {
        "subject_action": {"ja": "澪が本を"},
        "camera": {"size": "close-up", "angle": "low", "move": "sta"},
        "prose": [{"element": "subject_action", "ja": "澪が", "en": None}, {"element": "sub"}, "x"],
    }
    card = shown(film, coming={film.scenes[0].id: draft})["scenes"][0]
    assert card["coming"]
    assert card["elements"][0]["text"] == {"ja": "澪が本を", "en": ""}
    assert card["picture"] is None
    assert card["pastes"] is None
    draft["camera"] = {"size": "close-up", "angle": "low", "move": "static", "lens_mm": 85}
    assert shown(film, coming={film.scenes[0].id: draft})["scenes"][0]["picture"]


def test_a_draft_never_hides_a_scene_that_is_written() -> None:
    film = sample()
    card = shown(film, coming={film.scenes[0].id: {"subject_action": {"ja": "別の"}}})["scenes"][0]
    assert card["elements"][0]["text"] == film.scenes[0].elements.subject_action.model_dump()


def test_only_scenes_that_changed_travel_again() -> None:
    film = sample()
    before = shown(film)
    after = shown(with_scene(film, seconds=4))
    lean = present.lean(after, before)
    assert [scene.keys() == {"id", "mark"} for scene in lean["scenes"]] == [False] + [True] * 8
    assert present.lean(before, None) == before


def test_of_a_hundred_scenes_one_that_changed_is_made_anew_and_little_travels() -> None:
    scenes = tuple(
        scene.model_copy(update={"id": f"{scene.id}{n}", "number": n})
        for n in range(1, 101)
        for scene in [sample().scenes[n % 9]]
    )
    film = sample().model_copy(update={"scenes": scenes})
    before = shown(film)
    made = scene_card.cache_info().misses
    after = shown(with_scene(film, seconds=5))
    assert scene_card.cache_info().misses - made <= 2
    again = present.lean(after, before)
    assert len(json.dumps(again)) < 120_000
    assert len(json.dumps(before)) < 5_000_000


@given(before=plain, after=plain)
def test_a_difference_holds_both_texts(before: str, after: str) -> None:
    row = differences(before, after)
    assert "".join(text for sign, text in row if sign != "+") == before
    assert "".join(text for sign, text in row if sign != "-") == after


def test_a_difference_marks_words_and_not_letters() -> None:
    assert differences("50mm. A slow dolly in.", "85mm. A slow dolly out.") == [
        ("-", "50mm"), ("+", "85mm"), ("=", ". A slow dolly "), ("-", "in"), ("+", "out"), ("=", "."),
    ]  # fmt: skip


def test_takes_are_newest_first_with_their_differences_and_the_one_that_stands() -> None:
    film = sample()
    scene = film.scenes[0].id
    steps = []
    for number, words in enumerate(["夜の部屋。", "朝の部屋。"], start=4):
        edits = (SetElement(scene=scene, element="environment", words=Wording(ja=words)),)
        after = apply(film, edits)
        steps.append(
            Step(
                number=number,
                turn="t",
                by="user",
                at=NOW,
                edits=edits,
                changes=changes(film, after),
                undone=number == 5,
            )
        )
        film = after
    told = present.takes(steps, scene, "ja")
    assert [take["step"] for take in told] == [5, 4]
    assert [take["now"] for take in told] == [False, True]
    assert told[0]["changes"][0]["field"] == "環境 · 日本語"
    assert ("+", "朝") in told[0]["changes"][0]["difference"]
    assert json.dumps(told)


def test_a_take_of_another_scene_or_of_marks_alone_is_none() -> None:
    film = sample()
    edits = (SetSeconds(scene=film.scenes[1].id, seconds=5),)
    step = Step(
        number=4, turn="t", by="user", at=NOW, edits=edits, changes=changes(film, apply(film, edits)), undone=False
    )
    assert present.takes([step], film.scenes[0].id, "en") == []


def test_a_card_asks_only_for_words_that_there_are_in_both_languages() -> None:
    sections = {
        "Board": "board",
        "Proposal": "proposals",
        "Coach": "proposals",
        "Lesson": "learning",
        "Mishap": "mishap",
    }
    for path in ELEMENTS.glob("*.jsx"):
        said = path.read_text(encoding="utf-8")
        section = sections.get(path.stem, "forms")
        for name in set(re.findall(r"\bwords\.(\w+)", said)):
            for lang in LANGS:
                assert f"{section}.{name}" in keys(lang), f"{path.name}: {name}"
        for start in set(re.findall(r"words\[`(\w+_)\$", said)):
            assert start == "side_" or any(key.startswith(f"{section}.{start}") for key in keys("ja")), (
                f"{path.name}: {start}"
            )


def test_no_card_makes_markup_or_addresses_of_text() -> None:
    for path in ELEMENTS.glob("*.jsx"):
        said = path.read_text(encoding="utf-8")
        for danger in ("dangerouslySetInnerHTML", "innerHTML", "href=", "eval(", "markdown", "document.write"):
            assert danger not in said, f"{path.name}: {danger}"
        assert "http" not in said.replace('placeholder="https://.../v1"', ""), path.name


def test_a_scene_that_is_only_planned_has_a_card_without_a_picture() -> None:
    film = Film(id="f", plot="夢を見た。", scenes=(Scene(id="a", number=1, plot_sentences=(0,)),))
    card = shown(film)["scenes"][0]
    assert card["picture"] is None
    assert card["pastes"] is None
    assert card["findings"] == []


def test_answers_to_be_pasted_are_counted_instead_of_calls() -> None:
    plan = Plan(
        scenes=9, calls=11, input_tokens=1, output_tokens=1, estimated=False, usd=None,
        clips=Clips(seconds=64, tries=3, usd=None),
    )  # fmt: skip
    calls = shown(sample(), "en", cost=plan, pastes=2)["cost"]["calls"]
    assert "2" in calls
    assert "11" not in calls
