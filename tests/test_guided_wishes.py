"""Wishes and commands by vocabulary, in both languages."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.library.targets import target
from bot.llm.asks import DirectInputs, RewriteInputs
from bot.llm.drafts import DirectDraft, ElementDraft, ShotDraft
from bot.llm.guided import CannotError
from bot.llm.guided.wishing import camera_wish
from bot.story import LANGS, Camera, ElementName, Film
from bot.texts import tell
from tests.guided_films import AQUARIUM, TRAIN, answer, made

WISHES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "data" / "guided_wishes.yaml").read_text(encoding="utf-8")
)
BEFORE = Camera(size="medium", angle="eye-level", move="static", lens_mm=50)


@pytest.fixture(scope="module")
def film() -> Film:
    return made(AQUARIUM, "ja", scenes=6)


@pytest.mark.parametrize("row", WISHES, ids=[row["wish"] for row in WISHES])
def test_a_camera_wish_gives_these_values(row: dict[str, Any]) -> None:
    asked = {key: value for key, value in row.items() if key != "wish"}
    after = camera_wish(row["wish"]).on(BEFORE)
    kept = {key: value for key, value in BEFORE.model_dump().items() if key not in (*asked, "lens_mm")}
    got = after.model_dump()
    assert {key: got[key] for key in asked} == asked
    assert {key: got[key] for key in kept} == kept


def rewritten(film: Film, element: ElementName, wish: str) -> ShotDraft | ElementDraft:
    kind = ShotDraft if element == "camera_work" else ElementDraft
    inputs = RewriteInputs(
        film=film, scene=film.scenes[1], target=target("sora-2"), element=element, wish=wish, budget=600
    )
    return answer(inputs, kind, "rewrite")


def test_a_camera_rewrite_says_its_values_in_both_languages(film: Film) -> None:
    draft = rewritten(film, "camera_work", "低いアングルの手持ちで")
    assert isinstance(draft, ShotDraft)
    assert (draft.camera.angle, draft.camera.move) == ("low", "handheld")
    assert "ローアングル" in draft.text.ja
    assert "手持ち" in draft.sentences[1].ja
    assert "low angle" in draft.sentences[0].en
    assert "andheld" in draft.sentences[1].en


def test_a_rewrite_uses_no_sentence_that_the_film_has(film: Film) -> None:
    said = {sentence.en for scene in film.scenes for sentence in scene.prose}
    draft = rewritten(film, "camera_work", "もっと近くへ、ドリーイン")
    assert not said & {sentence.en for sentence in draft.sentences}


def test_a_wish_that_names_somebody_looks_at_them(film: Film) -> None:
    draft = rewritten(film, "camera_work", "妹の顔のアップで")
    assert "@little_sister" in draft.sentences[0].en


@pytest.mark.parametrize(
    ("element", "wish", "ja", "en"),
    [
        ("lighting_color", "月明かりの逆光で", "月明かり", "oonlight"),
        ("lighting_color", "warmer, candlelight", "琥珀色", "andlelight"),
        ("time_flow", "スローモーションで", "スロー", "low motion"),
        ("environment", "夜明けの雨に", "雨", "dawn"),
        ("environment", "on a rooftop at dusk", "屋上", "rooftop"),
    ],
)
def test_light_time_and_place_are_rewritten_by_words(
    film: Film, element: ElementName, wish: str, ja: str, en: str
) -> None:
    draft = rewritten(film, element, wish)
    assert ja in draft.text.ja + draft.sentences[0].ja
    assert en in draft.text.en + draft.sentences[0].en


@pytest.mark.parametrize(
    ("element", "wish"),
    [
        ("camera_work", "いい感じに"),
        ("lighting_color", "エモく"),
        ("subject_action", "老婆を二人に"),
        ("time_flow", "素敵に"),
    ],
)
def test_what_no_word_reaches_is_told_in_one_sentence(film: Film, element: ElementName, wish: str) -> None:
    with pytest.raises(CannotError) as told:
        rewritten(film, element, wish)
    assert all(tell(told.value, lang) for lang in LANGS)


COMMANDS: list[tuple[str, list[dict[str, Any]]]] = [
    ("シーン3を削除して", [{"action": "delete_scene", "scenes": [3]}]),
    ("delete scene 3", [{"action": "delete_scene", "scenes": [3]}]),
    ("最後のシーンを消して", [{"action": "delete_scene", "scenes": [6]}]),
    ("シーン5を2番目に移動", [{"action": "move_scene", "scenes": [5], "number": 2}]),
    ("move scene 5 to the start", [{"action": "move_scene", "scenes": [5], "number": 1}]),
    ("シーン2と3をまとめて", [{"action": "merge_scenes", "scenes": [2, 3]}]),
    ("merge scenes 2 and 3", [{"action": "merge_scenes", "scenes": [2, 3]}]),
    ("シーン4を二つに分けて", [{"action": "split_scene", "scenes": [4]}]),
    ("split scene 4", [{"action": "split_scene", "scenes": [4]}]),
    ("シーン2を6秒に", [{"action": "set_seconds", "scenes": [2], "number": 6}]),
    ("scene 2: 12 seconds", [{"action": "set_seconds", "scenes": [2], "number": 12}]),
    ("全シーンを4秒に", [{"action": "set_seconds", "scenes": [1, 2, 3, 4, 5, 6], "number": 4}]),
    ("シーン1のカメラをロック", [{"action": "lock", "scenes": [1], "field": "camera_work"}]),
    ("unlock scene 1", [{"action": "unlock", "scenes": [1], "field": "scene"}]),
    ("元に戻して", [{"action": "undo", "scenes": []}]),
    ("undo", [{"action": "undo", "scenes": []}]),
    ("やり直す", [{"action": "redo", "scenes": []}]),
    ("redo", [{"action": "redo", "scenes": []}]),
    ("縦にして", [{"action": "set_aspect", "scenes": [], "text": "9:16"}]),
    ("make it 4:3", [{"action": "set_aspect", "scenes": [], "text": "4:3"}]),
    ("Veo 3.1用にして", [{"action": "set_target", "scenes": [], "text": "veo-3.1"}]),
    ("switch the target to kling 3.0", [{"action": "set_target", "scenes": [], "text": "kling-3.0"}]),
    ("シーン5、もっと近く", [{"action": "rewrite", "scenes": [5], "field": "camera_work"}]),
    ("scene 5 handheld from a low angle", [{"action": "rewrite", "scenes": [5], "field": "camera_work"}]),
    ("シーン2は月明かりで", [{"action": "rewrite", "scenes": [2], "field": "lighting_color"}]),
    (
        "シーン3を削除して。シーン2を6秒に。",
        [{"action": "delete_scene", "scenes": [3]}, {"action": "set_seconds", "scenes": [2], "number": 6}],
    ),
]


@pytest.mark.parametrize(
    ("remark", "wishes"), [pair for pair in COMMANDS if pair[1]], ids=lambda value: str(value)[:40]
)
def test_a_command_becomes_these_wishes(film: Film, remark: str, wishes: list[dict[str, Any]]) -> None:
    draft = answer(DirectInputs(film=film, remark=remark, scene=None), DirectDraft, "direct")
    assert draft.question is None
    for wish, expected in zip(draft.wishes, wishes, strict=True):
        got = wish.model_dump()
        got["text"] = wish.text.ja if wish.text else None
        assert {key: got[key] for key in expected} == expected


def test_without_a_scene_it_is_asked_which(film: Film) -> None:
    draft = answer(DirectInputs(film=film, remark="もっと近くへ", scene=None), DirectDraft, "direct")
    assert not draft.wishes
    assert draft.question is not None


def test_the_scene_that_is_talked_about_is_meant(film: Film) -> None:
    draft = answer(DirectInputs(film=film, remark="もっと近くへ", scene=film.scenes[3]), DirectDraft, "direct")
    assert draft.wishes[0].scenes == [4]


def test_half_of_a_remark_is_never_done_but_offered(film: Film) -> None:
    remark = "シーン3を削除して。あと全体をエモく。"
    draft = answer(DirectInputs(film=film, remark=remark, scene=None), DirectDraft, "direct")
    assert not draft.wishes
    assert draft.question is not None
    assert "エモく" in draft.question.ja
    assert [offer.action for offer in draft.offers] == ["delete_scene"]


def test_an_english_film_is_rewritten_too() -> None:
    draft = rewritten(made(TRAIN, "en"), "camera_work", "slow push-in from a low angle")
    assert draft.sentences[0].ja
    assert draft.sentences[1].en
