"""An exact number of things above what models keep."""

import re

from bot.library.checks import Quantity
from bot.library.weak_spots import words
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, overlaps
from bot.linting.tokens import STOPS, Token, is_number

_DIGITS = {"〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_KANJI = frozenset((*_DIGITS, *_TENS))
_NUMBERED = re.compile("[〇一二三四五六七八九十百]{2,}(.+)")


def quantity(check: Quantity, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return every number with the thing that it counts, and every word that is such a number of things."""
    search = _english if reading.lang == "en" else _japanese
    hits: list[Hit] = []
    behind = 0
    for at in sorted({*reading.numbers, *_fused(check, reading)}):
        end = search(check, reading.tokens, at) if at >= behind else None
        if end and not reading.quoted(at) and not reading.denied((at, end)):
            hits.append(Hit((at, end), reading.words((at, end))))
        behind = end or behind
    counted = [hit.span for hit in hits]
    hits += [Hit(s, reading.words(s)) for s in reading.signs(check.said) if not overlaps(s, counted)]
    return sorted(hits)


def _fused(check: Quantity, reading: Reading) -> list[int]:
    """Return the places of Japanese numbers that the dictionary keeps as one word with their counter, as 四十本."""
    if reading.lang == "en":
        return []
    return [
        at
        for at, token in enumerate(reading.tokens)
        if token.text[0] in _KANJI and (match := _NUMBERED.fullmatch(token.text)) and match[1] in check.things
    ]


def _japanese(check: Quantity, tokens: tuple[Token, ...], at: int) -> int | None:
    if not is_number(tokens[at]):
        return at + 1
    end = at
    while end < len(tokens) and is_number(tokens[end]):
        end += 1
    written = "".join(t.text for t in tokens[at:end])
    if end == len(tokens) or _value_ja(written) <= check.most:
        return None
    counter = tokens[end].text
    if counter not in check.things:
        return None
    behind = tokens[end + 1].text if end + 1 < len(tokens) else ""
    before = tokens[at - 1].text if at else ""
    return None if behind in check.fused or before in ("第", "数", "何") else end + 1


def _value_ja(written: str) -> int:
    if written.isdecimal():
        return int(written)
    total = current = 0
    for sign in written:
        if sign in _TENS:
            total += (current or 1) * _TENS[sign]
            current = 0
        else:
            current = _DIGITS.get(sign, int(sign) if sign.isdecimal() else 0)
    return total + current


def _english(check: Quantity, tokens: tuple[Token, ...], at: int) -> int | None:
    token = tokens[at]
    value = (
        int(token.text)
        if token.text.isdecimal()
        else words("en")["number"].index(token.text) + 3
        if token.text in words("en")["number"]
        else 0
    )
    if value <= check.most or token.more == "-" or (at and tokens[at - 1].text in (*check.names, "$", "#", "/", "@")):
        return None
    for place in range(at + 1, min(at + 5, len(tokens))):
        behind = tokens[place]
        if is_number(behind) and behind.more == "-":  # twenty-three
            continue
        if behind.text in STOPS or behind.kind not in ("word", "Name", "number"):
            return None
        if behind.more == "-":  # three-quarter view, but three red-coated guards
            if place == at + 1:
                return None
            continue
        if any(form in check.units for form in behind.forms):
            return None
        if _plural(behind):
            return place + 1
    return None


def _plural(token: Token) -> bool:
    if any(form in words("en")["plural"] for form in (token.text,)):
        return True
    return token.text.endswith("s") and not token.text.endswith(("ss", "us", "is")) and len(token.text) > 3
