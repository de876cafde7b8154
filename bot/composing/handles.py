"""Handles in texts: where they stand, which are unknown, and where a bare name stands in their place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.story import LANGS, Film, Known, Lang, Scene

MENTION = re.compile(r"(?<![A-Za-z0-9_@])@([a-z][a-z0-9_]*)(?![A-Za-z0-9_@])")
"""An @ inside a word (an e-mail address), a capital or a second @ makes it literal text. Group 1 is the handle."""

_KATAKANA, _KANJI = re.compile(r"[ァ-ヺー]"), re.compile(r"[一-鿿々]")
_SPEECH = re.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”|\"[^\"\n]*\"")


class BareName(NamedTuple):
    """A name that stands where a handle belongs; the span is in characters."""

    start: int
    end: int
    handle: str


def known_by_handle(film: Film) -> dict[str, Known]:
    """Return cast, places and props by handle."""
    return {known.handle: known for known in film.known}


def handles_in(text: str) -> tuple[str, ...]:
    """Return the handles of a text in order, each as often as it stands there."""
    return tuple(match[1] for match in MENTION.finditer(text))


def unknown_handles(film: Film, scene: Scene) -> tuple[str, ...]:
    """Return the handles in the scene's texts that the film has no entry for, each once, in order."""
    known = known_by_handle(film)
    return tuple(dict.fromkeys(h for text in _texts(scene) for h in handles_in(text) if h not in known))


def bare_names(film: Film, text: str, lang: Lang) -> tuple[BareName, ...]:
    """Return where names of the cast, places and props stand without their handle.

    A name in quoted speech is somebody's word and stays; so is one inside a longer word, or of a single letter.
    """
    names = [(known.name.said(lang).strip(), known.handle) for known in film.known]
    there = [(name, handle) for name, handle in names if len(name) > 1 and name in text]
    if not there:
        return ()
    quoted = [match.span() for match in _SPEECH.finditer(text)]
    found: dict[int, BareName] = {}
    for name, handle in sorted(there, key=lambda one: -len(one[0])):
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            inside = any(a <= start and end <= b for a, b in quoted)
            taken = any(start < other.end and other.start < end for other in found.values())
            if not inside and not taken and _stands_alone(text, start, end):
                found[start] = BareName(start, end, handle)
    return tuple(found[start] for start in sorted(found))


def _stands_alone(text: str, start: int, end: int) -> bool:
    for inner, outer in ((text[start], text[start - 1 : start]), (text[end - 1], text[end : end + 1])):
        if inner.isascii() and inner.isalnum() and outer.isascii() and (outer.isalnum() or outer in ("_", "@")):
            return False
        if any(script.match(inner) and script.match(outer) for script in (_KATAKANA, _KANJI)):
            return False
    return True


def _texts(scene: Scene) -> Iterator[str]:
    notes = [note for note in (scene.style, scene.sound, scene.avoid) if note]
    phrases = [scene.slug, scene.beat, *(phrase for _, phrase in scene.elements), *notes]
    for said in (*phrases, *scene.prose):
        yield from (said.said(lang) for lang in LANGS)
