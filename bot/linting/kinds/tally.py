"""More different values than one clip carries."""

from bot.library.weak_spots import Tally
from bot.linting.kinds import Hit
from bot.linting.reading import Reading, Span


def tally(check: Tally, reading: Reading, seconds: int) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit at the first value too many."""
    if reading.at(check.eased.by(reading.lang)):
        return []
    firsts: list[Span] = []
    for signs in check.values.values():
        if spans := reading.signs(signs):
            firsts.append(spans[0])
    firsts.sort()
    # "tracking shot, orbiting" are two; one word that two values know is one.
    apart = [span for n, span in enumerate(firsts) if not n or span[0] >= firsts[n - 1][1]]
    if len(apart) <= check.most:
        return []
    extra = apart[check.most]
    return [Hit(extra, reading.words(apart[0]), reading.words(extra), len(apart))]
