"""A text too short for its clip."""

from bot.library.checks import Few
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading


def few(check: Few, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit at the end of the text if it has fewer words, or Japanese characters, than a clip needs."""
    count = reading.size
    least = check.words if reading.lang == "en" else check.characters
    if not 0 < count < least:
        return []
    end = len(reading.tokens)
    return [Hit((end - 1, end), str(count), number=count)]
