"""Kana in Latin letters, in the Hepburn way and without marks for long vowels."""

import re
import unicodedata

_SYLLABLES = dict(
    zip(
        "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポ"
        "マミムメモヤユヨラリルレロワヰヱヲンヴァィゥェォャュョ",
        [
            "a",
            "i",
            "u",
            "e",
            "o",
            "ka",
            "ki",
            "ku",
            "ke",
            "ko",
            "ga",
            "gi",
            "gu",
            "ge",
            "go",
            "sa",
            "shi",
            "su",
            "se",
            "so",
            "za",
            "ji",
            "zu",
            "ze",
            "zo",
            "ta",
            "chi",
            "tsu",
            "te",
            "to",
            "da",
            "ji",
            "zu",
            "de",
            "do",
            "na",
            "ni",
            "nu",
            "ne",
            "no",
            "ha",
            "hi",
            "fu",
            "he",
            "ho",
            "ba",
            "bi",
            "bu",
            "be",
            "bo",
            "pa",
            "pi",
            "pu",
            "pe",
            "po",
            "ma",
            "mi",
            "mu",
            "me",
            "mo",
            "ya",
            "yu",
            "yo",
            "ra",
            "ri",
            "ru",
            "re",
            "ro",
            "wa",
            "i",
            "e",
            "o",
            "n",
            "vu",
            "a",
            "i",
            "u",
            "e",
            "o",
            "ya",
            "yu",
            "yo",
        ],
        strict=True,
    )
)


def is_kana(text: str) -> bool:
    """Return True if the text is nothing but kana."""
    return bool(re.fullmatch(r"[ぁ-ゖァ-ヺー]+", text))


def romanized(kana: str) -> str:
    """Return kana as lower-case Latin letters; anything else is left out."""
    katakana = "".join(
        chr(ord(sign) + 96) if "ぁ" <= sign <= "ゖ" else sign for sign in unicodedata.normalize("NFKC", kana)
    )
    latin = ""
    for place, sign in enumerate(katakana):
        if sign in "ャュョァィゥェォ" and latin and katakana[place - 1] not in "ァィゥェォ":
            stem = latin[:-1]
            sound = _SYLLABLES[sign]
            # シャ is sha, キャ is kya, ファ is fa.
            latin = stem + (sound[-1] if sign in "ァィゥェォ" or stem.endswith(("sh", "ch", "j")) else sound)
        elif sign == "ッ":
            latin += "*"
        elif sign in _SYLLABLES:
            latin += _SYLLABLES[sign]
    latin = re.sub(r"\*(c)h", r"t\1h", latin)
    latin = re.sub(r"\*(\w)", r"\1\1", latin).replace("*", "")
    return re.sub(r"ou|oo", "o", latin).replace("uu", "u")
