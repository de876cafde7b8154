"""The numbers of a Japanese text: 三匹 counts, 三日月 does not."""

import re
from itertools import pairwise

from bot.library.glosses import entries
from bot.linting.parity.amounts import Amount, kanji_value
from bot.linting.reading import Reading
from bot.linting.tokens import Token

_RUN = re.compile(r"[〇一二三四五六七八九十百千万]+|\d+(?:\.\d+)?")
_WORDS: dict[str, float] = {
    "二人": 2, "二つ": 2, "二十歳": 20, "二十": 20, "三つ": 3, "四つ": 4, "五つ": 5, "六つ": 6, "七つ": 7, "八つ": 8, "九つ": 9,
}  # fmt: skip
_KANA: dict[str, float] = {
    "ふたり": 2, "ふたつ": 2, "みっつ": 3, "よっつ": 4, "いつつ": 5, "むっつ": 6, "ななつ": 7, "やっつ": 8, "ここのつ": 9, "はたち": 20,
}  # fmt: skip
_HINTS: dict[str, tuple[float, ...]] = {
    "両": (2,), "双": (2,), "一対": (2,), "ペア": (2,), "カップル": (2,), "夫婦": (2,), "互い": (2,), "姉妹": (2,), "兄弟": (2,), "親子": (2,),
    "母子": (2,), "恋人": (2,), "向かい合": (2,), "ツー": (2,), "ダブル": (2,), "もう": (2, 1), "再び": (2,), "往復": (2,), "半": (0.5, 30, 6),
    "トリオ": (3,), "トリプル": (3,), "三脚": (3,), "ダース": (12,), "正午": (12,), "真昼": (12,), "深夜": (0, 12, 24), "真夜中": (0, 12, 24),
    "世紀": (100,), "半世紀": (50,), "四半世紀": (25,), "十字": (4,), "四方": (4,), "双子": (2,), "倍": (2,), "次": (2,), "隔": (2,), "挟": (2,), "十数": (10, 11, 12, 13),
    "無数": (100, 1000), "数百": (100, 200), "数千": (1000,), "何百": (100,), "何千": (1000,), "何十": (10, 20), "数十": (10, 12, 20),
    "三つ子": (3,), "三つ児": (3,), "四つ子": (4,), "四重奏": (4,), "三重奏": (3,), "五重奏": (5,), "カルテット": (4,), "クインテット": (5,), "十代": (10, 13), "思春期": (13,), "コンビ": (2,), "対": (2,), "二": (2,),
}  # fmt: skip
_VAGUE = re.compile(
    r"数[人匹本枚台秒分歩個名羽頭年日回軒]|何[人匹本枚台秒分歩個名羽頭年日度回]か|いくつ|わずか|しばらく|少し|少数"
)
_LOOSE = frozenset(["重", "隅", "分", "畳", "面", "方", "手", "股", "度", "種", "段", "番", "号", "世", "玉", "系", "股", "輪", "角", "足", "脚", "線", "文字", "月"])  # fmt: skip
"""Counters in set phrases: 二重, 四隅, 二股. They answer the other language and need no answer, unless three or more of them are meant."""
_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|once|twice|both|double|triple|twin|pair|half|whole|single|alone|day|month|o'clock|year|hour|minute)", re.IGNORECASE
)  # fmt: skip
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of an era."""
_FIRST = re.compile("(明治|大正|昭和|平成|令和)元年")
_SAYING = re.compile(
    "[一二三四五六七八九十百千万][一-龠々][一二三四五六七八九十百千万][一-龠々]|四六時中|十中八九|七転八"
)
"""一石二鳥, 四苦八苦: numbers that count nothing. They still answer the other language."""
_GROUP = frozenset(["は", "が", "を", "に", "で", "とも", "も", "と"])
_SCENES = frozenset(["シーン", "カット", "ショット", "テイク"])


def japanese_numbers(reading: Reading, *, crowd: bool, taken: list[tuple[int, int]]) -> list[Amount]:
    """Return every number; `crowd` if the English speaks of several as they; `taken` are spans told elsewhere."""
    tokens = reading.tokens
    found: list[Amount] = []
    sayings = [match.span() for match in _SAYING.finditer(reading.text)]
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = at + 1
        value = _KANA.get(token.text, _WORDS.get(token.text))
        if token.more.startswith("数詞"):
            while (
                end < len(tokens)
                and tokens[end].more.startswith("数詞")
                and reading.starts[end] == reading.ends[end - 1]
            ):
                end += 1
            value = kanji_value("".join(t.text for t in tokens[at:end]))
        if value is not None and not any(start <= reading.starts[at] < behind for start, behind in taken):
            unit = tokens[end] if end < len(tokens) else None
            if _part_of_a_word(tokens, at) or any(start <= reading.starts[at] < behind for start, behind in sayings):
                at = end
                continue
            counted = "".join(token.text for token in tokens[end : end + 2])
            values = _called(value, unit) | _in_its_era(value, tokens[at - 1].text if at else "", counted)
            found.append(Amount(values, (at, end), _sure(value, reading, at, end, crowd=crowd)))
        at = end
    near = [at for at, (one, other) in enumerate(pairwise(found)) if _neighbours(one, other)]
    ranges = {place for at in near for place in (at, at + 1)}
    found = [
        one._replace(near=n in ranges, sure=one.sure or (n in ranges and _counted(tokens, found, n)))
        for n, one in enumerate(found)
    ]
    found += [Amount(_in_its_era(1, match[1], "年"), (0, 1), sure=False) for match in _FIRST.finditer(reading.text)]
    return found + _hints(reading)


def vague(reading: Reading) -> bool:
    """Return whether the text has a number that it does not say: 数人."""
    return bool(_VAGUE.search(reading.text))


def _counted(tokens: tuple[Token, ...], found: list[Amount], at: int) -> bool:
    """Return whether a counter stands behind one of two neighbours or the other: 二、三人, but not 十中八九."""
    behind = [tokens[one.span[1]] for one in found[at : at + 2] if one.span[1] < len(tokens)]
    return any(token.kind == "接尾辞" or "助数詞" in token.more or token.text in ("歳", "才", "つ") for token in behind)


def _part_of_a_word(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a number and what follows are a word that counts nothing: 三日月 is a crescent."""
    for end in range(at + 2, min(at + 5, len(tokens)) + 1):
        found = entries("".join(t.text for t in tokens[at:end]))
        glosses = [gloss for entry in found for sense in entry.senses for gloss in sense.glosses]
        if glosses and not any(_COUNTED.search(gloss) for gloss in glosses):
            return True
    return False


def _neighbours(one: Amount, other: Amount) -> bool:
    gap = other.span[0] - one.span[1]
    return 0 <= gap <= 1 and min(other.values) - min(one.values) == 1


def _called(value: float, unit: Token | None) -> frozenset[float]:
    """Return the value and what it may be called in English."""
    found = {value}
    name = unit.text if unit else ""
    if name == "時":
        found |= {value % 12, value + 12} | ({12.0} if value in (0, 24) else set())
    elif name in ("分", "分間", "秒", "秒間"):
        found |= {value * 60, value / 60}
    elif name in ("時間", "週間", "日", "日間", "ヶ月", "か月", "カ月"):
        found |= {value * 60, value * 7, value / 7, value / 12, value / 24}
    elif name in ("年", "年間", "年代", "代", "世紀"):
        found |= {value % 100, value / 10, value / 12, value * 100}
    elif name in ("%", "パーセント", "割"):
        found |= {value / 100, value * 10, value / 10}
    elif name == "畳":
        found |= {value / 2}
    return frozenset(found)


def _in_its_era(value: float, era: str, counted: str) -> frozenset[float]:
    """Return what a Japanese year is elsewhere: 昭和39年 is 1964, 昭和三十年代 the fifties and the sixties."""
    if era not in _ERAS or not counted.startswith("年"):
        return frozenset()
    year = _ERAS[era] + value
    years = (year,) if not counted.startswith("年代") else (year // 10 * 10, (year + 9) // 10 * 10)
    return frozenset(one for year in years for one in (year, year % 100))


def _sure(value: float, reading: Reading, at: int, end: int, *, crowd: bool) -> bool:
    """Return whether the English must say the number too."""
    tokens = reading.tokens
    before = tokens[at - 1].text if at else ""
    unit = tokens[end] if end < len(tokens) else None
    if value < 2 or before in _SCENES or (unit and unit.text in _SCENES):
        return False
    if tokens[at].text in _KANA or tokens[at].text in _WORDS:
        people = tokens[at].text in ("二人", "ふたり")
        return not (people and crowd and _stands_for_them(reading, end))
    if unit and unit.text == "階" and value == 2:
        return False
    if not tokens[at].text[0].isdigit():
        counts = unit is not None and (
            unit.kind == "接尾辞" or "助数詞" in unit.more or unit.text in ("歳", "才", "つ")
        )
        if not counts or (unit and unit.text in _LOOSE) or value in (100, 1000, 10000):
            return False
    return not (unit and unit.text in ("人", "匹", "名", "羽", "頭") and crowd and _stands_for_them(reading, end + 1))


def _stands_for_them(reading: Reading, end: int) -> bool:
    """Return whether 二人 only points at people who are known: 二人は and 二人の影, and not 二人の少女."""
    behind = reading.tokens[end].text if end < len(reading.tokens) else ""
    if behind == "の":
        return end + 1 < len(reading.tokens) and not reading.people[end + 1]
    return behind in _GROUP or behind == ""


def _hints(reading: Reading) -> list[Amount]:
    """Return what may be read as a number anywhere in the text, inside words too."""
    found = [Amount(frozenset(values), (0, 1), sure=False) for word, values in _HINTS.items() if word in reading.text]
    for run in _RUN.finditer(reading.text):
        values = {kanji_value(run.group()), *(kanji_value(sign) for sign in run.group())} - {None}
        found.append(Amount(frozenset(v for v in values if v is not None), (0, 1), sure=False))
    return found
