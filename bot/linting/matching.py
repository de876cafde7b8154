"""Whether a cue stands at a place of a text."""

from collections.abc import Sequence

from bot.linting.cues import START, Step, Steps
from bot.linting.tokens import COMMAS, STOPS, Token

_CLAUSE_ENDS = STOPS | COMMAS | {"が", "は", "and", "while", "as", "but"}
"""A clause has one subject."""


def end_of(steps: Steps, number: int, tokens: Sequence[Token], at: int) -> int | None:
    """Return where the match of the steps from `number` on ends if it begins at `at`, the shortest one."""
    count = len(tokens)
    for place in range(number, len(steps)):
        step = steps[place]
        if step.gap:
            return _behind_gap(steps, place, tokens, at)
        if step is START:
            if at and not _opens(tokens[at - 1]):
                return None
        elif at < count and _says(step, tokens[at]):
            at += 1
        else:
            return None
    return at


def _behind_gap(steps: Steps, place: int, tokens: Sequence[Token], at: int) -> int | None:
    if place + 1 == len(steps):
        return at
    gap, following = steps[place], steps[place + 1]
    ends = _CLAUSE_ENDS if gap.clause else STOPS
    for behind in range(at, min(at + gap.gap, len(tokens) - 1) + 1):
        if following.gap or following is START or _says(following, tokens[behind]):
            end = end_of(steps, place + 1, tokens, behind)
            if end is not None:
                return end
        if tokens[behind].text in ends:
            return None
    return None


def _opens(before: Token) -> bool:
    """Return whether a sentence may begin behind this: a stop, a dash, an emoji."""
    return before.text in STOPS or (before.text not in COMMAS and before.kind in ("sign", "補助記号", "記号"))


def _says(step: Step, token: Token) -> bool:
    return token.text in step.forms if step.exact else not step.forms.isdisjoint(token.keys)
