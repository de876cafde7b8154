"""Prompts as people type them: lists, headings, rules, labels, the memo's template."""

import pytest

from bot.exporting import export
from bot.importing import read
from bot.story import Film, Phrase, Scene
from tests.films import SMALL


def scenes(text: str, name: str = "-") -> tuple[Scene, ...]:
    return read(text, name).film.scenes


def prompts(film: Film | str) -> list[str]:
    got = read(film, "-").film if isinstance(film, str) else film
    return [" ".join(s.en or s.ja for s in scene.prose) for scene in got.scenes]


def kept(text: str, name: str = "-") -> list[tuple[int, str]]:
    notes = [note for note in read(text, name).notes if note.key == "importing.not_understood"]
    return [(int(str(note.params["line"])), str(note.params["text"])) for note in notes]


TWO = ["A girl walks.", "A boat drifts."]
FORMS = {
    "blank lines": "A girl walks.\n\nA boat drifts.",
    "numbers": "1. A girl walks.\n2. A boat drifts.",
    "numbers in brackets": "(1) A girl walks.\n(2) A boat drifts.",
    "full-width numbers": "1．A girl walks.\n2．A boat drifts.",
    "circled numbers": "① A girl walks.\n② A boat drifts.",
    "bullets": "- A girl walks.\n- A boat drifts.",
    "slates": "S01: A girl walks.\nS02: A boat drifts.",
    "headings with a dash": "Scene 1 - The pier\nA girl walks.\n\nScene 2 - The boat\nA boat drifts.",
    "headings with a colon": "Scene 1: The pier\n\nA girl walks.\n\nScene 2: The boat\n\nA boat drifts.",
    "Markdown headings": "## Scene 1: The Pier\n\nA girl walks.\n\n## Scene 2\n\nA boat drifts.",
    "bold headings": "**Scene 1**\nA girl walks.\n\n**Scene 2**\nA boat drifts.",
    "Japanese headings": "シーン1：桟橋\nA girl walks.\n\nシーン2：船\nA boat drifts.",
    "full-width digits": "【シーン１】\nA girl walks.\n\n【シーン２】\nA boat drifts.",
    "cuts": "カット1\nA girl walks.\n\nカット2\nA boat drifts.",
    "shots": "Shot 1:\nA girl walks.\nShot 2:\nA boat drifts.",
    "rules": "A girl\nwalks.\n---\nA boat drifts.",
    "stars": "A girl walks.\n\n* * *\n\nA boat drifts.",
    "labels": "Prompt: A girl walks.\nNegative prompt: birds\n\nPrompt: A boat drifts.",
    "Japanese labels": "プロンプト：A girl walks.\n秒数：8\n\nプロンプト：A boat drifts.",
    "code": "```\nA girl walks.\n```\n\n```\nA boat drifts.\n```",
    "quotes": "“A girl walks.”\n\n「A boat drifts.」",
    "Windows": "A girl walks.\r\n\r\nA boat drifts.\r\n",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_two_prompts_are_two_scenes_however_they_are_written(text: str) -> None:
    assert prompts(text) == TWO
    assert kept(text) == []


def test_a_headed_scene_may_have_paragraphs_a_heading_and_both_languages() -> None:
    [first, second] = scenes("シーン1：桟橋\n少女が歩く。\n\nA girl walks.\n\nシーン2\nA boat drifts.\n\nIt turns.\n")
    assert first.slug.ja == "桟橋"
    assert [(s.ja, s.en) for s in first.prose] == [("少女が歩く。", "A girl walks.")]
    assert [s.en for s in second.prose] == ["A boat drifts.", "It turns."]


def test_labels_beside_a_prompt_go_where_they_belong() -> None:
    [scene] = scenes(
        "Scene 1\nA girl walks.\n尺：約5秒\nNegative prompt: birds, boats\nセリフ：「行こう」\nCamera: static\n"
    )
    assert (scene.seconds, scene.avoid, scene.sound) == (5, Phrase(en="birds, boats"), Phrase(ja="行こう"))
    assert scene.elements.camera_work.en == "static"


def test_a_sentence_that_begins_with_a_shot_or_a_number_is_no_heading() -> None:
    assert prompts("Shot 3 people walking on a pier.\n\nScene 24 hours later, she returns.") == [
        "Shot 3 people walking on a pier.", "Scene 24 hours later, she returns.",
    ]  # fmt: skip


def test_what_stands_outside_of_the_scenes_is_kept_with_its_line_and_with_the_film() -> None:
    text = "Here are my prompts\n\nScene 1\nA girl walks.\nDuration: soon\n\nScene 2\n\nScene 3\nA boat drifts.\n"
    assert kept(text) == [(1, "Here are my prompts"), (5, "Duration: soon"), (7, "Scene 2")]
    film = read(text, "-").film
    assert film.assumptions[0].en == "Line 1 belongs to no scene and is kept as a note: Here are my prompts"
    assert "Here are my prompts" in export(film, "md")


def test_the_film_s_own_labels_and_the_preset_before_the_first_scene_are_the_film_s() -> None:
    text = (
        "タイトル：霧の桟橋\nTheme: Nightmare\nColor: blue\nCamera: handheld\nFilm Stock: grain\nLighting: low-key\n"
        "Vibe: menacing\nProtagonist (Kakeru): a young man\n- Floor: worn tiles\n\n[シーンNo] Scene 1\n・被写体・アクション：老婆が口を開く。\n・カメラワーク：固定。\n"
    )
    film = read(text, "memo.txt").film
    assert film.title.ja == "霧の桟橋"
    assert [part.en for _, part in film.preset] == ["Nightmare", "blue", "handheld", "grain", "low-key", "menacing"]
    assert film.scenes[0].elements.camera_work.ja == "固定。"
    assert kept(text) == [(8, "Protagonist (Kakeru): a young man"), (9, "- Floor: worn tiles")]


def test_an_english_label_before_japanese_words_keeps_them_japanese() -> None:
    [scene] = scenes("Subject: 少女が歩く。\nCamera: 固定カメラ。\n")
    assert scene.elements.camera_work == Phrase(ja="固定カメラ。")


def test_subject_and_action_apart_are_one_element_of_one_scene() -> None:
    [scene] = scenes("Subject: a girl\nAction: she walks\nCamera: static\n")
    assert scene.elements.subject_action.en == "a girl she walks"


def test_a_field_that_comes_a_second_time_begins_the_next_scene() -> None:
    assert [s.elements.environment.ja for s in scenes("環境：桟橋\n光：朝\n\n環境：海\n光：夜\n")] == ["桟橋", "海"]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_blocks_export_reads_back_with_its_target(lang) -> None:
    film = read(export(SMALL.model_copy(update={"target": "kling-3.0"}), "blocks", lang=lang), "film.txt").film
    first = film.scenes[0]
    assert film.target == "kling-3.0"
    assert (first.beat.ja, first.seconds) == ("ミオが桟橋を歩いてくる。", 8)
    assert first.avoid == Phrase(en="other people, boats")
    assert first.prose[0].en.startswith("A girl with short black hair")


def test_a_paragraph_of_100_000_lines_is_read_in_time() -> None:
    assert len(scenes("she walks on\n" * 100_000)) == 1
