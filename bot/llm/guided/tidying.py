"""Makes a remark plain before it is read: one width, digits for numbers in words, slips of the pen mended, clauses apart."""

import re
import unicodedata
from functools import cache

from bot.library.guided_remarks import Ways, remarks

_DRAWN_OUT = re.compile(r"[ぁ-ん]*[ぁ-ん]ー[ぁ-んー]*")
_KANJI = re.compile(
    r"(?<=シーン)[一二三四五六七八九十]+|(?<=第)[一二三四五六七八九十]+"
    r"|[一二三四五六七八九十]+(?=番[目のをにはでが]|つ目|個目|本目|秒|分(?![けか割])|倍|ミリ|[つ個回手](?:前|戻|分))"
)
_SPACED = re.compile(
    r"(?<=[をにがはでのもとへ])\s+|(?<=[ぁ-んァ-ヶー一-龠0-9])\s+(?=(?:を|に|が|は|で|の|も|と|へ|です|ます|ください|ほしい|して))"
)
"""The spaces that learners put around particles."""
_LENS_BECAME = re.compile(r"(?<![0-9])[1-9][0-9]{1,2}(?:mm)?(?:→|->|⇒)([1-9][0-9]{1,2})(?:mm)?(?![0-9秒分sx:])")
"""35→50: no film has so many scenes; it is a lens."""
_CUT_TO = re.compile(
    r"\b(?:cut|trim|shorten|reduce|bring|stretch|extend|lengthen)(?: \w+){0,3}? to [0-9]{1,3}(?=$|[,.!])", re.IGNORECASE
)
"""Cut it to 8: a length, and no scene."""
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ん") + 1)}
_LATIN = re.compile(r"[A-Za-z][A-Za-z'-]*")
_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_SHORTEST = 5
"""Letters below which a word is not taken for a slip."""
CROSSED = "|"
"""Stands where something was understood and crossed out."""


def tidied(text: str) -> str:
    """Return the remark as it is read. What stands in quotation marks is left alone."""
    plain = unicodedata.normalize("NFKC", text).replace(CROSSED, " ").strip()
    done, at = [], 0
    for quoted in _QUOTED.finditer(plain):
        done += [_mended(plain[at : quoted.start()]), quoted.group()]
        at = quoted.end()
    return "".join((*done, _mended(plain[at:])))


def pieces(text: str, between: Ways) -> list[str]:
    """Return the parts of a text between separators; what stands in quotation marks is one."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    parts, at = [], 0
    for match in between.anywhere.finditer(text):
        if not any(start < match.start() < end for start, end in quoted):
            parts.append(text[at : match.start()])
            at = match.end()
    return [part.strip(" 、,") for part in (*parts, text[at:]) if part.strip(" 、,")]


def crossed(text: str, *spans: tuple[int, int]) -> str:
    """Return the text with these stretches crossed out; it keeps its length."""
    for start, end in spans:
        text = text[:start] + CROSSED * (end - start) + text[end:]
    return text


def left_over(text: str, also: re.Pattern[str] | None = None) -> str:
    """Return what a text still says when what was crossed out and what says nothing is left away; `also` says nothing."""
    if also is not None:
        text = also.sub(lambda match: CROSSED * len(match.group()), text)
    left = [part for part in re.split(rf"[\W_{CROSSED}]+", text) if part and not _says_nothing(part)]
    return " ".join(left)


def _says_nothing(part: str) -> bool:
    if part.isascii():
        return part.lower() in _idle_words()
    # Every way to cut the stretch into words that say nothing, found from the left.
    reached = {0}
    for at in range(len(part)):
        if at in reached:
            for way in _idle_ways():
                match = way.match(part, at)
                if match:
                    reached.add(match.end())
    return len(part) in reached


@cache
def _idle_words() -> frozenset[str]:
    words = {part for word in remarks().says_nothing.en for part in re.split(r"\W", word)}
    return frozenset(words | {"s", "d", "ll", "m", "re", "ve"})


@cache
def _idle_ways() -> tuple[re.Pattern[str], ...]:
    # What is asked for with て may be wished for with たい as well: 変えて, 変えたい.
    return tuple(
        re.compile(re.sub("(?<![っん])て$", "(?:て|たい|たく|よう|ましょう|る)", way))
        for way in remarks().says_nothing.ja
    )


def _mended(text: str) -> str:
    words = remarks()
    for meant, slips in words.slips.items():
        text = re.sub("|".join(slips), meant, text)
    text = re.sub(r" {2,}", " ", words.courtesies.pattern.sub(" ", text))
    text = _CUT_TO.sub(r"\g<0> seconds", text)
    text = _SPACED.sub("", _LENS_BECAME.sub(r"\1mm", text))
    text = _DRAWN_OUT.sub(lambda match: match.group().translate(_TO_KATAKANA), text)
    text = _KANJI.sub(lambda match: str(_kanji(match.group())), text)
    text = _LATIN.sub(lambda match: _spelt(match.group()), text)
    return _english_numbers(text)


def _kanji(text: str) -> int:
    digits = remarks().numbers
    if "十" not in text:
        return int("".join(str(digits[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    return (digits[tens] if tens else 1) * 10 + (digits[ones] if ones else 0)


def _spelt(word: str) -> str:
    """Return the one command word that a word is a slip of, else the word."""
    lower = word.lower()
    if len(word) < _SHORTEST or lower in remarks().spelling or lower in _idle_words():
        return word
    if any(lower == known + end for known in remarks().spelling for end in ("d", "s", "r", "ed", "ing")):
        return word
    near = [known for known in remarks().spelling if known[0] == lower[0] and _one_slip(lower, known)]
    return near[0] if len(near) == 1 else word


def _one_slip(typed: str, meant: str) -> bool:
    """Tell if one letter is missing, too many, wrong, or changed places with its neighbor."""
    if len(meant) < _SHORTEST or abs(len(typed) - len(meant)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    ends = {
        (typed[start + 1 :], meant[start + 1 :]),
        (typed[start + 1 :], meant[start:]),
        (typed[start:], meant[start + 1 :]),
    }
    swapped = typed[start : start + 2][::-1] == meant[start : start + 2] and typed[start + 2 :] == meant[start + 2 :]
    return swapped or any(one == other for one, other in ends)


def _english_numbers(text: str) -> str:
    words = remarks()
    numbers = "|".join(word for word in words.numbers if word.isascii())
    ordinals = "|".join(words.ordinals)
    text = re.sub(
        rf"\b(?:the )?({ordinals}) (scene|shot|clip)\b",
        lambda match: f"scene {words.ordinals[match[1].lower()]}",
        text,
        flags=re.IGNORECASE,
    )
    text = re.sub(r"\b(scene|shot) one\b|\bone(?= (?:second|minute)\b)", _one, text, flags=re.IGNORECASE)
    return re.sub(
        rf"(?<!-)\b({numbers})\b(?!-)", lambda match: str(words.numbers[match[1].lower()]), text, flags=re.IGNORECASE
    )


def _one(match: re.Match[str]) -> str:
    return f"{match[1]} 1" if match[1] else "1"
