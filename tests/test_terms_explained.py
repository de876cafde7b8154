"""Film words told to people without film training, and the words that mislead."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from bot.library.explanations import (
    FalseFriend,
    explanation,
    explanations,
    false_friends,
    misleading,
    sources_of,
)
from bot.library.files import BadFileError, checked
from bot.library.terms import Term, camera_term, term, vocabularies
from bot.story import LANGS, Angle, Move, Size

CASES = yaml.safe_load((Path(__file__).parent / "data" / "false_friends.yaml").read_text(encoding="utf-8"))
JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]")
SPOKEN = [
    (group, value) for group, kind in (("size", Size), ("angle", Angle), ("move", Move)) for value in get_args(kind)
]


def test_at_least_eighty_terms_are_explained() -> None:
    assert len(explanations()) >= 80


@pytest.mark.parametrize(("group", "value"), SPOKEN)
def test_every_camera_value_that_a_scene_can_have_is_explained(group: str, value: str) -> None:
    assert explanation(camera_term(group, value)) is not None


@pytest.mark.parametrize("term_id", sorted(explanations()))
def test_an_explanation_is_three_short_plain_sentences_in_each_language(term_id: str) -> None:
    told = explanations()[term_id]
    for lang in LANGS:
        for part in (told.what, told.when, told.effect):
            said = part.said(lang)
            assert 6 <= len(said) <= (62 if lang == "ja" else 130), said
            assert said.endswith("。" if lang == "ja" else "."), said
    assert not JAPANESE.search(f"{told.what.en} {told.when.en} {told.effect.en}")


def test_a_term_with_its_one_line_only_has_no_explanation() -> None:
    assert explanation(term("golden-ratio")) is None


def test_an_id_that_its_group_does_not_have_is_told_by_file_and_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "knowledge" / "terms" / "explained").mkdir(parents=True)
    told = "{what: {ja: あ, en: a}, when: {ja: あ, en: a}, effect: {ja: あ, en: a}}"
    (tmp_path / "knowledge" / "terms" / "explained" / "size.yaml").write_text(
        f"no-such-size: {told}\n", encoding="utf-8"
    )
    monkeypatch.setattr("bot.library.files.root", lambda: tmp_path)
    with pytest.raises(BadFileError, match=r"size\.yaml: no-such-size"):
        explanations.__wrapped__()


def test_every_term_tells_in_words_where_it_comes_from() -> None:
    terms = [one for vocabulary in vocabularies().values() for one in vocabulary.terms]
    assert all(sources_of(one) or not (one.named_by or one.ja_from) for one in terms)
    assert sources_of(term("dolly-in"))[0] == "Google, Veo documentation"
    assert sources_of(term("golden-ratio")) == ("note.com/3po_camera; photostyling.jp; banana.4me.page",)


@pytest.mark.parametrize("friend", false_friends(), ids=lambda friend: friend.words[0])
def test_a_false_friend_says_its_trap_and_what_to_write_in_both_languages(friend: FalseFriend) -> None:
    for phrase in (friend.trap, *(sense.when for sense in friend.means)):
        assert phrase.ja.endswith("。")
        assert phrase.en
    assert friend.source
    assert all(isinstance(term(sense.term), Term) for sense in friend.means)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_false_friends_of_a_text_are_found_and_no_others(case: dict[str, str | list[str]]) -> None:
    assert [friend.words[0] for friend in misleading(str(case["text"]))] == case["friends"]


def test_a_false_friend_without_a_meaning_is_told_by_key() -> None:
    with pytest.raises(BadFileError, match=r"friends\.yaml: means"):
        checked(
            FalseFriend, {"words": ["パン"], "trap": {}, "means": [], "source": "x", "sure": "NV"}, Path("friends.yaml")
        )
