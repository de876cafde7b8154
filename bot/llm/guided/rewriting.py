"""Rewrites one element of a scene by the vocabulary: camera, light, time, environment."""

import re
from collections.abc import Iterable
from itertools import chain

from bot.library.guided import TimeWord, times
from bot.library.guided_craft import Kind, Setup, Source, camera, lights
from bot.llm.asks import RewriteInputs
from bot.llm.drafts import CameraDraft, ElementDraft, PhraseDraft, ShotDraft
from bot.llm.guided.concepts import concept, with_article
from bot.llm.guided.filling import ready_of
from bot.llm.guided.noticing import notice
from bot.llm.guided.phrasing import (
    Subject,
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
from bot.llm.guided.readying import Ready
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.wishing import camera_wish, light_wish, tempo_wish
from bot.story import Camera, Film, Lang, Phrase, Scene

_UNLIKE = re.compile(r"\s*\([^()]*\)\s*\Z")
"""What another proposal is to be unlike stands in parentheses at the end: no wish, but words that are taken."""


def rewrite(inputs: RewriteInputs) -> ElementDraft | ShotDraft:
    """Return the element as the wish wants it. Raises CannotError where the vocabulary does not know the wish."""
    match inputs.element:
        case "camera_work":
            return _camera(inputs)
        case "lighting_color":
            return _light(inputs, ready_of(inputs.film, inputs.scene))
        case "time_flow":
            return _time(inputs)
        case "environment":
            return _environment(inputs, ready_of(inputs.film, inputs.scene))
    raise CannotError("guided.needs_a_model")


def _camera(inputs: RewriteInputs) -> ShotDraft:
    wish = camera_wish(_UNLIKE.sub("", inputs.wish))
    if not wish:
        raise CannotError("guided.no_camera_words", wish=inputs.wish)
    film, scene = inputs.film, inputs.scene
    subject = _named(film, inputs.wish) or subject_of(film, scene)
    return shot(film, wish.on(scene.camera), subject, len(inputs.wish), inputs.wish)


def _light(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    wish = light_wish(_UNLIKE.sub("", inputs.wish))
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
    lit = list(
        lightings(
            source, wish.palette or source.palettes[0], falls(setup, ready.subject.seen(setup), place), len(inputs.wish)
        )
    )
    stock = _stock(inputs.film)
    said = stock.fresh(_others([sentence for sentence, _ in lit], inputs.wish))
    note = next(note for sentence, note in lit if sentence == said)
    return ElementDraft(text=_draft(note), sentences=[_draft(said)])


def _time(inputs: RewriteInputs) -> ElementDraft:
    tempo = tempo_wish(_UNLIKE.sub("", inputs.wish))
    if not tempo:
        raise CannotError("guided.no_time_words", wish=inputs.wish)
    ways = times_of(tempo)
    said = _stock(inputs.film).fresh(_others([way.says for way in ways], inputs.wish))
    return ElementDraft(text=_draft(next(way.note for way in ways if way.says == said)), sentences=[_draft(said)])


def _environment(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    lang: Lang = "en" if inputs.wish.isascii() else "ja"
    heard = notice(_UNLIKE.sub("", inputs.wish), lang)
    told = heard.spotted("places")
    if not told and heard.time is None and heard.weather is None:
        raise CannotError("guided.no_place_words", wish=inputs.wish)
    known = told[-1].concept if told else ready.place.concept or concept("dream_space")
    place = kind_of_place(known)
    words = ready.setting if not told else _worded(inputs.film, told[-1].look.phrase, known.id)
    time = heard.time or ready.time
    details = details_of(place, known.id == place.id, heard.weather or ready.weather)
    stock = _stock(inputs.film)
    pairs = list(environments(place, words, known.name.ja, time, details))
    said = stock.fresh(_others([sentence for sentence, _ in pairs], inputs.wish))
    shown = next(detail for sentence, detail in pairs if sentence == said)
    note = stock.fresh(environment_notes(place, words, known.name.ja, time, details, shown))
    return ElementDraft(text=_draft(note), sentences=[_draft(said)])


def _worded(film: Film, look: Phrase, place_id: str) -> Phrase:
    if any(known.handle == place_id for known in film.places):
        return Phrase(ja=f"@{place_id}", en=f"@{place_id}")
    return Phrase(ja=look.ja, en=with_article(look.en))


def subject_of(film: Film, scene: Scene) -> Subject:
    """Return whom or what a scene is about: who stands first in its words, else as its plot tells."""
    action = " ".join((scene.elements.subject_action.ja, scene.elements.subject_action.en))
    said = " ".join((action, *(f"{sentence.ja} {sentence.en}" for sentence in scene.prose)))
    named = {known.handle: known for known in film.known}
    handles = [handle for handle in re.findall(r"@([a-z][a-z0-9_]*)", said) if handle in named]
    for handle in sorted(handles, key=lambda handle: named[handle] not in film.cast):
        kind: Kind = "person" if named[handle] in film.cast else "thing" if named[handle] in film.props else "place"
        return Subject(kind, Phrase(ja=f"@{handle}", en=f"@{handle}"))
    try:
        return ready_of(film, scene).subject
    except CannotError:
        return Subject("person", Phrase(ja="被写体", en="the subject"))


def shot(film: Film, values: Camera, subject: Subject, turn: int, taken: str = "") -> ShotDraft:
    """Return camera work that says these values, in words that neither the film nor `taken` has; `turn` varies them."""
    setup = Setup(size=values.size or "medium", angle=values.angle or "eye-level", move=values.move or "static")
    lens = values.lens_mm or camera().sizes[setup.size].lens
    seen, stock = subject.seen(setup), _stock(film)
    return ShotDraft(
        text=_draft(camera_note(setup, lens, seen)),
        camera=CameraDraft(size=setup.size, angle=setup.angle, move=setup.move, lens_mm=lens),
        sentences=[
            _draft(stock.fresh(_others(framings(setup, lens, seen), taken), turn)),
            _draft(stock.fresh(_others(movings(setup, seen), taken), turn)),
        ],
    )


def _named(film: Film, wish: str) -> Subject | None:
    """Return whom or what of the film a wish names."""
    for known in chain(film.cast, film.props):
        names = [name for name in (known.name.ja, known.name.en) if name]
        if f"@{known.handle}" in wish or any(name.lower() in wish.lower() for name in names):
            words = Phrase(ja=f"@{known.handle}", en=f"@{known.handle}")
            return Subject("thing" if known in film.props else "person", words)
    return None


def _others(ways: Iterable[Phrase], taken: str) -> list[Phrase]:
    """Return the ways to say something that are not taken; all where every one is."""
    known = list(ways)
    return [way for way in known if way.en not in taken and way.ja not in taken] or known


def _stock(film: Film) -> Wordstock:
    """Return the words that the film has used, the scene's own among them: a rewrite says it anew."""
    used: set[str] = set()
    for other in film.scenes:
        used |= {text for sentence in other.prose for text in (sentence.ja, sentence.en) if text}
    return Wordstock(used)


def _by_id() -> dict[str, TimeWord]:
    return {time.id: time for time in times().times}


def _setup(values: Camera) -> Setup:
    return Setup(size=values.size or "medium", angle=values.angle or "eye-level", move=values.move or "static")


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
