"""Brings another time of day or other weather into an environment and leaves all else of it as it is said."""

from bot.library.guided import TimeWord, WeatherWord
from bot.llm.asks import RewriteInputs
from bot.llm.drafts import ElementDraft, PhraseDraft
from bot.llm.guided.fitting import Room
from bot.llm.guided.renaming import retimed
from bot.story import LANGS, Phrase


def weathered(
    inputs: RewriteInputs, time: TimeWord | None, weather: WeatherWord | None, room: Room, *, outdoors: bool
) -> ElementDraft | None:
    """Return the environment at that time, with one thing that shows the weather, unlike what was shown.

    None where there is nothing to keep or nothing would change: it is to be said anew then.
    """
    note = inputs.scene.elements.environment
    said = tuple(Phrase(ja=one.ja, en=one.en) for one in inputs.scene.prose if one.element == "environment")
    if not note and not said and weather is not None:
        return _alone(inputs, time, weather.details if outdoors else (weather.indoors,))
    if not note or not said:
        return None
    text, sentences = _at(note, time), tuple(_at(one, time) for one in said)
    shown = {note.ja, *(edit.text.ja for edit in inputs.shown)}
    found = [(text, sentences)]
    if weather is not None:
        details = weather.details if outdoors else (weather.indoors,)
        place = _place(inputs, note, outdoors=outdoors)
        found = [(_added(text, detail), _beside(sentences, detail, place, room)) for detail in details]
    return next(
        (
            ElementDraft(text=_draft(new), sentences=[_draft(one) for one in way])
            for new, way in found
            if new.ja not in shown
        ),
        None,
    )


def _alone(inputs: RewriteInputs, time: TimeWord | None, details: tuple[Phrase, ...]) -> ElementDraft | None:
    """Return the weather as all that is said of the environment."""
    shown = {edit.text.ja for edit in inputs.shown}
    for detail in details:
        told = (
            Phrase(ja=f"{time.noun.ja}、{detail.ja}。", en=f"{time.at.en}, {detail.en}.")
            if time
            else Phrase(ja=f"{detail.ja}。", en=f"{detail.en}.")
        )
        if told.ja not in shown:
            draft = PhraseDraft(ja=told.ja, en=told.en[:1].upper() + told.en[1:])
            return ElementDraft(text=draft, sentences=[draft])
    return None


def _at(text: Phrase, time: TimeWord | None) -> Phrase:
    return text if time is None else Phrase(**{lang: retimed(text.said(lang), lang, time) for lang in LANGS})


def _added(text: Phrase, detail: Phrase) -> Phrase:
    """Return a note with one more detail; a language that it is not said in stays empty."""
    return Phrase(
        ja=f"{text.ja.rstrip('。')}。{detail.ja}。" if text.ja else "",
        en=f"{text.en.rstrip('.')}; {detail.en}." if text.en else "",
    )


def _place(inputs: RewriteInputs, note: Phrase, *, outdoors: bool) -> Phrase:
    """Return the place of the film that a note names, as a sentence begins with it; empty if it names none."""
    handles = [known.handle for known in inputs.film.places if f"@{known.handle}" in f"{note.ja} {note.en}"]
    if not handles:
        return Phrase()
    return Phrase(ja=f"@{handles[0]}、", en=f"{'At' if outdoors else 'In'} @{handles[0]}, ")


def _beside(sentences: tuple[Phrase, ...], detail: Phrase, place: Phrase, room: Room) -> tuple[Phrase, ...]:
    """Return the sentences with the detail behind them; of what does not fit, the last goes first, the place never."""
    weather = Phrase(ja=f"{detail.ja}。", en=f"{detail.en[:1].upper()}{detail.en[1:]}.")
    ways = [(*sentences[:kept], weather) for kept in range(len(sentences), 0, -1)]
    if place:
        ways.append((Phrase(ja=f"{place.ja}{detail.ja}。", en=f"{place.en}{detail.en}."),))
    return next((way for way in ways if room.takes(way)), ways[-1])


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
