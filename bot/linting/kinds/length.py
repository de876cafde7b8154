"""A prompt longer than what the target reads."""

from bot.composing import length
from bot.library.checks import Length
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading


def over_limit(check: Length, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit over what the target would not read; a limit in tokens is estimated, an advised one is soft."""
    limit = clip.target.limit
    # A Japanese draft is not what is sent, except where the target reads Japanese.
    if limit is None or not reading.tokens or reading.lang not in clip.target.languages:
        return []
    count = length(reading.text, limit)
    if count <= limit.count:
        return []
    span = (len(reading.tokens) - 1, len(reading.tokens))
    soft = limit.advised or limit.unit == "tokens"
    return [Hit(span, str(count), str(limit.count), count - limit.count, estimated=soft)]
