"""Says set-ups, places, light and time in both languages, no sentence twice in a film."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product

from bot.library.guided import PlaceWord, TimeWord, WeatherWord, places
from bot.library.guided_craft import Kind, Setup, Source, Tempo, camera, lights, tempos
from bot.library.guided_talk import said
from bot.llm.guided.patterns import filled
from bot.story import Phrase


@dataclass
class Wordstock:
    """Which sentences are used up. One for a whole film, asked scene by scene."""

    used: set[str] = field(default_factory=set)

    def fresh(self, options: Iterable[Phrase], turn: int = 0) -> Phrase:
        """Return the first option that was not used in either language, begun at `turn`; then it is used.

        Where all are used, the one at `turn` is said again.
        """
        every = list(options)
        turned = every[turn % len(every) :] + every[: turn % len(every)]
        for option in turned:
            if option.ja not in self.used and option.en not in self.used:
                self.used |= {option.ja, option.en}
                return option
        return turned[0]


@dataclass(frozen=True)
class Subject:
    """What the camera looks at: how both languages name it."""

    kind: Kind
    words: Phrase

    def seen(self, setup: Setup) -> "Subject":
        """Return the subject as the size shows it: of a place, a close shot shows a part."""
        if self.kind == "place" and setup.size not in ("extreme-wide", "wide"):
            return Subject("place", filled(camera().parts["place"], subject=self.words))
        return self


def camera_note(setup: Setup, lens: int, subject: Subject) -> Phrase:
    """Return the element camera work, as a note on a shot list."""
    words = camera()
    move = filled(words.moves[setup.move].name, subject=subject.words)
    return filled(
        words.note,
        size=Phrase(ja=words.sizes[setup.size].ja, en=words.sizes[setup.size].en),
        angle=words.angles[setup.angle].name,
        lens=_lens(lens),
        move=Phrase(ja=move.ja, en=move.en[0].lower() + move.en[1:] if move.en else ""),
    )


def framings(setup: Setup, lens: int, subject: Subject) -> Iterator[Phrase]:
    """Yield sentences that say size, angle and lens."""
    words = camera()
    size = words.sizes[setup.size]
    for pattern in words.frames:
        yield filled(
            pattern,
            size=Phrase(ja=size.ja, en=size.en),
            lens=_lens(lens),
            subject=subject.words,
            **{"from": words.angles[setup.angle].start},
        )


def movings(setup: Setup, subject: Subject) -> Iterator[Phrase]:
    """Yield sentences that say the move."""
    for sentence in camera().moves[setup.move].says:
        if subject.kind in sentence.of:
            yield filled(Phrase(ja=sentence.ja, en=sentence.en), subject=subject.words)


def environments(
    place: PlaceWord, words: Phrase, named: str, time: TimeWord, details: list[Phrase]
) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield sentences that say place and time with one detail, beside the detail that each says.

    `words` stand in the sentence, a handle or a phrase; `named` is what the place is called in Japanese.
    """
    patterns = said().environments
    for turn in range(len(patterns)):
        for number, detail in enumerate(details):
            pattern = patterns[(number + turn) % len(patterns)]
            yield _placed(pattern, place, words, named, time, detail=detail), detail


def environment_notes(
    place: PlaceWord, words: Phrase, named: str, time: TimeWord, details: list[Phrase], shown: Phrase
) -> Iterator[Phrase]:
    """Yield the element environment: place, time, and two details, the one that the paragraph shows first."""
    for first, more in product([shown, *details], details):
        if first != more:
            yield _placed(said().environment_note, place, words, named, time, detail=first, more=more)


def details_of(place: PlaceWord, own: bool, weather: WeatherWord | None) -> list[Phrase]:
    """Return what may be seen there, the most telling first; `own` is False for a narrower place of its sort."""
    general = list(places().kinds[place.kind])
    seen: list[Phrase] = []
    if weather is not None:
        seen = list(weather.details) if place.where == "ext" else [weather.indoors]
    return [*seen[:1], *(place.details if own else ()), *seen[1:], *general]


def source_of(place: PlaceWord, time: TimeWord, weather: WeatherWord | None, lamp: str, dark: bool) -> Source:
    """Return the light of a place at a time of day; `dark` where its lights are out."""
    words = lights()
    if dark:
        return words.sources["dark"]
    name = words.by_time[time.id][place.where] or lamp
    if weather is not None and place.where == "ext" and time.id != "night":
        name = words.by_weather[weather.id]
    if place.kind == "void" and place.lamp in ("star", "underwater", "glow"):
        name = place.lamp
    source = words.sources[name]
    # Outdoors no floor throws light back.
    ways = tuple(way for way in source.ways if place.where == "int" or way != "bounce")
    return source.model_copy(update={"ways": ways})


def falls(setup: Setup, subject: Subject, place: PlaceWord) -> tuple[Phrase, ...]:
    """Return what the light can fall on in this frame."""
    words = lights().falls
    if subject.kind == "place":
        own = place.kind if place.kind in ("water", "air") else "floor" if place.where == "int" else "ground"
        return words[own]
    if subject.kind == "thing":
        key = "thing"
    elif setup.size in ("close-up", "extreme-close-up", "medium-close-up"):
        key = "person_close"
    else:
        key = "person_mid" if setup.size in ("medium", "medium-wide") else "person_wide"
    return tuple(filled(fall, subject=subject.words) for fall in words[key])


def lightings(
    source: Source, palette: Phrase, fall_options: tuple[Phrase, ...], turn: int
) -> Iterator[tuple[Phrase, Phrase]]:
    """Yield the light as a sentence and as a note: direction, what it falls on, and palette."""
    words = lights()
    ways = [words.ways[way] for way in source.ways]
    for number in range(len(words.says) * len(ways) * len(fall_options)):
        way = ways[(turn + number) % len(ways)]
        fall = fall_options[(turn + number // len(ways)) % len(fall_options)]
        if way == words.ways["back"] and re.search(words.front, fall.ja):
            continue
        pattern = words.says[(turn + number) % len(words.says)]
        parts = {"source": Phrase(ja=source.ja, en=source.en), "way": way, "fall": fall, "palette": palette}
        yield filled(pattern, **parts), filled(words.note, **parts)


def times_of(tempo: str) -> list[Tempo]:
    """Return the ways to say a tempo; where they run out, calm real time goes on."""
    table = tempos().tempos
    return [*table[tempo], *(way for way in table["real"] if tempo != "real")]


def _placed(pattern: Phrase, place: PlaceWord, words: Phrase, named: str, time: TimeWord, **details: Phrase) -> Phrase:
    # 夜の夜行列車 says night twice.
    told = any(time.noun.ja in form for form in (words.ja, named))
    said_ = filled(
        pattern,
        place=words,
        prep=Phrase(en=place.at),
        at=Phrase() if told else time.at,
        time=Phrase() if told else Phrase(ja=time.noun.ja, en=time.at.en),
        noun=time.noun,
        **details,
    )
    return Phrase(ja=said_.ja, en=re.sub(r" +(?=[ ,.;])", "", said_.en))


def _lens(lens: int) -> Phrase:
    return Phrase(ja=f"{lens}mm", en=f"{lens}mm")
