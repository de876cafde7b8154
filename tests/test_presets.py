"""The ready-made looks: whole, bilingual, short enough to stand in every prompt, and found by what people call them."""

import re
from pathlib import Path

import pytest
import yaml

from bot.composing import look
from bot.library.presets import NamedPreset, matching, named_preset, presets
from bot.library.targets import target
from bot.linting import lint_text
from bot.story import LANGS, PRESET_PARTS, Film, Phrase
from bot.texts import Told

PRESETS = list(presets().values())
WISHES = yaml.safe_load((Path(__file__).parent / "data" / "preset_wishes.yaml").read_text(encoding="utf-8"))


def _phrases(preset: NamedPreset) -> list[Phrase]:
    around = preset.environment
    return [
        *(preset.name, preset.about, preset.summary, preset.protagonist),
        *(around.above, around.ground, around.background),
        *(getattr(preset.preset, part) for part in PRESET_PARTS),
    ]


def test_there_are_at_least_twelve_and_no_two_have_the_same_name_or_colors() -> None:
    assert len(PRESETS) >= 12
    assert len({preset.name for preset in PRESETS}) == len({preset.preset.color for preset in PRESETS}) == len(PRESETS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_every_part_is_said_in_both_languages(preset: NamedPreset) -> None:
    assert all(phrase.ja and phrase.en for phrase in _phrases(preset))
    assert not any(re.search(r"[ぁ-ヿ一-鿿]", phrase.en) for phrase in _phrases(preset))


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_color_lighting_and_film_stock_fold_whole_within_150_characters(preset: NamedPreset) -> None:
    folded = look(Film(id="x", preset=preset.preset))
    parts = (preset.preset.color, preset.preset.lighting, preset.preset.film_stock)
    for lang in LANGS:
        assert len(folded.said(lang)) <= 150
        assert all(part.said(lang).lower() in folded.said(lang).lower() for part in parts)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_the_folded_look_holds_no_weak_spot(preset: NamedPreset) -> None:
    folded = look(Film(id="x", preset=preset.preset))
    for lang in LANGS:
        found = lint_text(folded.said(lang), lang, target("kling-3.0"))
        assert [finding.code for finding in found if finding.level != "hint"] == []


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_the_camera_part_leaves_each_scene_its_own_move(preset: NamedPreset) -> None:
    said = f"{preset.preset.camera.en} {preset.preset.camera.ja}".lower()
    assert not re.search(r"static|locked|fixed|handheld|tracking|dolly|pan\b|固定|手持ち|ドリー|パン", said)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_nothing_is_praised(preset: NamedPreset) -> None:
    said = preset.preset.model_dump_json().lower()
    assert not re.search(r"beautiful|cinematic|epic|stunning|amazing|美しい|映画のよう|幻想的|壮大|エモ", said)


@pytest.mark.parametrize("case", WISHES, ids=lambda case: str(case["wish"]))
def test_a_sentence_finds_the_look_that_it_means_first(case: dict[str, str]) -> None:
    found = [preset.id for preset in matching(case["wish"])]
    assert found[:1] == ([case["preset"]] if case["preset"] else [])


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_look_is_found_by_its_own_name_before_any_other(preset: NamedPreset) -> None:
    for said in (preset.id, preset.name.ja, f"{preset.name.en}, please"):
        assert matching(said)[0] == preset


def test_a_genre_with_two_looks_offers_both() -> None:
    assert {preset.id for preset in matching("ホラーっぽく")} == {"tape-in-the-closet", "paper-lantern-night"}


def test_an_unknown_look_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match="rain-on-glass"):
        named_preset("western")
