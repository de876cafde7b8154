"""Shoots a whole film: every scene's draft in one pass, so that rhythm and wording fit from scene to scene."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from bot.library.guided import TimeWord, WeatherWord
from bot.library.guided_craft import BeatWord, Setup, camera
from bot.library.guided_talk import said
from bot.llm.drafts import CameraDraft, PhraseDraft, SceneDraft, SentenceDraft
from bot.llm.guided.casting import Figure
from bot.llm.guided.concepts import concept
from bot.llm.guided.cutting import Stretch, part_of
from bot.llm.guided.noticing import notice
from bot.llm.guided.phrasing import (
    Subject, Wordstock, camera_note, details_of, environment_notes, environments, falls, filled, framings, lightings,
    movings, source_of, times_of,
)  # fmt: skip
from bot.llm.guided.retelling import Retold, mention_of, retell
from bot.llm.guided.setups import View, main_beat, stage
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.survey import Moment, Survey, acts, survey
from bot.story import ElementName, Lang, Phrase


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
    arrives: bool
    company: bool


@lru_cache(maxsize=16)
def shoot(plot: str, lang: Lang, boards: tuple[Board, ...], known: frozenset[str]) -> tuple[SceneDraft, ...]:
    """Return a draft for every board. `known` are the handles of the film."""
    surveyed = survey(plot, lang)
    seed = int(hashlib.sha256(plot.encode()).hexdigest(), 16)
    ready = tuple(_ready(surveyed, board, number, known) for number, board in enumerate(boards))
    views = tuple(
        View(scene.beats, scene.subject.kind, _open_air(scene.place), scene.arrives, scene.company)
        for scene in ready
    )
    setups = stage(views, str(seed))
    stock = Wordstock()
    return tuple(
        _draft(surveyed, scene, setup, stock, seed + number, number == 0)
        for number, (scene, setup) in enumerate(zip(ready, setups, strict=True))
    )


def _ready(surveyed: Survey, board: Board, number: int, known: frozenset[str]) -> Ready:
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
        other = next((figure for figure in surveyed.side("places") if figure.concept and figure.concept.id == told[-1]), None)
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
        if moment.actor is not None and acts(moment.actor):
            people.append(moment.actor)
    if beat.looks_at == "prop" and things:
        return Subject("thing", things[-1])
    told = [figure for moment, figure in zip(moments, (m.actor for m in moments), strict=True) if figure and _named(moment, figure)]
    if beat.looks_at != "place" or (told and beat.id == "exist"):
        chosen = (told or people)[-1:] if beat.looks_at == "person" else told[-1:] or people[-1:]
        if chosen and (told or beat.needs_actor or beat.looks_at == "person"):
            return Subject("person", _mentioned(chosen[0], known))
    if things and beat.id != "exist":
        return Subject("thing", things[-1])
    return Subject("place", _mentioned(place, known))


def _open_air(place: Figure) -> bool:
    return place.concept is not None and kind_of_place(place.concept).where == "ext"


def _named(moment: Moment, figure: Figure) -> bool:
    return any(mention.handle == figure.handle for mention in moment.mentions)


def _mentioned(figure: Figure, known: frozenset[str]) -> Phrase:
    return Phrase(ja=mention_of(figure, known, "ja"), en=mention_of(figure, known, "en"))


def _draft(surveyed: Survey, scene: Ready, setup: Setup, stock: Wordstock, turn: int, first: bool) -> SceneDraft:
    place = kind_of_place(scene.place.concept or concept("dream_space"))
    own = scene.place.concept is not None and scene.place.concept.id == place.id
    words = scene.setting
    subject = scene.subject.seen(setup)
    lens = camera().sizes[setup.size].lens
    details = details_of(place, own, scene.weather)
    pairs = list(environments(place, words, scene.time, details))
    said_there = stock.fresh([pair[0] for pair in pairs])
    shown = next(detail for sentence, detail in pairs if sentence == said_there)
    note_there = stock.fresh(environment_notes(place, words, scene.time, details, shown))
    told = " ".join(one.text for one in scene.retold)
    source = source_of(place, scene.time, scene.weather, told, surveyed.lang)
    palette = source.palettes[_steady(surveyed, scene) % len(source.palettes)]
    lit = list(lightings(source, palette, falls(setup, subject, place), turn))
    light = stock.fresh([pair[0] for pair in lit])
    light_note = stock.fresh([note for sentence, note in lit if sentence == light] + [note for _, note in lit])
    tempo = main_beat(scene.beats).tempo
    ways = times_of(tempo)
    time = stock.fresh([way.says for way in ways], turn % len(ways) if tempo == "real" else 0)
    time_note = next(way.note for way in ways if way.says == time)
    text = ("" if surveyed.lang == "ja" else " ").join(one.text for one in scene.retold)
    lang = surveyed.lang
    return SceneDraft(
        subject_action=_one_sided(text, lang),
        camera_work=_both(camera_note(setup, lens, subject)),
        environment=_both(note_there),
        lighting_color=_both(light_note),
        time_flow=_both(time_note),
        camera=CameraDraft(size=setup.size, angle=setup.angle, move=setup.move, lens_mm=lens),
        prose=[
            *(_sentence("subject_action", _one_sided(one.text, lang)) for one in scene.retold),
            _sentence("camera_work", stock.fresh(framings(setup, lens, subject), turn)),
            _sentence("camera_work", stock.fresh(movings(setup, subject), turn)),
            _sentence("environment", said_there),
            _sentence("lighting_color", light),
            _sentence("time_flow", time),
        ],
        sound=_sound(scene, surveyed),
        avoid=None,
        assumptions=[_both(filled(said().assumed["camera"]))] if first else [],
    )


def _steady(surveyed: Survey, scene: Ready) -> int:
    """Return a number that stays the same for one place at one time: cuts within it keep their palette."""
    return int(hashlib.sha256(f"{scene.place.handle}{scene.time.id}{surveyed.mood.id}".encode()).hexdigest(), 16)


def _sound(scene: Ready, surveyed: Survey) -> PhraseDraft | None:
    text = " ".join(one.text for one in scene.retold)
    bases = {word.lower() for word in text.replace(".", " ").replace(",", " ").split()}
    for sound in said().sounds:
        forms = sound.forms(surveyed.lang)
        if any((form in text) if surveyed.lang == "ja" else (form in bases) for form in forms):
            return _both(sound.say)
    return None


def _one_sided(text: str, lang: Lang) -> PhraseDraft:
    return PhraseDraft(ja=text if lang == "ja" else "", en=text if lang == "en" else "")


def _both(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)


def _sentence(element: ElementName, said_: Phrase | PhraseDraft) -> SentenceDraft:
    return SentenceDraft(element=element, ja=said_.ja, en=said_.en)
