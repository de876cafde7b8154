"""Dated prices: what a call cost on its day; unknown stays unknown."""

from datetime import date

import pytest

from bot.library.prices import cost, price
from bot.llm.port import Usage

CALL = Usage(input_tokens=2_000_000, cached_tokens=1_000_000, output_tokens=1_000_000)
TODAY = date(2026, 11, 22)


def test_cached_input_is_counted_at_its_own_price():
    assert cost("gpt-6-luna", CALL, TODAY) == pytest.approx(0.10 + 0.01 + 0.50)


def test_the_price_is_that_of_the_day():
    assert cost("gpt-5.6-luna", CALL, date(2026, 7, 20)) == pytest.approx(1.00 + 0.10 + 6.00)
    assert cost("gpt-5.6-luna", CALL, TODAY) == pytest.approx(0.20 + 0.02 + 1.20)


def test_a_dated_name_has_the_price_of_its_model_and_another_model_has_not():
    assert price("gpt-6-luna-2026-09-22", TODAY) == price("gpt-6-luna", TODAY)
    assert price("gpt-6-luna-mini", TODAY) is None


@pytest.mark.parametrize("model", ["some-local-model", "gpt", ""])
def test_an_unknown_price_is_none(model):
    assert cost(model, CALL, TODAY) is None


def test_before_its_first_day_a_price_is_unknown():
    assert cost("gpt-6-luna", CALL, date(2026, 1, 1)) is None
