from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings

from bot.composing import (
    affected,
    bare_names,
    budget,
    compose,
    compose_film,
    length,
    look,
    named,
    unknown_handles,
    written_out,
)
from bot.edits import Identify, SetPreset, SetTarget, Wording, apply
from bot.library.targets import Limit, target
from bot.story import Camera, Film, Known, Phrase, Preset, Scene, Sentence
from tests.films import SMALL, films

GOLDEN = yaml.safe_load((Path(__file__).parent / "golden" / "composing.yaml").read_text(encoding="utf-8"))
SORA, VEO, HAILUO = target("sora-2"), target("veo-3.1"), target("hailuo-2.3")


def _phrase(pair: list[str]) -> Phrase:
    return Phrase(ja=pair[0], en=pair[1])


CAST = Film(
    id="golden",
    cast=tuple(
        Known(handle=handle, **{name: _phrase(pair) for name, pair in entry.items()})
        for handle, entry in GOLDEN["cast"].items()
    ),
)


def scene_of(*prose: tuple[str, str, str], **more: Any) -> Scene:
    sentences = tuple(Sentence.model_validate({"element": e, "ja": ja, "en": en}) for e, ja, en in prose)
    return Scene(id="s1", prose=sentences, **more)


def test_there_are_at_least_thirty_golden_cases() -> None:
    assert len(GOLDEN["cases"]) >= 30


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["why"])
def test_a_handle_is_written_out_as_the_golden_case_says(case: dict[str, Any]) -> None:
    written = written_out(CAST, case["in"], case["lang"])
    assert [one.text for one in written] == case["out"]
    assert [text for one in written for text in one.introductions] == case.get("introductions", [])
    assert [handle for one in written for handle in one.lacking] == case.get("lacking", [])


def test_sentences_stand_in_the_order_that_the_target_likes_and_keep_their_own_within_an_element() -> None:
    scene = scene_of(
        ("time_flow", "", "It ends."), ("subject_action", "", "He runs."), ("camera_work", "", "Wide shot."), ("subject_action", "", "He stops.")
    )  # fmt: skip
    assert compose(SMALL, scene, target("kling-3.0")).text.en.startswith("He runs. He stops. Wide shot. It ends.")
    assert compose(Film(id="x"), scene, SORA).text.en == "Wide shot. He runs. He stops. It ends."


def test_a_sentence_without_an_end_gets_one_in_its_language() -> None:
    text = compose(Film(id="x"), scene_of(("subject_action", "カケルが走る", "He runs")), SORA).text
    assert text == Phrase(ja="カケルが走る。", en="He runs.")


def test_a_sentence_that_ends_in_quoted_speech_keeps_its_end() -> None:
    text = compose(Film(id="x"), scene_of(("subject_action", "彼は叫ぶ。「逃げて！」", 'He shouts "Run!"')), SORA).text
    assert text == Phrase(ja="彼は叫ぶ。「逃げて！」", en='He shouts "Run!"')


def test_every_scene_has_the_same_look_sentence_where_the_target_wants_it() -> None:
    sentence = look(SMALL).en
    assert all(prompt.text.en.startswith(sentence) for prompt in compose_film(SMALL, SORA))
    assert all(sentence in prompt.text.en[10:] for prompt in compose_film(SMALL, VEO))


def test_the_look_takes_only_whole_concrete_parts_and_stays_within_150_characters() -> None:
    long = Phrase(ja="長い" * 70, en="long " * 40)
    film = Film(
        id="x", preset=Preset(color=long, lighting=_phrase(["低い光", "low light"]), vibe=_phrase(["夢", "dreamy"]))
    )
    assert look(film) == Phrase(ja="低い光。", en="Low light.")


def test_a_preset_part_in_one_language_only_is_not_folded_in() -> None:
    assert look(Film(id="x", preset=Preset(color=Phrase(ja="青")))) == Phrase()


def test_the_look_stays_out_where_the_prompt_would_be_longer_than_800_characters() -> None:
    scene = scene_of(("subject_action", "走る。", "He runs on and on." * 42))
    prompt = compose(SMALL, scene, SORA)
    assert prompt.without_look
    assert look(SMALL).en not in prompt.text.en


@given(film=films())
@settings(max_examples=60, deadline=None)
def test_the_look_never_makes_a_prompt_longer_than_its_target_reads(film: Film) -> None:
    for prompt in compose_film(film, SORA):
        assert not look(film) or prompt.without_look or len(prompt.text.en) <= 800


def test_sound_is_in_the_prompt_only_of_a_target_that_makes_sound() -> None:
    scene = SMALL.scenes[0]
    assert "creak" in compose(SMALL, scene, SORA).text.en
    silent = compose(SMALL, scene, target("sora-1"))
    assert "creak" not in silent.text.en
    assert silent.sound.en == "Only the creak of the planks is heard."


def test_what_to_avoid_goes_as_bare_nouns_into_the_negative_field_of_a_target_that_has_one() -> None:
    scene = scene_of(avoid=Phrase(ja="人、船", en="no people, without any boats."))
    assert compose(SMALL, scene, VEO).negative == "people, boats"
    assert compose(SMALL, scene, SORA).negative == ""


def test_hailuo_gets_the_camera_move_in_brackets_and_nothing_for_a_move_that_it_does_not_know() -> None:
    scene = scene_of(("subject_action", "走る。", "He runs."), camera=Camera(move="dolly-in"))
    assert compose(Film(id="x"), scene, HAILUO).text == Phrase(ja="[Push in] 走る。", en="[Push in] He runs.")
    unknown = scene.model_copy(update={"camera": Camera(move="orbit")})
    assert compose(Film(id="x"), unknown, HAILUO).text.en == "He runs."


def test_seconds_and_aspect_are_the_nearest_that_the_target_offers_and_the_wish_is_kept() -> None:
    film = SMALL.model_copy(update={"aspect": "4:5"})
    prompt = compose(film, scene_of(seconds=30), SORA)
    assert (prompt.seconds, prompt.wished_seconds) == (20, 30)
    assert list(prompt.parameters.items()) == [("aspect ratio", "9:16"), ("duration", "20 s")]


def test_an_element_said_in_japanese_only_is_missing_in_english() -> None:
    assert compose(SMALL, SMALL.scenes[1], SORA).missing == ("environment",)
    assert compose(SMALL, SMALL.scenes[1], SORA).missing_ja == ()


def test_a_planned_scene_misses_all_five_elements_in_both_languages() -> None:
    prompt = compose(SMALL, Scene(id="new", number=3), SORA)
    assert len(prompt.missing) == len(prompt.missing_ja) == 5


def test_a_plain_prompt_without_elements_misses_nothing_in_its_language() -> None:
    assert compose(Film(id="x"), scene_of(("subject_action", "", "He runs.")), SORA).missing == ()


def test_a_length_over_the_targets_limit_is_said_in_the_targets_unit() -> None:
    scene = scene_of(("subject_action", "", "🚀" * 600))
    prompt = compose(Film(id="x"), scene, target("runway-gen-4.5"))
    assert (prompt.length, prompt.limit.count, prompt.over) == (1201, 1000, True)


@pytest.mark.parametrize(("unit", "expected"), [("characters", 9), ("utf16", 10), ("words", 3), ("tokens", 5)])
def test_a_text_is_as_long_as_its_unit_counts(unit: str, expected: int) -> None:
    limit = Limit.model_validate({"count": 1, "unit": unit, "sure": "H"})
    assert length("夢を見た a 🚀b", limit) == expected


def test_tokens_are_counted_by_the_counter_that_is_given() -> None:
    assert compose(SMALL, SMALL.scenes[0], VEO, count_tokens=lambda _: 2000).over


def test_changing_one_identity_phrase_changes_exactly_the_prompts_that_use_it() -> None:
    changed = apply(SMALL, [Identify(handle="pier", identity=Wording(en="a new steel pier"))])
    assert affected(SMALL, changed) == (1,)
    assert affected(SMALL, apply(SMALL, [Identify(handle="mio", identity=Wording(en="a tall girl"))])) == (1, 2)


def test_changing_the_look_changes_every_prompt_and_changing_the_theme_none() -> None:
    assert affected(SMALL, apply(SMALL, [SetPreset(part="color", words=Wording(ja="赤", en="red"))])) == (1, 2)
    assert affected(SMALL, apply(SMALL, [SetPreset(part="theme", words=Wording(ja="祭", en="a fair"))])) == ()


def test_another_target_recomposes_without_changing_a_text() -> None:
    assert affected(SMALL, apply(SMALL, [SetTarget(target="hailuo-2.3")])) == (1, 2)


def test_unknown_handles_are_listed_once_from_every_text_of_the_scene() -> None:
    scene = scene_of(("subject_action", "@ghostが立つ。", "@ghost stands."), beat=Phrase(ja="@yureiと@mio"))
    assert unknown_handles(SMALL, scene) == ("yurei", "ghost")


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("ミオが走る。", "ja", ["ミオ"]),
        ("影のミオが走る。", "ja", ["影のミオ"]),
        ("ミオンが走る。", "ja", []),
        ("「ミオ、逃げて」と叫ぶ。", "ja", []),
        ("@mioが走る。", "ja", []),
        ("Mio and Kakeru run.", "en", ["Mio", "Kakeru"]),
        ("Miocene rocks.", "en", []),
        ('She says "Mio".', "en", []),
    ],
)
def test_a_bare_name_is_found_where_a_handle_belongs(text: str, lang: Any, found: list[str]) -> None:
    assert [text[name.start : name.end] for name in bare_names(CAST, text, lang)] == found


def test_what_people_read_beside_the_prompt_has_names_for_handles() -> None:
    assert named(SMALL, "@lantern glows before @mio.", "en") == "The blue lantern glows before Mio."


def test_the_budget_is_what_the_look_leaves_of_the_800() -> None:
    assert budget(Film(id="x"), SORA) == 800
    assert budget(SMALL, SORA) == 800 - len(look(SMALL).en) - 1
    assert budget(Film(id="x"), target("wan-2.7")) == 800


@given(film=films())
@settings(max_examples=60, deadline=None)
def test_composing_answers_for_every_film_and_twice_the_same(film: Film) -> None:
    assert compose_film(film, HAILUO) == compose_film(film, HAILUO)
