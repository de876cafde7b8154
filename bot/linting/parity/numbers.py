"""Numbers and focal lengths that one language says and the other does not."""

import re
import unicodedata
from collections.abc import Iterator

from bot.linting.parity.amounts import Amount, close, kanji_value, quoted
from bot.linting.parity.difference import Difference, Sides, difference
from bot.linting.parity.english_numbers import crowd, english_numbers
from bot.linting.parity.english_numbers import vague as vague_en
from bot.linting.parity.japanese_numbers import japanese_numbers
from bot.linting.parity.japanese_numbers import vague as vague_ja
from bot.linting.reading import Reading, Span

_DIGIT = r"(?:[0-9０-９]+(?:[.．][0-9０-９]+)?|[一二三四五六七八九十百]+|(?:(?:twenty|thirty|forty|fifty|eighty|hundred|five|one|a)[- ]?){1,3})"
_UNIT = r"(?:mm|ｍｍ|㎜|ミリ(?:メートル)?|millimet(?:er|re)s?)"
_LENS = re.compile(
    rf"(?P<one>{_DIGIT})\s*-?\s*(?:{_UNIT})?\s*(?:(?:[-~〜～–—]|から|to|or|か|、)\s*(?P<other>{_DIGIT})\s*-?\s*)?{_UNIT}", re.IGNORECASE
)  # fmt: skip
_ANY_UNIT = re.compile(_UNIT, re.IGNORECASE)
_FILM = re.compile(
    r"\s*(?:フィルム|判|版|換算|フルサイズ|full[- ]frame|sensor|センサー|film|stock|映画|の(?:フィルム|雨|穴|弾)|rain|movie|映写|projector)",
    re.IGNORECASE,
)
_GAUGES = frozenset(["8", "16", "8 ", "16 "])
"""Millimetres that are film unless a lens is named behind them."""
_OPTICS = re.compile(r".{0,12}?(?:レンズ|lens|広角|望遠|wide|prime|単焦点|魚眼|fisheye)", re.IGNORECASE)
_STOP = re.compile(r"(?<![A-Za-z])[fF]\s?/?\s?(\d+(?:\.\d+)?)(?![A-Za-z\d])|(?:絞り|[fF]値)\s*(\d+(?:\.\d+)?)")
_SPELT = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "eighty": 80, "five": 5, "one": 1, "a": 1}


def by_number(sides: Sides) -> Iterator[Difference]:
    """Yield a difference of lenses and one of the other numbers."""
    lens = {"ja": _lenses(sides.ja.text), "en": _lenses(sides.en.text)}
    said = {lang: {value for values, _ in found for value in values} for lang, found in lens.items()}
    odd = {lang: [one for one in lens[lang] if not one[0] <= said["en" if lang == "ja" else "ja"]] for lang in lens}
    ja = japanese_numbers(sides.ja, crowd=crowd(sides.en), taken=[span for _, span in lens["ja"]])
    en = english_numbers(sides.en, [span for _, span in lens["en"]])
    # Who shoots on a fifty says no millimetres: a plain number that is left over answers a lens.
    lost, left_en = _plain_lenses(odd["ja"], en)
    added, left_ja = _plain_lenses(odd["en"], ja)
    if lost or added:
        yield Difference("lens", next(iter(lost), None), next(iter(added), None))
    en, ja = left_en, left_ja
    spans_ja = _unanswered(sides.ja, ja, en, loose=vague_en(sides.en))
    spans_en = _unanswered(sides.en, en, ja, loose=vague_ja(sides.ja))
    if spans_ja or spans_en:
        yield difference("number", sides, spans_ja, spans_en)


def _unanswered(reading: Reading, said: list[Amount], other: list[Amount], *, loose: bool) -> list[Span]:
    # What is said in speech is compared with the speech.
    return [
        one.span
        for one in said
        if one.sure
        and not (one.near and loose)
        and not quoted(reading, one)
        and not any(close(one, there) for there in other)
    ]


def _plain_lenses(lenses: list[tuple[frozenset[str], Span]], there: list[Amount]) -> tuple[list[Span], list[Amount]]:
    """Return the lenses that no plain number of the other language says, and the numbers that say none."""
    lost: list[Span] = []
    for values, span in lenses:
        same = [one for one in there if {f"{value:g}" for value in one.values} & values]
        there = [one for one in there if one not in same]
        if not same:
            lost.append(span)
    return lost, there


def _lenses(text: str) -> list[tuple[frozenset[str], Span]]:
    """Return focal lengths and stops; the gauge of film is a plain number."""
    found: list[tuple[frozenset[str], Span]] = []
    for match in _LENS.finditer(text) if _ANY_UNIT.search(text) else ():
        gauge = match["one"] in _GAUGES and not _OPTICS.match(text, match.end())
        if not _FILM.match(text, match.end()) and not gauge:
            values = (_plain(match[name]) for name in ("one", "other") if match[name])
            found.append((frozenset(value for value in values if value), match.span()))
    found += [(frozenset([f"f{float(match[1] or match[2]):g}"]), match.span()) for match in _STOP.finditer(text)]
    return found


def _plain(written: str) -> str:
    spelt = [_SPELT.get(word, 100) for word in re.findall(r"[a-z]+", written.lower())]
    if spelt:
        return f"{sum(spelt) if 100 not in spelt else 100 + sum(n for n in spelt if 1 < n < 100):g}"
    value = kanji_value(unicodedata.normalize("NFKC", written))
    return "" if value is None else f"{value:g}"
