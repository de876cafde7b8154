"""Rewrites one element of a scene by the vocabulary: camera, light, time, environment."""

from collections.abc import Iterable
from itertools import product

from bot.library.guided import TimeWord, times
from bot.library.guided_craft import Setup, Source, camera, lights, tempos
from bot.llm.asks import RewriteInputs
from bot.llm.drafts import CameraDraft, ElementDraft, PhraseDraft, ShotDraft
from bot.llm.guided.concepts import concept, with_article
from bot.llm.guided.fitting import Room, room_for
from bot.llm.guided.noticing import notice
from bot.llm.guided.phrasing import (
    Subject,
    camera_note,
    details_of,
    environment_notes,
    environments,
    falls,
    framings,
    lightings,
    movings,
    source_of,
)  # fmt: skip
from bot.llm.guided.readying import Ready, open_air
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.renaming import places_wished
from bot.llm.guided.reshooting import values_for
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.subjects import named_in, staged, subject_of
from bot.llm.guided.weathering import weathered
from bot.llm.guided.wishing import light_wish, mood_wish, tempo_wish
from bot.story import Camera, Film, Lang, Phrase, Scene


def rewrite(inputs: RewriteInputs) -> ElementDraft | ShotDraft:
    """Return the element as the wish wants it. Raises CannotError where the vocabulary does not know the wish."""
    match inputs.element:
        case "camera_work":
            return _camera(inputs)
        case "lighting_color":
            return _light(inputs, staged(inputs.film, inputs.scene))
        case "time_flow":
            return _time(inputs)
        case "environment":
            return _environment(inputs, staged(inputs.film, inputs.scene))
    raise CannotError("guided.needs_a_model")


def _camera(inputs: RewriteInputs) -> ShotDraft:
    subject = named_in(inputs.film, inputs.wish) or subject_of(inputs.film, inputs.scene)
    values = values_for(inputs, subject)
    # What was shown turns the words on, too.
    return shot(inputs, values, subject, len(inputs.wish) + len(inputs.shown))


def _light(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    wish, mood = light_wish(inputs.wish), mood_wish(inputs.wish)
    if not wish and mood is not None:
        wish = light_wish(mood.light.ja)
    if not wish:
        raise CannotError("guided.no_light_words", wish=inputs.wish)
    place = kind_of_place(ready.place.concept or concept("dream_space"))
    source = (
        lights().sources[wish.source]
        if wish.source
        else source_of(place, _by_id().get(wish.time, ready.time), ready.weather, ready.lamp or place.lamp, ready.dark)
    )
    if wish.way:
        source = Source(ja=source.ja, en=source.en, ways=(wish.way,), palettes=source.palettes)
    setup = _setup(inputs.scene.camera)
    fallen = falls(setup, subject_of(inputs.film, inputs.scene).seen(setup), place)
    return _element(inputs, lightings(source, wish.palette or source.palettes[0], fallen, len(inputs.wish)))


def _time(inputs: RewriteInputs) -> ElementDraft:
    tempo = tempo_wish(inputs.wish)
    if not tempo:
        raise CannotError("guided.no_time_words", wish=inputs.wish)
    return _element(inputs, ((way.says, way.note) for way in tempos().tempos[tempo]))


def _environment(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    lang: Lang = "en" if inputs.wish.isascii() else "ja"
    heard = notice(inputs.wish, lang)
    told = places_wished(heard)
    if not told and heard.time is None and heard.weather is None:
        raise CannotError("guided.no_place_words", wish=inputs.wish)
    if not told:
        kept = weathered(inputs, heard.time, heard.weather, _room(inputs), outdoors=_outdoors(inputs.scene, ready))
        if kept is not None:
            return kept
        if ready.setting.ja not in (inputs.scene.elements.environment.ja or ready.setting.ja):
            # The plot would have it somewhere else than the scene has.
            raise CannotError("guided.no_other_setup", wish=inputs.wish)
    known = told[-1].concept if told else ready.place.concept or concept("dream_space")
    place = kind_of_place(known)
    words = ready.setting if not told else _worded(inputs.film, told[-1].look.phrase, known.id)
    time = heard.time or ready.time
    details = details_of(place, known.id == place.id, heard.weather or ready.weather)
    said = environments(place, words, known.name.ja, time, details)
    return _element(
        inputs,
        (
            (sentence, next(environment_notes(place, words, known.name.ja, time, details, shown)))
            for sentence, shown in said
        ),
    )


def _outdoors(scene: Scene, ready: Ready) -> bool:
    """Tell if a scene plays in the open, by its heading where that says so."""
    said = scene.slug.en.upper()
    return said.startswith("EXT") if said.startswith(("INT", "EXT")) else open_air(ready.place)


def _element(inputs: RewriteInputs, pairs: Iterable[tuple[Phrase, Phrase]]) -> ElementDraft:
    """Return the first sentence that is not used up and fits, with its note; where none fits, the note alone is said.

    Raises CannotError where all of them were shown.
    """
    shown = {edit.text.ja for edit in inputs.shown}
    every = [(said, note) for said, note in pairs if note.ja not in shown]
    if not every:
        raise CannotError("guided.no_other_setup", wish=inputs.wish)
    ways = [*((said,) for said, _ in every), *((note,) for _, note in every)]
    (told,) = _room(inputs).said(ways, _used(inputs))
    note = next(note for said, note in every if told in (said, note))
    return ElementDraft(text=_draft(note), sentences=[_draft(told)])


def _worded(film: Film, look: Phrase, place_id: str) -> Phrase:
    if any(known.handle == place_id for known in film.places):
        return Phrase(ja=f"@{place_id}", en=f"@{place_id}")
    return Phrase(ja=look.ja, en=with_article(look.en))


def shot(inputs: RewriteInputs, values: Camera, subject: Subject, turn: int) -> ShotDraft:
    """Return camera work that says these values; `turn` varies the words.

    They are new words, neither in the film nor shown before, and fit what is left of the paragraph: where two sentences
    are too long, one note says it all.
    """
    setup = _setup(values)
    lens = values.lens_mm or camera().sizes[setup.size].lens
    seen = subject.seen(setup)
    note = camera_note(setup, lens, seen)
    pairs = product(_turned(framings(setup, lens, seen), turn), _turned(movings(setup, seen), turn))
    way = _room(inputs).said([*pairs, (note,)], _used(inputs))
    return ShotDraft(
        text=_draft(note),
        camera=CameraDraft(size=setup.size, angle=setup.angle, move=setup.move, lens_mm=lens),
        sentences=[_draft(said) for said in way],
    )


def _turned(ways: Iterable[Phrase], turn: int) -> list[Phrase]:
    every = list(ways)
    return every[turn % len(every) :] + every[: turn % len(every)]


def _room(inputs: RewriteInputs) -> Room:
    return room_for(inputs.film, inputs.scene, inputs.element, inputs.target, inputs.budget)


def _used(inputs: RewriteInputs) -> frozenset[str]:
    """Return what is said already: in the film, the scene's own words among it, and in what was shown."""
    shown = {text for edit in inputs.shown for said in edit.sentences for text in (said.ja, said.en) if text}
    said = {text for scene in inputs.film.scenes for one in scene.prose for text in (one.ja, one.en) if text}
    return frozenset(said | shown)


def _by_id() -> dict[str, TimeWord]:
    return {time.id: time for time in times().times}


def _setup(values: Camera) -> Setup:
    return Setup(size=values.size or "medium", angle=values.angle or "eye-level", move=values.move or "static")


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
