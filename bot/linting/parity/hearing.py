"""Whether a name of one language stands in the other: as it sounds, letter by letter, or under its own name there."""

import re
from itertools import pairwise

from bot.library.facts import idioms
from bot.library.glosses import is_english
from bot.linting.parity.sounds import alike, plainly, sound, sounds, spellings, spelt_by_letters, variants
from bot.linting.reading import Reading

_PART = 3
"""Letters, or bones, that say nothing yet of a name that begins with them."""


def told(name: str, ja: Reading) -> bool:
    """Return whether an English name stands in the Japanese."""
    nouns = [t for t in ja.tokens if t.kind in ("名詞", "handle", "形状詞", "接尾辞")]
    words = [t.text for t in nouns]
    if any(name in idioms().abroad.get(word, "").split() for word in words):
        return True
    letters = syllables(name)
    # Of a Japanese name the vowels count too; ケイト is spelt as its own language wants it.
    loose = [t.text for t in nouns if re.search("[ァ-ヺ]", t.text) or (not letters and "固有名詞" in t.more)]
    there = [one for word in loose for one in sounds(word)]
    if any(alike(sound(name), one) or _said_so(name, one) for one in there) or (
        not letters and sound(name) in "".join(there)
    ):
        return True
    if len(sound(name)) > 2 and any(sound(name) == one for word in words for one in sounds(word)):
        # 大翔 may be Haruto or Hiroto: no dictionary has every reading of a name.
        return True
    spelt = plainly(name)
    if any(spelt in spelt_by_letters(word) for word in words):
        return True
    return any(
        # Oda of 織田信長, and Kaminarimon of 雷: but ki begins too many names.
        spelt == one
        or (letters and ((len(one) > _PART and spelt.startswith(one)) or one.startswith(spelt) or one.endswith(spelt)))
        for pair in [*((word, "") for word in words), *pairwise(words)]
        for first in spellings(pair[0])
        for one in [plainly(first + rest) for rest in (spellings(pair[1]) if pair[1] else ("",))]
        if one
    )


def heard(word: str, spoken: set[str], written: list[str]) -> bool:
    """Return whether a Japanese name sounds like one of `spoken`, or is one of the words that are `written`."""
    if not set(idioms().abroad.get(word, "").split()).isdisjoint(written):
        return True
    return any(
        any(alike(one, other) for other in spoken if other) or any(_said_so(name, one) for name in written)
        for one in sounds(word)
    )


def _said_so(name: str, bones: str) -> bool:
    """Return whether a name may be said with these bones; short ones must be the same, since so many ways are tried."""
    return any(one == bones or (min(len(one), len(bones)) > _PART and alike(one, bones)) for one in variants(name))


def syllables(word: str) -> bool:
    """Return whether a word is spelt in Japanese syllables, as Haruka, and is no English one."""
    shape = r"(?:(?:k|s|sh|t|ch|ts|n|h|f|m|y|r|w|g|z|j|d|b|p|ky|ry|gy|hy|my|ny|by|py)?[aiueo]{1,2}|n(?![aiueo])){2,6}"
    return bool(re.fullmatch(shape, word)) and not is_english(word)
