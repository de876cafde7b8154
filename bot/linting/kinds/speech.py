"""More speech than the seconds carry, quoted or told, or a line that nobody says."""

from bot.library.checks import Speech
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span
from bot.linting.who import PERSON_EN, PLURAL_EN

_NEAR = 8
"""Words from a line within which its speaker stands."""
_I_JA = frozenset(["彼", "彼女", "私", "僕", "俺"])


def speech(check: Speech, reading: Reading, clip: Clip) -> list[Hit]:
    """Return one hit at the line with which the clip is full, at a line that nobody says, or at a speech told about."""
    written = {reading.sentence(start) for start, _ in reading.at(check.written) if not reading.quoted(start)}
    lines = [span for span in reading.quotations if reading.sentence(span[0]) not in written]
    each = check.words_each if reading.lang == "en" else check.characters_each
    said = 0
    for line in lines:
        said += _amount(reading, line)
        if said > each * clip.seconds:
            return [Hit(line, reading.words(line), str(clip.seconds), said)]
    orphan = next((line for line in lines if not _spoken(reading, line)), None)
    if orphan and len(lines) > 1:
        return [Hit(orphan, reading.words(orphan))]
    told = (span for span in reading.at(check.told) if not reading.quoted(span[0]) and not reading.denied(span))
    return [Hit(span, reading.words(span)) for span in told][:1]


def _amount(reading: Reading, line: Span) -> int:
    words = [token for token in reading.tokens[slice(*line)] if token.kind not in ("sign", "補助記号", "記号")]
    return len(words) if reading.lang == "en" else sum(len(token.text) for token in words)


def _spoken(reading: Reading, line: Span) -> bool:
    """Return whether somebody stands right before or behind the line, or a label such as 母: does."""
    before = range(max(0, line[0] - _NEAR), line[0])
    behind = range(line[1], min(len(reading.tokens), line[1] + _NEAR))
    return any(_somebody(reading, at) for at in (*before, *behind) if not reading.quoted(at)) or (
        line[0] > 1 and reading.tokens[line[0] - 2].text == ":"
    )


def _somebody(reading: Reading, at: int) -> bool:
    return reading.people[at] or reading.tokens[at].text in PERSON_EN | PLURAL_EN | _I_JA
