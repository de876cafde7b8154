"""The checks of answers: a good draft passes, and each planted fault is found by the check that it was planted for."""

import copy
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from bot.writing import checks
from bot.writing.cases import Step, asked, cases
from bot.writing.tongues import swapped, unlike

FILES = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (Path(__file__).parent / "drafts").glob("*.yaml")
}
PLANTED = [(name, fault) for name, data in sorted(FILES.items()) for fault in data["planted"]]
PUBLIC = {
    "interview": checks.interview_faults, "outline": checks.outline_faults, "break_down": checks.breakdown_faults,
    "fill": checks.fill_faults, "rewrite": checks.rewrite_faults, "follow": checks.follow_faults,
    "direct": checks.direct_faults, "quick": checks.quick_faults,
    "still": checks.still_faults,
}  # fmt: skip


def step_of(name: str) -> Step:
    return FILES[name].get("step", name)


def asked_for(name: str) -> Any:
    return asked(step_of(name), next(case for case in cases(step_of(name)) if case.id == FILES[name]["case"]))


def planted(good: dict[str, Any], fault: dict[str, Any]) -> dict[str, Any]:
    draft = copy.deepcopy(good)
    if "repeat" in fault:
        draft[fault["repeat"]] *= fault["times"]
    for path, value in fault.get("set", {}).items():
        *steps, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        place = draft
        for key in steps:
            place = place[key]
        place[last] = value
    return draft


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_good_draft_has_no_faults(name: str) -> None:
    ask = asked_for(name)
    assert PUBLIC[step_of(name)](ask.answer.model_validate(FILES[name]["good"]), ask.inputs) == ()


@pytest.mark.parametrize(("name", "fault"), PLANTED)
def test_a_planted_fault_is_found_by_its_check(name: str, fault: dict[str, Any]) -> None:
    ask = asked_for(name)
    draft = ask.answer.model_validate(planted(FILES[name]["good"], fault))
    faults = checks.found(step_of(name), draft, ask.inputs)
    assert fault["found"] in {found.check for found in faults}
    assert PUBLIC[step_of(name)](draft, ask.inputs)


@pytest.mark.parametrize("step", get_args(Step))
def test_every_check_of_a_step_has_a_planted_fault(step: Step) -> None:
    assert {fault["found"] for name, fault in PLANTED if step_of(name) == step} <= set(checks.CHECKS[step])
    shared = {check for data in checks.CHECKS.values() for check in data}
    assert {fault["found"] for _, fault in PLANTED} == shared


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("35mmのローアングル", "ja"), ("@sayaが「Drink before it wakes.」と言う。", "ja"), ("16mmフィルム", "ja"),
        ('@old_man says, "それは君のだ".', "en"), ("A café at dusk – deserted.", "en"), ("LEDの青い光", "ja"),
    ],
)  # fmt: skip
def test_a_text_in_its_language_passes(text: str, lang: Any) -> None:
    assert unlike(text, lang) == ""


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("", "ja"),
        ("  ", "en"),
        ("wet rail", "ja"),
        ("the 商店街 at night", "en"),
        ("wet：rail", "en"),
        ("@saya walks の", "ja"),
    ],
)
def test_a_text_in_another_language_does_not_pass(text: str, lang: Any) -> None:
    assert unlike(text, lang)


def test_swapped_sides_are_told_apart_from_a_missing_side() -> None:
    assert swapped("wet rail", "濡れた線路")
    assert not swapped("", "濡れた線路")
    assert not swapped("濡れた線路", "wet rail")


def test_a_line_of_a_shared_sentence_is_asked_only_of_the_scene_whose_beat_says_it() -> None:
    ask = asked_for("fill")
    film, scene = ask.inputs.film, ask.inputs.scene
    other = film.scenes[3].model_copy(update={"plot_sentences": (2, 3)})
    quiet = scene.model_copy(
        update={"beat": scene.beat.model_copy(update={"ja": "サヤが傘を開く。", "en": "Saya opens it."})}
    )
    shared = film.model_copy(update={"scenes": (*film.scenes[:2], quiet, other)})
    inputs = ask.inputs.model_copy(update={"film": shared, "scene": quiet})
    good = planted(
        FILES["fill"]["good"],
        {"set": {"prose.1.ja": "@old_manが口を閉じている。", "prose.1.en": "@old_man waits.", "sound": None}},
    )
    assert checks.fill_faults(ask.answer.model_validate(good), inputs) == ()


@pytest.mark.parametrize("place", ["sound.ja", "prose.1.ja"])
def test_a_spoken_line_may_stand_in_the_sound_note_or_in_the_paragraph(place: str) -> None:
    ask = asked_for("fill")
    bare = planted(
        FILES["fill"]["good"], {"set": {"sound.ja": "小さな雨音。", "prose.1.ja": "@old_manが@sayaを見る。"}}
    )
    assert checks.fill_faults(ask.answer.model_validate(bare), ask.inputs)
    said = planted(bare, {"set": {place: "「それは君のだ」と言って、@old_manが@sayaを見る。"}})
    assert not any(
        "word for word" in fault for fault in checks.fill_faults(ask.answer.model_validate(said), ask.inputs)
    )


def test_somebody_in_the_beat_may_be_out_of_the_picture_if_another_one_acts() -> None:
    ask = asked_for("fill")
    change = {"prose.2.ja": "両手の中で、@umbrellaがゆっくり開く。", "prose.2.en": "Both hands slowly open @umbrella."}
    draft = ask.answer.model_validate(planted(FILES["fill"]["good"], {"set": change}))
    assert checks.fill_faults(draft, ask.inputs) == ()


def test_the_wish_for_another_line_lets_the_old_one_go() -> None:
    ask = asked_for("rewrite_action")
    draft = ask.answer.model_validate(planted(FILES["rewrite_action"]["good"], FILES["rewrite_action"]["planted"][0]))
    wished = ask.inputs.model_copy(update={"wish": "cut her line"})
    assert checks.rewrite_faults(draft, wished) == ()
