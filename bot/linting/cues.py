"""The cue language: a line of words that finds every inflection and spelling of itself in a text.

turn around       the words in a row, in any form: turns around, turning around. Japanese: running text, 振り返る.
(a|b c) [very]    one of several; may be left out; they may stand in one another
<person> <number> any cue of a shared group in words/; any number
..  ...           up to three, up to ten words between, within the sentence
=cuts             exactly this form
^                 the start of a sentence
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from bot.library.files import BadFileError
from bot.library.weak_spots import words
from bot.linting.english import english
from bot.linting.japanese import japanese
from bot.linting.tokens import COMMAS, STOPS, Token
from bot.linting.width import copied
from bot.story import Lang

_PART = re.compile(
    r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|(?P<gap>\.{2,3})|(?P<start>\^)|<(?P<group>\w+)>"
    r"|=(?P<exact>[\w'-]+)|(?P<plain>[^\s()\[\]|^<>=]+(?: +(?!\.\.)[^\s()\[\]|^<>=]+)*))\s*"
)


class Step(NamedTuple):
    """One step of a cue: a word in one of these forms, or up to `gap` words of any kind."""

    forms: frozenset[str]
    gap: int = 0
    exact: bool = False


_START = Step(frozenset("^"))
_NUMBER = Step(frozenset("#"))
_SIGNS = (_START, _NUMBER)


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
    while parts and not parts[0]["close"]:
        part = parts.pop(0)
        if part["bar"]:
            runs += _multiplied(row)
            row = []
        elif part["open"]:
            inner = _choices(parts, lang)
            if not parts:
                raise BadFileError(f"a cue opens {part['open']} and never closes it")
            parts.pop(0)
            row.append([(), *inner] if part["open"] == "[" else inner)
        else:
            row.append(_part(part, lang))
    return _merged(runs + _multiplied(row))


def _multiplied(row: list[list[Steps]]) -> list[Steps]:
    return [tuple(step for run in runs for step in run) for runs in product(*row)]


def _part(match: re.Match[str], lang: Lang) -> list[Steps]:
    text = match.group(str(match.lastgroup))
    if match["gap"]:
        return [(Step(frozenset(), gap=3 if text == ".." else 10),)]
    if match["start"]:
        return [(_START,)]
    if match["exact"]:
        return [(Step(frozenset([text.lower()]), exact=True),)]
    if match["group"]:
        if text == "number":
            return [(_NUMBER,)]
        if text not in words(lang):
            raise BadFileError(f"there is no group <{text}> in knowledge/weak_spots/words/{lang}.yaml")
        return _merged([run for line in words(lang)[text] for run in cue(line, lang)])
    return _plain(text, lang)


def _merged(runs: list[Steps]) -> list[Steps]:
    """Return the alternatives with those of one plain word joined: what is chosen from is not multiplied out."""
    single = [run[0] for run in runs if len(run) == 1 and not run[0].exact and not run[0].gap and run[0] not in _SIGNS]
    rest = [run for run in runs if not (len(run) == 1 and run[0] in single)]
    return [*([(Step(frozenset().union(*(step.forms for step in single))),)] if single else []), *rest]


def _plain(text: str, lang: Lang) -> list[Steps]:
    tokens = english(copied(text)) if lang == "en" else japanese(copied(text))
    if lang == "en":
        # An English cue is written in the dictionary form.
        return [tuple(Step(frozenset([token.text])) for token in tokens)]
    if len(tokens) == 1:
        return [(Step(frozenset([text, *tokens[0].forms])),)]
    # Alone, まで may be cut into ま and で: in its sentence it is one word.
    return [(Step(frozenset([text])),), tuple(Step(frozenset(token.forms)) for token in tokens)]


class _Entry(NamedTuple):
    line: str
    steps: Steps
    rare: frozenset[str]
    """A text without any of these cannot hold the cue: most cues are done with after this one look."""


class Concordance:
    """Where each of many cues stands in a text: the text is walked once for all of them."""

    def __init__(self, lines: Sequence[str], lang: Lang) -> None:
        runs = [(line, steps) for line in dict.fromkeys(lines) for steps in dict.fromkeys(cue(line, lang))]
        common = Counter(form for _, steps in runs for step in steps for form in step.forms)
        self._pairs: dict[str, dict[str, list[_Entry]]] = {}
        """Cues by their first and their second word: most of those that begin alike are never looked at."""
        self._others: dict[str, list[_Entry]] = {}
        """Cues of one word, or with a gap or the start of a sentence before their second one, by the first word."""
        for line, steps in runs:
            place = next((n for n, step in enumerate(steps) if step is not _START), None)
            if place is None or steps[place].gap:
                raise BadFileError(f"the cue {line!r} must begin with a word")
            words_in = [step.forms for step in steps if not step.gap and step is not _START]
            entry = _Entry(line, steps, min(words_in, key=lambda forms: sum(common[form] for form in forms)))
            second = steps[place + 1].forms if len(steps) > place + 1 and not steps[place + 1].gap else frozenset()
            for form in steps[place].forms:
                if not second:
                    self._others.setdefault(form, []).append(entry)
                for behind in second:
                    self._pairs.setdefault(form, {}).setdefault(behind, []).append(entry)

    def find(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Return for each cue that occurs the spans of its matches, in tokens, in order."""
        words_of = [(*token.forms, "#") if is_number(token) else token.forms for token in tokens]
        present = {form for forms in words_of for form in forms}
        found: dict[str, list[tuple[int, int]]] = {}
        words_of.append(())
        for at, forms in enumerate(words_of):
            for form in forms:
                rows = [self._others[form]] if form in self._others else []
                if form in self._pairs:
                    seconds = self._pairs[form]
                    rows += [seconds[behind] for behind in words_of[at + 1] if behind in seconds]
                for row in rows:
                    for line, steps, rare in row:
                        if not rare.isdisjoint(present) and (end := _end(steps, 0, tokens, at)) is not None:
                            spans = found.setdefault(line, [])
                            if (at, end) not in spans[-3:]:  # by another form of the same word
                                spans.append((at, end))
        return found


def is_number(token: Token) -> bool:
    """Return whether a token is a number, in digits or words."""
    return token.kind == "number" or token.more.startswith("数詞") or token.text in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(words("en")["number"])


def _end(steps: Steps, number: int, tokens: Sequence[Token], at: int) -> int | None:
    """Return where the match of the steps from `number` on ends if it begins at `at`, the shortest one."""
    for place in range(number, len(steps)):
        step = steps[place]
        if step.gap:
            ends = (_end(steps, place + 1, tokens, behind) for behind in _reach(step.gap, tokens, at))
            return next((end for end in ends if end is not None), None)
        if step is _START:
            if at and not _opens(tokens[at - 1]):
                return None
        elif at < len(tokens) and _says(step, tokens[at]):
            at += 1
        else:
            return None
    return at


def _opens(before: Token) -> bool:
    """Return whether a sentence may begin behind this: a stop, a dash, an emoji."""
    return before.text in STOPS or (before.text not in COMMAS and before.kind in ("sign", "補助記号", "記号"))


def _says(step: Step, token: Token) -> bool:
    if step is _NUMBER:
        return is_number(token)
    if step.exact:
        return token.text in step.forms
    return not step.forms.isdisjoint(token.forms)


def _reach(gap: int, tokens: Sequence[Token], at: int) -> Iterator[int]:
    for behind in range(at, min(at + gap, len(tokens) - 1) + 1):
        yield behind
        if behind < len(tokens) and tokens[behind].text in STOPS:
            return
