"""Every rule keeps what its file promises."""

import re
from pathlib import Path

import pytest

from bot.library.files import BadFileError, checked, root
from bot.library.targets import target
from bot.library.weak_spots import WeakSpot, weak_spots
from bot.linting import fixed, lint_text
from bot.linting.concordance import Concordance
from bot.linting.cues import cue
from bot.linting.english import english
from bot.linting.entries import rarest
from bot.linting.rules import KINDS
from bot.linting.width import copied
from bot.story import LANGS, Lang

KNOWN_IDS = set(
    re.findall(
        r"\S+",
        "cut turn multi cause phys body hand count text side order busy jump spawn morph reflect neg xref pron name drift "
        "moves camfix camsize light speed style param vague feel sense vmove sound talk lang left false static over cmd "
        "long short late miss list real ip gore minor face missing-english stale coverage unknown-handle same-setup "
        "parity cont-time cont-place cont-light cont-prop cont-wardrobe cont-weather axis preset total",
    )
)
"""The ids of the table of weak spots, and ours for what a film lacks."""
EXAMPLES = [
    (spot, lang, text, bad)
    for spot in weak_spots()
    for lang in LANGS
    for bad, texts in ((True, spot.bad.by(lang)), (False, spot.good.by(lang)))
    for text in texts
]


def found(spot: WeakSpot, text: str, lang: Lang) -> set[str]:
    return {finding.code for finding in lint_text(text, lang, target(spot.for_target))}


@pytest.mark.parametrize(("spot", "lang", "text", "bad"), EXAMPLES, ids=[f"{e[0].code}-{e[2][:24]}" for e in EXAMPLES])
def test_a_rule_finds_its_bad_examples_and_leaves_its_good_ones(
    spot: WeakSpot, lang: Lang, text: str, bad: bool
) -> None:
    assert (spot.code in found(spot, text, lang)) is bad


@pytest.mark.parametrize(("spot", "lang", "text", "bad"), EXAMPLES, ids=[f"{e[0].code}-{e[2][:24]}" for e in EXAMPLES])
def test_a_good_example_is_no_error_of_another_rule(spot: WeakSpot, lang: Lang, text: str, bad: bool) -> None:
    errors = [f for f in lint_text(text, lang, target(spot.for_target)) if f.level == "error"]
    assert bad or errors == []


@pytest.mark.parametrize(("spot", "lang", "text", "bad"), EXAMPLES, ids=[f"{e[0].code}-{e[2][:24]}" for e in EXAMPLES])
def test_fixed_text_is_clean_of_its_rule(spot: WeakSpot, lang: Lang, text: str, bad: bool) -> None:
    findings = [f for f in lint_text(text, lang, target(spot.for_target)) if f.code == spot.code and f.fix]
    assert not findings or spot.code not in found(spot, fixed(text, findings), lang)


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_that_promises_a_fix_for_words_offers_one_for_an_example(lang: Lang) -> None:
    for spot in weak_spots():
        if spot.fix != "none" and spot.check.kind in KINDS:
            told = [f for text in spot.bad.by(lang) for f in lint_text(text, lang, target(spot.for_target))]
            assert [f for f in told if f.code == spot.code and f.fix], spot.name


def test_the_memos_three_weak_spots_are_warnings_on_both_soras() -> None:
    for spot in weak_spots():
        if spot.weak_spot in ("cut", "turn", "multi"):
            assert [spot.level(target(sora)) for sora in ("sora-1", "sora-2")] == ["warning", "warning"]


def test_codes_names_and_ids_are_known_and_told_once() -> None:
    spots = weak_spots()
    assert len({spot.code for spot in spots}) == len({spot.name for spot in spots}) == len(spots)
    assert {spot.weak_spot for spot in spots} <= KNOWN_IDS


def test_every_file_is_a_rule_with_a_dated_source_and_a_kind_that_runs() -> None:
    files = {path.stem for path in (root() / "knowledge" / "weak_spots").glob("*.yaml")}
    assert files == {spot.name for spot in weak_spots()}
    assert all(
        spot.sources and (spot.check.kind in KINDS or spot.check.kind in ("structure", "parity", "continuity"))
        for spot in weak_spots()
    )


def test_messages_name_the_words_in_both_languages() -> None:
    for spot in weak_spots():
        holes = [set(re.findall(r"{(\w+)}", spot.say.said(lang))) for lang in LANGS]
        assert holes[0] == holes[1] <= {"found", "other", "count"}


def test_every_rule_is_clear_about_every_target() -> None:
    from bot.library.targets import targets

    assert all(
        spot.level(one) in (None, "error", "warning", "hint") for spot in weak_spots() for one in targets().values()
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_cue_can_be_written_out(lang: Lang) -> None:
    assert all(
        rarest(line, steps) >= 0 for spot in weak_spots() for line in spot.cues[lang] for steps in cue(line, lang)
    )


@pytest.mark.parametrize("line", ["", "[a] .. b", "(a", "a)", "<nobody> a", "[b]"])
def test_a_cue_that_cannot_be_read_is_told_before_any_text_is(line: str) -> None:
    with pytest.raises(BadFileError):
        Concordance([line], "en")


def test_a_cue_that_sleeps_through_one_text_is_found_in_the_next() -> None:
    cues = Concordance(["(cat|dog) .. sleep", "dog"], "en")
    texts = ["A dog barks.", "A cat sits.", "The dog and the cat sleep.", "A dog sleeps."]
    found = [cues.find(english(copied(text)).tokens) for text in texts]
    assert [sorted(one) for one in found] == [["dog"], [], ["(cat|dog) .. sleep", "dog"], ["(cat|dog) .. sleep", "dog"]]


def test_a_wrong_rule_is_told_by_file_and_key() -> None:
    data = weak_spots()[0].model_dump(mode="json") | {"levels": {"old": "loud", "new": "warning"}}
    with pytest.raises(BadFileError, match=r"my-rule\.yaml: levels"):
        checked(WeakSpot, data, Path("my-rule.yaml"))
