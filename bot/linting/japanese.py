"""Japanese words by morphological analysis, with the normalised forms that join spellings and inflections."""

import re
from functools import cache
from typing import Any

from bot.linting.tokens import Token
from bot.linting.width import Copy

_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")


@cache
def _analyser() -> Any:
    # Loaded when the first Japanese text comes: its dictionary is mapped into memory then.
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").tokenizer(SplitMode.C)


def japanese(copy: Copy) -> tuple[Token, ...]:
    """Return the words and signs of a Japanese text; a handle is one word."""
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
                    found.append(Token(text, (text,), "handle", "", *copy.span(*inside)))
                continue
            part = morpheme.part_of_speech()
            text = morpheme.surface()
            if part[0] == "空白":
                continue
            forms = tuple({text, morpheme.dictionary_form(), morpheme.normalized_form()})
            found.append(Token(text, forms, part[0], f"{part[1]} {part[2]} {part[5]}", *copy.span(start, end)))
    return tuple(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for line in re.finditer(r"[^\n]+|\n", text):
        for start in range(line.start(), line.end(), 4000):
            found.append((start, text[start : min(start + 4000, line.end())]))
    return found
