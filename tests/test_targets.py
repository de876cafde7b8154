import datetime

import pytest

from bot.library.targets import Target, target, targets
from bot.texts import Told

ALL = list(targets().values())


def test_the_registry_holds_the_nine_first_targets() -> None:
    expected = "hailuo-2.3 kling-3.0 ltx-2 runway-gen-4.5 seedance-2.0 sora-1 sora-2 veo-3.1 wan-2.7"
    assert sorted(targets()) == expected.split()


def test_both_soras_are_retired_with_their_last_day_and_nothing_else_is() -> None:
    retired = {one.id: one.retired for one in ALL if one.status == "retired"}
    assert retired == {"sora-1": datetime.date(2026, 3, 13), "sora-2": datetime.date(2026, 9, 24)}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_target_says_in_both_languages_what_it_is_and_how_sure_each_fact_is(one: Target) -> None:
    assert one.about.ja
    assert one.about.en
    assert all(source.what and source.sure for source in one.sources)
    assert one.checked >= datetime.date(2026, 11, 22)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_number_of_tries_has_its_reason_in_the_sources(one: Target) -> None:
    assert any(source.what.startswith("tries: ") for source in one.sources)
    assert one.tries >= 2


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_every_target_makes_the_common_ratio_and_a_clip_near_six_seconds(one: Target) -> None:
    assert "16:9" in one.ratios
    assert abs(one.clip_seconds(6) - 6) <= 2


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_lengths_are_listed_upwards_and_prices_say_what_they_are_for(one: Target) -> None:
    assert list(one.seconds) == sorted(set(one.seconds))
    assert all(price.what and price.source for price in one.prices)


def test_the_wish_between_two_lengths_takes_the_longer_clip() -> None:
    assert target("sora-2").clip_seconds(6) == 8


def test_an_unknown_target_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match=r"veo-3\.1"):
        target("sora-3")
