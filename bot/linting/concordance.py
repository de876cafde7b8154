"""Where the cues of all rules stand in a text."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import NamedTuple

from bot.library.files import BadFileError
from bot.linting.cues import START, Steps, cue
from bot.linting.matching import end_of
from bot.linting.tokens import ANY_NAME, ANY_NOUN, ANY_NUMBER, Token
from bot.story import Lang

_EVERYWHERE = frozenset(
    [
        "の",
        "を",
        "に",
        "は",
        "が",
        "で",
        "と",
        "て",
        "た",
        "だ",
        "し",
        "も",
        "、",
        "。",
        "から",
        "まで",
        "へ",
        "為る",
        "する",
        "居る",
        "いる",
        "な",
        "れる",
        "さ",
        "ない",
        "人",
        "「",
        "」",
        "だけ",
        "カメラ",
        "光",
        "影",
        "@",
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "on",
        "to",
        "with",
        "is",
        "be",
        "his",
        "her",
        "its",
        ",",
        ".",
        "by",
        "at",
        "from",
        "it",
        "up",
        "as",
        "for",
        "camera",
        "shot",
        "light",
    ]
) | {ANY_NUMBER, ANY_NAME, ANY_NOUN, "\n", "¶"}
"""What nearly every text holds, so that it tells nothing about which cues can stand there."""
_OFTEN = 40
"""How many rare words such a one is as frequent as."""


class _Entry(NamedTuple):
    line: str
    steps: Steps
    before: int
    """How many words before its rarest one the cue may begin, at most."""
    loose: bool
    """Whether a gap stands before the rarest word, so that the cue may begin nearer too."""
    others: tuple[frozenset[str], ...]
    """What the text must hold besides, if there is a gap: words that may stand anywhere."""


class _Group(NamedTuple):
    """The entries of one rarest word that have the same word beside it."""

    offset: int
    """Where that stands, from the rarest word; 0 if nothing is sure to stand beside it."""
    forms: frozenset[str]
    entries: list[_Entry]


class Concordance:
    """Where each of many cues stands in a text: only those whose rarest word is there are looked at."""

    def __init__(self, lines: Sequence[str], lang: Lang) -> None:
        with _all_kept():
            self._index(lines, lang)
        self._groups_of = lru_cache(maxsize=20_000)(self._groups)

    def _index(self, lines: Sequence[str], lang: Lang) -> None:
        self._by_rarest: dict[frozenset[str], list[tuple[str, Steps, int]]] = {}
        for line in dict.fromkeys(lines):
            for steps in dict.fromkeys(cue(line, lang)):
                place = _rarest(line, steps)
                self._by_rarest.setdefault(steps[place].forms, []).append((line, steps, place))
        self._rarest_with: dict[str, list[frozenset[str]]] = {}
        for forms in self._by_rarest:
            for form in forms:
                self._rarest_with.setdefault(form, []).append(forms)

    def find(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Return for each cue that occurs the spans of its matches, in tokens, in order."""
        keys = [token.keys for token in tokens]
        present = frozenset().union(*keys)
        count = len(keys)
        found: dict[str, set[tuple[int, int]]] = {}
        for at, groups in enumerate(map(self._groups_of, keys)):
            for offset, forms, entries in groups:
                if offset and not (0 <= at + offset < count and not forms.isdisjoint(keys[at + offset])):
                    continue
                for line, steps, before, loose, others in entries:
                    for other in others:
                        if other.isdisjoint(present):
                            break
                    else:
                        start = max(at - before, 0) if loose else at - before
                        for begin in range(start, at) if loose else (start,):
                            if begin >= 0 and (end := end_of(steps, 0, tokens, begin)) is not None:
                                found.setdefault(line, set()).add((begin, end))
        return {line: sorted(spans) for line, spans in found.items()}

    def _groups(self, keys: tuple[str, ...]) -> tuple[_Group, ...]:
        """Return the entries whose rarest word may be called so; made when a text holds such a word."""
        groups: dict[tuple[int, frozenset[str]], _Group] = {}
        for rarest in dict.fromkeys(forms for key in keys for forms in self._rarest_with.get(key, ())):
            for line, steps, place in self._by_rarest[rarest]:
                beside = _beside(steps, place)
                group = groups.setdefault(beside, _Group(*beside, []))
                group.entries.append(_entry(line, steps, place))
        return tuple(groups.values())


@contextmanager
def _all_kept() -> Iterator[None]:
    """Pause the garbage collector while much is made that stays: its passes cost a quarter of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _rarest(line: str, steps: Steps) -> int:
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
        often = _frequency(step.forms)
        if place < 0 or often < least:
            place, least = at, often
    if place < 0:
        raise BadFileError(f"the cue {line!r} must begin with a word")
    return place


def _beside(steps: Steps, place: int) -> tuple[int, frozenset[str]]:
    """Return what surely stands beside the rarest word, and on which side: the rarer of its neighbours."""
    sides = ((offset, steps[place + offset]) for offset in (1, -1) if 0 <= place + offset < len(steps))
    sure = [(offset, step.forms) for offset, step in sides if not step.gap and step is not START]
    return min(sure, key=lambda side: _frequency(side[1]), default=(0, frozenset()))


def _entry(line: str, steps: Steps, place: int) -> _Entry:
    ahead = [step for step in steps[:place] if step is not START]
    others: tuple[frozenset[str], ...] = ()
    if any(step.gap for step in steps):
        others = tuple(
            step.forms for at, step in enumerate(steps) if at != place and not step.gap and step is not START
        )
    reach = sum(step.gap or 1 for step in ahead)
    return _Entry(line, steps, reach, any(step.gap for step in ahead), others)


@cache
def _frequency(forms: frozenset[str]) -> int:
    return len(forms) + _OFTEN * len(forms & _EVERYWHERE)
