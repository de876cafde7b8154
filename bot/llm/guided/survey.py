"""A whole plot, surveyed: its sentences, its cast, and where and when each sentence plays."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.library.guided import Mood, RoleWord, TimeWord, WeatherWord, roles
from bot.library.guided_craft import lights
from bot.llm.guided.casting import Figure, Mention, cast_of, figure_of
from bot.llm.guided.concepts import concept
from bot.llm.guided.noticing import Noticed, notice
from bot.llm.guided.settling import assumed_time, first_place, kept_of, mood_of
from bot.llm.guided.spotting import kind_of_place
from bot.sentences import sentences
from bot.story import Lang


@dataclass(frozen=True)
class Moment:
    """One sentence of the plot: what it says, and where, when and with whom it plays."""

    noticed: Noticed
    mentions: tuple[Mention, ...]
    place: Figure
    time: TimeWord
    weather: WeatherWord | None
    lamp: str
    """The light of the place after dark."""
    dark: bool
    """True from where the lights go out until they come back or the film moves on."""
    actor: Figure | None
    """Who acts, told or carried over from the sentence before."""
    moved: bool
    """True if the place is another than before."""
    retimed: bool
    """True if the time of day is another than before."""
    entrance: bool
    """True if somebody comes in for the first time."""


@dataclass(frozen=True, eq=False)
class Survey:
    """A plot, understood as far as the vocabulary goes. There is one of a plot: it equals only itself."""

    lang: Lang
    moments: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    """What gets a handle, in the order in which it comes."""
    mood: Mood
    placed: bool
    """False if the plot names no place."""
    timed: bool
    """False if the plot names no time of day."""
    implied: bool
    """True if somebody acts and the plot does not say who."""

    def figure(self, handle: str) -> Figure | None:
        """Return the figure with this handle."""
        return next((figure for figure in self.figures if figure.handle == handle), None)

    def side(self, side: str) -> tuple[Figure, ...]:
        """Return the figures of one side."""
        return tuple(figure for figure in self.figures if figure.side == side)


@lru_cache(maxsize=32)
def survey(plot: str, lang: Lang, answers: tuple[str, ...] = ()) -> Survey:
    """Return the plot, surveyed. What the dreamer answered fills what the plot leaves open."""
    noticed = tuple(notice(text, lang) for text in sentences(plot)) or (notice("", lang),)
    heard = tuple(notice(answer, _lang_of(answer)) for answer in answers)
    casting = cast_of(noticed, lang)
    figures = dict(casting.figures)
    kept = kept_of(figures, noticed, casting.mentions)
    implied = not _side(kept, figures, "cast") and any(beat.needs_actor for one in noticed for beat in one.beats[:1])
    if implied:
        dreamer = figure_of(concept("dreamer"))
        figures = {dreamer.handle: dreamer, **figures}
        kept = {dreamer.handle, *kept}
    placed = any(mention.located for row in casting.mentions for mention in row)
    start = first_place(figures, casting.mentions, heard)
    figures.setdefault(start.handle, start)
    # A time that is told late is mostly a time that has changed by then.
    times_told = [one.time for one in (*noticed[:3], *heard) if one.time]
    time = times_told[0] if times_told else assumed_time(start)
    moments = tuple(_moments(noticed, casting.mentions, figures, kept, start, time))
    figures |= {moment.place.handle: moment.place for moment in moments if moment.place.handle not in figures}
    places = {moment.place.handle for moment in moments}
    return Survey(
        lang=lang,
        moments=moments,
        figures=tuple(
            figure
            for figure in figures.values()
            if figure.handle in places or (figure.side != "places" and figure.handle in kept)
        ),
        mood=mood_of((*noticed, *heard)),
        placed=placed or start.handle != "dream_space",
        timed=bool(times_told),
        implied=implied,
    )


def _moments(
    noticed: tuple[Noticed, ...],
    mentions: list[list[Mention]],
    figures: dict[str, Figure],
    kept: set[str],
    place: Figure,
    time: TimeWord,
) -> list[Moment]:
    found: list[Moment] = []
    seen: set[str] = set()
    actor: Figure | None = None
    weather: WeatherWord | None = None
    dark = False
    lamp = ""
    for number, (one, row) in enumerate(zip(noticed, mentions, strict=True)):
        lang = one.reading.lang
        firmest = max((mention.located for mention in row), default=0)
        here = [figures[mention.handle] for mention in row if mention.located and mention.located == firmest]
        weak = [figure for figure in here if figure.concept and kind_of_place(figure.concept).weak]
        strong = [figure for figure in here if figure not in weak and firmest > 1] or (here if number == 0 else [])
        new_place = strong[-1] if strong else _fallen(one, place) or place
        new_time = one.time or time
        if one.weather or new_place != place:
            weather = one.weather
        people = [
            figures[mention.handle]
            for mention in sorted(row, key=lambda mention: mention.possessive)
            if figures[mention.handle].side == "cast" and mention.handle in kept
        ]
        resolved = _resolved(one, actor, figures, kept)
        actor = _acting(one, row, people) or (resolved[0] if resolved else None) or actor
        wakes = not people and any(beat.id == "wake" for beat in one.beats)
        if "dreamer" in kept and (actor is None or wakes):
            actor = figures["dreamer"]
        if new_place != place or new_time != time or re.search(lights().back[lang], one.reading.text, re.IGNORECASE):
            dark = False
        if new_place != place or not lamp:
            word = kind_of_place(new_place.concept or concept("dream_space"))
            lamp = lamp if word.inherits and lamp else word.lamp
        dark = dark or bool(re.search(lights().out[lang], one.reading.text, re.IGNORECASE))
        comes = {figure.handle for figure in people} - seen
        found.append(
            Moment(
                noticed=one,
                mentions=tuple(row),
                place=new_place,
                time=new_time,
                weather=weather,
                lamp=lamp,
                dark=dark,
                actor=actor,
                moved=number > 0 and new_place != place,
                retimed=number > 0 and new_time != time,
                entrance=number > 0 and bool(comes),
            )
        )
        seen |= comes
        place, time = new_place, new_time
    return found


def _fallen(one: Noticed, place: Figure) -> Figure | None:
    """Return the open sky where somebody falls from a height: whoever falls is there no more."""
    high = place.concept is not None and place.handle != "sky" and kind_of_place(place.concept).kind == "height"
    return figure_of(concept("sky")) if high and any(beat.id == "fall" for beat in one.beats[:1]) else None


def _acting(one: Noticed, row: list[Mention], people: list[Figure]) -> Figure | None:
    """Return who the sentence is about: in Japanese whom は or が marks, else the first one named.

    Where only somebody's hand or voice is named, it is about its owner.
    """
    text = one.reading.text
    by_handle = {figure.handle: figure for figure in people}
    if one.reading.lang == "ja":
        marked = {
            text[mention.end : mention.end + 1]: mention for mention in reversed(row) if mention.handle in by_handle
        }
        # 私が差し出すと、社長は踊り出した: the clause that ends the sentence has は.
        order = (
            ("は", "が", "も")
            if {"は", "が"} <= set(marked) and marked["が"].end < marked["は"].start
            else ("が", "は", "も")
        )
        for mark in order:
            if mark in marked:
                return by_handle[marked[mark].handle]
    return people[0] if people else None


def _resolved(one: Noticed, actor: Figure | None, figures: dict[str, Figure], kept: set[str]) -> list[Figure]:
    """Return whom he or she can mean: the only one of that sex, if there is just one."""
    words = {word.text.lower() for word in one.reading.words if not one.reading.speaks(word.start)}
    for sex, forms in roles().pronouns[one.reading.lang].items():
        if words & set(forms):
            cast = [figure for figure in figures.values() if figure.handle in kept]
            meant = meant_by(sex, cast)
            if len(meant) == 1:
                return meant
            if actor is not None and actor.sex == sex:
                return [actor]
    return []


def meant_by(sex: str, cast: list[Figure]) -> list[Figure]:
    """Return whom he or she can mean: those of that sex, and named people of whom nothing is known."""
    return [figure for figure in cast if figure.sex == sex or (figure.side == "cast" and figure.concept is None)]


def _side(kept: set[str], figures: dict[str, Figure], side: str) -> list[Figure]:
    return [figures[handle] for handle in kept if figures[handle].side == side]


def _lang_of(text: str) -> Lang:
    return "en" if text.isascii() else "ja"


def acts(figure: Figure) -> bool:
    """Return True for a person or an animal."""
    return figure.side == "cast" and (figure.concept is None or isinstance(figure.concept.word, RoleWord))
