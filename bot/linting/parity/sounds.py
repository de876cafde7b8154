"""What a name sounds like, in the bones that Japanese and English spelling have in common."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product

from bot.linting.japanese import readings

_SOUNDS = ((r"ph", "h"), (r"th", "t"), (r"ck|q", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c(?=h)", "c"), (r"c(?!h)", "k"), (r"g(?=[ei])", "j"), (r"sh", "s"),
           (r"ch", "t"), (r"ts", "t"), (r"l", "r"), (r"v", "b"), (r"f", "h"), (r"z", "s"), (r"j", "s"), (r"y(?![aeiou])", "i"), (r"w", "u"), (r"m(?=[bp])", "n"), (r"h(?![aeiou])", ""))  # fmt: skip
_CONSONANTS = {
    sign: sound
    for sound, signs in {
        "k": "カキクケコ", "g": "ガグゴ", "s": "サシスセソザジズゼゾヂヅギゲ", "t": "タチツテト", "d": "ダデド", "n": "ナニヌネノン", "h": "ハヒフヘホ",
        "b": "バビブベボヴ", "p": "パピプペポ", "m": "マミムメモ", "y": "ヤユヨャュョ", "r": "ラリルレロ",
    }.items()
    for sign in signs
}  # fmt: skip


_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ",
    "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_LATIN = {kana: f"{row}{vowel}" for row, kanas in _ROWS.items() for kana, vowel in zip(kanas, "aiueo", strict=True)} | {
    "シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n",
    "ャ": "ya", "ュ": "yu", "ョ": "yo", "ッ": "", "ー": "",
}  # fmt: skip

_FEW_SIGNS, _WAYS = 2, 8


@lru_cache(maxsize=5000)
def spellings(word: str) -> tuple[str, ...]:
    """Return how a Japanese word is spelt in Latin letters, in each of its readings, long vowels and doubles short."""
    return _latin(readings(word))


@lru_cache(maxsize=5000)
def spelt_by_letters(word: str) -> frozenset[str]:
    """Return how the letters of a short word in kanji may be read one by one: 陽菜 is Hina, whatever a dictionary has."""
    if not (_FEW_SIGNS <= len(word) <= _FEW_SIGNS + 1 and all("\u4e00" <= sign <= "\u9fff" for sign in word)):
        return frozenset()
    ways = (sorted(readings(sign))[:_WAYS] for sign in word)
    return frozenset(_latin(map("".join, product(*ways))))


def _latin(kana: Iterable[str]) -> tuple[str, ...]:
    return tuple(plainly("".join(_LATIN.get(sign, "") for sign in reading)) for reading in kana)


def plainly(spelt: str) -> str:
    """Return a spelling in Latin letters as `spellings` has it."""
    joined = re.sub(r"(sh|ch|j)iy|([kgnhbpmr])iy(?=[auo])", lambda m: m[1] or f"{m[2]}y", spelt.lower())
    return re.sub(r"([a-z])\1+", r"\1", re.sub(r"o[uh](?![aeiou])|oo", "o", joined)).replace("mb", "nb")


@lru_cache(maxsize=5000)
def sounds(word: str) -> tuple[str, ...]:
    """Return the bones of a Japanese word in each of its readings; of a Latin one, its own."""
    return (sound(word),) if word.isascii() else tuple(_bones(reading) for reading in readings(word))


def _bones(kana: str) -> str:
    """Return the consonants of kana, as `sound` has them of Latin letters."""
    found = "" if kana[:1] in _CONSONANTS else "a"
    for before, sign in zip(f" {kana}", kana, strict=False):
        found += "" if sign in "ャュョ" and before in "シチジ" else _CONSONANTS.get(sign, "")
    return re.sub(r"(.)\1+", r"\1", found)


@lru_cache(maxsize=5000)
def sound(word: str) -> str:
    """Return the bones of a word: where its vowels begin it, and its consonants, those joined that Japanese joins."""
    plain = word.lower().removesuffix("'s")
    for pattern, heard in _SOUNDS:
        plain = re.sub(pattern, heard, plain)
    bones = re.sub(r"[aeiou'-]", "", plain[1:])
    first = "a" if plain[:1] in ("a", "e", "i", "o", "u") else plain[:1]
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[^a-z]", "", first + bones))


_SAID = (("ch", ("ch", "k", "sh")), ("th", ("th", "s")), ("gu?(?=[ei])", ("g", "gu", "j")), ("v", ("v", "w")), ("r(?=[^aeiouy])", ("r", "")), ("s$", ("s", "")), ("w(?=[aeiou])", ("w", "b")))  # fmt: skip
"""What is said in more than one way: Chris and Charles, Keith, Michael, Miguel, Louis, Ivan, Wien."""


@lru_cache(maxsize=5000)
def variants(word: str) -> frozenset[str]:
    """Return the bones of a Latin word in every way that it may be said."""
    spelt = {word.lower().removesuffix("'s")}
    for pattern, ways in _SAID:
        spelt |= {re.sub(pattern, way, one) for one in spelt for way in ways}
    return frozenset(sound(one) for one in spelt) - {""}


def alike(one: str, other: str) -> bool:
    """Return whether two words may be the same name, by their bones."""
    if not one or not other or one[0] != other[0]:
        return False
    if one == other or (min(len(one), len(other)) >= 2 and (one.startswith(other) or other.startswith(one))):
        return True
    return min(len(one), len(other)) >= 3 and SequenceMatcher(None, one, other).ratio() >= 0.75
