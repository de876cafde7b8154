"""The cue language: a line of words that finds every inflection and spelling of itself in a text.

turn around       the words in a row, in any form: turns around, turning around. Japanese: running text, 振り返る.
(a|b c) [very]    one of several; may be left out; they may stand in one another
<person>          any cue of a shared group in words/
<number> <name>   any number; any name, in English any word with a capital
<noun>            any Japanese noun
..  ...           up to three, up to ten words between, within the sentence
~                 up to ten words between, within the clause: no comma and no other subject
=cuts             exactly this form
^                 the start of a sentence
"""

import re
from functools import lru_cache
from itertools import chain, product
from typing import NamedTuple

from bot.library.files import BadFileError
from bot.library.weak_spots import words
from bot.linting.english import english
from bot.linting.japanese import forms_in
from bot.linting.tokens import ANY_NAME, ANY_NOUN, ANY_NUMBER
from bot.linting.width import copied
from bot.story import Lang

_PART = re.compile(
    r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|(?P<gap>\.{2,3}|~)|(?P<start>\^)|<(?P<group>\w+)>"
    r"|=(?P<exact>[\w'-]+)|(?P<plain>[^\s()\[\]|^<>=~]+(?: +(?!\.\.)[^\s()\[\]|^<>=~]+)*))\s*"
)


_LETTERS = re.compile("[a-z ]+")


class Step(NamedTuple):
    """One step of a cue: a word in one of these forms, or up to `gap` words of any kind.

    `=cuts` is the form of what must be written exactly so.
    """

    forms: frozenset[str]
    gap: int = 0
    clause: bool = False
    """True if the gap ends with the clause."""


EXACTLY = "="
START = Step(frozenset("^"))
_DOT = Step(frozenset("・"))
NUMBER = Step(frozenset([ANY_NUMBER]))
NAME = Step(frozenset([ANY_NAME]))
NOUN = Step(frozenset([ANY_NOUN]))
_SIGNS = (START, NUMBER, NAME, NOUN)
ANY = {"number": NUMBER, "name": NAME, "noun": NOUN}


Steps = tuple[Step, ...]


class Part(NamedTuple):
    """One part of a cue as it is written."""

    kind: str
    """plain, exact, group, gap, start, or choice."""
    text: str
    rows: "tuple[Row, ...]" = ()
    """What is chosen from, if it is a choice."""
    needed: bool = True
    """False if it may be left out."""


Row = tuple[Part, ...]


@lru_cache(maxsize=10_000)
def parsed(line: str) -> tuple[Row, ...]:
    """Return the rows of parts that a cue may be, one or the other. Raises BadFileError if it cannot be read."""
    # What is open: the rows that are finished, the row that is being read, and what opened it.
    rows: list[Row] = []
    row: list[Part] = []
    opened: list[tuple[list[Row], list[Part], str]] = []
    at = 0
    while at < len(line):
        match = _PART.match(line, at)
        if match is None:
            raise BadFileError(f"the cue {line!r} cannot be read at {line[at:]!r}")
        at = match.end()
        kind = str(match.lastgroup)
        if kind == "open":
            opened.append((rows, row, match[kind]))
            rows, row = [], []
        elif kind == "bar":
            rows.append(tuple(row))
            row = []
        elif kind == "close":
            if not opened:
                raise BadFileError(f"the cue {line!r} closes what it never opened")
            inner = (*rows, tuple(row))
            rows, row, sign = opened.pop()
            row.append(Part("choice", "", inner, needed=sign == "("))
        else:
            row.append(Part(kind, match[kind]))
    if opened:
        raise BadFileError(f"a cue opens {opened[-1][2]} and never closes it")
    return (*rows, tuple(row))


@lru_cache(maxsize=10_000)
def cue(line: str, lang: Lang) -> tuple[Steps, ...]:
    """Return the step sequences that a cue stands for. Raises BadFileError if it cannot be read."""
    return tuple(_written_out(parsed(line), lang))


def _written_out(rows: tuple[Row, ...], lang: Lang) -> list[Steps]:
    return _merged([run for row in rows for run in _multiplied([runs_of(part, lang) for part in row])])


def _multiplied(row: list[list[Steps]]) -> list[Steps]:
    return [tuple(chain.from_iterable(runs)) for runs in product(*row)]


def runs_of(part: Part, lang: Lang) -> list[Steps]:
    """Return the step sequences that one part of a cue stands for."""
    kind, text, rows, needed = part
    if kind == "plain":
        return _plain(text, lang)
    if kind == "choice":
        return _written_out(rows, lang) if needed else [(), *_written_out(rows, lang)]
    if kind == "gap":
        return [(Step(frozenset(), gap=3 if text == ".." else 10, clause=text == "~"),)]
    if kind == "start":
        return [(START,)]
    if kind == "exact":
        return [(Step(frozenset([EXACTLY + text.lower()])),)]
    if text in ANY:
        return [(ANY[text],)]
    return _merged([run for line in group(text, lang) for run in cue(line, lang)])


def group(name: str, lang: Lang) -> tuple[str, ...]:
    """Return the cues of a shared group. Raises BadFileError if there is none of this name."""
    if name not in words(lang):
        raise BadFileError(f"there is no group <{name}> in knowledge/weak_spots/words/{lang}.yaml")
    return words(lang)[name]


def _merged(runs: list[Steps]) -> list[Steps]:
    """Return the alternatives with those of one plain word joined: what is chosen from is not multiplied out."""
    single = [run[0] for run in runs if len(run) == 1 and not run[0].gap and run[0] not in _SIGNS]
    joined = frozenset(single)
    rest = [run for run in runs if not (len(run) == 1 and run[0] in joined)]
    return [*([(Step(frozenset().union(*(step.forms for step in single))),)] if single else []), *rest]


@lru_cache(maxsize=20_000)
def _plain(text: str, lang: Lang) -> list[Steps]:
    parts = text.split("・") if lang == "ja" else [text]
    if len(parts) > 1 and all(parts):
        # A foreign name is one word alone, and may be several in its sentence.
        rest = _multiplied([[(_DOT,), ()], _plain("・".join(parts[1:]), lang)])
        joined = [(Step(frozenset([text])),), (Step(frozenset(["".join(parts)])),)]
        return joined + _multiplied([_plain(parts[0], lang), rest])
    if lang == "en" and _LETTERS.fullmatch(text):
        return [tuple([Step(frozenset([word])) for word in text.split()])]
    if lang == "en":
        # An English cue is written in the dictionary form.
        return [tuple(Step(frozenset([token.text])) for token in english(copied(text)).tokens)]
    said = forms_in(copied(text).text)
    if len(said) == 1:
        return [(Step(frozenset([text, *said[0]])),)]
    # Alone, まで may be cut into ま and で: in its sentence it is one word.
    return [(Step(frozenset([text])),), tuple([Step(frozenset(forms)) for forms in said])]
