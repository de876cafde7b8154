"""A text in a language that the target does not read."""

from bot.library.checks import Language
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading


def language(check: Language, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit at the end of the text."""
    if not reading.tokens or reading.lang in clip.target.languages:
        return []
    end = len(reading.tokens)
    return [Hit((end - 1, end), clip.target.name)]
