"""The visible words around a noun, as 赤いコートの女 or an old brass key: they make its identity phrase."""

import re
from dataclasses import dataclass
from functools import cache

from bot.library.guided import LookWord, english, looks
from bot.llm.guided.concepts import Concept, with_article
from bot.story import Phrase


@dataclass(frozen=True)
class Look:
    """A noun with what is visible about it: the span that says so, and the phrase in both languages."""

    start: int
    end: int
    phrase: Phrase
    """Without an article in English."""
    told: bool
    """True if more than the bare noun was told."""


def look_ja(text: str, start: int, end: int, concept: Concept) -> Look:
    """Return the noun at start:end of a Japanese text with the known words before it."""
    begin, order, worn = start, list[str](), ""
    for _ in range(4):
        before = text[:begin]
        dressed = _dressed_ja().search(before)
        plain = _plain_ja().search(before)
        if dressed and not worn and concept.side == "cast":
            worn = _worn_en(dressed["color"] or "", dressed["garment"])
            begin = dressed.start()
        elif plain:
            order.append(_adjectives_ja()[plain.group()])
            begin = plain.start()
        else:
            break
    # The parts were met from the noun outwards.
    english_words = [*sorted(dict.fromkeys(order), key=_rank), concept.name.en]
    ja = text[begin:end] if begin < start else text[start:end]
    return Look(begin, end, Phrase(ja=ja, en=" ".join(english_words) + worn), begin < start)


def look_en(text: str, start: int, end: int, concept: Concept) -> Look:
    """Return the noun at start:end of an English text with its article, the known words before it and its clothes."""
    begin, order = start, list[LookWord]()
    for _ in range(4):
        match = _plain_en().search(text[:begin])
        if match is None:
            break
        order.append(_by_en()[match[1].lower()])
        begin = match.start()
    article = re.search(rf"\b(?:{'|'.join(english().articles)})\s+$", text[:begin], re.IGNORECASE)
    noun = text[begin:end]
    noun = noun if concept.name.en != concept.name.en.lower() else noun.lower()
    people = concept.side == "cast"
    ja = "".join((people and word.of_people) or word.ja[0] for word in reversed(order)) + concept.name.ja
    stop = end
    dressed = _dressed_en().match(text[end:]) if concept.side == "cast" else None
    if dressed:
        color = _by_en()[dressed["color"].lower()].ja[0] if dressed["color"] else ""
        garment = _by_en()[dressed["garment"].lower()].ja[0]
        ja, stop = f"{color}{garment}の{ja}", end + dressed.end()
        noun += dressed.group()
    return Look(article.start() if article else begin, stop, Phrase(ja=ja, en=noun), bool(order) or dressed is not None)


def _rank(adjective: str) -> int:
    """Return where an English adjective stands: quality, color, material."""
    groups = (looks().qualities, looks().colors, looks().materials)
    return next(i for i, group in enumerate(groups) if any(word.en == (adjective,) for word in group))


def _worn_en(color: str, garment: str) -> str:
    piece = next(word.en[0] for word in looks().garments if garment in word.ja)
    colored = next((f"{word.en[0]} " for word in looks().colors if color in word.ja), "") if color else ""
    plural = piece in looks().plural_garments
    return f" in {colored}{piece}" if plural else f" in {with_article(colored + piece)}"


@cache
def _adjectives_ja() -> dict[str, str]:
    words = (*looks().qualities, *looks().colors, *looks().materials)
    # Bare 赤 colors a garment and no noun: 赤信号 is no red signal of anybody's.
    return {
        form: word.en[0] for word in words for form in word.ja if form[-1] in "いなのた" or form in ("光る", "輝く")
    }


@cache
def _plain_ja() -> re.Pattern[str]:
    return re.compile(f"(?:{_either(_adjectives_ja())})$")


@cache
def _dressed_ja() -> re.Pattern[str]:
    colors = _either(form for word in looks().colors for form in word.ja)
    garments = _either(form for word in looks().garments for form in word.ja)
    return re.compile(f"(?P<color>{colors})?(?:の)?(?P<garment>{garments})(?:{_either(looks().worn)})$")


@cache
def _by_en() -> dict[str, LookWord]:
    groups = (looks().qualities, looks().colors, looks().materials, looks().garments)
    return {word.en[0]: word for group in groups for word in group}


@cache
def _plain_en() -> re.Pattern[str]:
    words = _either(word.en[0] for group in (looks().qualities, looks().colors, looks().materials) for word in group)
    return re.compile(rf"\b({words})\s+$", re.IGNORECASE)


@cache
def _dressed_en() -> re.Pattern[str]:
    colors = _either(word.en[0] for word in looks().colors)
    garments = _either(word.en[0] for word in looks().garments)
    return re.compile(rf" (?:in|wearing) (?:an? )?(?P<color>{colors})? ?(?P<garment>{garments})\b", re.IGNORECASE)


def _either(forms: object) -> str:
    """Return a pattern of the forms, the longest first."""
    return "|".join(re.escape(form) for form in sorted(set(forms), key=len, reverse=True))  # type: ignore[call-overload]
