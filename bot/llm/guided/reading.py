"""Reads a sentence: its words with their dictionary forms, and where speech is quoted."""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from bot.library.guided import english
from bot.story import Lang

_QUOTED = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")
_LATIN_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")


@dataclass(frozen=True)
class Word:
    """One word of a sentence, from `start` to `end`."""

    text: str
    bases: frozenset[str]
    """Its possible dictionary forms, lower case."""
    start: int
    end: int
    tags: tuple[str, ...] = ()
    """Japanese only: part of speech, from coarse to fine."""
    kana: str = ""
    """Japanese only: the reading, in katakana."""


@dataclass(frozen=True)
class Reading:
    """A sentence and its words."""

    text: str
    lang: Lang
    words: tuple[Word, ...]
    quoted: tuple[tuple[int, int], ...]

    @property
    def starts(self) -> frozenset[int]:
        """Where a word begins."""
        return frozenset(word.start for word in self.words)

    @property
    def ends(self) -> frozenset[int]:
        """Where a word ends."""
        return frozenset(word.end for word in self.words)

    def speaks(self, place: int) -> bool:
        """Return True if the place stands inside quoted speech."""
        return any(start <= place < end for start, end in self.quoted)


@lru_cache(maxsize=4096)
def read(text: str, lang: Lang) -> Reading:
    """Return the sentence with its words."""
    quoted = tuple(match.span() for match in _QUOTED.finditer(text))
    return Reading(text, lang, _japanese(text) if lang == "ja" else _english(text), quoted)


def parts(word: Word) -> tuple[Word, ...]:
    """Return the shortest words that a Japanese word is made of, itself if there are none."""
    from sudachipy import SplitMode

    cut = _japanese(word.text, SplitMode.A)
    return tuple(replace(part, start=word.start + part.start, end=word.start + part.end) for part in cut)


@cache
def _tokenizer() -> Any:
    # The dictionary takes 0.1 s to open: only when Japanese is really read.
    from sudachipy import Dictionary, SplitMode

    return Dictionary().tokenizer(mode=SplitMode.C)


def _japanese(text: str, mode: Any = None) -> tuple[Word, ...]:
    # Sudachi reads at most 49149 bytes at once.
    pieces = [text[i : i + 8000] for i in range(0, len(text), 8000)]
    words: list[Word] = []
    for number, piece in enumerate(pieces):
        for found in _tokenizer().tokenize(piece, mode=mode):
            bases = frozenset({found.dictionary_form(), found.normalized_form()})
            start = number * 8000 + found.begin()
            words.append(
                Word(
                    text=found.surface(),
                    bases=bases,
                    start=start,
                    end=start + len(found.surface()),
                    tags=tuple(tag for tag in found.part_of_speech()[:4] if tag != "*"),
                    kana=found.reading_form(),
                )
            )
    return tuple(words)


def _english(text: str) -> tuple[Word, ...]:
    return tuple(
        Word(text=match.group(), bases=_bases(match.group().lower()), start=match.start(), end=match.end())
        for match in _LATIN_WORD.finditer(text)
    )


@cache
def _bases(word: str) -> frozenset[str]:
    """Return what an English word may be a form of; too many are better than too few."""
    known = english().irregular.get(word)
    found = {word} if known is None else {known}
    for ending, instead in (
        ("ies", ("y",)),
        ("ied", ("y",)),
        ("es", ("",)),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if known is None and word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found |= {stem + tail for tail in instead}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)
