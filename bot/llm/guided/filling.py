"""Fills one scene, and makes one prompt of a few words: the film is shot as a whole and the scene taken from it."""

import re
from collections import Counter

from bot.library.guided_talk import said
from bot.library.targets import Target
from bot.llm.asks import FillInputs, QuickInputs
from bot.llm.drafts import PhraseDraft, QuickDraft, SceneDraft, SentenceDraft
from bot.llm.guided.concepts import bare, with_article
from bot.llm.guided.cutting import Stretch
from bot.llm.guided.fitting import written_length
from bot.llm.guided.outlining import title_of
from bot.llm.guided.patterns import filled
from bot.llm.guided.planning import slug, survey_of
from bot.llm.guided.readying import Board, Ready, ready_for
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.shooting import shoot
from bot.llm.guided.survey import Survey
from bot.sentences import sentences
from bot.story import Film, Known, Phrase, Scene


def fill(inputs: FillInputs) -> SceneDraft:
    """Return the five elements and the paragraph. Raises CannotError for a scene that covers nothing of the plot."""
    film = inputs.film
    boards = _boards(film)
    if inputs.scene.id not in boards:
        raise CannotError("guided.covers_nothing", scene=inputs.scene.number)
    drafts = shoot(survey_of(film), tuple(boards.values()), _handles(film))
    draft = drafts[list(boards).index(inputs.scene.id)]
    return _within(draft, inputs.budget, film.known)


def quick(inputs: QuickInputs) -> QuickDraft:
    """Return one prompt; nothing has a handle in it."""
    film = inputs.film
    seen = survey_of(film)
    every = tuple(range(len(sentences(film.plot))))
    if not every:
        raise CannotError("guided.nothing_told")
    draft = shoot(seen, (Board(Stretch(every), Phrase()),), _handles(film))[0]
    assumed = [words for told, words in ((seen.placed, "place"), (seen.timed, "time")) if not told]
    first = seen.moments[0]
    notes = [_draft(filled(said().assumed[words], time=first.time.noun)) for words in assumed]
    title, heading = title_of(seen), slug(first.place, first)
    prose = _introduced(draft.prose, seen, inputs.target)
    whole = draft.model_copy(update={"assumptions": [*notes, *draft.assumptions], "prose": prose})
    return QuickDraft(title=_draft(title), slug=_draft(heading), scene=_within(whole, inputs.budget, ()))


def _introduced(prose: list[SentenceDraft], seen: Survey, target: Target) -> list[SentenceDraft]:
    """Return the sentences with `a fox` where the target reads of the fox first, and `the fox` later.

    No handle is there to introduce anybody; the person's own words stay.
    """
    told = list(prose)
    for figure in seen.figures:
        noun, known = bare(figure.identity.en), False
        if not figure.identity.en.startswith(("a ", "an ")):
            continue
        for place in sorted(range(len(told)), key=lambda place: target.order.index(told[place].element)):
            english = told[place].en
            if told[place].element != "subject_action":
                name = f"the {noun}" if known else with_article(noun)
                english = re.sub(rf"\b(?:a|an|the) {re.escape(noun)}\b", name, english, flags=re.IGNORECASE)
            known = known or noun.lower() in english.lower()
            told[place] = told[place].model_copy(update={"en": english[:1].upper() + english[1:]})
    return told


def ready_of(film: Film, scene: Scene) -> Ready:
    """Return a scene of the film, ready to shoot. Raises CannotError for one that covers nothing of the plot."""
    boards = _boards(film)
    if scene.id not in boards:
        raise CannotError("guided.covers_nothing", scene=scene.number)
    return ready_for(survey_of(film), boards[scene.id], list(boards).index(scene.id), _handles(film))


def _boards(film: Film) -> dict[str, Board]:
    """Return the scenes that cover something; neighbours over the same sentence show a part of it each."""
    size = len(sentences(film.plot))
    covers: dict[str, tuple[int, ...]] = {
        scene.id: tuple(i for i in scene.plot_sentences if i < size) for scene in film.scenes
    }
    shares: Counter[tuple[int, ...]] = Counter(covered for covered in covers.values() if len(covered) == 1)
    taken: Counter[tuple[int, ...]] = Counter()
    boards: dict[str, Board] = {}
    for scene in film.scenes:
        covered = covers[scene.id]
        if covered:
            parts = max(1, shares[covered])
            boards[scene.id] = Board(Stretch(covered, taken[covered], parts), scene.slug)
            taken[covered] += 1
    return boards


def _handles(film: Film) -> frozenset[str]:
    return frozenset(known.handle for known in film.known)


def _within(draft: SceneDraft, budget: int, known: tuple[Known, ...]) -> SceneDraft:
    """Return the draft with its English paragraph within the budget, as far as the user's own words allow.

    First the time goes, which is real time mostly; then the camera is said as a note. The elements keep it all.
    """
    if _length(draft, draft.prose, known) <= budget:
        return draft
    prose = [sentence for sentence in draft.prose if sentence.element != "time_flow"]
    if _length(draft, prose, known) > budget:
        places = [i for i, sentence in enumerate(prose) if sentence.element == "camera_work"]
        note = draft.camera_work
        short = SentenceDraft(element="camera_work", ja=note.ja, en=f"{note.en}")
        prose = [short if i == places[0] else sentence for i, sentence in enumerate(prose) if i not in places[1:]]
    return draft.model_copy(update={"prose": prose})


def _length(draft: SceneDraft, prose: list[SentenceDraft], known: tuple[Known, ...]) -> int:
    sound = [draft.sound.en] if draft.sound else []
    return written_length([*(sentence.en for sentence in prose), *sound], known)


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
