"""What framing pictures read in texts: the key light, the time, the place, and colors that are meant as colors."""

import pytest

from bot.library.picturing import light_words, named_colors
from bot.library.terms import vocabularies
from bot.picturing.light import light_in, light_of
from bot.picturing.palette import MOST, named_chips, palette_of
from bot.picturing.plan import field_of_view
from bot.story import Elements, Film, Known, Phrase, Preset, Scene

CHIPS = {form: color.hex for color in named_colors() for form in (*color.ja, *color.en)}


def chips(text: str) -> list[str]:
    return list(named_chips([Phrase(ja=text) if any(letter > "ぁ" for letter in text) else Phrase(en=text)]))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("青年が本を読む", []),
        ("青い傘と赤い靴", ["青", "赤"]),
        ("青と赤、それに青", ["青", "赤"]),
        ("赤ちゃんが白昼に緑茶を飲む面白い話", []),
        ("告白と空白、腹黒い男", []),
        ("青緑の影に琥珀色の灯り", ["青緑", "琥珀色"]),
        ("黒髪の少女と白い猫", ["黒", "白"]),
        ("青春と赤字、黒板", []),
        ("赤は使わない", []),
        ("焦げ茶の机", ["焦げ茶"]),
        ("お金と茶碗、お茶を飲む", []),
        ("赤ん坊と黄昏の紫陽花、白石さんと黒幕", []),
        ("夜の青に橙色の窓", ["青", "橙色"]),
        ("she has read the blueprint, tired and hundred-eyed", []),
        ("a red scarf under a navy-blue sky", ["red", "navy"]),
        ("teal and orange; the teal fades", ["teal", "orange"]),
        ("Mr. Brown met Violet and Amber by white noise", []),
        ("no red anywhere, without any blue", []),
        ("Red lanterns. Gold thread.", ["red", "gold"]),
        ("BLACK WALLS", ["black"]),
        ("deep red velvet, pale blue walls", ["deep red", "pale blue"]),
        ("@red walks past a green door", ["green"]),
        ("", []),
    ],
)
def test_colors_are_found_where_they_are_meant_in_the_order_of_the_text(text, named):
    assert chips(text) == [CHIPS[name] for name in named]


def test_the_light_names_its_colors_first_then_the_scene_then_who_is_in_it_then_the_film():
    scene = Scene(id="s1", elements=Elements(subject_action=Phrase(en="@ada lifts a green lamp"), lighting_color=Phrase(ja="琥珀色の光", en="amber light")))  # fmt: skip
    film = Film(id="f", cast=(Known(handle="ada", identity=Phrase(en="a girl in a red coat")), Known(handle="ben", identity=Phrase(en="a man in a purple hat"))), preset=Preset(color=Phrase(en="teal, ivory")), scenes=(scene,))  # fmt: skip
    assert palette_of(film, scene) == tuple(CHIPS[name] for name in ("amber", "green", "red", "teal", "ivory"))


def test_a_palette_is_never_longer_than_can_be_told_apart():
    assert len(chips("red, blue, green, black, white, purple, pink, orange")) == MOST


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("hard light from the left", "left"),
        ("window light, camera right", "right"),
        ("a trace of teal is left in the footprints", None),
        ("that is right", None),
        ("a lamp to her upper right", "right"),
        ("左からの光", "left"),
        ("画面右から街灯", "right"),
        ("右手から差す西日", "right"),
        ("backlit by the sunset", "back"),
        ("逆光", "back"),
        ("月を背に", "back"),
        ("moonlight falling from the skylight", "top"),
        ("頭上の蛍光灯", "top"),
        ("footlights", "below"),
        ("足元からの青い光", "below"),
        ("frontal flash", "front"),
        ("正面からのライト", "front"),
        ("no light from the left", None),
        ("夜", None),
    ],
)
def test_the_key_comes_from_where_the_words_put_it(words, side):
    assert light_in(words).side == side


@pytest.mark.parametrize(
    ("words", "time", "source"),
    [
        ("夜明け前の空", "dawn", None),
        ("深夜、ろうそくの炎", "night", "flame"),
        ("dusk, street lamps", "dusk", "lamp"),
        ("midday sun", "day", "sun"),
        ("a knight", None, None),
        ("夕方のネオン", "dusk", "neon"),
        ("moonlit", "night", "moon"),
    ],
)
def test_the_time_and_the_source_are_read_from_either_language(words, time, source):
    assert (light_in(words).time, light_in(words).source) == (time, source)


def test_hard_and_soft_are_told_apart():
    assert light_in("harsh bare bulb").quality == "hard"
    assert light_in("柔らかな曇り空の光").quality == "soft"
    assert light_in("light").quality is None


def test_the_scene_decides_its_light_before_the_film_does():
    scene = Scene(id="s1", slug=Phrase(en="EXT. STREET - NIGHT"), elements=Elements(lighting_color=Phrase(en="key from the right"), environment=Phrase(en="a day of sunlight is over")))  # fmt: skip
    film = Film(id="f", preset=Preset(lighting=Phrase(en="hard light from the left")), scenes=(scene,))
    light = light_of(film, scene)
    assert (light.side, light.time, light.where, light.quality) == ("right", "night", "outside", "hard")


def test_every_light_term_that_is_named_exists():
    known = {term.id for term in vocabularies()["light"].terms} | {"film-noir"}
    words = light_words()
    for sign in (*words.side, *words.quality, *words.source, *words.time, *words.where):
        assert set(sign.terms) <= known, sign.means


def test_no_word_names_two_colors():
    forms = [form for color in named_colors() for form in (*color.ja, *color.en)]
    assert len(forms) == len(set(forms))


def test_a_long_lens_sees_less():
    assert round(field_of_view(50)) == 40
    assert field_of_view(24) > field_of_view(50) > field_of_view(135)


@pytest.mark.parametrize(
    ("slug", "environment", "where"),
    [
        ("INT. ATTIC - NIGHT", "", "inside"),
        ("EXT. LIBRARY STEPS", "", "outside"),
        ("屋外 海(夜)", "", "outside"),
        ("屋根裏部屋(夜)", "", "inside"),
        ("", "道具と空間、家庭の匂い", None),
        ("", "a foggy harbor", "outside"),
    ],
)
def test_inside_and_outside_are_told_by_the_heading_and_then_by_the_place(slug, environment, where):
    said = Phrase(ja=slug, en=slug if slug.isascii() else "")
    scene = Scene(id="s1", slug=said, elements=Elements(environment=Phrase(ja=environment, en=environment)))
    assert light_of(Film(id="f", scenes=(scene,)), scene).where == where


def test_a_very_long_text_is_read_in_one_go():
    assert chips("no red, " * 20_000) == []
    assert light_in("no light from the left, " * 5_000).side is None
