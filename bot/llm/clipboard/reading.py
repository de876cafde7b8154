"""Reads JSON as people paste it: strictly where it is JSON, and with patience where it nearly is.

Its own reader, for what neither jiter's partial mode nor a repairing library tells: which parts are whole. What was cut
off is never completed; it comes back as a CutObject or a CutList, which ends where the text did.
"""

import json
import re
from typing import Any, NamedTuple

from bot.llm.clipboard.strings import QUOTES, EndedError, NotJsonError, string

_STRICT = json.JSONDecoder()
_BEGINS = re.compile(r"[{｛\[［]")
_SKIPPED = re.compile(r"(?:\s|//[^\n]*|/\*.*?(?:\*/|\Z)|\#[^\n]*)*", re.DOTALL)
_COMMAS = re.compile(r"(?:\s|[,，]|//[^\n]*|/\*.*?(?:\*/|\Z)|\#[^\n]*)*", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]\w*")
_NUMBER = re.compile(r"[-\d][\d.eE+-]*")
_LITERALS = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None}
_NAMED = re.compile(r"[\"“”„＂'‘’]([^\"“”„＂'‘’\n]{1,60})[\"“”„＂'‘’]\s*[:：]\s*\Z")
# Signs that a web page or an editor puts in and nobody sees.
_UNSEEN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200b": None, "\ufeff": None, "\u2060": None})


class CutObject(dict[str, Any]):
    """An object whose end is missing."""


class CutList(list[Any]):
    """A list whose end is missing."""


class Found(NamedTuple):
    """A value in a text."""

    name: str
    """The key before it, where the object around it is not there; else nothing."""
    value: Any
    start: int
    in_string: bool
    """True if the text ended inside a string of it."""

    @property
    def cut(self) -> bool:
        """True if its end is missing."""
        return isinstance(self.value, (CutObject, CutList))


def seen(text: str) -> str:
    """Return the text without signs that nobody sees."""
    return text.translate(_UNSEEN)


def values(text: str) -> list[Found]:
    """Return the objects and lists in a text, in order, each as far as it goes; what is around them is passed over."""
    found: list[Found] = []
    at = 0
    while begins := _BEGINS.search(text, at):
        start = begins.start()
        reader = _Reader(text, start)
        try:
            value, at = _strict(text, start) or (reader.value(), reader.at)
        except (NotJsonError, EndedError):
            at = start + 1
            continue
        except RecursionError:
            at = max(reader.at, start + 1)  # nobody writes that deep: past it, not into it once more
            continue
        named = _NAMED.search(text[max(0, start - 80) : start])
        found.append(Found(named[1].strip() if named else "", value, start, reader.in_string))
    return found


def _strict(text: str, start: int) -> tuple[Any, int] | None:
    try:
        return _STRICT.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None


class _Reader:
    """Reads one value from a place in a text."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at
        self.in_string = False

    def value(self) -> Any:
        sign = self._next(_SKIPPED)
        if sign in "{｛":
            return self._object()
        if sign in "[［":
            return self._list()
        if sign in QUOTES:
            return self._string(key=False)
        if number := _NUMBER.match(self.text, self.at):
            self._pass(number.end())
            return _number(number[0])
        if word := _WORD.match(self.text, self.at):
            self._pass(word.end())
            if word[0] in _LITERALS:
                return _LITERALS[word[0]]
        raise NotJsonError

    def _object(self) -> dict[str, Any]:
        self.at += 1
        read: dict[str, Any] = {}
        try:
            while self._next(_COMMAS) not in "}｝":
                key = self._key()
                if self._next(_SKIPPED) not in ":：":
                    raise NotJsonError
                self.at += 1
                read[key] = value = self.value()
                if isinstance(value, (CutObject, CutList)):
                    return CutObject(read)
        except EndedError:
            return CutObject(read)
        self.at += 1
        return read

    def _list(self) -> list[Any]:
        self.at += 1
        read: list[Any] = []
        try:
            while self._next(_COMMAS) not in "]］":
                read.append(self.value())
                if isinstance(read[-1], (CutObject, CutList)):
                    return CutList(read)
        except EndedError:
            return CutList(read)
        self.at += 1
        return read

    def _key(self) -> str:
        if self.text[self.at] in QUOTES:
            return self._string(key=True)
        word = _WORD.match(self.text, self.at)
        if word is None:
            raise NotJsonError
        self._pass(word.end())
        return word[0]

    def _string(self, *, key: bool) -> str:
        try:
            said, self.at = string(self.text, self.at, key=key)
        except EndedError:
            self.in_string = True
            raise
        return said

    def _next(self, skipped: re.Pattern[str]) -> str:
        """Go past what says nothing and return the sign that stands there. Raises EndedError at the end of the text."""
        gap = skipped.match(self.text, self.at)
        self._pass(gap.end() if gap else self.at)
        return self.text[self.at]

    def _pass(self, at: int) -> None:
        """Go to a place. Raises EndedError where the text ends: a word or a number there may go on elsewhere."""
        self.at = at
        if at >= len(self.text):
            raise EndedError


def _number(signs: str) -> int | float:
    try:
        return float(signs) if {".", "e", "E"} & set(signs) else int(signs)
    except ValueError:
        raise NotJsonError from None
