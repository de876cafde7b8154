"""Shoots a whole film: every scene's draft in one pass, so that rhythm and wording fit from scene to scene."""

import hashlib
import re
from functools import lru_cache

from bot.library.guided_craft import Setup, camera
from bot.library.guided_talk import said
from bot.llm.drafts import CameraDraft, PhraseDraft, SceneDraft, SentenceDraft
from bot.llm.guided.concepts import concept
from bot.llm.guided.phrasing import (
    Wordstock,
    camera_note,
    details_of,
    environment_notes,
    environments,
    falls,
    framings,
    lightings,
    movings,
    source_of,
    times_of,
)  # fmt: skip
from bot.llm.guided.prefilling import certain_sentence
from bot.llm.guided.readying import Board, Ready, open_air, ready_for
from bot.llm.guided.setups import View, main_beat, stage
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.survey import Survey
from bot.story import LANGS, ElementName, Lang, Phrase


@lru_cache(maxsize=16)
def shoot(surveyed: Survey, boards: tuple[Board, ...], known: frozenset[str]) -> tuple[SceneDraft, ...]:
    """Return a draft for every board. `known` are the handles of the film."""
    plot = "\n".join(moment.noticed.reading.text for moment in surveyed.moments)
    seed = int(hashlib.sha256(plot.encode()).hexdigest(), 16)
    ready = tuple(ready_for(surveyed, board, number, known) for number, board in enumerate(boards))
    views = tuple(
        View(
            scene.beats, scene.subject.kind, open_air(scene.place), scene.arrives, scene.company, _far(scene, surveyed)
        )
        for scene in ready
    )
    setups = stage(views, str(seed))
    stock = Wordstock()
    return tuple(
        _draft(surveyed, scene, setup, stock, seed + number, number == 0)
        for number, (scene, setup) in enumerate(zip(ready, setups, strict=True))
    )


def _draft(surveyed: Survey, scene: Ready, setup: Setup, stock: Wordstock, turn: int, first: bool) -> SceneDraft:
    place = kind_of_place(scene.place.concept or concept("dream_space"))
    own = scene.place.concept is not None and scene.place.concept.id == place.id
    words = scene.setting
    lost = scene.subject.kind == "thing" and setup.size in ("extreme-wide", "wide")
    subject = (scene.wide if lost else scene.subject).seen(setup)
    lens = camera().sizes[setup.size].lens
    others = [figure.name.ja for figure in surveyed.figures if figure.name.ja and figure != scene.place]
    details = [
        detail for detail in details_of(place, own, scene.weather) if not any(name in detail.ja for name in others)
    ]
    pairs = list(environments(place, words, scene.place.name.ja, scene.time, details))
    said_there = stock.fresh([pair[0] for pair in pairs])
    shown = next(detail for sentence, detail in pairs if sentence == said_there)
    note_there = stock.fresh(environment_notes(place, words, scene.place.name.ja, scene.time, details, shown))
    lamp = scene.lamp or place.lamp
    source = source_of(place, scene.time, scene.weather, surveyed.mood.instead.get(lamp, lamp), scene.dark)
    palette = source.palettes[_steady(surveyed, scene) % len(source.palettes)]
    lit = list(lightings(source, palette, falls(setup, subject, place), turn))
    light = stock.fresh([pair[0] for pair in lit])
    light_note = stock.fresh([note for sentence, note in lit if sentence == light] + [note for _, note in lit])
    tempo = main_beat(scene.beats).tempo
    ways = times_of(tempo)
    time = stock.fresh([way.says for way in ways], turn % len(ways) if tempo == "real" else 0)
    time_note = next(way.note for way in ways if way.says == time)
    told = [_told(one.text, surveyed.lang) for one in scene.retold]
    return SceneDraft(
        subject_action=_joined(told),
        camera_work=_both(camera_note(setup, lens, subject)),
        environment=_both(note_there),
        lighting_color=_both(light_note),
        time_flow=_both(time_note),
        camera=CameraDraft(size=setup.size, angle=setup.angle, move=setup.move, lens_mm=lens),
        prose=[
            *(_sentence("subject_action", one) for one in told),
            _sentence("camera_work", stock.fresh(framings(setup, lens, subject), turn)),
            _sentence("camera_work", stock.fresh(movings(setup, subject), turn)),
            _sentence("environment", said_there),
            _sentence("lighting_color", light),
            _sentence("time_flow", time),
        ],
        sound=_sound(scene, surveyed),
        avoid=None,
        assumptions=[_both(said().assumed[about]) for about in ("camera", "details")] if first else [],
    )


def _steady(surveyed: Survey, scene: Ready) -> int:
    """Return a number that stays the same for one place at one time: cuts within it keep their palette."""
    return int(hashlib.sha256(f"{scene.place.handle}{scene.time.id}{surveyed.mood.id}".encode()).hexdigest(), 16)


def _far(scene: Ready, surveyed: Survey) -> bool:
    text = " ".join(one.text for one in scene.retold)
    return bool(re.search(camera().far.said(surveyed.lang), text, re.IGNORECASE))


def _sound(scene: Ready, surveyed: Survey) -> PhraseDraft | None:
    text = " ".join(one.text for one in scene.retold)
    heard = (sound for sound in said().sounds if re.search(getattr(sound, surveyed.lang), text, re.IGNORECASE))
    return next((_both(sound.say) for sound in heard), None)


def _told(text: str, lang: Lang) -> PhraseDraft:
    """Return the user's sentence; its English stays empty but for a noun phrase that is certain."""
    return PhraseDraft(ja=text, en=certain_sentence(text)) if lang == "ja" else PhraseDraft(ja="", en=text)


def _joined(told: list[PhraseDraft]) -> PhraseDraft:
    """Return sentences as one text; a language that lacks one of them says none."""
    ja, en = ([said_ for one in told if (said_ := getattr(one, lang))] for lang in LANGS)
    return PhraseDraft(ja="".join(ja) if len(ja) == len(told) else "", en=" ".join(en) if len(en) == len(told) else "")


def _both(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)


def _sentence(element: ElementName, said_: Phrase | PhraseDraft) -> SentenceDraft:
    return SentenceDraft(element=element, ja=said_.ja, en=said_.en)
