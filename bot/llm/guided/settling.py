"""Settles what a plot leaves open: who and what gets a handle, where it begins, at what time, in what mood."""

from collections import Counter

from bot.library.guided import Mood, PropWord, TimeWord, moods, times
from bot.llm.guided.casting import Figure, Mention, figure_of
from bot.llm.guided.concepts import concept
from bot.llm.guided.noticing import Noticed
from bot.llm.guided.spotting import kind_of_place

_PEOPLE, _PROPS = 6, 4
"""The most of each that get a handle."""


def kept_of(figures: dict[str, Figure], noticed: tuple[Noticed, ...], mentions: list[list[Mention]]) -> set[str]:
    """Return who and what gets a handle: people who are there, places, and the key items."""
    rows = [{mention.handle for mention in row} for row in mentions]
    often = Counter(handle for row in rows for handle in row)
    present = {mention.handle for row in mentions for mention in row if not mention.possessive}
    people = [h for h, figure in figures.items() if figure.side == "cast" and h in present][:_PEOPLE]
    props: list[str] = []
    for handle, figure in figures.items():
        word = figure.concept.word if figure.concept else None
        # What no hand holds comes back as another of its kind: ある窓, 別の窓.
        if isinstance(word, PropWord) and (word.held or figure.looked) and often[handle] >= (2 if word.held else 3):
            props.append(handle)
    if not props:
        held = [
            h for h, f in figures.items() if f.concept and isinstance(f.concept.word, PropWord) and f.concept.word.held
        ]
        # What is told of once counts if it is described, or if the sentence is about it.
        handled = {m.handle for one, row in zip(noticed, mentions, strict=True) for m in row if _is_handled(one)}
        props = sorted(
            (handle for handle in held if figures[handle].looked or handle in handled),
            key=lambda handle: not figures[handle].looked,
        )[:1]
    places = {mention.handle for row in mentions for mention in row if mention.located}
    return {*people, *props[:_PROPS], *places}


def _is_handled(one: Noticed) -> bool:
    return any(beat.looks_at == "prop" for beat in one.beats[:1])


def first_place(figures: dict[str, Figure], mentions: list[list[Mention]], heard: tuple[Noticed, ...]) -> Figure:
    """Return where the film begins: a place that is told early, else answered, else only named, else a dream space."""
    # Where a dream ends is not where it begins.
    early = mentions[: max(2, (len(mentions) + 1) // 2)]
    located = [figures[mention.handle] for row in early for mention in row if mention.located]
    strong = [figure for figure in located if figure.concept and not kind_of_place(figure.concept).weak]
    answered = [noun.concept for one in heard for noun in one.spotted("places")]
    mentioned = [
        figures[mention.handle] for row in early for mention in row if figures[mention.handle].side == "places"
    ]
    if strong or located:
        return (strong or located)[0]
    if answered:
        return figure_of(answered[0])
    return mentioned[0] if mentioned else figure_of(concept("dream_space"))


def assumed_time(place: Figure) -> TimeWord:
    """Return the time of day that a place is mostly dreamt at."""
    usual = kind_of_place(place.concept).usual if place.concept else "night"
    return next(time for time in times().times if time.id == usual)


def mood_of(noticed: tuple[Noticed, ...]) -> Mood:
    """Return the mood with the most words in the plot; the first listed wins a tie."""
    table = moods()
    scores: Counter[str] = Counter()
    for one in noticed:
        bases = {base.lower() for word in one.reading.words for base in word.bases}
        for mood in table.moods:
            forms = mood.forms(one.reading.lang)
            scores[mood.id] += sum(
                form in bases or (" " in form and form in one.reading.text.lower()) for form in forms
            )
    best = max(table.moods, key=lambda mood: scores[mood.id])
    return best if scores[best.id] else next(mood for mood in table.moods if mood.id == table.default)
