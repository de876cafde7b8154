"""The lessons: bilingual, with terms that exist, pictures that can be drawn, and try-outs that any writer understands."""

import re
from pathlib import Path

import pytest

from bot.library.explanations import explanation
from bot.library.files import BadFileError, checked
from bot.library.lessons import Lesson, lesson, lessons, lessons_on
from bot.library.targets import target
from bot.linting import lint_text
from bot.llm.guided.wishing import camera_wish, light_wish, tempo_wish
from bot.picturing import shot_picture
from bot.story import LANGS, Lang
from bot.texts import Told

ALL = list(lessons().values())
JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]")


def test_the_course_is_about_eight_lessons_numbered_without_a_gap() -> None:
    assert [one.number for one in ALL] == list(range(1, len(ALL) + 1))
    assert 8 <= len(ALL) <= 12


def test_the_course_teaches_what_the_memo_lacked() -> None:
    """Lenses, camera work and angles, effects, and the composition of shots."""
    assert {"lenses", "camera-moves", "camera-angles", "effects", "shot-sizes", "composition"} <= set(lessons())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_lesson_is_said_in_both_languages_in_short_steps(one: Lesson) -> None:
    for phrase in (one.title, one.about, one.example, one.try_out.wish, *(step.says for step in one.steps)):
        assert JAPANESE.search(phrase.ja)
        assert phrase.en
        assert not JAPANESE.search(phrase.en)
    assert all(len(step.says.ja) <= 70 and len(step.says.en) <= 150 for step in one.steps)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("lang", LANGS)
def test_every_step_has_a_picture_that_can_be_drawn(one: Lesson, lang: Lang) -> None:
    for step in one.steps:
        drawn = shot_picture(step.camera, lang, light=step.light.said(lang), figures=step.people)
        assert drawn.startswith("<svg")


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_no_two_steps_of_a_lesson_show_the_same_picture(one: Lesson) -> None:
    shown = [(step.camera, step.light, step.people) for step in one.steps]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("lang", LANGS)
def test_the_example_holds_no_weak_spot(one: Lesson, lang: Lang) -> None:
    found = lint_text(one.example.said(lang), lang, target("kling-3.0"))
    assert [finding.code for finding in found if finding.level != "hint"] == []


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("lang", LANGS)
def test_the_try_out_is_a_wish_that_the_vocabulary_alone_understands(one: Lesson, lang: Lang) -> None:
    wish = one.try_out.wish.said(lang)
    understood = camera_wish(wish)
    for name, value in one.try_out.camera.model_dump(exclude_none=True).items():
        assert getattr(understood, name) == value
    if one.try_out.element == "lighting_color":
        assert light_wish(wish).source
        assert light_wish(wish).way
    elif one.try_out.element == "time_flow":
        assert tempo_wish(wish)
    else:
        assert understood


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_most_words_of_a_lesson_have_their_plain_explanation(one: Lesson) -> None:
    explained = [taught for taught in one.taught if explanation(taught)]
    assert len(explained) * 2 >= len(one.taught)


def test_a_lesson_is_found_by_its_id_and_its_place() -> None:
    assert lesson("lenses") is lesson(str(lesson("lenses").number))


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("レンズについて教えて", "lenses"),
        ("ﾚﾝｽﾞの選び方", "lenses"),
        ("カメラワークって何？", "camera-moves"),
        ("カメラアングルを学びたい", "camera-angles"),
        ("構図の基本", "composition"),
        ("振り返るシーンがうまくいかない", "turning-around"),
        ("映像エフェクト", "effects"),
        ("How do I light a face?", "light"),
        ("which lenses should I use?", "lenses"),
        ("teach me camera movement", "camera-moves"),
        ("逆光とは", "light"),
        ("What is a dolly in?", "camera-moves"),
        ("三分割法", "composition"),
    ],
)
def test_a_question_finds_its_lesson_first(question: str, first: str) -> None:
    assert lessons_on(question)[0].id == first


@pytest.mark.parametrize("question", ["", "こんにちは", "How much does it cost?"])
def test_a_question_about_something_else_finds_no_lesson(question: str) -> None:
    assert lessons_on(question) == ()


def test_an_unknown_lesson_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match="shot-sizes"):
        lesson("sound")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"terms": ["close-up", "no-such-term"]}, "there is no term no-such-term"),
        ({"title": {"ja": "レンズ", "en": ""}}, "both languages"),
        ({"steps": []}, "lenses.yaml: steps"),
    ],
)
def test_a_wrong_lesson_is_told_by_file_and_key(wrong: dict[str, object], told: str) -> None:
    data = lesson("lenses").model_dump(mode="json") | wrong
    with pytest.raises(BadFileError, match=told):
        checked(Lesson, data, Path("lenses.yaml"))
