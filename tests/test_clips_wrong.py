"""When a clip came out wrong: the weak spot is named from the words, its cause is shown, other stagings are offered."""

import itertools
import json
from pathlib import Path

import pytest
import yaml

from bot.dialogue.mishaps import complained
from bot.edits import Lock, RefusedError, apply
from bot.library.files import BadFileError, checked
from bot.library.samples import sample
from bot.library.symptoms import Symptoms, behind, called, symptoms
from bot.library.weak_spots import weak_spot
from bot.linting.causes import causes
from bot.llm.guided.commanding import harmless
from bot.story import LANGS, Film
from bot.writing.restaging import keeps_flaw, restagings

DATA = Path(__file__).parent / "data"
SEEN = yaml.safe_load((DATA / "mishaps.yaml").read_text(encoding="utf-8"))
UNSEEN = yaml.safe_load((DATA / "mishaps_unseen.yaml").read_text(encoding="utf-8"))
FILM = Film.model_validate(json.loads((DATA / "spoilt.film.json").read_text(encoding="utf-8")))
TURN, HUG, SIGN = FILM.scenes


def ids():
    counter = itertools.count()
    return lambda: f"n{next(counter)}"


def ways(scene, spot, **more):
    return restagings(FILM, scene, symptoms()[spot], ids(), **more)


def first(said: str) -> str:
    return next((one.weak_spot for one in behind(said)), "")


@pytest.mark.parametrize("case", SEEN, ids=lambda case: case["said"])
def test_what_went_wrong_is_traced_to_its_weak_spot(case) -> None:
    assert first(case["said"]) in case["spots"]


def test_of_complaints_that_were_held_out_most_are_traced_too() -> None:
    right = [case for case in UNSEEN if first(case["said"]) in case["spots"]]
    assert len(UNSEEN) * 2 >= len(SEEN) * 2 // 3
    assert len(right) >= len(UNSEEN) * 0.85


@pytest.mark.parametrize(
    "words", ["きれいにできた", "ありがとう", "perfect, thank you", "", "こんにちは", "next please"]
)
def test_no_weak_spot_is_named_where_nothing_went_wrong(words: str) -> None:
    assert behind(words) == ()


def test_most_complaints_are_told_from_wishes_without_being_asked_for() -> None:
    told = [case["said"] for case in (*SEEN, *UNSEEN)]
    assert sum(map(complained, told)) >= len(told) * 0.85


def test_no_remark_of_the_talks_test_set_is_taken_for_a_complaint() -> None:
    files = [DATA / f"{name}.yaml" for name in ("remarks", "remarks_unseen")]
    cases = [case for file in files for case in yaml.safe_load(file.read_text(encoding="utf-8"))]
    remarks = [case["say"] for case in cases if isinstance(case.get("say"), str) and "asks" not in case]
    assert len(remarks) > 200
    assert [remark for remark in remarks if complained(remark) and not harmless(remark, sample(), None)] == []


@pytest.mark.parametrize(
    "wish",
    ["シーン3をもっと近くして", "カメラを動かして", "make the camera move slowly", "手のアップにして", "全シーンを夜にして",
     "add a mirror", "文字を消してください", "二人が抱き合うシーンを足して", "change the color to blue", "ドリーインって何？"],
)  # fmt: skip
def test_a_wish_is_no_complaint(wish: str) -> None:
    assert not complained(wish)


@pytest.mark.parametrize("one", symptoms().values(), ids=lambda one: one.weak_spot)
def test_every_weak_spot_with_symptoms_offers_stagings_in_both_languages(one: Symptoms) -> None:
    assert len(one.stagings) >= 2
    assert weak_spot(one.weak_spot).why.ja
    assert all(called(one.weak_spot).said(lang) for lang in LANGS)


@pytest.mark.parametrize("one", symptoms().values(), ids=lambda one: one.weak_spot)
def test_two_or_three_takes_are_offered_for_any_scene_and_each_changes_it(one: Symptoms) -> None:
    found = ways(HUG, one.weak_spot)
    assert 2 <= len(found) <= 3
    films = [apply(FILM, way.edits) for way in found]
    assert all(film != FILM for film in films)
    assert all(a != b for a, b in itertools.combinations(films, 2))


@pytest.mark.parametrize(("scene", "spot", "words"), [(TURN, "turn", "振り返る"), (HUG, "multi", "抱き合い")])
def test_the_words_that_caused_it_are_shown(scene, spot, words) -> None:
    found = [c.text[c.finding.start : c.finding.end] for c in causes(FILM, scene, [spot]) if c.finding.lang == "ja"]
    assert words in found[0]


def test_a_scene_without_such_words_is_not_blamed() -> None:
    assert causes(FILM, TURN, ["text"]) == ()


@pytest.mark.parametrize(
    ("scene", "spot"), [(TURN, "turn"), (HUG, "multi"), (SIGN, "text"), (SIGN, "hand")]
)  # fmt: skip
def test_new_words_stand_where_the_flaw_stood_and_the_linter_finds_it_no_more(scene, spot) -> None:
    restaged = [way for way in ways(scene, spot) if any(one.element == "subject_action" for one in way.rewrites)]
    assert restaged
    assert not any(keeps_flaw(FILM, scene, spot, way) for way in restaged)


def test_a_sentence_without_the_flaw_is_kept_word_for_word() -> None:
    after = apply(FILM, ways(TURN, "turn")[0].edits).scenes[0]
    assert "@mioが橋の上で歩みを止める。" in [said.ja for said in after.prose]
    untouched = {"environment", "lighting_color", "time_flow"}
    assert all(after.elements.named(e) == TURN.elements.named(e) for e in untouched)  # type: ignore[arg-type]


def test_a_scene_of_one_plot_sentence_is_not_cut_in_two() -> None:
    assert any(not way.rewrites for way in ways(TURN, "turn"))
    assert all(way.rewrites for way in ways(HUG, "multi"))


def test_where_no_words_hold_the_flaw_a_writer_may_be_asked_and_else_the_coach_fills_up() -> None:
    assert all(way.edits for way in ways(TURN, "reflect"))
    assert any(not way.edits and way.rewrites for way in ways(TURN, "reflect", asks=True))


def test_a_locked_scene_says_that_it_is_locked() -> None:
    locked = apply(FILM, [Lock(scene=HUG.id, field="scene")])
    with pytest.raises(RefusedError):
        restagings(locked, locked.scenes[1], symptoms()["multi"], ids())


def test_a_file_that_names_no_weak_spot_is_refused() -> None:
    with pytest.raises(BadFileError, match="no weak spot"):
        checked(Symptoms, symptoms()["turn"].model_dump() | {"weak_spot": "nonsense"}, Path("nonsense.yaml"))
