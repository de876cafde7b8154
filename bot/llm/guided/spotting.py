"""Spots the vocabulary's nouns in a sentence: who, where, with what."""

import re
from dataclasses import dataclass
from functools import cache

from bot.library.guided import PlaceWord, RoleWord, english
from bot.llm.guided.concepts import Concept, by_form
from bot.llm.guided.looks import Look, look_en, look_ja
from bot.llm.guided.reading import Reading
from bot.story import Lang


@dataclass(frozen=True)
class Spotted:
    """A noun of the vocabulary in a sentence."""

    concept: Concept
    look: Look
    start: int
    end: int
    bare: bool = True
    """False if a word that the vocabulary does not know stands between an English article and the noun."""
    located: int = 0
    """For places: 3 if something happens there, 2 if one moves through it, 1 if it is passed or left, else 0."""


@cache
def _pattern(lang: Lang) -> re.Pattern[str]:
    forms = "|".join(re.escape(form) for form in sorted(by_form(lang), key=len, reverse=True))
    return re.compile(forms if lang == "ja" else rf"\b(?:{forms})\b(?!['’]?\w)", re.IGNORECASE)


def spotted(reading: Reading) -> tuple[Spotted, ...]:
    """Return what is found outside of quoted speech, in order."""
    lang, text, starts, ends = reading.lang, reading.text, reading.starts, reading.ends
    found: list[Spotted] = []
    at = 0
    while match := _pattern(lang).search(text, at):
        at = match.start() + 1
        start, end = match.span()
        if lang == "ja" and (start not in starts or end not in ends):
            # A shorter form may still fit here, as 家 where 家の中 does not.
            shorter = next(
                (
                    e
                    for e in sorted(ends, reverse=True)
                    if start in starts and start < e < end and text[start:e] in by_form("ja")
                ),
                0,
            )
            if not shorter:
                continue
            end = shorter
        # 私たち is more than the dreamer.
        if reading.speaks(start) or (lang == "ja" and re.match("たち|達|ら(?!れ)", text[end:])):
            continue
        concept = by_form(lang)[text[start:end] if lang == "ja" else text[start:end].lower()]
        look = look_ja(text, start, end, concept) if lang == "ja" else look_en(text, start, end, concept)
        if lang == "en" and not _is_noun(text, look, start, end, concept):
            continue
        located = _located(reading, look.start, end) if concept.side == "places" else 0
        found.append(
            Spotted(
                concept,
                look,
                start,
                end,
                lang == "ja" or concept.id == "dreamer" or not _described(text, look, start),
                located,
            )
        )
        at = end
    return tuple(found)


def _is_noun(text: str, look: Look, start: int, end: int, concept: Concept) -> bool:
    """Return True if an English word is used as the noun: `watch`, `ring` and `glass` can be something else."""
    if concept.id == "dreamer":
        return text[start:end] == "I"
    behind = re.match(r"[\s-](\w+)", text[end:])
    other = by_form("en").get(behind[1].lower()) if behind and look.end == end else None
    # A kitchen table is no kitchen, but in the bathroom mirror is in the bathroom.
    inside = concept.side == "places" and other is not None and other.side == "props"
    if other is not None and not (
        inside and re.search(r"\b(?:in|inside) (?:the|my|our|a) $", text[:start], re.IGNORECASE)
    ):
        return False
    articles = "|".join(english().articles)
    determined = bool(re.search(rf"\b(?:{articles}|another)\s+(?:[\w'’-]+\s+){{0,3}}$", text[:start], re.IGNORECASE))
    if concept.side == "props":
        return determined
    if concept.side == "places":
        before = text[:start].rstrip().rsplit(" ", 1)[-1].lower()
        return determined or bool(re.search(_WHERE, text[: look.start] + " ")) or before == ""
    role = concept.word
    if isinstance(role, RoleWord) and role.kind not in ("self", "group"):
        return determined or text[start:end].lower() in english().bare_roles
    return True


def _described(text: str, look: Look, start: int) -> bool:
    """Return True for `the flooded corridor`: a handle in its place would leave `the flooded` behind."""
    articles = "|".join(english().articles)
    if look.start < start and re.match(rf"(?:{articles})\b", text[look.start :], re.IGNORECASE):
        return False
    return bool(
        re.search(
            rf"\b(?:{articles}|another|every|each|no)\s+(?:[\w'’-]+\s+){{0,3}}$", text[: look.start], re.IGNORECASE
        )
    )


_WHERE = r"(?i)\b(?:in|at|on|into|onto|inside|through|across|along|to|toward|towards|by|beside|under|over|from|down|up|reach|enter)\s+(?:\w+\s+){0,2}$"
_WHERE_JA = re.compile(r"(?:の[^、。「」はがをへで]{0,8}?)?(?:で|に(?!も?似|なる|なっ|つい|関)|へ|から|まで)")
_ALONG_JA = re.compile(r"を[^。見]{0,14}?(?:歩|走|渡|抜け|通|進|駆け|登|上|降り|下り|さまよ|漂|出|離れ|泳|横切)")


def _located(reading: Reading, start: int, end: int) -> int:
    text = reading.text
    if reading.lang == "en":
        found = re.search(r"\b(\w+)\s*$", text[:start])
        before = found[1].lower() if found else ""
        if before in ("is", "was"):
            return 3
        if before in ("like", "of", "see", "sees", "saw", "above"):
            return 0
        if not re.search(_WHERE, text[:start] + ("" if text[:start].endswith(" ") else " ")):
            return 0
        if before in ("past", "over", "under", "from", "beside", "by"):
            return 1
        return 2 if before in ("along", "across", "through") else 3
    rest = text[end:]
    if re.match("に(?:な[るっり]|変わ)", rest):  # 庭は海になる
        return 3 if "は" in text[:start] else 0
    if re.match("が(?:あっ|ある|広が)", rest):  # 扉の向こうには、庭があった
        return 3
    if _ALONG_JA.match(rest) or re.match(r"(?:だ|だった|で(?:ある|あった))?[。、!?]?$|だっ", rest):
        return 3
    where = _WHERE_JA.match(rest)
    return 0 if where is None else 1 if where.group().endswith(("から", "まで")) else 3


def kind_of_place(concept: Concept) -> PlaceWord:
    """Return what the vocabulary knows about a place."""
    assert isinstance(concept.word, PlaceWord)  # noqa: S101 (for the type checker)
    return concept.word
