"""Lessons: listed, given with pictures, tried on a scene of one's own; craft questions are answered from them."""

import json

import pytest

from bot.chat import present
from bot.dialogue import events
from bot.dialogue.learning import named, questioned
from bot.library.lessons import lessons, lessons_on
from bot.story import LANGS
from bot.texts import Told
from tests.talking import only, sample_open, talking
from tests.terminal import terminal


async def test_the_course_is_listed_with_a_button_for_each_lesson(tmp_path):
    async with talking(tmp_path) as person:
        shown = await person.type("/learn")
        assert [one.buttons[0].press.lesson for one in shown] == list(lessons())


async def test_a_lesson_is_given_before_any_film_is_there(tmp_path):
    async with talking(tmp_path) as person:
        told = only(await person.type("/learn レンズ"), events.Taught)
        assert (told.lesson.id, told.scene) == ("lenses", None)
        with pytest.raises(Told):
            await person.type("/learn 税金")


@pytest.mark.parametrize("one", lessons().values(), ids=lambda one: one.id)
async def test_every_lesson_can_be_tried_on_a_scene_without_a_key_and_makes_a_take(tmp_path, one):
    async with sample_open(tmp_path) as person:
        before = await person.film()
        proposed = only(await person.type(f"/learn {one.id} シーン3"), events.Proposed)
        assert await person.film() == before
        now = proposed.after.scenes[2]
        assert now.elements.named(one.try_out.element) != before.scenes[2].elements.named(one.try_out.element)
        for name, value in one.try_out.camera:
            assert value is None or getattr(now.camera, name) == value
        await person.press("decide", proposal=proposed.proposal.id, how="accept")
        assert (await person.film()).scenes[2] == now


async def test_the_button_of_the_card_tries_it_on_the_scene_that_is_chosen(tmp_path):
    async with sample_open(tmp_path) as person:
        told = only(await person.press("learn", lesson="camera-moves"), events.Taught)
        scene = told.scenes[1]
        proposed = only(await person.press("try_out", lesson="camera-moves", scene=scene.id), events.Proposed)
        assert proposed.proposal.rewrites[0].scene == scene.id


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("one", lessons().values(), ids=lambda one: one.id)
def test_the_card_has_a_picture_for_each_step_both_examples_and_sources(one, lang):
    card = present.lesson(events.Taught(one, "16:9", (), None), lang)
    assert all(step["picture"].startswith("<svg") and step["says"] for step in card["steps"])
    assert all(card["example"].values())
    assert card["sources"]
    assert card["terms"]
    assert json.dumps(card)


@pytest.mark.parametrize(
    ("asked", "lesson"),
    [
        ("構図って何？", "composition"),
        ("レンズについて教えて", "lenses"),
        ("カメラワークとは？", "camera-moves"),
        ("どのレンズを選べばいい？", "lenses"),
        ("エフェクトについて知りたい", "effects"),
        ("what is composition?", "composition"),
        ("teach me about lenses", "lenses"),
        ("how do I choose a camera angle?", "camera-angles"),
    ],
)
async def test_a_craft_question_that_no_term_answers_gets_the_lesson_with_its_sources(tmp_path, asked, lesson):
    async with sample_open(tmp_path) as person:
        told = only(await person.type(asked), events.Taught)
        assert told.lesson.id == lesson
        assert told.lesson.sources


@pytest.mark.parametrize("asked", ["ドリーインって何？", "逆光とは？", "what is a dolly in?"])
async def test_a_film_word_is_answered_by_its_term_and_not_by_a_lesson(tmp_path, asked):
    async with sample_open(tmp_path) as person:
        assert any(isinstance(event, events.Explained) for event in await person.type(asked))


@pytest.mark.parametrize("wish", ["シーン3のレンズを85mmにして", "シーン2はどのレンズがいい？"])
async def test_what_is_said_of_a_scene_is_no_question_for_a_lesson(tmp_path, wish):
    assert questioned(wish) is None


async def test_what_neither_a_term_nor_a_lesson_knows_is_said_so(tmp_path):
    async with sample_open(tmp_path) as person:
        with pytest.raises(Told):
            await person.press("explain", what="term", id="確定申告")


def test_a_lesson_is_found_by_number_id_and_words():
    assert named("4").id == named("lenses").id == named("レンズの選び方").id == "lenses"
    assert lessons_on("税金") == ()


def test_the_command_line_gives_a_lesson_writes_its_pictures_and_tries_it(tmp_path):
    window = terminal(tmp_path)
    listed = window.run("learn", "--lang", "ja").stdout
    assert listed.count("\n") == len(lessons())
    given = window.run("learn", "lenses", "--lang", "en", "--out", "pictures")
    assert given.returncode == 0, given.stderr
    assert "Film words" in given.stdout
    drawn = sorted((tmp_path / "pictures").glob("*.svg"))
    assert len(drawn) == len(lessons()["lenses"].steps)
    assert drawn[0].read_text(encoding="utf-8").startswith("<svg")
    assert window.run("learn", "nonsense").returncode == 2
    assert window.run("learn", "lenses", "--film", "x").returncode == 2


def test_the_command_line_tries_a_lesson_on_scene_3_which_is_a_take(tmp_path):
    from tests.test_clips_cli import FILM

    window = terminal(tmp_path)
    assert window.run("import", str(FILM)).returncode == 0
    tried = window.run("learn", "camera-angles", "--film", "flawed01", "--scene", "3", "--writer", "guided")
    assert tried.returncode == 0, tried.stderr
    assert "S03" in tried.stdout
