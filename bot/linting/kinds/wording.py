"""Words that give a weak spot away."""

from bot.library.checks import Wording
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading


def wording(check: Wording, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return every match of the signs."""
    return [
        Hit(span, reading.words(span), fixed=signs.fixed.said(reading.lang))
        for signs in check.signs
        for span in reading.signs(signs)
    ]
