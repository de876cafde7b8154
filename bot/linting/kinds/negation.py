"""A denial in the main prompt: models draw what is named."""

from bot.library.checks import Negation
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span, overlaps
from bot.linting.tokens import COMMAS, STOPS


def negation(check: Negation, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return every denial with what it denies."""
    excepted = reading.at(check.unless)
    hits: list[Hit] = []
    for start, end in reading.at(check.cues):
        if reading.quoted(start) or overlaps((start, end), excepted):
            continue
        span = _with_what(reading, (start, end))
        if not hits or span[0] >= hits[-1].span[1]:
            hits.append(Hit(span, reading.words(span)))
    return hits


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
