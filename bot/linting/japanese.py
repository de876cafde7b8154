"""Japanese words by morphological analysis, with the normalised forms that join spellings and inflections."""

import re
from collections import deque
from functools import cache
from typing import Any, NamedTuple

from bot.linting.tokens import Token, keys_of
from bot.linting.width import Copy

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
_BREAK = ("\n", "¶")
_MOST = 50_000
"""Words whose forms are kept at hand."""


@cache
def _dictionary() -> Any:
    # Loaded when the first Japanese text comes: it is mapped into memory then.
    from sudachipy import Dictionary

    return Dictionary(dict="core")


@cache
def _analyser() -> Any:
    from sudachipy import SplitMode

    return _dictionary().tokenizer(SplitMode.C)


class _Entry(NamedTuple):
    """What the dictionary says of one word."""

    forms: tuple[str, ...]
    kind: str
    more: str
    keys: tuple[str, ...]


@cache
def _known() -> dict[tuple[int, str], _Entry]:
    # Asking the analyser for the forms of a word costs more than finding the word.
    return {}


def _entry(morpheme: Any, text: str) -> _Entry:
    plain, normal = morpheme.dictionary_form(), morpheme.normalized_form()
    kind, *more = morpheme.part_of_speech()
    forms, finer = tuple(dict.fromkeys((text, plain, normal))), f"{more[0]} {more[1]} {more[4]}"
    entry = _Entry(forms, kind, finer, keys_of(text, forms, kind, finer))
    if len(_known()) < _MOST and not morpheme.is_oov():
        _known()[morpheme.word_id(), text] = entry
    return entry


def japanese(copy: Copy, things: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Return the words and signs of a Japanese text; a handle is one word.

    It is somebody, found as @, unless it is one of `things`.
    """
    handles = deque(match.span() for match in _HANDLE.finditer(copy.text)) if "@" in copy.text else None
    found: list[Token] = []
    starts, ends, known = copy.starts, copy.ends, _known()
    # The analyser takes some 16,000 characters at once, so longer texts go in lines and pieces.
    for base, piece in _pieces(copy.text):
        if piece == "\n":
            found.append(Token("\n", _BREAK, "補助記号", "", *copy.span(base, base + 1), _BREAK))
            continue
        end = base
        for morpheme in _analyser().tokenize(piece):
            text = morpheme.surface()
            # The words stand one behind the other, and together they are the piece.
            start, end = end, end + len(text)
            if handles:
                while handles and handles[0][1] <= start:
                    handles.popleft()
                if handles and handles[0][0] <= start:
                    inside = handles[0]
                    if start == inside[0]:
                        name = copy.text[slice(*inside)]
                        forms: tuple[str, ...] = (name,) if name[1:] in things else (name, "@")
                        found.append(Token(name, forms, "handle", "", *copy.span(*inside), forms))
                    continue
            forms, kind, more, keys = known.get((morpheme.word_id(), text)) or _entry(morpheme, text)
            if kind != "空白" and text:
                found.append(Token(text, forms, kind, more, starts[start], ends[end - 1], keys))
    return tuple(found)


def forms_in(text: str) -> list[tuple[str, ...]]:
    """Return what each word of a cue may be called; a cue is short and has no handles and no lines."""
    known = _known()
    entries = [
        known.get((morpheme.word_id(), word)) or _entry(morpheme, word)
        for morpheme in _analyser().tokenize(text)
        if (word := morpheme.surface())
    ]
    return [entry.forms for entry in entries if entry.kind != "空白"]


def _pieces(text: str) -> list[tuple[int, str]]:
    if len(text) <= 4000 and "\n" not in text:
        return [(0, text)] if text else []
    return [
        (start, text[start : min(start + 4000, line.end())])
        for line in re.finditer(r"[^\n]+|\n", text)
        for start in range(line.start(), line.end(), 4000)
    ]


def readings(word: str) -> frozenset[str]:
    """Return how a word may be read, in katakana: every reading that the dictionary has, else the analyser's."""
    found = {entry.reading_form() for entry in _dictionary().lookup(word) if entry.surface() == word}
    return frozenset(found) or frozenset(["".join(m.reading_form() for m in _analyser().tokenize(word))])
