"""Readies a scene for the camera: its sentences retold, its place and time, and what the camera looks at."""

import re
from dataclasses import dataclass

from bot.library.guided import TimeWord, WeatherWord, roles
from bot.library.guided_craft import BeatWord
from bot.llm.guided.casting import Figure
from bot.llm.guided.cutting import Stretch, part_of
from bot.llm.guided.noticing import notice
from bot.llm.guided.phrasing import Subject
from bot.llm.guided.retelling import Retold, mention_of, retell
from bot.llm.guided.setups import main_beat
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.survey import Moment, Survey, acts
from bot.story import Lang, Phrase


@dataclass(frozen=True)
class Board:
    """What is known of a scene before it is shot."""

    stretch: Stretch
    slug: Phrase
    """As it stands in the film: the user may have moved the scene to another place or time."""


@dataclass(frozen=True)
class Ready:
    """A scene, ready to shoot."""

    retold: tuple[Retold, ...]
    place: Figure
    time: TimeWord
    weather: WeatherWord | None
    beats: tuple[BeatWord, ...]
    setting: Phrase
    """How a sentence names the place."""
    subject: Subject
    wide: Subject
    """What a wide shot looks at: a thing would be lost in it."""
    lamp: str
    """The light after dark, empty where the user has moved the scene to another place."""
    dark: bool
    arrives: bool
    company: bool


def ready_for(surveyed: Survey, board: Board, number: int, known: frozenset[str]) -> Ready:
    """Return a board with its sentences retold, and where, when and with whom it plays."""
    moments = [surveyed.moments[i] for i in board.stretch.sentences if i < len(surveyed.moments)]
    moments = moments or list(surveyed.moments[:1])
    retold: list[Retold] = []
    for i in board.stretch.sentences:
        text = part_of(surveyed.moments[i].noticed.reading.text, surveyed.lang, board.stretch.part, board.stretch.parts)
        named = tuple(handle for one in retold for handle in one.handles)
        retold.append(retell(surveyed, i, text, known, named))
    beats = _beats(moments)
    place, time = _heading(surveyed, board, moments)
    return Ready(
        retold=tuple(retold),
        place=place,
        time=time,
        weather=next((moment.weather for moment in moments if moment.weather), None),
        beats=beats,
        setting=_mentioned(place, known),
        subject=_subject(moments, beats, place, known),
        wide=_wide(moments, place, known),
        lamp=moments[0].lamp if place == moments[0].place else "",
        dark=any(moment.dark for moment in moments),
        arrives=number == 0 or moments[0].moved,
        company=len({handle for one in retold for handle in one.handles if handle in known}) > 1,
    )


def _beats(moments: list[Moment]) -> tuple[BeatWord, ...]:
    found = [beat for moment in moments for beat in moment.noticed.beats]
    # Of two as weighty the later one: a scene is about where it goes.
    order = {beat.id: place for place, beat in enumerate(found)}
    return tuple(sorted(dict.fromkeys(found), key=lambda beat: (-beat.weight, -order[beat.id])))


def _heading(surveyed: Survey, board: Board, moments: list[Moment]) -> tuple[Figure, TimeWord]:
    """Return place and time by the slug where it says them, else by the plot."""
    place, time = moments[0].place, moments[0].time
    lang: Lang = "ja" if board.slug.ja else "en"
    heading = notice(board.slug.said(lang).lower() if lang == "en" else board.slug.ja, lang)
    time = heading.time or time
    told = [noun.concept.id for noun in heading.nouns if noun.concept.side == "places"]
    if told and told[-1] != (place.concept.id if place.concept else ""):
        other = next(
            (figure for figure in surveyed.side("places") if figure.concept and figure.concept.id == told[-1]), None
        )
        if other is not None:
            place = other
    return place, time


def _subject(moments: list[Moment], beats: tuple[BeatWord, ...], place: Figure, known: frozenset[str]) -> Subject:
    """Return what the camera looks at, by what the scene is about."""
    beat = main_beat(beats)
    things: list[Phrase] = []
    people: list[Figure] = []
    for moment in moments:
        for noun in moment.noticed.nouns:
            if noun.concept.side == "props":
                handle = next((m.handle for m in moment.mentions if m.start == noun.look.start), "")
                words = Phrase(ja=noun.look.phrase.ja, en=f"the {noun.look.phrase.en}")
                things.append(Phrase(ja=f"@{handle}", en=f"@{handle}") if handle in known else words)
        if moment.actor is not None and acts(moment.actor) and _may_act(moment):
            people.append(moment.actor)
    things.sort(key=lambda thing: thing.ja.startswith("@"))  # a key item before any other thing
    if beat.looks_at == "prop" and things:
        return Subject("thing", things[-1])
    told = [
        figure
        for moment, figure in zip(moments, (m.actor for m in moments), strict=True)
        if figure and _named(moment, figure)
    ]
    if beat.looks_at != "place" or (told and beat.id == "exist"):
        chosen = (told or people)[-1:] if beat.looks_at == "person" else told[-1:] or people[-1:]
        if chosen and (told or any(other.needs_actor for other in beats)):
            return Subject("person", _mentioned(chosen[0], known))
    if things and beat.id != "exist":
        return Subject("thing", things[-1])
    return Subject("place", _mentioned(place, known))


def _may_act(moment: Moment) -> bool:
    """Tell if whoever acted before may act on: an English sentence says who does, if only with a pronoun."""
    reading = moment.noticed.reading
    # I'm and she's are I and she.
    words = {re.split(r"['’]", word.text.lower())[0] for word in reading.words if not reading.speaks(word.start)}
    pronouns = {form for forms in roles().pronouns["en"].values() for form in forms} | {"i", "we", "they", "me"}
    told = moment.actor is not None and _named(moment, moment.actor)
    return reading.lang == "ja" or told or bool(words & pronouns)


def _wide(moments: list[Moment], place: Figure, known: frozenset[str]) -> Subject:
    told = (m.actor for m in reversed(moments) if m.actor is not None and _named(m, m.actor))
    actor = next(told, None)
    return Subject("person", _mentioned(actor, known)) if actor else Subject("place", _mentioned(place, known))


def open_air(place: Figure) -> bool:
    """Return True for a place under the sky."""
    return place.concept is not None and kind_of_place(place.concept).where == "ext"


def _named(moment: Moment, figure: Figure) -> bool:
    return any(mention.handle == figure.handle for mention in moment.mentions)


def _mentioned(figure: Figure, known: frozenset[str]) -> Phrase:
    return Phrase(ja=mention_of(figure, known, "ja"), en=mention_of(figure, known, "en"))
