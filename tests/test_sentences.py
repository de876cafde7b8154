import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sentences import sentences, spoken

CASES = [
    ("夜の駅で目が覚めた。ホームに誰もいない。", ["夜の駅で目が覚めた。", "ホームに誰もいない。"]),
    ("「逃げて！早く！」と妹が叫んだ。私は走った。", ["「逃げて！早く！」と妹が叫んだ。", "私は走った。"]),
    ("「待って。」彼女は言った。", ["「待って。」", "彼女は言った。"]),
    ("海だ！？波が止まる。", ["海だ！？", "波が止まる。"]),
    ("一行目\n\n二行目", ["一行目", "二行目"]),
    ("I met Dr. Ono. He was asleep.", ["I met Dr. Ono.", "He was asleep."]),
    ('She said, "Run. Now." Then it rained.', ['She said, "Run. Now."', "Then it rained."]),
    ('"Run!" she said. We ran.', ['"Run!" she said.', "We ran."]),
    ("「まだ。私は待った。海が来た。", ["「まだ。", "私は待った。", "海が来た。"]),
    ("A 3.5 m door. It opened!", ["A 3.5 m door.", "It opened!"]),
    ("", []),
    ("   \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_plot_is_cut_where_a_reader_would_cut_it(text, expected):
    assert list(sentences(text)) == expected


@given(st.text(alphabet="あいう。！？!?.「」『』 \nabA", max_size=60))
def test_no_word_of_the_plot_is_lost_or_doubled(text):
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_spoken_words_are_found_in_four_kinds_of_quotes():
    assert spoken('「行こう」『海へ』“now” and "go"') == ("行こう", "海へ", "now", "go")
