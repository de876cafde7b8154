"""Finds given names in a plot: people that no vocabulary knows."""

import re
from collections import Counter
from dataclasses import dataclass

from bot.library.guided import english, roles
from bot.llm.guided.concepts import by_form
from bot.llm.guided.reading import Reading, Word
from bot.llm.guided.romanizing import is_kana, romanized
from bot.story import Lang

_KATAKANA = re.compile(r"[ァ-ヴー]{2,8}")
_PARTICLES = ("は", "が", "を", "に", "と", "の", "も", "、")


@dataclass(frozen=True)
class Name:
    """A given name: as it is written, in Latin letters, and whether the reading is a guess of the dictionary."""

    written: str
    latin: str
    guessed: bool = False


def names(readings: tuple[Reading, ...], lang: Lang) -> tuple[Name, ...]:
    """Return the names of people, in the order in which they come."""
    return _japanese(readings) if lang == "ja" else _english(readings)


def _japanese(readings: tuple[Reading, ...]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    katakana: dict[str, int] = {}
    for reading in readings:
        for word, behind in zip(reading.words, (*reading.words[1:], None), strict=True):
            if reading.speaks(word.start) or word.text in by_form("ja"):
                continue
            honored = behind is not None and behind.text in roles().honorifics and "接尾辞" in behind.tags
            if ("人名" in word.tags or honored) and "名詞" in word.tags:
                found.setdefault(word.text, _name(word))
            elif _KATAKANA.fullmatch(word.text) and behind is not None and behind.text in _PARTICLES:
                katakana[word.text] = katakana.get(word.text, 0) + (2 if behind.text == "は" else 1)
                if katakana[word.text] >= 4:  # it acts twice, and no dictionary noun does: カケルは ... カケルは ...
                    found.setdefault(word.text, _name(word))
    return tuple(found.values())


def _name(word: Word) -> Name:
    latin = romanized(word.text if is_kana(word.text) else word.kana)
    return Name(word.text, latin.capitalize(), guessed=not is_kana(word.text))


def _english(readings: tuple[Reading, ...]) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    known = {form.split(" ")[0] for form in by_form("en")}
    opening: Counter[str] = Counter()
    small = {word.text for reading in readings for word in reading.words if word.text.islower()}
    for reading in readings:
        for number, word in enumerate(reading.words):
            text = re.sub(r"['’]s$", "", word.text)
            if not re.fullmatch(r"[A-Z][a-z]+", text) or reading.speaks(word.start) or text in english().not_names:
                continue
            before = reading.words[number - 1].text.lower() if number else ""
            if before in english().place_words and text.lower() not in {name.lower() for name in found}:
                continue
            if number == 0:
                # Mira floats. Mira looks: a name stands at the start of sentences only, with a verb behind it.
                behind = reading.words[1] if len(reading.words) > 1 else None
                opening[text] += behind is not None and _is_verb_form(behind)
                if opening[text] >= 2 and text.lower() not in known | small:
                    found.setdefault(text, Name(text, text))
            elif text.lower() not in known:
                found.setdefault(text, Name(text, text))
    return tuple(found.values())


def _is_verb_form(word: Word) -> bool:
    low = word.text.lower()
    return low in english().irregular or low in english().modals or low.endswith(("s", "ed"))
