"""Dictionary glosses: hints beside an empty English field, and the little that is certain enough to fill it."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.showing import scene_text
from bot.composing.hints import credit, hint, is_hint
from bot.exporting import export
from bot.importing import read
from bot.library.files import root
from bot.library.glosses import corrections, entries, has, size
from bot.library.targets import target
from bot.llm.asks import OutlineInputs
from bot.llm.drafts import OutlineDraft
from bot.llm.guided.glossing import glosses
from bot.llm.guided.prefilling import certain, certain_sentence
from bot.story import ELEMENTS, Elements, Film, Phrase, Scene
from bot.texts import say
from tests.films import HOSTILE, films
from tests.guided_films import AQUARIUM, TRAIN, answer, made

WORDS = yaml.safe_load((Path(__file__).parent / "data" / "gloss_words.yaml").read_text(encoding="utf-8"))
FOLDER = root() / "knowledge" / "glosses"
japanese = st.lists(
    st.sampled_from(
        ["少女", "が", "夜の海を", "@girl", "歩いている", "。", "気がつくと", "𠮷野家", "ABC", "\n", *HOSTILE]
    ),
    max_size=8,
).map("".join)


def one_scene(ja: str, en: str = "") -> Film:
    """A film whose one element says this."""
    return Film(id="f", scenes=(Scene(id="s", elements=Elements(subject_action=Phrase(ja=ja, en=en))),))


def test_all_common_entries_are_there() -> None:
    assert size() == 29989
    assert entries("少女")[0].readings == ("しょうじょ", "おとめ")
    assert not has("ぬるぽぽ")


def test_licence_and_origin_lie_beside_the_data() -> None:
    licence = (FOLDER / "LICENCE-EDRDG.md").read_text(encoding="utf-8")
    assert "ELECTRONIC DICTIONARY RESEARCH AND DEVELOPMENT GROUP" in licence
    assert "Attribution-ShareAlike" in licence
    assert "creativecommons.org/licenses/by-sa/4.0" in (FOLDER / "SOURCES.md").read_text(encoding="utf-8")


def test_the_words_are_sixty_and_more() -> None:
    assert len({(case["text"], case["word"]) for case in WORDS}) >= 60


@pytest.mark.parametrize("case", WORDS, ids=lambda case: case["word"])
def test_the_right_sense_comes_first(case: dict[str, str]) -> None:
    found = {gloss.word: gloss.senses for gloss in glosses(case["text"])}
    assert case["word"] in found
    assert found[case["word"]][0].startswith(case["first"])


def test_every_correction_is_found_in_a_text() -> None:
    lost = [word for word in corrections().first if word not in {gloss.word for gloss in glosses(word)}]
    assert not lost


@given(text=japanese)
@settings(max_examples=60, deadline=None)
def test_places_point_into_the_users_text_in_order_and_without_overlap(text: str) -> None:
    at = 0
    for gloss in glosses(text):
        assert at <= gloss.start < gloss.end <= len(text)
        assert not set("@。\n「」 ") & set(text[gloss.start : gloss.end])
        at = gloss.end


def test_grammar_names_numbers_and_handles_get_no_gloss() -> None:
    assert not glosses("@girlがそこにいるようだ。")
    assert [gloss.word for gloss in glosses("美咲は七を見ている。")] == ["見る"]


def test_of_an_unknown_compound_a_part_alone_is_not_glossed() -> None:
    assert not {"観覧", "行"} & {gloss.word for gloss in glosses("観覧車と行灯。")}


def test_hints_stand_only_where_english_is_missing() -> None:
    assert (
        hint(Phrase(ja="少女が瓶を拾う。"), "en")
        == "Hints (JMdict): 少女 girl; 瓶 bottle, jar; 拾う to pick up, to find"
    )
    assert hint(Phrase(ja="少女が瓶を拾う。", en="A girl."), "en") == ""
    assert hint(Phrase(en="A girl."), "ja") == ""


def test_show_prints_the_hints_where_the_english_would_stand() -> None:
    film = one_scene("少女が歩く。")
    assert "(JMdict" in scene_text(film, film.scenes[0], ()).replace("（", "(")


def test_the_credit_stands_once_in_a_sheet_with_hints_and_in_no_other() -> None:
    sheet = export(one_scene("少女が歩く。"), "md", lang="en")
    assert sheet.count("CC BY-SA 4.0") == 1
    assert sheet.count(credit(one_scene("少女が歩く。"), "en")) == 1
    assert "JMdict" not in export(one_scene("少女が歩く。", "A girl walks."), "md", lang="en")
    assert "JMdict" not in export(made(TRAIN, "en", scenes=2), "md", lang="en")


def test_a_hint_stands_in_the_line_below_its_empty_element() -> None:
    lines = export(one_scene("少女が歩く。"), "md", lang="en").split("\n")
    assert lines[lines.index("* Subject/action:") + 1] == "* Hints (JMdict): 少女 girl; 歩く to walk"


@given(film=films(max_scenes=2), ja=japanese)
@settings(max_examples=40, deadline=None)
def test_a_sheet_with_hints_reads_back_and_leaves_again_as_the_same_bytes(film: Film, ja: str) -> None:
    bare = tuple(
        scene.model_copy(update={"elements": Elements(**{element: Phrase(ja=f"少女{ja}") for element in ELEMENTS})})
        for scene in film.scenes
    )
    film = film.model_copy(update={"scenes": bare})
    sheet = export(film, "md")
    back = read(sheet, "film.md")
    assert (back.film, back.edits, [note.key for note in back.notes]) == (film, (), [])
    assert export(back.film, "md") == sheet


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_hints_are_no_text_even_where_the_data_block_is_lost(lang: str) -> None:
    sheet = export(made(AQUARIUM, "ja", scenes=2), "md", lang=lang)
    assert say("glosses.label", lang) in sheet
    back = read(sheet[: sheet.rindex("```json")], "film.md")
    assert [scene for scene in back.film.scenes if scene.elements.camera_work.en]
    assert "JMdict" not in back.film.model_dump_json()


def test_a_hint_is_known_by_its_label_whatever_its_bullet() -> None:
    assert is_hint("- Hints (JMdict): 少女 girl")
    assert is_hint("ヒント（JMdict）： 少女 girl")
    assert not is_hint("* Hints of dawn: red")


@pytest.mark.parametrize(
    ("ja", "en"),
    [
        ("赤い風船", "a red balloon"), ("羅針盤。", "a compass"), ("夜の海", "the sea at night"), ("古い砂時計", "old hourglass"),
        ("夜の@sea。", "@sea at night"), ("黒いコートの老人", "an old man in a black coat"), ("@bottle", "@bottle"),
    ],
)  # fmt: skip
def test_a_noun_phrase_of_known_words_is_certain(ja: str, en: str) -> None:
    assert certain(ja) == en


@pytest.mark.parametrize(
    "ja",
    [
        "",
        "少女が歩く",
        "手紙を読む少女",
        "美しい夢",
        "ゴンドラ",
        "七つの星",
        "突然",
        "上",
        "私",
        "美咲",
        "赤い海",
        "夜",
        "A",
        "静かに",
    ],
)
def test_nothing_else_is(ja: str) -> None:
    assert certain(ja) == ""


def test_no_gloss_is_ever_in_an_english_field_but_a_certain_noun_phrase() -> None:
    film = made(f"夜の海。{AQUARIUM}", "ja", scenes=6)
    said = [sentence for scene in film.scenes for sentence in scene.prose if sentence.element == "subject_action"]
    assert said[0].en == "@sea at night."
    assert all(sentence.en == certain_sentence(sentence.ja) for sentence in said)
    assert [sentence.en for sentence in said[1:]] == [""] * (len(said) - 1)
    beats = [scene.beat for scene in film.scenes]
    assert all(beat.en == certain_sentence(beat.ja) for beat in beats)


def test_an_element_of_several_sentences_has_english_only_if_each_has() -> None:
    both = made("夜の海。赤い風船。", "ja", scenes=1).scenes[0].elements.subject_action
    one = made("夜の海。風船が割れる。", "ja", scenes=1).scenes[0].elements.subject_action
    assert both.en == "@sea at night. @balloon."
    assert one.en == ""


def test_a_look_that_was_answered_gets_its_english_where_it_is_certain() -> None:
    film = Film(id="f", plot="私は海辺を歩いている。", plot_lang="ja")
    inputs = OutlineInputs(film=film, target=target("sora-2"), answers=("白いコートの老人",))
    first = answer(inputs, OutlineDraft, "outline").cast[0].identity
    assert (first.ja, first.en) == ("白いコートの老人", "an old man in a white coat")
    inputs = OutlineInputs(film=film, target=target("sora-2"), answers=("白いコートを脱いだ老人",))
    assert answer(inputs, OutlineDraft, "outline").cast[0].identity.en == ""


def test_the_wheel_carries_the_folder() -> None:
    carried = (root() / "pyproject.toml").read_text(encoding="utf-8")
    assert re.search(r'^"knowledge" = "bot/_files/knowledge"$', carried, re.MULTILINE)
