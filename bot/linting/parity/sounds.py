"""What a name sounds like, in the bones that Japanese and English spelling have in common."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from bot.linting.japanese import readings

_SOUNDS = ((r"ph", "h"), (r"th", "t"), (r"ck|q", "k"), (r"x", "ks"), (r"c(?=[eiy])", "s"), (r"c(?=h)", "c"), (r"c(?!h)", "k"), (r"g(?=[ei])", "j"), (r"sh", "s"),
           (r"ch", "t"), (r"ts", "t"), (r"l", "r"), (r"v", "b"), (r"f", "h"), (r"z", "s"), (r"j", "s"), (r"y(?![aeiou])", "i"), (r"w", "u"), (r"m(?=[bp])", "n"))  # fmt: skip
_CONSONANTS = {
    sign: sound
    for sound, signs in {
        "k": "カキクケコ", "g": "ガグゴ", "s": "サシスセソザジズゼゾヂヅギゲ", "t": "タチツテト", "d": "ダデド", "n": "ナニヌネノン", "h": "ハヒフヘホ",
        "b": "バビブベボヴ", "p": "パピプペポ", "m": "マミムメモ", "y": "ヤユヨャュョ", "r": "ラリルレロ",
    }.items()
    for sign in signs
}  # fmt: skip


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


def alike(one: str, other: str) -> bool:
    """Return whether two words may be the same name, by their bones."""
    if not one or not other or one[0] != other[0]:
        return False
    if one == other or (min(len(one), len(other)) >= 2 and (one.startswith(other) or other.startswith(one))):
        return True
    return min(len(one), len(other)) >= 3 and SequenceMatcher(None, one, other).ratio() >= 0.75
