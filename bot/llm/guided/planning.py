"""The scene list and the interview, without a model."""

from bot.library.guided_talk import said
from bot.llm.asks import BreakdownInputs, InterviewInputs
from bot.llm.drafts import (
    BeatDraft,
    BreakdownDraft,
    InterviewDraft,
    PhraseDraft,
    QuestionDraft,
)  # fmt: skip
from bot.llm.guided.casting import Figure
from bot.llm.guided.concepts import bare
from bot.llm.guided.cutting import Stretch, count_for, cut, lengths, part_of
from bot.llm.guided.patterns import filled
from bot.llm.guided.prefilling import certain_sentence
from bot.llm.guided.setups import main_beat
from bot.llm.guided.spotting import kind_of_place
from bot.llm.guided.survey import Moment, Survey, survey
from bot.story import Film, Phrase


def survey_of(film: Film) -> Survey:
    """Return the film's plot, surveyed; the logline says where and when, if the plot does not."""
    logline = film.logline.said(film.plot_lang) or film.logline.ja or film.logline.en
    return survey(film.plot, film.plot_lang, (logline,) if logline else ())


def interview(inputs: InterviewInputs) -> InterviewDraft:
    """Return at most three questions, about what the plot does not say."""
    seen = survey(inputs.plot, inputs.plot_lang)
    people = seen.side("cast")
    missing: list[tuple[bool, str]] = [
        (not people or seen.implied, "who"),
        (not seen.placed, "where"),
        (not seen.timed, "when"),
        (bool(people) and not seen.implied and not any(figure.looked for figure in people), "look"),
        (seen.mood.id == "strange", "mood"),
    ]
    asked = [about for open_, about in missing if open_][:3]
    return InterviewDraft(
        questions=[
            QuestionDraft(
                about=about,
                question=_draft(question.question),
                choices=[_draft(choice) for choice in question.choices],
            )
            for about, question in said().questions.items()
            if about in asked
        ]
    )


def break_down(inputs: BreakdownInputs) -> BreakdownDraft:
    """Return the scenes over what no scene covers yet, as many and as long as was wished for."""
    film = inputs.film
    seen = survey_of(film)
    covered = {i for scene in film.scenes for i in scene.plot_sentences}
    runs = _open_runs(len(inputs.sentences), covered)
    count = inputs.scenes
    if count is None:
        count = count_for(seen, len(inputs.sentences), inputs.target, inputs.seconds)
    left = None if count is None else max(len(runs), count - len(film.scenes))
    stretches: list[Stretch] = []
    for number, (start, stop) in enumerate(runs):
        share = None
        if left is not None:
            open_ = sum(b - a for a, b in runs[number:])
            share = left if number == len(runs) - 1 else max(1, round(left * (stop - start) / open_))
            left = max(len(runs) - number - 1, left - share)
        stretches += cut(seen, start, stop, share)
    total = (
        None if inputs.seconds is None else max(len(stretches), inputs.seconds - sum(s.seconds for s in film.scenes))
    )
    seconds = lengths(seen, tuple(stretches), inputs.target, total)
    return BreakdownDraft(
        scenes=[_beat(seen, stretch, length) for stretch, length in zip(stretches, seconds, strict=True)]
    )


def slug(place: Figure, moment: Moment) -> Phrase:
    """Return a scene heading, as 屋内 水族館(夜) and INT. AQUARIUM - NIGHT."""
    words = said()
    inside = place.concept is not None and kind_of_place(place.concept).where == "int"
    heading = filled(
        words.slug,
        where=words.inside if inside else words.outside,
        place=Phrase(ja=place.name.ja, en=bare(place.name.en)),
        time=moment.time.slug,
    )
    return Phrase(ja=heading.ja, en=heading.en.upper())


def _beat(seen: Survey, stretch: Stretch, seconds: int) -> BeatDraft:
    moments = [seen.moments[i] for i in stretch.sentences]
    # What the scene is about: the sentence with its weightiest beat.
    told = max(moments, key=lambda moment: main_beat(moment.noticed.beats).weight)
    text = part_of(told.noticed.reading.text, seen.lang, stretch.part, stretch.parts)
    return BeatDraft(
        plot_sentences=list(stretch.sentences),
        slug=_draft(slug(moments[0].place, moments[0])),
        beat=PhraseDraft(ja=text, en=certain_sentence(text)) if seen.lang == "ja" else PhraseDraft(ja="", en=text),
        seconds=seconds,
    )


def _open_runs(size: int, covered: set[int]) -> list[tuple[int, int]]:
    """Return the stretches of sentences that no scene covers, each from its first to behind its last."""
    runs: list[tuple[int, int]] = []
    for number in range(size):
        if number in covered:
            continue
        if runs and runs[-1][1] == number:
            runs[-1] = (runs[-1][0], number + 1)
        else:
            runs.append((number, number + 1))
    return runs


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
