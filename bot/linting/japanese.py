"""Japanese words by morphological analysis, with the normalised forms that join spellings and inflections."""

import re
from collections import deque
from functools import cache
from typing import Any, NamedTuple

from bot.linting.tokens import Token
from bot.linting.width import Copy

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
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


@cache
def _known() -> dict[tuple[int, str], _Entry]:
    # Asking the analyser for the forms of a word costs more than finding the word.
    return {}


def _entry(morpheme: Any, text: str) -> _Entry:
    known = _known()
    key = (morpheme.word_id(), text)
    entry = known.get(key)
    if entry is None:
        plain, normal = morpheme.dictionary_form(), morpheme.normalized_form()
        kind, *more = morpheme.part_of_speech()
        entry = _Entry(tuple(dict.fromkeys((text, plain, normal))), kind, f"{more[0]} {more[1]} {more[4]}")
        if len(known) < _MOST and not morpheme.is_oov():
            known[key] = entry
    return entry


def japanese(copy: Copy, things: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Return the words and signs of a Japanese text; a handle is one word.

    It is somebody, found as @, unless it is one of `things`.
    """
    handles = deque(match.span() for match in _HANDLE.finditer(copy.text))
    found: list[Token] = []
    # The analyser takes some 16,000 characters at once, so longer texts go in lines and pieces.
    for base, piece in _pieces(copy.text):
        if piece == "\n":
            found.append(Token("\n", ("\n", "¶"), "補助記号", "", *copy.span(base, base + 1)))
            continue
        for morpheme in _analyser().tokenize(piece):
            text = morpheme.surface()
            start = base + morpheme.begin()
            end = start + len(text)
            while handles and handles[0][1] <= start:
                handles.popleft()
            if handles and handles[0][0] <= start:
                inside = handles[0]
                if start == inside[0]:
                    name = copy.text[slice(*inside)]
                    forms: tuple[str, ...] = (name,) if name[1:] in things else (name, "@")
                    found.append(Token(name, forms, "handle", "", *copy.span(*inside)))
                continue
            entry = _entry(morpheme, text)
            if entry.kind == "空白" or start == end:
                continue
            found.append(Token(text, entry.forms, entry.kind, entry.more, copy.starts[start], copy.ends[end - 1]))
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    return [
        (start, text[start : min(start + 4000, line.end())])
        for line in re.finditer(r"[^\n]+|\n", text)
        for start in range(line.start(), line.end(), 4000)
    ]
