"""Cutting a plot into scenes: every sentence once, in order; wished counts and lengths are met."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.guided import cuts
from bot.llm.guided.cutting import clauses, part_of
from bot.sentences import sentences
from tests.guided_films import AQUARIUM, TRAIN, made, planned

PLOTS = {"ja": AQUARIUM, "en": TRAIN}


@pytest.mark.parametrize("lang", ["ja", "en"])
@given(count=st.integers(1, 12), seconds=st.integers(12, 240))
@settings(max_examples=20, deadline=None)
def test_a_wished_count_and_length_are_met(lang: str, count: int, seconds: int) -> None:
    film = planned(PLOTS[lang], lang, scenes=count, seconds=seconds)  # type: ignore[arg-type]
    assert len(film.scenes) == count
    assert sum(scene.seconds for scene in film.scenes) == seconds
    covered = [i for scene in film.scenes for i in scene.plot_sentences]
    assert covered == list(range(len(sentences(PLOTS[lang]))))


def test_more_scenes_than_sentences_share_a_sentence_by_clauses() -> None:
    plot = "私は長い廊下を走り抜け、屋上の扉を開け、夜空へ飛び出した。"
    film = made(plot, "ja", scenes=3)
    said = [scene.elements.subject_action.ja for scene in film.scenes]
    assert len(said) == 3
    assert "走り抜け" in said[0]
    assert "飛び出した" in said[2]


def test_a_change_of_place_begins_a_scene() -> None:
    film = planned("私は夜の教室に座っている。黒板に影が映る。気がつくと、夜明けの海辺に立っていた。波が寄せる。", "ja")
    assert 2 in [scene.plot_sentences[0] for scene in film.scenes]
    assert film.scenes[-1].slug.en == "EXT. BEACH - DAWN"


def test_a_total_alone_gives_clips_that_the_target_makes() -> None:
    film = planned(AQUARIUM, "ja", seconds=48)
    assert sum(scene.seconds for scene in film.scenes) == 48
    assert all(3 <= scene.seconds <= 13 for scene in film.scenes)


@given(st.text(alphabet="ああ私は、。「」海走", min_size=1, max_size=40))
def test_the_clauses_of_a_sentence_are_the_sentence(text: str) -> None:
    assert "".join(clauses(text, "ja")) == text


@given(st.integers(2, 4))
def test_the_parts_of_a_sentence_lose_nothing(parts: int) -> None:
    text = "I run down the hall, open the door, see the sea, and jump."
    told = " ".join(part_of(text, "en", part, parts) for part in range(parts))
    assert all(word in told for word in text.split())


@pytest.mark.parametrize("count", [40, 200])
def test_a_long_plot_is_cut(count: int) -> None:
    plot = "".join(f"私は{i}番目の扉を開ける。" for i in range(count))
    film = planned(plot, "ja", scenes=20)
    assert len(film.scenes) == 20
    assert sum(len(scene.plot_sentences) for scene in film.scenes) == count


@pytest.mark.parametrize(
    ("lang", "frame", "rest"),
    [
        ("ja", "昨夜の夢。", "わたしは古い映画館に座っていた。白い犬が飛び出してきた。犬を追いかけた。"),
        ("ja", "こんな夢を見た。", "わたしは古い映画館に座っていた。白い犬が飛び出してきた。犬を追いかけた。"),
        ("en", "I had a dream last night.", "I sat in an old cinema. A white dog jumped out. I ran after it."),
    ],
)
def test_a_sentence_that_only_says_that_a_dream_is_told_is_no_scene_of_its_own(lang, frame, rest) -> None:
    film = planned(frame + (" " if lang == "en" else "") + rest, lang)
    assert film.scenes[0].plot_sentences[:2] == (0, 1)


@pytest.mark.parametrize("told", ["夢の中で私は空を飛んだ。", "夢から覚めた。", "I dreamed of a whale in the sky."])
def test_a_sentence_with_something_to_film_frames_nothing(told: str) -> None:
    assert not any(re.fullmatch(frame, told, re.IGNORECASE) for frame in cuts().frames.values())
