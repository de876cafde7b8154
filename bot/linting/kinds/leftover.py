"""Signs of another language left in a text."""

from bot.library.checks import Leftover
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading

_JAPANESE = ("\u3040", "\u30ff"), ("\u3400", "\u9fff")


def leftover(check: Leftover, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return each run of Japanese letters in an English text, outside of speech and writing in the picture."""
    if reading.lang != "en" or reading.text.isascii():
        return []
    hits: list[Hit] = []
    for at, token in enumerate(reading.tokens):
        if not any(low <= token.text[0] <= high for low, high in _JAPANESE) or reading.quoted(at):
            continue
        start = hits.pop().span[0] if hits and hits[-1].span[1] == at else at
        hits.append(Hit((start, at + 1), reading.words((start, at + 1))))
    return hits
