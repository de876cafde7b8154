"""English words and the dictionary forms that they may have."""

import re
from functools import cache, lru_cache

from bot.library.weak_spots import words
from bot.linting.tokens import Row, Token, keys_of
from bot.linting.width import Copy

_WORD = re.compile(
    r"(?P<handle>@[a-z][a-z0-9_]*)|(?P<word>[A-Za-z\u00c0-\u024f]+(?:'[A-Za-z]+)?)"
    r"|(?P<number>\d+(?:[.,]\d+)*)|(?P<break>\n+)|(?P<sign>[^\s\w]|\w)"
)
_BREAK = Token("\n", ("\n", "¶"), "sign", "", ("\n", "¶"))


def english(copy: Copy, things: frozenset[str] = frozenset()) -> Row:
    """Return the words, numbers and signs of an English text; a hyphen between words only joins them.

    A handle is somebody, found as @, unless it is one of `things`.
    """
    tokens: list[Token] = []
    starts: list[int] = []
    ends: list[int] = []
    joined = ""
    for match in _WORD.finditer(copy.text):
        text = match.group()
        start, end = match.span()
        if text == "-":
            joined = "-" if copy.text[start - 1 : start].strip() else ""
            if joined:
                continue
        tokens.append(_token(text, str(match.lastgroup), joined, bool(things) and text[1:] in things))
        starts.append(start)
        ends.append(end)
        joined = ""
    return Row(tuple(tokens), *copy.places(starts, ends))


@lru_cache(maxsize=20_000)
def _token(text: str, kind: str, joined: str, thing: bool) -> Token:
    if kind == "break":
        return _BREAK
    if kind == "word":
        small = text.lower()
        # possessives: the owner is found under its own name
        owner = small.removesuffix("'s") if small.endswith("'s") else small
        written = "Name" if text[0].isupper() else "word"
        return Token(owner, lemmas(owner), written, joined, keys_of(owner, lemmas(owner), written, ""))
    forms = (text, "@") if kind == "handle" and not thing else (text,)
    return Token(text, forms, kind, joined, keys_of(text, forms, kind, ""))


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Return `word` and what it may be a form of; a guess too many does no harm, since cues name real words."""
    found = [word]
    found += _irregular().get(word, ())
    for ending, others in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found += [stem + other for other in others]
            if ending in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(dict.fromkeys(found))


_ENDINGS = (("s", ("",)), ("ses", ("s",)), ("xes", ("x",)), ("zes", ("z",)), ("ches", ("ch",)), ("shes", ("sh",)), ("oes", ("o",)), ("ies", ("y",)), ("ves", ("f", "fe")), ("ed", ("", "e")), ("ied", ("y",)),
            ("ing", ("", "e")))  # fmt: skip


@cache
def _irregular() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in words("en")["irregular"]:
        base, *forms = line.split()
        for form in forms:
            found.setdefault(form, []).append(base)
    return found
