"""Nothing that comes in is dropped: every word is in the film or in a note."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.importing import read
from bot.texts import Told

WORDS = st.integers(0, 9999).map(lambda n: f"word{n}x")
SENTENCES = st.lists(WORDS, min_size=1, max_size=4).map(lambda words: " ".join(words) + ".")
SHAPES = [
    "{}", "{}", "Scene {n}\n{}", "Scene {n} - {}", "S0{n}: {}", "シーン{n}：{}", "{n}. {}", "- {}", "---\n{}", "\n{}", "\n\n{}",
    "Prompt: {}", "Negative: {}", "秒数：{}", "・カメラワーク：{}", "* Environment: {}", "[Key Elements (English)]\n{}", "# {}",
    "## {}", "“{}”", "「{}」", "Theme: {}", "Title: {}", "プリセット\n{}", "[日本語プロンプト文章]\n{}", "INT. {}", "[[{}]]",
    "**{}**", "Scene: {}", "モデル: {}", "備考：{}", "`{}`", "{}:", "[S0{n}: {}]", "Duration: 8s {}", "> {}", "カット{n}\n\n{}",
]  # fmt: skip
BLOCKS = st.tuples(st.sampled_from(SHAPES), SENTENCES, st.integers(1, 9)).map(
    lambda made: made[0].replace("{n}", str(made[2])).replace("{}", made[1])
)
NAMES = st.sampled_from(["-", "mine.txt", "mine.md", "mine.csv", "mine.tsv", "mine.fountain"])


def missing(text: str, name: str) -> list[str]:
    """Return the words of a text that neither the film nor a note has; none if it is refused whole."""
    try:
        got = read(text, name)
    except Told:
        return []
    there = got.film.model_dump_json() + " ".join(str(note.params) for note in got.notes)
    return [word for word in re.findall(r"word\d+x", text) if word not in there]


@given(blocks=st.lists(BLOCKS, min_size=1, max_size=10), gap=st.sampled_from(["\n", "\n\n"]), name=NAMES)
@settings(max_examples=250, deadline=None)
def test_every_word_of_a_typed_text_is_in_the_film_or_in_a_note(blocks: list[str], gap: str, name: str) -> None:
    assert missing(gap.join(blocks), name) == []


HEADINGS = st.sampled_from(
    [
        "Prompt",
        "Scene",
        "シーン",
        "プロンプト",
        "Duration",
        "秒",
        "Negative",
        "Notes",
        "word1x",
        "",
        "Model",
        "Title",
        "音",
    ]
)


@given(
    heads=st.lists(HEADINGS, min_size=1, max_size=5),
    rows=st.lists(st.lists(st.one_of(SENTENCES, WORDS, st.just(""), st.just("8")), max_size=6), max_size=5),
    sign=st.sampled_from(",;\t"),
)
@settings(max_examples=150, deadline=None)
def test_every_word_of_a_table_is_in_the_film_or_in_a_note(heads: list[str], rows: list[list[str]], sign: str) -> None:
    assert missing("\n".join(sign.join(row) for row in (heads, *rows)), "x.csv") == []


@given(text=st.text(max_size=200), name=NAMES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(text: str, name: str) -> None:
    missing(text, name)


@given(data=st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    for head in (b"", b"PK\x03\x04", b"\xff\xfe"):
        with suppress(Told):
            read(head + data, "x.xlsx")


@pytest.mark.parametrize("word", ["少女", "@kakeru", "𠮷", "👩‍🚀"])
def test_words_of_any_script_are_kept(word: str) -> None:
    assert word in read(f"Scene 1\n{word}\n", "-").film.model_dump_json()
