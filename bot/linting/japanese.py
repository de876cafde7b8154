"""Japanese words by morphological analysis, with the normalised forms that join spellings and inflections."""

import re
from functools import cache
from typing import Any

from bot.linting.tokens import Token
from bot.linting.width import Copy

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")


@cache
def _dictionary() -> Any:
    # Loaded when the first Japanese text comes: it is mapped into memory then.
    from sudachipy import Dictionary

    return Dictionary(dict="core")


@cache
def _analyser() -> Any:
    from sudachipy import SplitMode

    return _dictionary().tokenizer(SplitMode.C)


@cache
def _part(number: int) -> tuple[str, str]:
    part = _dictionary().pos_of(number)
    return part[0], f"{part[1]} {part[2]} {part[5]}"


def japanese(copy: Copy, things: frozenset[str] = frozenset()) -> tuple[Token, ...]:
    """Return the words and signs of a Japanese text; a handle is one word.

    It is somebody, found as @, unless it is one of `things`.
    """
    handles = [match.span() for match in _HANDLE.finditer(copy.text)]
    found: list[Token] = []
    # The analyser takes some 16,000 characters at once, so longer texts go in lines and pieces.
    for base, piece in _pieces(copy.text):
        if piece == "\n":
            found.append(Token("\n", ("\n", "¶"), "補助記号", "", *copy.span(base, base + 1)))
            continue
        for morpheme in _analyser().tokenize(piece):
            start, end = base + morpheme.begin(), base + morpheme.end()
            if start == end:
                continue
            inside = next((span for span in handles if span[0] <= start < span[1]), None)
            if inside:
                if start == inside[0]:
                    text = copy.text[slice(*inside)]
                    found.append(
                        Token(text, (text,) if text[1:] in things else (text, "@"), "handle", "", *copy.span(*inside))
                    )
                continue
            kind, more = _part(morpheme.part_of_speech_id())
            if kind == "空白":
                continue
            text, plain, normal = morpheme.surface(), morpheme.dictionary_form(), morpheme.normalized_form()
            forms = (text,) if text == plain == normal else tuple(dict.fromkeys((text, plain, normal)))
            found.append(Token(text, forms, kind, more, *copy.span(start, end)))
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for line in re.finditer(r"[^\n]+|\n", text):
        for start in range(line.start(), line.end(), 4000):
            found.append((start, text[start : min(start + 4000, line.end())]))
    return found
