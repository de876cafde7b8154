"""What one sentence of a plot says: beats, time, weather, and how strongly it begins something new."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from bot.library.guided import Forms, TimeWord, WeatherWord, cuts, english, times
from bot.library.guided_craft import BeatWord, beats
from bot.llm.guided.reading import Reading, Word, read
from bot.llm.guided.spotting import Spotted, spotted
from bot.story import Lang

W = TypeVar("W", bound=Forms)


@dataclass(frozen=True)
class Noticed:
    """A sentence, understood as far as cue words go."""

    reading: Reading
    nouns: tuple[Spotted, ...]
    beats: tuple[BeatWord, ...]
    """What happens, the weightiest first."""
    time: TimeWord | None
    weather: WeatherWord | None
    turn: float
    """How strongly it begins something new; below zero where it hangs on the sentence before."""

    def spotted(self, side: str) -> tuple[Spotted, ...]:
        """Return the nouns of one side."""
        return tuple(noun for noun in self.nouns if noun.concept.side == side)


@lru_cache(maxsize=4096)
def notice(text: str, lang: Lang) -> Noticed:
    """Return what the sentence says."""
    reading = read(text, lang)
    nouns = spotted(reading)
    return Noticed(
        reading=reading,
        nouns=nouns,
        beats=_beats(reading, nouns),
        time=_cued(times().times, reading),
        weather=_cued(times().weathers, reading),
        turn=_turn(reading),
    )


def _beats(reading: Reading, nouns: tuple[Spotted, ...]) -> tuple[BeatWord, ...]:
    """Return the beats, by weight and then by the later cue: what a sentence ends on is what it is about."""
    found: list[tuple[int, int, BeatWord]] = []
    for beat in beats().beats:
        place = _cue(beat, reading)
        if place is not None and not (beat.needs_actor and _done_by_a_thing(reading, nouns, place)):
            found.append((beat.weight, place, beat))
    return tuple(beat for _, _, beat in sorted(found, key=lambda item: (-item[0], -item[1], item[2].id)))


def _done_by_a_thing(reading: Reading, nouns: tuple[Spotted, ...], place: int) -> bool:
    """Return True where a thing or a place is the subject of the cue: no person runs in `a train that runs`."""
    before = [noun for noun in nouns if noun.end <= place]
    if not before or before[-1].concept.side == "cast":
        return False
    between = reading.text[before[-1].end : place]
    pattern = r"[がはも][^、。]*$" if reading.lang == "ja" else r"\s(?:(?:that|which|is|was|\w+ly)\s)*$"
    return bool(re.match(pattern, between))


def _cue(beat: BeatWord, reading: Reading) -> int | None:
    """Return where the last cue of a beat stands, None if there is none. Quoted speech is not what happens."""
    singles, patterns = _cues(beat.id, reading.lang)
    places = [
        word.start
        for before, word in zip((None, *reading.words), reading.words, strict=False)
        if word.bases & singles and not reading.speaks(word.start) and not _describes(before, word)
    ]
    if patterns is not None:
        text = reading.text if reading.lang == "ja" else _by_bases(reading)
        places += [match.start() for match in patterns.finditer(text)]
    return max(places, default=None)


def _describes(before: Word | None, word: Word) -> bool:
    """Return True for an English participle before a noun: in `a flooded corridor` nothing is flooding."""
    return before is not None and before.text.lower() in english().articles and word.text.endswith(("ed", "ing", "en"))


def _by_bases(reading: Reading) -> str:
    """Return an English sentence in base forms, so that `picked up` reads `pick up`."""
    spoken = (word for word in reading.words if not reading.speaks(word.start))
    return " ".join(min(word.bases, key=lambda base: (base not in _verbs(), len(base), base)) for word in spoken)


@cache
def _verbs() -> frozenset[str]:
    """Return every English base form that the vocabulary knows as a verb."""
    cued = {cue.split(" ")[0] for beat in beats().beats for cue in beat.en}
    return frozenset(cued | set(english().irregular.values()))


def is_verb(base: str) -> bool:
    """Return True if an English word is known as a verb's base form."""
    return base in _verbs()


@cache
def _cues(beat_id: str, lang: Lang) -> tuple[frozenset[str], re.Pattern[str] | None]:
    beat = next(beat for beat in beats().beats if beat.id == beat_id)
    forms = beat.forms(lang)
    singles = frozenset(form for form in forms if not form.startswith("~") and " " not in form)
    patterns = [form[1:] for form in forms if form.startswith("~")]
    patterns += [rf"\b{re.escape(form)}\b" for form in forms if " " in form]
    return singles, re.compile("|".join(patterns), re.IGNORECASE) if patterns else None


def _cued(words: tuple[W, ...], reading: Reading) -> W | None:
    """Return the entry whose cue stands last in the sentence, outside of quoted speech."""
    best: tuple[int, int] = (-1, 0)
    chosen: W | None = None
    for word in words:
        for place, length in _places(word, reading):
            if (place, length) > best:
                best, chosen = (place, length), word
    return chosen


_WORN = r"(?![ -](?:boots?|coats?|hats?|jackets?|globes?)\b)"
"""Rain boots are no rain."""


def _places(word: Forms, reading: Reading) -> list[tuple[int, int]]:
    """Return where the forms of a cue stand: end and length."""
    found: list[tuple[int, int]] = []
    for form in word.forms(reading.lang):
        pattern = re.escape(form) if reading.lang == "ja" else rf"\b(?<!last )(?<!every ){re.escape(form)}\b{_WORN}"
        for match in re.finditer(pattern, reading.text, re.IGNORECASE):
            start, end = match.span()
            whole = reading.lang == "en" or (start in reading.starts and end in reading.ends)
            if whole and not reading.speaks(start):
                found.append((end, len(form)))
    return found


def _turn(reading: Reading) -> float:
    lang, text = reading.lang, reading.text.lower()
    turn = 0.0
    for cue, weight in cuts().turns[lang].items():
        at = text.find(cue)
        if at >= 0 and (lang == "ja" or re.search(rf"\b{re.escape(cue)}\b", text)):
            # A cue in the middle turns the sentence, not the film.
            turn = max(turn, weight if at <= len(text) // 3 else weight / 2)
    if turn == 0 and any(_opens(text, hold, lang) for hold in cuts().holds[lang]):
        return cuts().weights["hold"]
    return turn


def _opens(text: str, hold: str, lang: Lang) -> bool:
    return text.startswith(hold) if lang == "ja" else bool(re.match(rf"{re.escape(hold)}\b", text))
