"""A text as the rules see it: its words, its sentences, what is quoted, and where every cue stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from copy import copy
from functools import cached_property

from bot.library.checks import Said, Signs
from bot.linting.concordance import Concordance
from bot.linting.english import english
from bot.linting.japanese import japanese
from bot.linting.tokens import ANY_NUMBER, COMMAS, STOPS, Token
from bot.linting.who import everybody
from bot.linting.width import copied
from bot.story import Lang

Span = tuple[int, int]
"""From a word to behind a word."""

_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_LONGEST = 60
_LONG = 9
"""Words from which on a text has a beginning that weighs more than its end."""
_DENIALS_EN = frozenset(["not", "never", "without", "no", "nor", "neither", "cannot", "avoid", "nobody"])
_DENIALS_JA = frozenset(["ない", "無い", "ず", "ぬ", "まい", "なし", "無し", "禁止"])
_SIGNS_JA = frozenset(["補助記号", "記号"])
_VERBAL_JA = frozenset(["助動詞", "助詞", "接尾辞", "動詞"])


class Reading:
    """One text, read once for all rules."""

    def __init__(
        self,
        text: str,
        lang: Lang,
        concordance: Concordance,
        also: "Reading | None" = None,
        things: frozenset[str] = frozenset(),
    ) -> None:
        self.text, self.lang, self.also = text, lang, also
        plain = copied(text)
        self.tokens: tuple[Token, ...]
        self.tokens, self.starts, self.ends = (english if lang == "en" else japanese)(plain, things)
        self._found = concordance.find(self.tokens)
        # What is said or written in the picture is not said to the model; a prompt that is quoted whole is.
        whole = len(text.strip(" \n。."))
        self._quoted = [q.span() for q in _QUOTED.finditer(text) if len(q.group()) < whole]

    def under(self, concordance: Concordance) -> "Reading":
        """Return the same text as other cues see it, without reading it again."""
        other = copy(self)
        other._found = concordance.find(self.tokens)  # noqa: SLF001 (its own)
        return other

    @property
    def found(self) -> Mapping[str, list[Span]]:
        """Where each cue stands that stands anywhere."""
        return self._found

    def at(self, said: Said) -> list[Span]:
        """Return where the cues stand, in order."""
        cues = said.sets[self.lang]
        if self._found.keys().isdisjoint(cues):
            return []
        return sorted({span for cue in self._found.keys() & cues for span in self._found[cue]})

    def signs(self, signs: Signs) -> list[Span]:
        """Return where the signs stand, outside of speech, not excepted, not denied, none inside another."""
        spans = self.at(signs.cues)
        if not spans:
            return []
        excepted = self.at(signs.unless)
        beside = {self.sentence(start) for start, _ in self.at(signs.beside)}
        cured = {self.sentence(start) for start, _ in self.at(signs.without)}
        alone = not signs.beside.by(self.lang)
        kept: list[Span] = []
        for span in sorted(spans, key=lambda s: (s[0], -s[1])):
            if kept and span[0] < kept[-1][1]:
                continue
            if self.quoted(span[0]) or overlaps(span, excepted):
                continue
            if not signs.negated and self.denied(span):
                continue
            if signs.early and span[0] >= self.first_clause:
                continue
            if signs.late and not self._late(spans[0]):
                continue
            if (not alone and self.sentence(span[0]) not in beside) or self.sentence(span[0]) in cured:
                continue
            kept.append(span)
        return kept

    def _late(self, first: Span) -> bool:
        return len(self.tokens) >= _LONG and first[0] * 2 >= len(self.tokens)

    @property
    def quotations(self) -> list[Span]:
        """The words inside each quotation."""
        starts = self.starts
        spans = [(bisect_right(starts, start), bisect_left(starts, end - 1)) for start, end in self._quoted]
        return [span for span in spans if span[0] < span[1]]

    def quoted(self, at: int) -> bool:
        """Return whether the word stands in quoted speech or writing; the quotes themselves do not."""
        if not self._quoted:
            return False
        start = self.starts[at]
        place = bisect_right(self._quoted, (start, len(self.text))) - 1
        return place >= 0 and self._quoted[place][0] < start < self._quoted[place][1] - 1

    def words(self, span: Span) -> str:
        """Return the user's own words of a span."""
        start, end = self.offsets(span)
        return self.text[start:end]

    def offsets(self, span: Span) -> Span:
        """Return the span in characters of the user's text."""
        return self.starts[span[0]], self.ends[span[1] - 1]

    @cached_property
    def size(self) -> int:
        """The number of English words, or of Japanese characters, without signs."""
        if self.lang == "en":
            return sum(token.kind != "sign" for token in self.tokens)
        return sum([len(token.text) for token in self.tokens if token.kind not in _SIGNS_JA])

    @cached_property
    def people(self) -> list[bool]:
        """For each word whether it names somebody."""
        return everybody(self.tokens, self.lang)

    @cached_property
    def numbers(self) -> list[int]:
        """The places of the numbers."""
        return [at for at, token in enumerate(self.tokens) if ANY_NUMBER in token.keys]

    def sentence(self, at: int) -> int:
        """Return which sentence the word belongs to, from 0."""
        return bisect_left(self._stops, at)

    @cached_property
    def _stops(self) -> list[int]:
        return [at for at, token in enumerate(self.tokens) if token.text in STOPS]

    @cached_property
    def first_clause(self) -> int:
        """Behind which word the first clause ends."""
        links = ("and", "then", "while", "as") if self.lang == "en" else ()
        ends = (i for i, t in enumerate(self.tokens) if i and (t.text in STOPS or t.text in COMMAS or t.text in links))
        return next(ends, len(self.tokens))

    def denied(self, span: Span) -> bool:
        """Return whether a negation says that the words of the span are not so."""
        return self._denied_before(span[0]) if self.lang == "en" else self._denied_behind(span[1])

    def _denied_before(self, at: int) -> bool:
        for before in range(at - 1, max(at - 5, -1), -1):
            text = self.tokens[before].text
            if text in STOPS or text in COMMAS or text in ("but", "and", "then"):
                return False
            if text in _DENIALS_EN or text.endswith("n't"):
                return True
        return at >= 2 and [t.text for t in self.tokens[at - 2 : at]] == ["instead", "of"]

    def _denied_behind(self, at: int) -> bool:
        for place, token in enumerate(self.tokens[at : at + 4], at):
            if any(form in _DENIALS_JA for form in token.forms):
                return True
            if token.text in ("は", "も", "を", "が", "で", "じゃ", "こと"):  # ズームは使わない, 手持ちではなく
                continue
            # 振り返って歩かない: the て begins what comes next
            if token.text in ("て", "に", "と", "ながら") or token.kind not in _VERBAL_JA:
                return False
            if place > at and token.kind == "動詞" and token.more.startswith("一般") and "未然" not in token.more:
                return False
        return False


def overlaps(span: Span, others: list[Span]) -> bool:
    """Return whether a span shares a word with one of the others, which are in order."""
    # No match is longer than this: a cue has few gaps, and each is bounded.
    nearby = others[bisect_left(others, (span[0] - _LONGEST, 0)) : bisect_left(others, (span[1], 0))]
    return any(end > span[0] for _, end in nearby)
