"""What a writer costs: dated prices per million tokens, in knowledge/prices.yaml."""

import datetime
import re
from functools import cache
from typing import Literal, Protocol, Self

from pydantic import Field, model_validator

from bot.library.files import checked, read_yaml, root
from bot.story import Frozen


class Used(Protocol):
    """Tokens that a call used, or will use."""

    @property
    def input_tokens(self) -> int:
        """All tokens that were sent."""

    @property
    def cached_tokens(self) -> int:
        """The part of them that the provider's cache served."""

    @property
    def output_tokens(self) -> int:
        """Tokens that came back."""


class WriterPrice(Frozen):
    """The price of one model from one day on, in US dollars per million tokens."""

    model: str
    from_date: datetime.date = Field(alias="from")
    input: float = Field(ge=0)
    cached: float = Field(ge=0)
    output: float = Field(ge=0)
    source: str
    sure: Literal["H", "M", "L", "NV"]

    @model_validator(mode="after")
    def _cache_is_no_dearer(self) -> Self:
        if self.cached > self.input:
            raise ValueError("cached input cannot cost more than input")
        return self


class _PriceList(Frozen):
    prices: tuple[WriterPrice, ...]


def price(model: str, on: datetime.date) -> WriterPrice | None:
    """Return the price of `model` on a day; None if it is not known.

    A dated name, as gpt-6-luna-2026-09-22, has the price of the name without the date.
    """
    found = [entry for entry in _prices() if _is(model, entry.model) and entry.from_date <= on]
    return max(found, key=lambda entry: entry.from_date, default=None)


def cost(model: str, usage: Used, on: datetime.date) -> float | None:
    """Return what the tokens cost on that day, in US dollars; None if the price is not known."""
    known = price(model, on)
    if known is None:
        return None
    fresh = usage.input_tokens - usage.cached_tokens
    return (fresh * known.input + usage.cached_tokens * known.cached + usage.output_tokens * known.output) / 1_000_000


def _is(model: str, listed: str) -> bool:
    return model == listed or re.fullmatch(rf"{re.escape(listed)}-\d{{4}}-\d{{2}}-\d{{2}}", model) is not None


@cache
def _prices() -> tuple[WriterPrice, ...]:
    path = root() / "knowledge" / "prices.yaml"
    return checked(_PriceList, read_yaml(path), path).prices
