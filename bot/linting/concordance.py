"""Where the cues of all rules stand in a text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bot.library.files import BadFileError
from bot.library.weak_spots import words
from bot.linting.cues import NAME, NOUN, NUMBER, START, Step, Steps, cue
from bot.linting.tokens import COMMAS, STOPS, Token
from bot.story import Lang


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

        @cache
        def often(forms: frozenset[str]) -> int:
            return sum(common[form] for form in forms)

        self._pairs: dict[str, dict[str, list[_Entry]]] = {}
        """Cues by their first and their second word: most of those that begin alike are never looked at."""
        self._others: dict[str, list[_Entry]] = {}
        """Cues of one word, or with a gap or the start of a sentence before their second one, by the first word."""
        for line, steps in runs:
            place = next((n for n, step in enumerate(steps) if step is not START), None)
            if place is None or steps[place].gap:
                raise BadFileError(f"the cue {line!r} must begin with a word")
            words_in = [step.forms for step in steps if not step.gap and step is not START]
            rarest = words_in[0] if len(words_in) == 1 else min(words_in, key=often)
            entry = _Entry(line, steps, rarest)
            second = steps[place + 1].forms if len(steps) > place + 1 and not steps[place + 1].gap else frozenset()
            for form in steps[place].forms:
                if not second:
                    self._others.setdefault(form, []).append(entry)
                for behind in second:
                    self._pairs.setdefault(form, {}).setdefault(behind, []).append(entry)

    def find(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Return for each cue that occurs the spans of its matches, in tokens, in order."""
        words_of = [_found_by(token) for token in tokens]
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


def _found_by(token: Token) -> tuple[str, ...]:
    """Return what a cue may call the word: its forms, and what stands for all numbers and all names."""
    forms = (*token.forms, "#") if is_number(token) else token.forms
    forms = (*forms, "<noun>") if token.kind == "名詞" else forms
    return (*forms, "<name>") if is_name(token) else forms


def is_name(token: Token) -> bool:
    """Return whether a token is a name, or an English word that is written like one."""
    return token.kind == "Name" or token.more.startswith("固有名詞")


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
        if step is START:
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
    if step is NUMBER:
        return is_number(token)
    if step is NAME:
        return is_name(token)
    if step is NOUN:
        return token.kind == "名詞"
    if step.exact:
        return token.text in step.forms
    return not step.forms.isdisjoint(token.forms)


def _reach(gap: int, tokens: Sequence[Token], at: int) -> Iterator[int]:
    for behind in range(at, min(at + gap, len(tokens) - 1) + 1):
        yield behind
        if behind < len(tokens) and tokens[behind].text in STOPS:
            return
