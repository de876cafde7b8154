"""A denial in the main prompt: models draw what is named."""

from bot.library.checks import Negation
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span, overlaps
from bot.linting.tokens import COMMAS, STOPS

_NEAR = 4
"""Words from a denial within which stands what it denies."""


def negation(check: Negation, reading: Reading, clip: Clip) -> list[Hit]:
    """Return every denial with what it denies; a look or a sound may be denied where the target understands that."""
    excepted = reading.at(check.unless)
    fine = reading.at(check.fine) if clip.target.id in check.fine_on else []
    hits: list[Hit] = []
    for start, end in reading.at(check.cues):
        if reading.quoted(start) or overlaps((start, end), excepted):
            continue
        understood = bool(fine) and overlaps(_clause(reading, (start, end)), fine)
        span = _with_what(reading, (start, end))
        if not hits or span[0] >= hits[-1].span[1]:
            hits.append(Hit(span, reading.words(span), understood=understood))
    return hits


def _clause(reading: Reading, span: Span) -> Span:
    """Return the span grown to what is near in its clause: before it in Japanese, behind it in English."""
    start, end = span
    ends = STOPS | COMMAS
    if reading.lang == "ja":
        while start and span[0] - start < _NEAR and reading.tokens[start - 1].text not in ends:
            start -= 1
        return start, end
    while end < len(reading.tokens) and end - span[1] < _NEAR and reading.tokens[end].text not in ends:
        end += 1
    return start, end


def _with_what(reading: Reading, span: Span) -> Span:
    """Return the span grown to the word that is denied: before it in Japanese, behind it in English."""
    start, end = span
    if reading.lang == "ja":
        while start and span[0] - start < 3 and reading.tokens[start - 1].text not in STOPS | COMMAS:
            start -= 1
            if reading.tokens[start].kind in ("名詞", "動詞", "形容詞", "代名詞"):
                break
        return start, end
    if end < len(reading.tokens) and reading.tokens[end].text not in STOPS | COMMAS:
        end += 1
    return start, end
