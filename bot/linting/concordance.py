"""Where the cues of all rules stand in a text."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock
from typing import NamedTuple

from bot.linting.asleep import Asleep
from bot.linting.cues import EXACTLY, START, Steps, cue
from bot.linting.entries import Group, beside_of, gapped_of, rarest, row_of
from bot.linting.matching import end_of
from bot.linting.tokens import Token
from bot.story import Lang

Span = tuple[int, int]
"""From a word to behind a word."""


class _Look(NamedTuple):
    """What a word is to the cues."""

    says: frozenset[frozenset[str]]
    """The sets of forms that have one of its own."""
    groups: tuple[Group, ...]
    """The cues whose rarest word it is."""


class Concordance:
    """Where each of many cues stands in a text: only those whose rarest word is there are looked at.

    A cue is written out when a text comes that holds a word of each of its parts.
    """

    def __init__(self, lines: Sequence[str], lang: Lang) -> None:
        self._lang = lang
        self._by_rarest: dict[frozenset[str], list[tuple[str, Steps, int]]] = {}
        self._with: dict[str, list[frozenset[str]]] = {}
        self._known: set[frozenset[str]] = set()
        self._look = lru_cache(maxsize=20_000)(self._looked_up)
        # Two threads may read at once, and each text may wake cues.
        self._waking = Lock()
        with _all_kept():
            self._asleep = Asleep(dict.fromkeys(lines), lang)

    def find(self, tokens: Sequence[Token]) -> dict[str, list[Span]]:
        """Return for each cue that occurs the spans of its matches, in tokens, in order."""
        present = {key for token in set(tokens) for key in token.keys}
        with self._waking:
            self._wake(present)
            looks = [*map(self._look, tokens)]
        # Before the first word and behind the last one nothing stands.
        says = [look.says for look in looks] + [frozenset()]
        count = len(tokens)
        found: dict[str, set[Span]] = {}
        held: dict[frozenset[str], bool] = {}
        for at, (_, groups) in enumerate(looks):
            for offset, forms, rows, gapped in groups:
                if offset and forms not in says[at + offset]:
                    continue
                for line, begin, end, around in rows:
                    if at + begin < 0 or at + end > count:
                        continue
                    for place, other in around:
                        if other not in says[at + place]:
                            break
                    else:
                        found.setdefault(line, set()).add((at + begin, at + end))
                for line, steps, before, loose, others in gapped:
                    for other in others:
                        there = held.get(other)
                        if there is None:
                            there = held[other] = not other.isdisjoint(present)
                        if not there:
                            break
                    else:
                        start = steps[0].forms if steps[0] is not START else None
                        for first in range(max(at - before, 0), at) if loose else (at - before,):
                            if first < 0 or (start and start not in says[first]):
                                continue
                            last = end_of(steps, 0, tokens, says, first)
                            if last is not None:
                                found.setdefault(line, set()).add((first, last))
        return {line: sorted(spans) for line, spans in found.items()}

    def _wake(self, present: set[str]) -> None:
        """Write out the cues that a text with these words calls for the first time."""
        with _all_kept():
            woken = self._asleep.woken(present)
            for line in woken:
                for steps in dict.fromkeys(cue(line, self._lang)):
                    place = rarest(line, steps)
                    self._by_rarest.setdefault(steps[place].forms, []).append((line, steps, place))
                    for forms in [step.forms for step in steps if step.forms not in self._known]:
                        self._known.add(forms)
                        for form in forms:
                            self._with.setdefault(form, []).append(forms)
        if woken:
            self._look.cache_clear()

    def _looked_up(self, token: Token) -> _Look:
        keys = (*token.keys, EXACTLY + token.text)
        says = dict.fromkeys(forms for key in keys for forms in self._with.get(key, ()))
        groups: dict[tuple[int, frozenset[str]], Group] = {}
        for forms in says:
            for line, steps, place in self._by_rarest.get(forms, ()):
                beside = beside_of(steps, place)
                group = groups.setdefault(beside, Group(*beside, [], []))
                if any(step.gap or step is START for step in steps):
                    group.gapped.append(gapped_of(line, steps, place))
                else:
                    group.rows.append(row_of(line, steps, place, beside[0]))
        return _Look(frozenset(says), tuple(groups.values()))


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
