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
    # Where a cue ends stands the move itself; one word that two values know is one move.
    apart = list({span[1]: span for span in sorted(firsts, reverse=True)}.values())
    apart.sort(key=lambda span: span[1])
    if len(apart) <= check.most:
        return []
    extra = apart[check.most]
    return [Hit(extra, reading.words(apart[0]), reading.words(extra), len(apart))]
