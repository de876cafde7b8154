"""Rewrites one element of a scene by the vocabulary: camera, light, time, environment."""

from itertools import chain

from bot.library.guided_craft import Setup, Source, camera, lights
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
from bot.story import Camera, Film, Lang, Phrase


def rewrite(inputs: RewriteInputs) -> ElementDraft | ShotDraft:
    """Return the element as the wish wants it. Raises CannotError where the vocabulary does not know the wish."""
    ready = ready_of(inputs.film, inputs.scene)
    match inputs.element:
        case "camera_work":
            return _camera(inputs, ready)
        case "lighting_color":
            return _light(inputs, ready)
        case "time_flow":
            return _time(inputs)
        case "environment":
            return _environment(inputs, ready)
    raise CannotError("guided.needs_a_model")


def _camera(inputs: RewriteInputs, ready: Ready) -> ShotDraft:
    wish = camera_wish(inputs.wish)
    if not wish:
        raise CannotError("guided.no_camera_words", wish=inputs.wish)
    values = wish.on(inputs.scene.camera)
    setup = _setup(values)
    lens = values.lens_mm or camera().sizes[setup.size].lens
    subject = (_named(inputs.film, inputs.wish) or ready.subject).seen(setup)
    stock = _stock(inputs.film)
    turn = len(inputs.wish)
    return ShotDraft(
        text=_draft(camera_note(setup, lens, subject)),
        camera=CameraDraft(size=setup.size, angle=setup.angle, move=setup.move, lens_mm=lens),
        sentences=[
            _draft(stock.fresh(framings(setup, lens, subject), turn)),
            _draft(stock.fresh(movings(setup, subject), turn)),
        ],
    )


def _light(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    wish = light_wish(inputs.wish)
    if not wish:
        raise CannotError("guided.no_light_words", wish=inputs.wish)
    place = kind_of_place(ready.place.concept or concept("dream_space"))
    source = (
        lights().sources[wish.source]
        if wish.source
        else source_of(place, ready.time, ready.weather, ready.lamp or place.lamp, ready.dark)
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
    said = stock.fresh([sentence for sentence, _ in lit])
    note = next(note for sentence, note in lit if sentence == said)
    return ElementDraft(text=_draft(note), sentences=[_draft(said)])


def _time(inputs: RewriteInputs) -> ElementDraft:
    tempo = tempo_wish(inputs.wish)
    if not tempo:
        raise CannotError("guided.no_time_words", wish=inputs.wish)
    ways = times_of(tempo)
    said = _stock(inputs.film).fresh([way.says for way in ways])
    return ElementDraft(text=_draft(next(way.note for way in ways if way.says == said)), sentences=[_draft(said)])


def _environment(inputs: RewriteInputs, ready: Ready) -> ElementDraft:
    lang: Lang = "en" if inputs.wish.isascii() else "ja"
    heard = notice(inputs.wish, lang)
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
    said = stock.fresh([sentence for sentence, _ in pairs])
    shown = next(detail for sentence, detail in pairs if sentence == said)
    note = stock.fresh(environment_notes(place, words, known.name.ja, time, details, shown))
    return ElementDraft(text=_draft(note), sentences=[_draft(said)])


def _worded(film: Film, look: Phrase, place_id: str) -> Phrase:
    if any(known.handle == place_id for known in film.places):
        return Phrase(ja=f"@{place_id}", en=f"@{place_id}")
    return Phrase(ja=look.ja, en=with_article(look.en))


def _named(film: Film, wish: str) -> Subject | None:
    """Return whom or what of the film a wish names."""
    for known in chain(film.cast, film.props):
        names = [name for name in (known.name.ja, known.name.en) if name]
        if f"@{known.handle}" in wish or any(name.lower() in wish.lower() for name in names):
            words = Phrase(ja=f"@{known.handle}", en=f"@{known.handle}")
            return Subject("thing" if known in film.props else "person", words)
    return None


def _stock(film: Film) -> Wordstock:
    """Return the words that the film has used, the scene's own among them: a rewrite says it anew."""
    used: set[str] = set()
    for other in film.scenes:
        used |= {text for sentence in other.prose for text in (sentence.ja, sentence.en) if text}
    return Wordstock(used)


def _setup(values: Camera) -> Setup:
    return Setup(size=values.size or "medium", angle=values.angle or "eye-level", move=values.move or "static")


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
