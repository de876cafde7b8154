"""Reads a plain text: its sentences, its quoted speech, its language. The film refers to plot sentences by place."""

import re
from typing import Literal

_ABBREVIATIONS = r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Z])"
_CLOSERS = "」』）)”’\"'"
_END = re.compile(
    rf"[。！？!?]+[{_CLOSERS}]*(?![」』）)])"  # Japanese stops, and ! ? in either language
    rf"|{_ABBREVIATIONS}\.+[”’\"')]*(?=\s|$)"  # the English full stop needs a space behind it
    r"|\n+"
)
_JAPANESE = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_OPENERS, _CLOSING = "「『（“", "」』）”"


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of `text` in order, without surrounding space; quoted speech is never cut inside."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        piece = text[start : match.end()]
        if match.group().strip("\n") and _inside_quotation(piece, text[match.end() :]):
            continue
        # 「逃げて！」と彼は叫んだ。 and "Run!" she said. are one sentence each: the quotation is its object.
        if match.group()[-1] in _CLOSERS and re.match(r"[とっ、,]|\s+[a-z]", text[match.end() :]):
            continue
        if piece.strip():
            found.append(piece.strip())
        start = match.end()
    if text[start:].strip():
        found.append(text[start:].strip())
    return tuple(found)


def spoken(text: str) -> tuple[str, ...]:
    """Return the words that somebody says in `text`, without their quotation marks, in order.

    Short quoted nouns ("the 'Moon' sign") count too: a caller that checks that quotes survive wants them all.
    """
    found = re.finditer(r"「([^「」]+)」|『([^『』]+)』|“([^“”]+)”|\"([^\"\n]+)\"", text)
    return tuple(next(group for group in match.groups() if group).strip() for match in found)


def language_of(text: str) -> Literal["ja", "en"]:
    """Return the language of a text: Japanese if a fifth of its letters are kana or kanji, quoted speech aside."""
    letters = sum(map(str.isalpha, text))
    return "ja" if letters and len(_JAPANESE.findall(text)) * 5 >= letters else "en"


def _inside_quotation(piece: str, rest: str) -> bool:
    """Tell if a quotation is open at the end of `piece` and is closed in `rest`; an unclosed mark opens nothing."""
    line = rest.partition("\n")[0]
    if piece.rpartition("\n")[2].count('"') % 2 and '"' in line:
        return True
    return any(
        piece.count(opener) > piece.count(closer) and closer in rest
        for opener, closer in zip(_OPENERS, _CLOSING, strict=True)
    )
