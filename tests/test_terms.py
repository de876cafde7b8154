"""The film vocabulary: complete, in both languages, and found however one types."""

import re
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bot.library.terms import Group, Term, camera_term, search, vocabularies
from bot.story import Angle, Move, Size

TERMS: list[Term] = list(chain.from_iterable(vocabulary.terms for vocabulary in vocabularies().values()))
CASES = yaml.safe_load((Path(__file__).parent / "data" / "term_queries.yaml").read_text(encoding="utf-8"))
CLOSED = [
    (group, value) for group, kind in (("size", Size), ("angle", Angle), ("move", Move)) for value in get_args(kind)
]


def test_every_group_has_its_file() -> None:
    assert set(vocabularies()) == set(get_args(Group))


def test_the_245_numbers_are_complete() -> None:
    assert sorted(term.number for term in TERMS) == list(range(1, 246))


def test_ids_are_unique_over_all_groups() -> None:
    assert len({term.id for term in TERMS}) == len(TERMS)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_said_and_explained_in_both_languages(term: Term) -> None:
    assert term.ja
    assert term.en
    assert term.about.ja
    assert term.about.en
    assert not re.search(r"[ぁ-ヿ一-鿿]", " ".join((*term.en, term.about.en)))


def test_readings_are_in_hiragana() -> None:
    assert all(re.fullmatch(r"[ぁ-ゖー]+", reading) for term in TERMS for reading in term.kana)


def test_a_form_with_kanji_can_be_found_by_a_reading() -> None:
    assert [term.id for term in TERMS if not term.kana and re.search(r"[一-鿿]", term.ja[0])] == []


@pytest.mark.parametrize(("group", "value"), CLOSED)
def test_every_closed_camera_value_has_its_exact_words_in_both_languages(group: str, value: str) -> None:
    term = camera_term(group, value)
    assert len(term.ja) == len(term.en) == 1
    assert not re.search(r"[ /／;]?(up|left|in) ?/|／", f"{term.ja[0]} {term.en[0]}")


def test_no_two_camera_values_are_said_with_the_same_words() -> None:
    words = [camera_term(group, value) for group, value in CLOSED]
    assert len({term.ja for term in words}) == len({term.en for term in words}) == len(CLOSED)


def test_an_unknown_camera_value_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="move sideways"):
        camera_term("move", "sideways")


@pytest.mark.parametrize("case", CASES["first"], ids=lambda case: case["query"])
def test_search_puts_the_meant_term_first(case: dict[str, str]) -> None:
    assert search(case["query"])[0].id == case["term"]


@pytest.mark.parametrize("case", CASES["both"], ids=lambda case: case["query"])
def test_search_shows_every_sense_of_a_false_friend(case: dict[str, list[str]]) -> None:
    assert set(case["terms"]) <= {term.id for term in search(str(case["query"]))}


@pytest.mark.parametrize("case", CASES["never"], ids=lambda case: case["query"])
def test_search_never_offers_the_trap(case: dict[str, str]) -> None:
    assert case["term"] not in {term.id for term in search(case["query"])}


@pytest.mark.parametrize("query", ["", "  ", "、。", "xyzzy"])
def test_search_finds_nothing_for_nothing(query: str) -> None:
    assert search(query) == ()


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_every_form_finds_its_own_term(term: Term) -> None:
    assert all(term in search(form) for form in (*term.ja, *term.en, *term.kana))
