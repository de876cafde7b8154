"""Japanese words by morphological analysis, with the normalised forms that join spellings and inflections."""

import re
from collections import deque
from functools import cache, lru_cache
from importlib.metadata import version
from typing import Any

from bot.linting.tokens import Row, Token, keys_of
from bot.linting.width import Copy

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")
_BREAK = Token("\n", ("\n", "¶"), "補助記号", "", ("\n", "¶"))
_BLANK = "空白"
_MOST = 50_000
"""Words that are kept at hand."""
_LONG = 40
"""Characters of what is no word to be met again."""


@cache
def _dictionary() -> Any:
    # Loaded when the first Japanese text comes: it is mapped into memory then.
    from sudachipy import Dictionary

    return Dictionary(dict="core")


def edition() -> str:
    """Return which dictionary and which analyser there are."""
    return " ".join(version(name) for name in ("sudachidict_core", "sudachipy"))


@cache
def _analyser() -> Any:
    from sudachipy import SplitMode

    # What is not asked for is not looked up: a tenth of the time.
    fields = {"pos", "dictionary_form", "normalized_form", "reading_form"}
    return _dictionary().tokenizer(SplitMode.C, fields=fields)


@cache
def _known() -> dict[tuple[int, str], Token]:
    # Asking the analyser for the forms of a word costs more than finding the word.
    return {}


def _token(morpheme: Any, text: str) -> Token:
    plain, normal = morpheme.dictionary_form(), morpheme.normalized_form()
    kind, *more = morpheme.part_of_speech()
    forms, finer = tuple(dict.fromkeys((text, plain, normal))), f"{more[0]} {more[1]} {more[4]}"
    token = Token(text, forms, kind, finer, keys_of(text, forms, kind, finer))
    if len(_known()) < _MOST and len(text) < _LONG:
        _known()[morpheme.word_id(), text] = token
    return token


def japanese(copy: Copy, things: frozenset[str] = frozenset()) -> Row:
    """Return the words and signs of a Japanese text; a handle is one word.

    It is somebody, found as @, unless it is one of `things`.
    """
    handles = deque(match.span() for match in _HANDLE.finditer(copy.text)) if "@" in copy.text else None
    tokens: list[Token] = []
    starts: list[int] = []
    ends: list[int] = []
    known = _known()
    # The analyser takes some 16,000 characters at once, so longer texts go in lines and pieces.
    for base, piece in _pieces(copy.text):
        if piece == "\n":
            tokens.append(_BREAK)
            starts.append(base)
            ends.append(base + 1)
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
                        tokens.append(_handle(name, name[1:] in things))
                        starts.append(start)
                        ends.append(inside[1])
                    continue
            token = known.get((morpheme.word_id(), text)) or _token(morpheme, text)
            if token.kind != _BLANK and text:
                tokens.append(token)
                starts.append(start)
                ends.append(end)
    return Row(tuple(tokens), *copy.places(starts, ends))


@lru_cache(maxsize=1000)
def _handle(name: str, thing: bool) -> Token:
    forms = (name,) if thing else (name, "@")
    return Token(name, forms, "handle", "", forms)


@cache
def forms_known() -> dict[str, list[tuple[str, ...]]]:
    """Return what each word of a cue may be called, by the words of the cue; filled as they are asked for."""
    return {}


def forms_in(text: str) -> list[tuple[str, ...]]:
    """Return what each word of a cue may be called; a cue is short and has no handles and no lines."""
    if text not in forms_known():
        known = _known()
        tokens = [
            known.get((morpheme.word_id(), word)) or _token(morpheme, word)
            for morpheme in _analyser().tokenize(text)
            if (word := morpheme.surface())
        ]
        forms_known()[text] = [token.forms for token in tokens if token.kind != _BLANK]
    return forms_known()[text]


def _pieces(text: str) -> list[tuple[int, str]]:
    if len(text) <= 4000 and "\n" not in text:
        return [(0, text)] if text else []
    return [
        (start, text[start : min(start + 4000, line.end())])
        for line in re.finditer(r"[^\n]+|\n", text)
        for start in range(line.start(), line.end(), 4000)
    ]


def readings(word: str) -> tuple[str, ...]:
    """Return how a word may be read, in katakana: every reading that the dictionary has, else the analyser's."""
    found = dict.fromkeys(entry.reading_form() for entry in _dictionary().lookup(word) if entry.surface() == word)
    return tuple(found) or ("".join(m.reading_form() for m in _analyser().tokenize(word)),)
