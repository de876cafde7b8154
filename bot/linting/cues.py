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
    """One step of a cue: a word in one of these forms, or up to `gap` words of any kind."""

    forms: frozenset[str]
    gap: int = 0
    exact: bool = False
    clause: bool = False
    """True if the gap ends with the clause."""


START = Step(frozenset("^"))
_DOT = Step(frozenset("・"))
NUMBER = Step(frozenset([ANY_NUMBER]))
NAME = Step(frozenset([ANY_NAME]))
NOUN = Step(frozenset([ANY_NOUN]))
_SIGNS = (START, NUMBER, NAME, NOUN)


Steps = tuple[Step, ...]


@lru_cache(maxsize=10_000)
def cue(line: str, lang: Lang) -> tuple[Steps, ...]:
    """Return the step sequences that a cue stands for. Raises BadFileError if it cannot be read."""
    parts: list[re.Match[str]] = []
    at = 0
    while at < len(line):
        match = _PART.match(line, at)
        if match is None:
            raise BadFileError(f"the cue {line!r} cannot be read at {line[at:]!r}")
        parts.append(match)
        at = match.end()
    runs = _choices(parts, lang)
    if parts:
        raise BadFileError(f"the cue {line!r} closes what it never opened")
    return tuple(runs)


def _choices(parts: list[re.Match[str]], lang: Lang) -> list[Steps]:
    """Take what stands before the next closing sign off `parts` and return its alternatives."""
    runs: list[Steps] = []
    row: list[list[Steps]] = []
    while parts and parts[0].lastgroup != "close":
        part = parts.pop(0)
        if part.lastgroup == "bar":
            runs += _multiplied(row)
            row = []
        elif part.lastgroup == "open":
            inner = _choices(parts, lang)
            if not parts:
                raise BadFileError(f"a cue opens {part['open']} and never closes it")
            parts.pop(0)
            row.append([(), *inner] if part["open"] == "[" else inner)
        else:
            row.append(_part(part, lang))
    return _merged(runs + _multiplied(row))


def _multiplied(row: list[list[Steps]]) -> list[Steps]:
    return [tuple(chain.from_iterable(runs)) for runs in product(*row)]


def _part(match: re.Match[str], lang: Lang) -> list[Steps]:
    kind = str(match.lastgroup)
    text = match.group(kind)
    if kind == "plain":
        return _plain(text, lang)
    if kind == "gap":
        return [(Step(frozenset(), gap=3 if text == ".." else 10, clause=text == "~"),)]
    if kind == "start":
        return [(START,)]
    if kind == "exact":
        return [(Step(frozenset([text.lower()]), exact=True),)]
    if text == "number":
        return [(NUMBER,)]
    if text in ("name", "noun"):
        return [(NAME if text == "name" else NOUN,)]
    if text not in words(lang):
        raise BadFileError(f"there is no group <{text}> in knowledge/weak_spots/words/{lang}.yaml")
    return _merged([run for line in words(lang)[text] for run in cue(line, lang)])


def _merged(runs: list[Steps]) -> list[Steps]:
    """Return the alternatives with those of one plain word joined: what is chosen from is not multiplied out."""
    single = [run[0] for run in runs if len(run) == 1 and not run[0].exact and not run[0].gap and run[0] not in _SIGNS]
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
        return [tuple(Step(frozenset([token.text])) for token in english(copied(text)))]
    said = forms_in(copied(text).text)
    if len(said) == 1:
        return [(Step(frozenset([text, *said[0]])),)]
    # Alone, まで may be cut into ま and で: in its sentence it is one word.
    return [(Step(frozenset([text])),), tuple([Step(frozenset(forms)) for forms in said])]
