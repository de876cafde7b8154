from pathlib import Path

import pytest

from bot.composing import compose_film
from bot.exporting import export
from bot.importing import read
from bot.library.targets import target
from bot.story import Phrase
from bot.texts import Told
from tests.films import SMALL

TEMPLATE = (Path(__file__).parent / "golden" / "template.txt").read_text(encoding="utf-8")


def test_each_paragraph_of_a_plain_text_becomes_a_scene_in_its_own_language() -> None:
    film = read("A man runs. He stops.\n\n少女が歩く。\n立ち止まる。\n", "mine.txt").film
    assert [len(scene.prose) for scene in film.scenes] == [2, 2]
    assert [scene.prose[1].en or scene.prose[1].ja for scene in film.scenes] == ["He stops.", "立ち止まる。"]


def test_a_plain_prompt_composes_to_the_words_that_came_in() -> None:
    film = read("A wide shot of a pier. A girl walks three steps and stops.", "mine.txt").film
    [prompt] = compose_film(film, target("sora-2"))
    assert prompt.text.en == "A wide shot of a pier. A girl walks three steps and stops."
    assert prompt.missing == ()


def test_numbers_quotes_and_wrapped_lines_around_a_prompt_are_left_out() -> None:
    film = read("Scene 5: “A girl walks\nalong the pier.”\n\n2. A boat drifts.\n", "mine.txt").film
    assert [scene.prose[0].en for scene in film.scenes] == ["A girl walks along the pier.", "A boat drifts."]


def test_the_prompts_export_reads_back_as_its_finished_scenes_and_notes_the_rest() -> None:
    got = read(export(SMALL, "prompts", lang="en"), "film.txt")
    assert len(got.film.scenes) == 1
    assert [note.key for note in got.notes] == [
        "importing.plain", "importing.not_understood", "importing.not_understood",
    ]  # fmt: skip


def test_the_same_text_gives_the_same_film() -> None:
    assert read("A man runs.", "a.txt").film == read("A man runs.", "b.txt").film


def test_a_text_with_nothing_but_comments_is_said_in_one_sentence() -> None:
    with pytest.raises(Told, match="No prompt was found"):
        read("# only a heading\n", "mine.txt")


def test_the_template_is_read_with_full_width_colons_any_bullets_and_four_kinds_of_quotes() -> None:
    got = read(TEMPLATE, "memo.txt")
    first, second = got.film.scenes
    assert first.elements.camera_work == Phrase(ja="正面のクローズアップ。固定カメラ。", en="Frontal close-up, static.")
    assert first.elements.time_flow == Phrase(ja="", en="A few seconds.")
    assert [s.ja for s in first.prose] == ["駅員が口を開く。", "青い光が頬を照らす。"]
    assert [s.en for s in first.prose] == ["The guard opens his mouth.", "Blue light falls on his cheek."]
    assert second.elements.environment.ja == "誰もいないホーム。 蛍光灯が一本だけ点いている。".replace(" ", "")
    assert second.prose[0].en == "A train passes. Then silence returns."


def test_the_template_says_what_it_left_out_and_how_scenes_were_numbered() -> None:
    keys = [note.key for note in read(TEMPLATE, "memo.txt").notes]
    assert keys == ["importing.template", "importing.renumbered", "importing.not_understood"]
