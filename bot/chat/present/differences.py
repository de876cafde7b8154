"""What differs between two texts, word by word."""

import re
from difflib import SequenceMatcher

Segment = tuple[str, str]
"""`=`, `-` or `+`, and the words that stayed, went or came."""

# Japanese has no spaces: a run of one script is near enough to a word.
_WORD = re.compile(r"[A-Za-z0-9@_'’-]+|[㐀-鿿々]+|[ぁ-ゖ]+|[ァ-ヺー]+|\s+|.", re.DOTALL)

_CRUMB = 2
"""Characters: so little that stayed between two changes, as の or "a", only hinders reading."""


def differences(before: str, after: str) -> list[Segment]:
    """Return both texts as one row of segments; what went stands before what came."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    row: list[Segment] = []
    for what, i, k, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            row.append(("=", "".join(old[i:k])))
            continue
        row += [(sign, "".join(part)) for sign, part in (("-", old[i:k]), ("+", new[m:n])) if part]
    return _joined(row)


def _joined(row: list[Segment]) -> list[Segment]:
    """Return the row with the crumbs between two changes taken into both, so that a phrase is marked as one."""
    joined: list[Segment] = []
    went = came = ""
    for place, (sign, text) in enumerate(row):
        between = sign == "=" and len(text.strip()) <= _CRUMB and (went or came) and place + 1 < len(row)
        if sign == "-" or between:
            went += text
        if sign == "+" or between:
            came += text
        if sign == "=" and not between:
            joined += [(mark, words) for mark, words in (("-", went), ("+", came)) if words]
            joined.append((sign, text))
            went = came = ""
    return joined + [(mark, words) for mark, words in (("-", went), ("+", came)) if words]
