"""The numbers of an English text: three cats count, a three-quarter view may not."""

import re

from bot.linting.parity.amounts import Amount
from bot.linting.reading import Reading
from bot.linting.tokens import Token

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES: dict[str, float] = (
    {word: float(n) for n, word in enumerate(_ONES)}
    | {word: 20.0 + 10 * n for n, word in enumerate(_TENS)}
    | {"hundred": 100.0, "thousand": 1000.0, "million": 1000000.0}
)
_ORDINALS: dict[str, float] = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
    "thirteenth": 13, "fifteenth": 15, "sixteenth": 16, "twentieth": 20,
}  # fmt: skip
_HINTS: dict[str, tuple[float, ...]] = {
    "twos": (2,), "threes": (3,), "both": (2,), "pair": (2,), "pairs": (2,), "couple": (2,), "couples": (2,), "twin": (2,), "twins": (2,), "double": (2,), "doubles": (2,),
    "duo": (2,), "twice": (2,), "twofold": (2,), "second": (2,), "again": (2,), "another": (2,), "either": (2,), "each": (2,), "neither": (2,),
    "trio": (3,), "triple": (3,), "triplets": (3,), "thrice": (3,), "tripod": (3,), "threefold": (3,), "quartet": (4,), "quad": (4,), "fours": (4,), "crossroads": (4,),
    "crossroad": (4,), "dozen": (10, 11, 12, 13), "dozens": (10, 12, 20, 24, 30), "half": (0.5, 30, 6), "quarter": (0.25, 15, 3, 4), "noon": (12,), "midday": (12,),
    "midnight": (0, 12, 24), "decade": (10,), "decades": (10, 20), "century": (100,), "centuries": (100,), "teenage": (10, 13), "teenager": (10, 13, 15, 16, 17), "teens": (10, 13),
    "teen": (10, 13), "fortnight": (2, 14), "first": (1,), "once": (1,), "single": (1,), "hundreds": (100, 200), "thousands": (1000, 10000), "countless": (100, 1000, 10000),
    "twenties": (20,), "thirties": (30,), "forties": (40,), "fifties": (50,), "sixties": (60,), "seventies": (70,), "eighties": (80,), "nineties": (90,), "biped": (2,),
    "octagonal": (8,), "hexagonal": (6,), "pentagonal": (5,), "square": (4,), "triangular": (3,), "weekly": (7,), "week": (7,), "year": (12,), "minute": (60,), "hour": (60,),
    "lunch": (12,), "halves": (2,), "myriad": (1000, 10000), "score": (20,), "quadruple": (4,), "quintet": (5,), "quadruplets": (4,), "quintuplets": (5,), "ii": (2,), "iii": (3,), "iv": (4,), "vi": (6,), "vii": (7,), "viii": (8,), "sextet": (6,), "two-shot": (2,), "apart": (2,), "together": (2,),
    "upstairs": (2,), "thousandth": (1000,), "hundredth": (100,), "ages": (100,), "eyes": (2,), "hands": (2,), "arms": (2,), "legs": (2,), "wings": (2,), "sides": (2,), "brothers": (2,), "sisters": (2,), "lovers": (2,),
}  # fmt: skip
_SO_MANY = frozenset(["trio", "triplets", "quartet", "quadruplets", "quintet", "quintuplets", "sextet"])
_CROWD = frozenset(["they", "them", "their", "both", "pair", "couple", "each", "together", "duo", "trio", "group", "side", "theirs", "others", "siblings", "friends", "lovers", "brothers", "sisters", "twins", "everyone", "family"])  # fmt: skip
_VAGUE = re.compile(
    r"\b(?:few|several|handful|some|couple|various|many|moment|moments|while|briefly|small group)\b", re.IGNORECASE
)
_SCENES = frozenset(["scene", "shot", "cut", "take", "clip"])
_HOURS = frozenset(["pm", "p", "o'clock", "am", "a", "in", "at"])


def english_numbers(reading: Reading, taken: list[tuple[int, int]]) -> list[Amount]:
    """Return every number; `taken` are spans that are told elsewhere."""
    tokens = reading.tokens
    found: list[Amount] = []
    at = 0
    while at < len(tokens):
        value, end = _value(tokens, at)
        free = not any(start <= reading.starts[at] < behind for start, behind in taken)
        if value is not None and free:
            unit = tokens[end].text if end < len(tokens) else ""
            alone = at > 0 and tokens[at - 1].text in ("the", "these", "those") and _no_thing(tokens, end)
            scene = at > 0 and tokens[at - 1].text in _SCENES
            sure = value >= 2 and not alone and not scene and not _loose(tokens, at, end)
            found.append(Amount(_called(value, unit, tokens, at), (at, end), sure))
        elif value is None and tokens[at].text in _ORDINALS:
            ordinal = _ORDINALS[tokens[at].text]
            # The fourth finger has a name of its own in Japanese: an ordinal answers, and needs no answer.
            found.append(Amount(frozenset([ordinal]), (at, at + 1), sure=False))
        elif tokens[at].text in _HINTS:
            found.append(Amount(frozenset(_HINTS[tokens[at].text]), (at, at + 1), sure=_counts(tokens, at)))
        at = end
    return _with_ranges(found, tokens)


def _counts(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a word counts as a number does: triplets are three, a dozen eggs twelve."""
    if tokens[at].text == "dozen":
        return at > 0 and tokens[at - 1].text in ("a", "one") and unit_of(tokens, at + 1) != "or"
    return tokens[at].text in _SO_MANY


def crowd(reading: Reading) -> bool:
    """Return whether the text speaks of several people without counting them."""
    return any(token.text in _CROWD for token in reading.tokens)


def vague(reading: Reading) -> bool:
    """Return whether the text has a number that it does not say: a few."""
    return bool(_VAGUE.search(reading.text))


def unit_of(tokens: tuple[Token, ...], at: int) -> str:
    """Return the word behind a number, empty at the end."""
    return tokens[at].text if at < len(tokens) else ""


def _value(tokens: tuple[Token, ...], at: int) -> tuple[float | None, int]:
    """Return the number that begins here and where it ends, None if none does."""
    token = tokens[at]
    if token.kind == "number":
        return float(token.text.replace(",", "")) if token.text.count(".") < 2 else None, at + 1
    if token.text not in _VALUES:
        return None, at + 1
    total = current = 0.0
    end = at
    while end < len(tokens) and tokens[end].text in _VALUES:
        value = _VALUES[tokens[end].text]
        if value >= 100:
            current = (current or 1) * value
            total, current = (total + current, 0.0) if value >= 1000 else (total, current)
        elif end > at and (0 < current % 100 <= 10 or 0 < current % 100 <= value):
            # two three: two numbers; twenty five: one.
            break
        else:
            current += value
        end += 1
    return total + current, end


def _called(value: float, unit: str, tokens: tuple[Token, ...], at: int) -> frozenset[float]:
    found = {value}
    if unit == "s":  # 1980s
        found |= {value % 100}
    if value <= 12 and (unit in _HOURS or (at and tokens[at - 1].text == "at")):
        found |= {value + 12, value % 12}
    if unit in ("minute", "minutes", "second", "seconds"):
        found |= {value * 60, value / 60}
    elif unit in ("hours", "hour", "weeks", "week", "days", "months", "years", "decades", "centuries"):
        found |= {value * 60, value * 7, value / 7, value / 12, value * 10, value * 100, value * 12}
    elif unit in ("%", "percent"):
        found |= {value / 100, value / 10}
    return frozenset(found)


def _loose(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Return whether the number belongs to a set phrase: a three-quarter view, one or two, on all fours."""
    unit = unit_of(tokens, end)
    return (
        unit in ("quarter", "quarters", "way", "tone")
        or (unit == "thousand")
        or tokens[at].text in ("hundred", "thousand")
    )


def _no_thing(tokens: tuple[Token, ...], end: int) -> bool:
    """Return whether nothing is counted: the two walk, the two of them."""
    unit = unit_of(tokens, end)
    return not unit.endswith("s") or unit in ("as", "is", "has", "was") or tokens[end].kind not in ("word", "Name")


def _with_ranges(found: list[Amount], tokens: tuple[Token, ...]) -> list[Amount]:
    """Return the numbers with those marked that stand as two or three."""
    near: set[int] = set()
    for n in range(len(found) - 1):
        one, other = found[n], found[n + 1]
        between = [t.text for t in tokens[one.span[1] : other.span[0]]]
        if between in (["or"], ["to"], [], ["-"]) and min(other.values) - min(one.values) == 1:
            near |= {n, n + 1}
    return [one._replace(near=n in near) for n, one in enumerate(found)]
