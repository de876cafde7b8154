"""A cue as seen from its rarest word, by which it is looked up."""

from functools import cache
from typing import NamedTuple

from bot.library.files import BadFileError
from bot.linting.cues import EXACTLY, START, Steps
from bot.linting.tokens import ANY_NAME, ANY_NOUN, ANY_NUMBER

_ALWAYS = frozenset([
    "の", "を", "に", "は", "が", "で", "と", "て", "た", "、", "。", "the", "a", "of", "and", "in", ",", ".", ANY_NOUN,
])  # fmt: skip
"""What nearly every sentence holds, so that it tells nothing about which cues can stand there."""
_OFTEN = frozenset([
    "だ", "し", "も", "から", "まで", "へ", "為る", "する", "居る", "いる", "な", "れる", "さ", "ない", "人", "「", "」", "だけ", "カメラ", "光", "影", "@",
    "an", "on", "to", "with", "is", "be", "his", "her", "its", "by", "at", "from", "it", "up", "as", "for", "camera", "shot", "light",
    ANY_NUMBER, ANY_NAME, "\n", "¶",
])  # fmt: skip
"""What nearly every text holds."""
_TIMES = ((_ALWAYS, 400), (_OFTEN, 40))
"""As how many rare words such a one is frequent."""


class Row(NamedTuple):
    """A cue of words in a row, as seen from its rarest one."""

    line: str
    begin: int
    end: int
    around: tuple[tuple[int, frozenset[str]], ...]
    """What else stands there, and where."""


class Gapped(NamedTuple):
    """A cue with a gap, or at the start of a sentence."""

    line: str
    steps: Steps
    before: int
    """How many words before its rarest one the cue may begin, at most."""
    loose: bool
    """Whether a gap stands before the rarest word, so that the cue may begin nearer too."""
    others: tuple[frozenset[str], ...]
    """What the text must hold besides, if there is a gap: words that may stand anywhere."""


class Group(NamedTuple):
    """The cues of one rarest word that have the same word beside it."""

    offset: int
    """Where that stands, from the rarest word; 0 if nothing is sure to stand beside it."""
    forms: frozenset[str]
    rows: list[Row]
    gapped: list[Gapped]


def rarest(line: str, steps: Steps) -> int:
    """Return the place of the rarest word of a cue."""
    place, least, first = -1, 0, True
    for at, step in enumerate(steps):
        if step is START:
            continue
        if step.gap:
            if first:
                break
            continue
        first = False
        often = frequency(step.forms)
        if place < 0 or often < least:
            place, least = at, often
    if place < 0:
        raise BadFileError(f"the cue {line!r} must begin with a word")
    return place


def beside_of(steps: Steps, place: int) -> tuple[int, frozenset[str]]:
    """Return what surely stands beside the rarest word, and on which side: the rarer of its neighbours."""
    sides = ((offset, steps[place + offset]) for offset in (1, -1) if 0 <= place + offset < len(steps))
    sure = [(offset, step.forms) for offset, step in sides if not step.gap and step is not START]
    return min(sure, key=lambda side: frequency(side[1]), default=(0, frozenset()))


def row_of(line: str, steps: Steps, place: int, beside: int) -> Row:
    """Return a cue without gaps as seen from its word at `place`; what stands `beside` is looked at before."""
    around = tuple((at - place, step.forms) for at, step in enumerate(steps) if at - place not in (0, beside))
    return Row(line, -place, len(steps) - place, around)


def gapped_of(line: str, steps: Steps, place: int) -> Gapped:
    """Return any other cue as seen from its word at `place`."""
    ahead = [step for step in steps[:place] if step is not START]
    others: tuple[frozenset[str], ...] = ()
    if any(step.gap for step in steps):
        others = tuple(
            _bare(step.forms) for at, step in enumerate(steps) if at != place and not step.gap and step is not START
        )
    return Gapped(line, steps, sum(step.gap or 1 for step in ahead), any(step.gap for step in ahead), others)


@cache
def _bare(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(form.removeprefix(EXACTLY) for form in forms)


@cache
def frequency(forms: frozenset[str]) -> int:
    """Return as how many rare words a set of forms is frequent."""
    return len(forms) + sum(times * len(forms & some) for some, times in _TIMES)


def often(word: str) -> int:
    """Return as how many rare words one word is frequent."""
    return next((times for some, times in _TIMES if word in some), 1)
