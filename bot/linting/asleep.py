"""Cues that no text has called yet: writing one out costs time, and most texts hold the words of a few."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from bot.library.files import BadFileError
from bot.library.remembered import remembered
from bot.library.weak_spots import words
from bot.linting import cues, english, entries, japanese, tokens, width
from bot.linting.cues import ANY, Part, Row, group, parsed, runs_of
from bot.linting.entries import frequency, often
from bot.story import Lang


class _Sleeper(NamedTuple):
    """One row of a cue."""

    line: str
    words: list[list[str]]
    """For each of its parts words of which a text holds one if the part is said, the rarest part first."""


class Asleep:
    """The cues that wait for a text that holds a word of each of their parts. Raises BadFileError for an unreadable one."""

    def __init__(self, lines: Iterable[str], lang: Lang) -> None:
        every = sorted(set(lines))
        self._by_word: dict[str, list[int]] = {}
        self._by_line: dict[str, list[int]] = {}
        kept = remembered(_made_from(every, lang), lambda: _worked_out(every, lang))
        japanese.forms_known().update(kept["forms"])
        self._sleepers = [_Sleeper(line, said) for line, said in kept["rows"]]
        for number, (line, said) in enumerate(self._sleepers):
            self._by_line.setdefault(line, []).append(number)
            for word in said[0]:
                self._by_word.setdefault(word, []).append(number)

    def woken(self, present: set[str]) -> list[str]:
        """Return the cues that a text with these words calls; each is returned once and sleeps no more."""
        called = {number for word in self._by_word.keys() & present for number in self._by_word[word]}
        lines = dict.fromkeys(
            self._sleepers[number].line
            for number in sorted(called)
            if not any(present.isdisjoint(said) for said in self._sleepers[number].words[1:])
        )
        for line in lines:
            for number in self._by_line.pop(line):
                for word in self._sleepers[number].words[0]:
                    self._by_word[word].remove(number)
        return [*lines]


def _made_from(lines: list[str], lang: Lang) -> str:
    """Return everything that the words of the cues depend on: the cues, the groups, the dictionary, and how they are read."""
    readers = (__file__, *(module.__file__ for module in (cues, entries, japanese, english, width, tokens)))
    how = [Path(file).read_bytes().hex() for file in readers if file]
    return "\0".join([*lines, str(words(lang)), japanese.edition() if lang == "ja" else "", *how])


def _worked_out(lines: list[str], lang: Lang) -> dict[str, Any]:
    rows = [
        (line, [sorted(words_of(part, lang)) for part in _needed(line, row, lang)])
        for line in lines
        for row in parsed(line)
    ]
    return {"rows": rows, "forms": japanese.forms_known() if lang == "ja" else {}}


def _needed(line: str, row: Row, lang: Lang) -> list[Part]:
    """Return the parts of a row that must be said, the rarest first."""
    first = next((part for part in row if part.kind != "start" and part.needed), None)
    parts = [(weight, part) for part in row if (weight := _weight(part, lang))]
    if first is None or first.kind == "gap" or not parts:
        raise BadFileError(f"the cue {line!r} must begin with a word")
    return [part for _, part in sorted(parts, key=lambda one: one[0])]


def _weight(part: Part, lang: Lang) -> int:
    """Return as how many rare words a part is frequent; 0 if it need not be said."""
    if part.kind == "choice":
        return _weight_of_rows(part.rows, lang) if part.needed else 0
    if part.kind in ("gap", "start"):
        return 0
    if part.kind == "group":
        return often(f"<{part.text}>") if part.text in ANY else _weight_of_group(part.text, lang)
    return often(part.text)


def _weight_of_rows(rows: Iterable[Row], lang: Lang) -> int:
    weights = [min(filter(None, (_weight(part, lang) for part in row)), default=0) for row in rows]
    return sum(weights) if all(weights) else 0


@cache
def _weight_of_group(name: str, lang: Lang) -> int:
    return _weight_of_rows([row for line in group(name, lang) for row in parsed(line)], lang)


def words_of(part: Part, lang: Lang) -> frozenset[str]:
    """Return words of which a text holds one wherever the part is said."""
    if part.kind == "choice":
        return _words_of_rows(part.rows, lang)
    if part.kind == "group" and part.text not in ANY:
        return _words_of_group(part.text, lang)
    if part.kind == "exact":
        return frozenset([part.text.lower()])
    return frozenset().union(*(min((step.forms for step in run), key=frequency) for run in runs_of(part, lang)))


def _words_of_rows(rows: Iterable[Row], lang: Lang) -> frozenset[str]:
    return frozenset().union(*_words_of_each(rows, lang))


def _words_of_each(rows: Iterable[Row], lang: Lang) -> Iterator[frozenset[str]]:
    for row in rows:
        weights = [(weight, part) for part in row if (weight := _weight(part, lang))]
        yield words_of(min(weights, key=lambda one: one[0])[1], lang)


@cache
def _words_of_group(name: str, lang: Lang) -> frozenset[str]:
    return _words_of_rows([row for line in group(name, lang) for row in parsed(line)], lang)
