"""Words that give a weak spot away."""

from bot.library.checks import Wording
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, overlaps


def wording(check: Wording, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return every match of the signs; of two that overlap, that of the sign which stands first in the rule."""
    hits: list[Hit] = []
    for signs in check.signs:
        fixed = signs.fixed.said(reading.lang)
        taken = sorted(hit.span for hit in hits)
        hits += [Hit(s, reading.words(s), fixed=fixed) for s in reading.signs(signs) if not overlaps(s, taken)]
    return hits
