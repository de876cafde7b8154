"""The memo's fourth step: a preset for the whole film, with protagonist, environment and a Japanese summary."""

import pytest

from bot.composing import compose, look
from bot.composing.look import LONGEST
from bot.continuing.preset_block import preset_block, summary, surroundings
from bot.edits import SetTarget, apply
from bot.exporting import export_text
from bot.library.presets import meant, named_preset, presets
from bot.library.samples import sample
from bot.library.targets import targets
from bot.story import LANGS, PRESET_PARTS, Film, Known, Phrase
from bot.texts import Told
from bot.writing.change import look_edits
from tests.talking import said, sample_open

FILM = sample()


def test_the_block_has_the_memos_whole_form_in_both_languages() -> None:
    block = preset_block(FILM).text
    for start in (
        "Theme: ",
        "Color: ",
        "Camera: ",
        "Film Stock: ",
        "Lighting: ",
        "Vibe: ",
        "Protagonist (Mio): ",
        "Environment (The attic room): ",
    ):
        assert any(line.startswith(start) for line in block.en.split("\n"))
    for start in (
        "テーマ: ",
        "カラー: ",
        "カメラ: ",
        "フィルムストック: ",
        "照明: ",
        "雰囲気: ",
        "主人公(澪): ",
        "環境(屋根裏部屋): ",
    ):
        assert any(line.startswith(start) for line in block.ja.split("\n"))


def test_the_environment_stands_in_parts_that_are_the_same_in_both_languages() -> None:
    parts = [part for place in FILM.places for part in surroundings(FILM, place)]
    assert {name for name, _ in parts} >= {"ground", "background"}
    assert all(words.ja and words.en for _, words in parts)


def test_the_summary_is_japanese_and_a_named_presets_own() -> None:
    assert "からし色" in summary(FILM).ja
    dressed = apply(FILM, list(look_edits("shoe-leather-1970s")))
    assert summary(dressed) == named_preset("shoe-leather-1970s").summary
    assert "[要約]" in export_text(dressed, "preset", lang="en")
    assert "[要約]" in export_text(dressed, "preset", lang="ja")


@pytest.mark.parametrize("one", presets().values(), ids=lambda one: one.id)
def test_a_film_with_a_named_preset_and_nobody_in_it_is_given_its_people_and_surroundings_as_an_example(
    one: object,
) -> None:
    film = Film(id="x", preset=one.preset)  # type: ignore[attr-defined]
    for lang in LANGS:
        text = preset_block(film).text.said(lang)
        assert one.protagonist.said(lang) in text
        assert one.environment.ground.said(lang) in text


@pytest.mark.parametrize("words", ["70年代の刑事ドラマ風に", "shoe-leather-1970s", "like a 1970s police drama"])
def test_a_look_is_taken_by_id_or_by_a_sentence_in_either_language(words: str) -> None:
    film = apply(FILM, list(look_edits(words)))
    assert film.preset == named_preset("shoe-leather-1970s").preset
    assert all(getattr(film.preset, part).ja and getattr(film.preset, part).en for part in PRESET_PARTS)


def test_a_look_that_nobody_knows_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match="rain-on-glass"):
        meant("西部劇")


def test_a_target_with_a_field_for_presets_gets_the_look_there_and_the_others_in_every_prompt() -> None:
    folded = look(FILM).en
    for one in targets().values():
        film = apply(FILM, [SetTarget(target=one.id)])
        prompts = [compose(film, scene, one) for scene in film.scenes]
        for prompt in prompts:
            assert (folded in prompt.text.en) == (one.preset == "folded" and not prompt.without_look)
        text = export_text(film, "preset", lang="en")
        assert ("has a field for presets" in text) == (one.preset == "block")
    assert [one.id for one in targets().values() if one.preset == "block"] == ["sora-1"]


@pytest.mark.parametrize("one", presets().values(), ids=lambda one: one.id)
def test_the_folded_preset_stays_within_its_budget(one: object) -> None:
    folded = look(FILM.model_copy(update={"preset": one.preset}))  # type: ignore[attr-defined]
    assert 0 < len(folded.en) <= LONGEST
    assert 0 < len(folded.ja) <= LONGEST


def test_a_film_without_a_preset_says_how_to_get_one() -> None:
    assert "yumekonte preset" in export_text(Film(id="x"), "preset", lang="en")


def test_a_part_that_is_said_in_one_language_stands_in_that_block_alone() -> None:
    film = Film(id="x", cast=(Known(handle="a", name=Phrase(ja="ア"), identity=Phrase(ja="青い服の女")),))
    assert preset_block(film).text == Phrase(ja="主人公(ア): 青い服の女")


async def test_a_sentence_sets_the_look_at_the_chat_and_the_other_that_fits_is_offered(tmp_path) -> None:  # type: ignore[no-untyped-def]
    async with sample_open(tmp_path) as person:
        shown = await person.type("/preset ホラーっぽく")
        first = (await person.film()).preset
        assert first == meant("ホラーっぽく").preset
        offered = [
            button for event in shown for button in getattr(event, "buttons", ()) if button.press.press == "look"
        ]
        await person.press(**offered[0].press.model_dump())
        assert (await person.film()).preset not in (first, FILM.preset)
        assert said(await person.type("/undo"))
        assert (await person.film()).preset == first
