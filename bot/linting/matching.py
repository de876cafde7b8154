"""Whether a cue stands at a place of a text."""

from collections.abc import Sequence

from bot.linting.cues import START, Steps
from bot.linting.tokens import COMMAS, STOPS, Token

Says = Sequence[frozenset[frozenset[str]]]
"""For each word of a text which sets of forms it has a form of."""

_CLAUSE_ENDS = STOPS | COMMAS | {"が", "は", "and", "while", "as", "but"}
"""A clause has one subject."""


def end_of(steps: Steps, number: int, tokens: Sequence[Token], says: Says, at: int) -> int | None:
    """Return where the match of the steps from `number` on ends if it begins at `at`, the shortest one."""
    count = len(tokens)
    for place in range(number, len(steps)):
        step = steps[place]
        if step.gap:
            return _behind_gap(steps, place, tokens, says, at)
        if step is START:
            if at and not _opens(tokens[at - 1]):
                return None
        elif at < count and step.forms in says[at]:
            at += 1
        else:
            return None
    return at


def _behind_gap(steps: Steps, place: int, tokens: Sequence[Token], says: Says, at: int) -> int | None:
    if place + 1 == len(steps):
        return at
    gap, following = steps[place], steps[place + 1]
    ends = _CLAUSE_ENDS if gap.clause else STOPS
    anything = following.gap or following is START
    for behind in range(at, min(at + gap.gap, len(tokens) - 1) + 1):
        if anything or following.forms in says[behind]:
            end = end_of(steps, place + 1, tokens, says, behind)
            if end is not None:
                return end
        if tokens[behind].text in ends:
            return None
    return None


def _opens(before: Token) -> bool:
    """Return whether a sentence may begin behind this: a stop, a dash, an emoji."""
    return before.text in STOPS or (before.text not in COMMAS and before.kind in ("sign", "補助記号", "記号"))
