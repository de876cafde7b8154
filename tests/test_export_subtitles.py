import csv
import io

import pytest
import srt
import webvtt
from hypothesis import given, settings

from bot.exporting import export
from bot.exporting.spoken_lines import Line, lines_of
from bot.library.samples import sample
from bot.sentences import language_of
from bot.story import Film, Known, Phrase, Scene
from tests.films import HOSTILE, SMALL, films

SUI = Known(handle="sui", name=Phrase(ja="スイ", en="Sui"))
NOA = Known(handle="noa", name=Phrase(ja="ノア", en="Noa"))


def film_of(*sounds: str, seconds: int = 8) -> Film:
    scenes = [Scene(id=f"s{i}", number=i, seconds=seconds, sound=Phrase(ja=sound)) for i, sound in enumerate(sounds, 1)]
    return Film(id="f", cast=(SUI, NOA), scenes=tuple(scenes))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("@suiがベンチに座り、「もう帰りなさい」と言う。", [("もう帰りなさい", "スイ", False)]),
        ("「ありがとう」と小さな声で、@sui がつぶやく。", [("ありがとう", "スイ", False)]),
        ("ノアは「『ただいま』って言う人がいない」と答える。", [("『ただいま』って言う人がいない", "ノア", False)]),
        ("「逃げて！」", [("逃げて！", "", False)]),
        ("「夢」という名の船が来る。", []),
        ("電光掲示板に「遅延」の文字。", [("遅延", "", True)]),
        (
            "「営業中」と書かれた看板の前で、スイが「入ろう」と言い、ノアは「いやだ」と首を振る。",
            [("営業中", "", True), ("入ろう", "スイ", False), ("いやだ", "ノア", False)],
        ),
        ('Sui sits down and says, "Go home now."', [("Go home now.", "スイ", False)]),
        ('"Go home now," Noa whispers to Sui.', [("Go home now", "ノア", False)]),
        ('A neon sign reads "OPEN" above Sui.', [("OPEN", "", True)]),
        ('The ship "Moon" sails.', []),
    ],
)
def test_quoted_words_are_told_apart_by_what_stands_around_them(text: str, lines: list[tuple[str, str, bool]]) -> None:
    scene = Scene(id="s", beat=Phrase(**{language_of(text): text}))
    assert list(lines_of(film_of(), scene, "ja")) == [Line(*line) for line in lines]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_spoken_lines_are_read_back_at_their_scenes_time_word_for_word(lang: str) -> None:
    titles = list(srt.parse(export(sample(), "srt", lang=lang)))
    assert [title.content for title in titles] == ["返却ですね", "続きは、おまえが書きなさい"]
    assert 28 <= titles[0].start.total_seconds() < titles[0].end.total_seconds() <= 36
    assert 52 <= titles[1].start.total_seconds() < titles[1].end.total_seconds() <= 60


def test_vtt_names_who_speaks() -> None:
    captions = webvtt.from_string(export(sample(), "vtt", lang="en")).captions
    assert [caption.text for caption in captions] == ["返却ですね", "続きは、おまえが書きなさい"]
    assert captions[0].voice == "The librarian (her father)"


def test_text_in_the_picture_stands_in_brackets() -> None:
    film = film_of("看板に「営業中」の文字。")
    assert next(srt.parse(export(film, "srt"))).content == "[営業中]"
    assert webvtt.from_string(export(film, "vtt")).captions[0].text == "[営業中]"


def test_a_film_in_which_nobody_speaks_gives_empty_and_valid_subtitles() -> None:
    assert export(SMALL, "srt") == ""
    text = export(SMALL, "vtt", lang="en")
    assert webvtt.from_string(text).captions == []
    assert "Nobody speaks" in text


@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_lines_share_their_scene_and_none_is_shorter_than_a_second(count: int) -> None:
    film = film_of(
        "".join(f"「これは{i}番目の台詞です。」と@suiが言う。" for i in range(count)), "「次」と@noaが言う。"
    )
    titles = list(srt.parse(export(film, "srt")))
    ends = [title.end.total_seconds() for title in titles]
    assert all((title.end - title.start).total_seconds() >= 1 for title in titles)
    assert all(end <= after.start.total_seconds() for end, after in zip(ends, titles[1:], strict=False))
    assert ends[-2] <= 8 <= titles[-1].start.total_seconds()
    said = "".join(title.content for title in titles)
    assert all(f"{i}番目" in said for i in range(count))


def test_a_long_line_is_broken_into_rows_and_nothing_of_it_is_lost() -> None:
    words = "昔々、あるところに、それはそれは仲のよい夫婦がおりまして、毎日川へ洗濯に行きました。" * 5
    titles = list(srt.parse(export(film_of(f"「{words}」と@suiが言う。", seconds=60), "srt")))
    rows = [row for title in titles for row in title.content.splitlines()]
    assert "".join(rows) == words
    assert max(len(row) for row in rows) <= 16


def test_markup_in_a_line_reaches_no_player() -> None:
    film = film_of("「<b>{\\an8}--> 1 & 2</b>」と@suiが言う。")
    (title,) = srt.parse(export(film, "srt"))
    assert title.content == "＜b＞｛\\an8｝--＞ 1 & 2＜/b＞"
    (caption,) = webvtt.from_string(export(film, "vtt")).captions
    assert "<b>" not in caption.raw_text.partition(">")[2]


@given(film=films())
@settings(max_examples=30, deadline=None)
def test_whatever_the_film_its_subtitles_are_read_back_in_order(film: Film) -> None:
    titles = list(srt.parse(export(film, "srt")))
    assert [title.index for title in titles] == list(range(1, len(titles) + 1))
    captions = webvtt.from_string(export(film, "vtt")).captions
    assert len(captions) == len(titles)


def test_the_cue_list_has_in_and_out_of_every_scene_and_sorts_music_from_sound() -> None:
    film = film_of("遠くで雷が鳴る。静かなピアノの旋律。", "「行こう」と@suiが言う。")
    rows = list(csv.DictReader(io.StringIO(export(film, "cues", bom=False))))
    assert [(row["シーン"], row["IN"], row["OUT"]) for row in rows] == [
        ("S01", "00:00:00:00", "00:00:08:00"),
        ("S02", "00:00:08:00", "00:00:16:00"),
    ]
    assert (rows[0]["音"], rows[0]["音楽"]) == ("遠くで雷が鳴る。", "静かなピアノの旋律。")
    assert rows[1]["台詞"] == "スイ「行こう」"


def test_no_cell_of_the_cue_list_starts_a_formula() -> None:
    film = SMALL.model_copy(
        update={"scenes": tuple(s.model_copy(update={"slug": Phrase(ja=f"=1+1{HOSTILE[0]}")}) for s in SMALL.scenes)}
    )
    cells = [cell for row in csv.reader(io.StringIO(export(film, "cues", bom=False))) for cell in row]
    assert not any(cell[:1] in "=+-@\t\r" for cell in cells if cell)
