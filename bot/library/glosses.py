"""The common words of JMdict with their English, in knowledge/glosses/, and our corrections.

30,000 entries by 65,000 forms, read at the first question (0.05 s). The data is EDRDG's, under CC BY-SA 4.0: whoever
shows a gloss says so. See knowledge/glosses/SOURCES.md.
"""

import gzip
import re
from dataclasses import dataclass
from functools import cache

from bot.library.files import BadFileError, checked, read_yaml, root
from bot.story import Frozen

_ARTICLE = re.compile("^(?:an?|the) ")
_ENGLISH_WORD = re.compile(r"\b[a-z]{2,}\b")


@dataclass(frozen=True)
class Sense:
    """One meaning of an entry."""

    kinds: str
    """What it is, a letter each: n noun, s noun that する follows, v verb, a adjective, d adverb, x phrase, o other.

    A further u says that it is usually written in kana.
    """
    glosses: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """One word of the dictionary."""

    forms: tuple[str, ...]
    """With kanji; empty for a word that has none."""
    readings: tuple[str, ...]
    senses: tuple[Sense, ...]


class Corrections(Frozen):
    """knowledge/glosses/corrections.yaml."""

    first: dict[str, tuple[str, ...]]
    """The senses of a word or phrase as they should stand, by its dictionary form; words that JMdict lacks too."""
    silent: tuple[str, ...]
    """Words that are grammar where they are common: nothing is said of them."""


def entries(form: str) -> tuple[Entry, ...]:
    """Return the entries that can be written so, the most common first; none for an unknown word."""
    rows, first, more = _index()
    places = dict.fromkeys([first[form], *more.get(form, ())]) if form in first else {}
    return tuple(_entry(rows[place]) for place in places)


def has(form: str) -> bool:
    """Return True if a word can be written so."""
    return form in _index()[1]


def forms_of(*english: str) -> tuple[str, ...]:
    """Return how the words can be written that have exactly one of these among their meanings."""
    rows, places = _index()[0], _by_gloss()
    return tuple(form for one in english for place in places.get(one, ()) for form in _entry(rows[place]).forms)


@cache
def _by_gloss() -> dict[str, list[int]]:
    """Return the rows of each meaning, without its article; a verb has "to " before it."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(_index()[0]):
        for sense in row.split("\t")[2:]:
            for gloss in sense.partition(" ")[2].split("; "):
                found.setdefault(_ARTICLE.sub("", gloss), []).append(place)
    return found


def is_english(word: str) -> bool:
    """Return whether a word in small letters stands in the meaning of some entry: wide does, haruka does not."""
    return word in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for row in _index()[0] for word in _ENGLISH_WORD.findall(row.split("\t", 2)[2]))


def size() -> int:
    """Return how many entries there are."""
    return len(_index()[0])


@cache
def corrections() -> Corrections:
    """Return our corrections. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "glosses" / "corrections.yaml"
    return checked(Corrections, read_yaml(path), path)


@cache
def _index() -> tuple[list[str], dict[str, int], dict[str, list[int]]]:
    """Return the rows, the first row of each form, and the further rows of those that several entries share."""
    path = root() / "knowledge" / "glosses" / "jmdict-common.tsv.gz"
    try:
        rows = gzip.decompress(path.read_bytes()).decode().splitlines()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise BadFileError(f"{path}: {error}") from error
    first: dict[str, int] = {}
    more: dict[str, list[int]] = {}
    # One list a form, or a function a row, would take twice as long: nearly all forms have one entry.
    for place, row in enumerate(rows):
        forms, readings, _ = row.split("\t", 2)
        for form in f"{forms};{readings}".lstrip(";").split(";"):
            if form not in first:
                first[form] = place
            elif first[form] != place:
                more.setdefault(form, []).append(place)
    return rows, first, more


def _entry(row: str) -> Entry:
    forms, readings, *senses = row.split("\t")
    split = (sense.partition(" ") for sense in senses)
    return Entry(
        forms=tuple(forms.split(";")) if forms else (),
        readings=tuple(readings.split(";")),
        senses=tuple(Sense(kinds, tuple(glosses.split("; "))) for kinds, _, glosses in split),
    )
