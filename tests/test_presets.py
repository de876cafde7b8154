"""The ready-made looks: whole, bilingual, and short enough to stand in every prompt."""

import re

import pytest

from bot.library.presets import NamedPreset, presets
from bot.story import PRESET_PARTS, Phrase

PRESETS = list(presets().values())


def test_there_are_four() -> None:
    assert len(PRESETS) == 4


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_every_part_is_said_in_both_languages(preset: NamedPreset) -> None:
    phrases: list[Phrase] = [preset.name, preset.about, *(getattr(preset.preset, part) for part in PRESET_PARTS)]
    assert all(phrase.ja and phrase.en for phrase in phrases)
    assert not any(re.search(r"[ぁ-ヿ一-鿿]", phrase.en) for phrase in phrases)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_color_lighting_and_film_stock_fold_within_150_characters(preset: NamedPreset) -> None:
    look = preset.preset
    assert len("; ".join((look.color.en, look.lighting.en, look.film_stock.en)) + ".") <= 150
    assert len("、".join((look.color.ja, look.lighting.ja, look.film_stock.ja)) + "。") <= 150


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_the_camera_part_leaves_each_scene_its_own_move(preset: NamedPreset) -> None:
    said = f"{preset.preset.camera.en} {preset.preset.camera.ja}".lower()
    assert not re.search(r"static|locked|fixed|handheld|tracking|dolly|pan\b|固定|手持ち|ドリー|パン", said)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_nothing_is_praised(preset: NamedPreset) -> None:
    said = preset.preset.model_dump_json().lower()
    assert not re.search(r"beautiful|cinematic|epic|stunning|amazing|美しい|映画のよう|幻想的|壮大|エモ", said)
