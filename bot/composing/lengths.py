"""How long a text is, in the unit that a target counts in."""

import math
import re
from collections.abc import Callable

from bot.library.targets import Limit, Target

PORTABLE = 800
"""Characters that fit every living hosted target but one (domain facts, section 0, point 4)."""

# Characters per token of o200k, the low end of what was measured on prompts, so that an estimate is rather too long.
_JAPANESE_PER_TOKEN, _ENGLISH_PER_TOKEN = 1.04, 4.6
# English words of a prompt with the space behind them: 800 characters are about 130 words.
_CHARACTERS_PER_WORD = 6
_JAPANESE = re.compile(r"[　-ヿ㐀-鿿豈-﫿＀-￯]")


def length(text: str, limit: Limit | None, count_tokens: Callable[[str], int] | None = None) -> int:
    """Return the length of `text` in the unit of `limit`; characters without one.

    Tokens are counted by `count_tokens`, or estimated: 1.04 Japanese or 4.6 other characters a token.
    """
    unit = limit.unit if limit else "characters"
    if unit == "utf16":
        return len(text.encode("utf-16-le")) // 2
    if unit == "words":
        return len(text.split())
    if unit == "tokens":
        if count_tokens:
            return count_tokens(text)
        japanese = len(_JAPANESE.findall(text))
        return math.ceil(japanese / _JAPANESE_PER_TOKEN + (len(text) - japanese) / _ENGLISH_PER_TOKEN)
    return len(text)


def room(target: Target) -> int:
    """Return how many characters of English a whole prompt may have: the portable 800, or less if the target reads less."""
    if target.limit is None:
        return PORTABLE
    per_unit = {"characters": 1.0, "utf16": 1.0, "words": _CHARACTERS_PER_WORD, "tokens": _ENGLISH_PER_TOKEN}
    return min(PORTABLE, math.floor(target.limit.count * per_unit[target.limit.unit]))
