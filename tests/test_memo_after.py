"""The memo's fifth step: what can be made of a clip: remix, extend, blend, loop, as each video model has it."""

import pytest

from bot.continuing.after import HOWS, After, How, after, findings
from bot.continuing.wishes import wished
from bot.edits import SetTarget, apply
from bot.exporting import export_text
from bot.library.after_the_clip import instead
from bot.library.samples import sample
from bot.library.targets import Target, target, targets
from bot.story import LANGS, Film, Phrase, Scene, Sentence
from bot.texts import Told
from tests.films import SMALL

FILM = sample()
ALL = list(targets().values())
TEACHES = {"remix": "夜にして", "extend": "", "blend": "", "loop": ""}


def made(how: How, wish: str = "", one: str = "sora-2", number: int = 2) -> After:
    return after(FILM, FILM.scenes[number - 1], how, wish, target(one))


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("how", HOWS)
def test_every_step_is_called_what_the_target_calls_it_or_says_what_to_do_instead(how: How, one: Target) -> None:
    told = after(FILM, FILM.scenes[1], how, TEACHES[how], one)
    offered = one.after_the_clip.offered(how)
    assert told.text.ja
    assert told.text.en
    assert told.gist.ja
    assert told.gist.en
    if told.cut:
        assert offered is None
    elif offered is not None:
        assert (told.name, told.does, told.parameters) == (offered.name, offered.how, offered.parameters)
    else:
        assert told.name == ""
        assert told.does == instead(how, one.after_the_clip)


@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_no_such_prompt_has_an_error_of_the_linter(how: How, one: Target) -> None:
    told = after(FILM, FILM.scenes[1], how, TEACHES[how], one)
    errors = {finding.code for finding in findings(told, FILM, one) if finding.level == "error"}
    # 512 characters are less than a whole prompt with a change in it: that is told.
    assert errors <= ({"LEN01"} if (one.id, how) == ("nova-reel", "remix") else set())


@pytest.mark.parametrize(
    ("wish", "en", "ja"),
    [
        ("コートを赤に", "the coat is red", "コートは赤"),
        ("make it night", "the time is night", "時刻は夜"),
        ("雨を降らせて", "the weather is rain", "天気は雨"),
        ("月明かりに", "the light is moonlight", "光は月明かり"),
        ("ローアングルで", "low angle", "ローアングル"),
        ("slow push-in", "dollies in", "ドリーイン"),
    ],
)
def test_a_remix_changes_exactly_one_thing_in_both_languages_and_keeps_the_rest_in_words(
    wish: str, en: str, ja: str
) -> None:
    told = made("remix", wish)
    assert en in told.text.en
    assert ja in told.text.ja
    for kept in ("the woman in the raincoat", "the red book", "the action"):
        assert kept in told.text.en
    assert "赤い本" in told.text.ja
    assert "ほかは元のクリップのまま" in told.text.ja


def test_what_a_remix_changes_is_not_among_what_it_keeps() -> None:
    assert "the framing (" not in made("remix", "ローアングルで").text.en
    assert "the light and the colors" not in made("remix", "月明かりに").text.en
    assert "the locked-off camera" not in made("remix", "slow push-in").text.en


def test_two_changes_are_taken_one_at_a_time() -> None:
    told = made("remix", "雪の夜に")
    assert "snow" in told.text.en
    assert "night" not in told.text.en
    assert any("the time is night" in remark.en for remark in told.remarks)


def test_where_there_is_no_remix_the_whole_prompt_comes_back_with_the_one_thing_changed() -> None:
    told = made("remix", "コートを青に", "veo-3.1")
    assert "a blue raincoat" in told.text.en
    assert "mustard raincoat" not in told.text.en
    assert "青のレインコート" in told.text.ja


def test_a_wish_that_the_vocabulary_knows_in_part_stays_the_persons_own() -> None:
    told = made("remix", "傘を差して夜にして")
    assert told.text.en == ""
    assert "傘を差して夜にして" in told.text.ja
    assert "English" in told.remarks[0].en


def test_a_wish_in_english_alone_can_be_pasted() -> None:
    told = made("extend", "She opens an umbrella.")
    assert "She opens an umbrella." in told.text.en
    assert told.text.ja == ""


def test_an_extension_goes_on_from_the_last_frame_with_person_place_and_light() -> None:
    told = made("extend", number=2)
    assert told.text.en.startswith("Continue straight on from the last frame")
    assert "short black hair" in told.text.en
    assert "staircase" in told.text.en
    assert "The light stays" in told.text.en
    assert "walks down" in told.text.en


def test_an_extension_of_a_scene_whose_place_is_left_asks_what_happens_next() -> None:
    with pytest.raises(Told, match="what happens next"):
        made("extend", number=9)


def test_a_blend_says_what_carries_over_between_two_neighbours() -> None:
    told = made("blend", one="veo-3.1")
    assert told.slate == "S02-S03"
    assert told.name == "First and last frame"
    assert "The red book stays in the same place in the frame" in told.text.en


def test_a_match_cut_is_the_end_of_one_prompt_and_the_beginning_of_the_next() -> None:
    told = made("blend", "match cut")
    assert "comes to rest" in told.text.en
    assert "begins with" in told.second.en
    assert told.second.ja
    assert "edit" in told.does.en
    assert told.parameters == {}


def test_neighbours_without_anyone_in_common_are_joined_on_a_color_or_a_shape() -> None:
    def scene(id_: str, number: int, ja: str, en: str) -> Scene:
        return Scene(id=id_, number=number, prose=(Sentence(element="environment", ja=ja, en=en),))

    red = Film(
        id="x", scenes=(scene("a", 1, "赤い風船。", "A red balloon."), scene("b", 2, "赤い夕日。", "A red sun."))
    )
    assert "red" in after(red, red.scenes[0], "blend", "", target("kling-3.0")).text.en
    bare = Film(id="x", scenes=(scene("a", 1, "海。", "The sea."), scene("b", 2, "森。", "A forest.")))
    assert "largest shape" in after(bare, bare.scenes[0], "blend", "", target("kling-3.0")).text.en


def test_the_last_scene_has_nothing_to_blend_into() -> None:
    with pytest.raises(Told, match="S09"):
        made("blend", number=9)


def test_a_loop_ends_on_its_first_frame_and_moves_only_what_comes_back() -> None:
    for one in ALL:
        told = made("loop", one=one.id)
        assert "first frame and the last frame are the same picture" in told.text.en
        assert "最初のコマと最後のコマは同じ画" in told.text.ja
        assert "comes back" in told.text.en
        assert "locked off" in told.text.en


def test_a_loop_takes_its_movement_from_the_wish_the_weather_or_the_clothes() -> None:
    assert "rain falls" in made("loop", "雨").text.en
    assert "sway" in after(SMALL, SMALL.scenes[0], "loop", "", target("sora-1")).text.en


def test_a_remix_without_a_wish_says_how_to_say_one() -> None:
    with pytest.raises(Told, match="one thing"):
        made("remix")


def test_the_prompts_leave_as_a_file_in_both_languages() -> None:
    for lang in LANGS:
        text = export_text(apply(FILM, [SetTarget(target="sora-1")]), "after", lang=lang)
        assert "Loop" in text
        assert "S01-S02" in text


@pytest.mark.parametrize("wish", ["", "   ", "@nobody", "🎈", "x" * 3000, "```\n# S09", "1", "カメラ"])
def test_any_wish_makes_a_prompt_or_one_clear_sentence(wish: str) -> None:
    for how in HOWS:
        try:
            told = made(how, wish)
        except Told as refused:
            key = refused.key
        else:
            key = f"after.{told.how}"
        assert key.startswith("after.")


def test_a_wish_names_its_words_and_never_the_opposite_language() -> None:
    for wish in ("夜に", "at night", "もっと引いて"):
        (one,) = wished(FILM, FILM.scenes[1], wish)
        assert one.words != Phrase()
        assert one.words.ja
        assert one.words.en
