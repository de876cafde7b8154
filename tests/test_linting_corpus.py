"""The linter on texts labelled by meaning: it may not fall below what was measured."""

from pathlib import Path

import pytest
import yaml

from bot.library.targets import target
from bot.library.weak_spots import weak_spot
from bot.linting import lint_text
from bot.story import LANGS, Lang

FOLDER = Path(__file__).parent / "corpus"
CORPUS, HELD_OUT = (
    {lang: yaml.safe_load((FOLDER / f"{lang}{name}.yaml").read_text("utf-8")) for lang in LANGS}
    for name in ("", "_held_out")
)
DREAMS = yaml.safe_load((FOLDER / "dreams.yaml").read_text("utf-8"))
SPOTS = [(lang, spot) for lang in LANGS for spot in CORPUS[lang] if spot != "clean"]
FIRST = frozenset(
    [
        "xref",
        "pron",
        "camfix",
        "camsize",
        "light",
        "neg",
        "moves",
        "busy",
        "cut",
        "turn",
        "multi",
        "count",
        "text",
        "cause",
        "sound",
        "param",
        "vague",
        "feel",
        "real",
        "ip",
    ]
)
"""The rules that decide whether people trust the linter; `long` and `left` are seen by count and by letter."""
SORA = target("sora-2")


def says(text: str, lang: Lang, spot: str) -> bool:
    aim = target(weak_spot(spot).for_target)
    return spot in {finding.weak_spot for finding in lint_text(text, lang, aim)}


@pytest.mark.parametrize(("lang", "spot"), SPOTS)
def test_a_rule_finds_nine_of_ten_and_is_right_nineteen_of_twenty_times(lang: Lang, spot: str) -> None:
    hits = sum(says(text, lang, spot) for text in CORPUS[lang][spot]["bad"])
    false = sum(says(text, lang, spot) for text in CORPUS[lang][spot]["good"])
    assert hits >= 0.9 * len(CORPUS[lang][spot]["bad"])
    assert hits >= 0.95 * (hits + false)


@pytest.mark.parametrize("lang", LANGS)
def test_texts_that_nobody_looked_at_are_told_right_nearly_four_of_five_times(lang: Lang) -> None:
    # Written by people who had not seen the rules' cues, or to get past the rules.
    some = {spot: texts for spot, texts in HELD_OUT[lang].items() if spot != "clean"}
    hits = sum(says(text, lang, spot) for spot, texts in some.items() for text in texts["bad"])
    false = sum(says(text, lang, spot) for spot, texts in some.items() for text in texts["good"])
    assert hits >= 0.78 * sum(len(texts["bad"]) for texts in some.values())
    assert hits >= 0.95 * (hits + false)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("aim", ["sora-2", "veo-3.1", "kling-3.0"])
def test_a_scene_of_a_careful_dream_ends_with_one_warning_at_most(lang: Lang, aim: str) -> None:
    scenes = [scene[lang] for dream in DREAMS for scene in dream["scenes"]]
    worst = [[f for f in lint_text(text, lang, target(aim)) if f.level != "hint"] for text in scenes]
    assert len(DREAMS) >= 10
    assert [found for found in worst if len(found) > 1] == []


@pytest.mark.parametrize(("lang", "spot"), SPOTS)
def test_there_are_enough_texts_of_both_sorts(lang: Lang, spot: str) -> None:
    bad, good = (8, 5) if spot in FIRST else (4, 3)
    assert len(CORPUS[lang][spot]["bad"]) >= bad
    assert len(CORPUS[lang][spot]["good"]) >= good


@pytest.mark.parametrize("lang", LANGS)
def test_careful_prompts_of_many_genres_get_no_errors_and_hardly_a_warning(lang: Lang) -> None:
    serious = [f for text in CORPUS[lang]["clean"] for f in lint_text(text, lang, SORA) if f.level != "hint"]
    assert sum(len(CORPUS[one]["clean"]) for one in LANGS) >= 150
    assert [f for f in serious if f.level == "error"] == []
    assert len(serious) <= 1
