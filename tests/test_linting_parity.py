"""The two languages of one text compared: by kind, by the rules' own examples, on labelled pairs."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.library.checks import Parity
from bot.library.targets import target
from bot.library.weak_spots import weak_spots
from bot.linting import lint_film
from bot.linting.jsonl import lint_line
from bot.linting.parity import KINDS, differences
from bot.story import Elements, Film, Known, Phrase, Scene, Sentence
from bot.texts import Told

CORPUS = Path(__file__).parent / "corpus"
PAIRS: list[dict[str, Any]] = [
    yaml.safe_load((CORPUS / f"{name}.yaml").read_text("utf-8")) for name in ("pairs", "pairs_held_out")
]
EXAMPLES = [
    (spot.code, phrase, bad)
    for spot in weak_spots()
    if isinstance(spot.check, Parity)
    for bad, phrases in ((True, spot.pairs.bad), (False, spot.pairs.good))
    for phrase in phrases
]
SORA = target("sora-2")


def kinds(ja: str, en: str) -> list[str]:
    return [one.kind for one in differences(ja, en)]


@pytest.mark.parametrize(("code", "phrase", "bad"), EXAMPLES, ids=[f"{e[0]}-{e[1].en[:24]}" for e in EXAMPLES])
def test_a_rule_finds_its_bad_pairs_and_leaves_its_good_ones(code: str, phrase: Phrase, bad: bool) -> None:
    found = [f["code"] for f in lint_line({"ja": phrase.ja, "en": phrase.en})["findings"] if "kind" in f]
    assert found == ([code] if bad else [])


@pytest.mark.parametrize("corpus", PAIRS, ids=["tuned", "held-out"])
def test_labelled_pairs_are_told_apart(corpus: dict[str, Any]) -> None:
    false = [(pair, kinds(**pair)) for pair in corpus["good"] if kinds(**pair)]
    hits = wrong = 0
    total = sum(len(pairs) for pairs in corpus["bad"].values())
    for kind, pairs in corpus["bad"].items():
        for pair in pairs:
            found = kinds(**pair)
            hits += kind in found
            wrong += len(set(found) - {kind})
    assert hits >= 0.9 * total
    assert hits >= 0.95 * (hits + wrong + len(false)), false


def test_there_are_enough_pairs_of_both_sorts_and_every_kind() -> None:
    assert sum(len(pairs) for corpus in PAIRS for pairs in corpus["bad"].values()) >= 60
    assert sum(len(corpus["good"]) for corpus in PAIRS) >= 60
    assert all(set(corpus["bad"]) == set(KINDS) for corpus in PAIRS)


def test_a_pair_tells_its_kind_and_where_it_stands() -> None:
    answer = lint_line({"id": 3, "ja": "赤い車。", "en": "A blue car."})
    told = next(f for f in answer["findings"] if f.get("kind") == "color")
    assert answer["id"] == 3
    assert (told["lang"], "A blue car."[told["start"] : told["end"]]) == ("en", "blue")


def test_an_empty_side_is_all_that_is_told_of_the_languages() -> None:
    assert [f.get("kind") for f in lint_line({"ja": "赤い車が三台。", "en": " "})["findings"] if "kind" in f] == [
        "missing"
    ]


@pytest.mark.parametrize(
    ("ja", "en", "told"),
    [
        ("吹雪の中、橇が丘を越えていく。", "TBD", ["missing"]),
        ("音楽なし。", "No music.", []),
        ("田中が窓を開ける。", "Suzuki opens the window.", ["name"]),
        ("大翔が窓を開ける。", "Haruto opens the window.", []),
        ("看板に「営業中」とある。", 'The sign reads "Closed."', ["quote"]),
        ("看板に「営業中」とある。", 'The sign reads "Open."', []),
        ("瓶に「毒」とある。", 'The bottle says "SUGAR".', ["quote"]),
        ("三日月が出る。", "A crescent moon comes out.", []),
        ("85ミリで撮る。", "Shot on an eighty-five.", []),
        ("電車は駅に止まらない。", "The train stops at the station.", ["negation"]),
    ],
)
def test_what_one_language_says_in_its_own_way_is_no_difference(ja: str, en: str, told: list[str]) -> None:
    assert kinds(ja, en) == told


@pytest.mark.parametrize("line", [{"ja": 3, "en": "x"}, {"ja": "x", "en": ["y"]}])
def test_a_pair_of_something_else_is_told(line: object) -> None:
    with pytest.raises(Told):
        lint_line(line)


def film(ja: str, en: str, **changes: object) -> Film:
    scene = Scene(id="a", prose=(Sentence(element="environment", ja=ja, en=en),), status="written")
    kakeru = Known(handle="kakeru", name=Phrase(ja="カケル", en="Kakeru"))
    return Film(id="f", cast=(kakeru,), scenes=(scene.model_copy(update=changes),))


def compared(one: Film) -> list[tuple[str | None, str | None]]:
    return [(f.kind, f.field) for f in lint_film(one, SORA) if f.kind]


def test_a_film_is_compared_sentence_and_element_by_its_field() -> None:
    elements = Elements(camera_work=Phrase(ja="35mmレンズ。", en="85mm lens."))
    assert compared(film("赤い壁。", "A blue wall.", elements=elements)) == [
        ("color", "prose.0"),
        ("lens", "camera_work"),
    ]


def test_a_side_that_is_known_to_lag_is_not_compared() -> None:
    assert compared(film("赤い壁。", "A blue wall.", stale=("prose.environment.en",))) == []


def test_a_handle_in_one_language_only_is_told_and_a_handle_beside_a_name_is_not() -> None:
    assert compared(film("@kakeruが立つ。", "A boy stands.")) == [("name", "prose.0")]
    assert compared(film("@kakeruが立つ。", "@kakeru stands.")) == []


@given(st.text(max_size=120), st.text(max_size=120))
def test_any_two_texts_are_compared_with_spans_inside_them(ja: str, en: str) -> None:
    for one in differences(ja, en):
        assert one.ja is None or 0 <= one.ja[0] <= one.ja[1] <= len(ja)
        assert one.en is None or 0 <= one.en[0] <= one.en[1] <= len(en)
