"""An amount that a text states: what it may be called in the other language, and where it stands."""

from typing import NamedTuple

from bot.linting.reading import Reading, Span

_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}


class Amount(NamedTuple):
    """One number in a text."""

    values: frozenset[float]
    """What it is, and what else it may be called: 15 hours are 3 p.m., 60 seconds a minute."""
    span: Span
    sure: bool
    """True if the other language must say it too."""
    near: bool = False
    """True if it is one of two neighbours, as in two or three: `a few` says it too."""


def kanji_value(written: str) -> float | None:
    """Return the value of a number in digits or kanji, None if it is neither."""
    plain = written.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        pass
    if not plain or any(sign not in _DIGITS and sign not in _TENS for sign in plain):
        return None
    if len(plain) > 1 and all(sign in _DIGITS for sign in plain):
        return float("".join(str(_DIGITS[sign]) for sign in plain))
    total = high = current = 0
    for sign in plain:
        if sign == "万":
            high, total, current = (total + current or 1) * 10000, 0, 0
        elif sign in _TENS:
            total += (current or 1) * _TENS[sign]
            current = 0
        else:
            current = _DIGITS[sign]
    return float(high + total + current)


def close(one: Amount, other: Amount) -> bool:
    """Return whether two amounts may be the same."""
    return not one.values.isdisjoint(other.values)


def quoted(reading: Reading, amount: Amount) -> bool:
    """Return whether the amount stands in speech or in writing in the picture."""
    return reading.quoted(amount.span[0])
