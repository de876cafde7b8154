"""More different values than one clip carries."""

from bot.library.checks import Tally
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span


def tally(check: Tally, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit at the first value too many."""
    if reading.at(check.eased):
        return []
    said = ([s for s in reading.signs(signs) if not _attribute(reading, s)] for signs in check.values.values())
    firsts: list[Span] = [spans[0] for spans in said if spans]
    # Where a cue ends stands the move itself; one word that two values know is one move.
    apart = list({span[1]: span for span in sorted(firsts, reverse=True)}.values())
    apart.sort(key=lambda span: span[1])
    if len(apart) <= check.most:
        return []
    extra = apart[check.most]
    return [Hit(extra, reading.words(apart[0]), reading.words(extra), len(apart))]


def _attribute(reading: Reading, span: Span) -> bool:
    """Return whether a Japanese verb only describes the noun behind it, as 昇る群れ."""
    if reading.lang == "en" or span[1] >= len(reading.tokens):
        return False
    verb, behind = reading.tokens[span[1] - 1], reading.tokens[span[1]]
    return verb.kind == "動詞" and "連体形" in verb.more and behind.kind == "名詞"
