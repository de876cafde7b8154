"""The linter on texts labelled by meaning: it may not fall below what was measured."""

from pathlib import Path

import pytest
import yaml

from bot.library.targets import target
from bot.linting import lint_text
from bot.story import LANGS, Lang

CORPUS = {
    lang: yaml.safe_load((Path(__file__).parent / "corpus" / f"{lang}.yaml").read_text("utf-8")) for lang in LANGS
}
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
        "vague",
        "feel",
        "real",
        "ip",
    ]
)
SORA = target("sora-2")


def says(text: str, lang: Lang, spot: str) -> bool:
    return spot in {finding.weak_spot for finding in lint_text(text, lang, SORA)}


@pytest.mark.parametrize(("lang", "spot"), SPOTS)
def test_a_rule_finds_nine_of_ten_and_is_right_nineteen_of_twenty_times(lang: Lang, spot: str) -> None:
    hits = sum(says(text, lang, spot) for text in CORPUS[lang][spot]["bad"])
    false = sum(says(text, lang, spot) for text in CORPUS[lang][spot]["good"])
    assert hits >= 0.9 * len(CORPUS[lang][spot]["bad"])
    assert hits >= 0.95 * (hits + false)


@pytest.mark.parametrize(("lang", "spot"), SPOTS)
def test_there_are_enough_texts_of_both_sorts(lang: Lang, spot: str) -> None:
    bad, good = (8, 5) if spot in FIRST else (4, 3)
    assert len(CORPUS[lang][spot]["bad"]) >= bad
    assert len(CORPUS[lang][spot]["good"]) >= good


@pytest.mark.parametrize("lang", LANGS)
def test_careful_prompts_of_many_genres_get_no_errors_and_hardly_a_warning(lang: Lang) -> None:
    serious = [f for text in CORPUS[lang]["clean"] for f in lint_text(text, lang, SORA) if f.level != "hint"]
    assert len(CORPUS[lang]["clean"]) >= 40
    assert [f for f in serious if f.level == "error"] == []
    assert len(serious) <= 1
