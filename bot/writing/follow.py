"""Follow: the language of an element, slug or beat that lags behind is brought up to the other; nothing else changes."""

from bot.archive import ConflictError, Stored
from bot.edits import FollowElement, SetHeading, Wording
from bot.edits.scene_edits import find
from bot.llm.asks import FollowInputs
from bot.llm.drafts import FollowDraft
from bot.story import ELEMENTS, HEADINGS, LANGS, ElementName, Film, Heading, Lang, Phrase, Scene, Sentence
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import follow_faults
from bot.writing.crew import Crew


async def follow(
    crew: Crew, film_id: str, scene_id: str, element: ElementName | Heading, lang: Lang, *, turn: str
) -> Stored:
    """Return the film with `lang` of the element or heading following the other language.

    Raises RefusedError if it is locked, ConflictError, SpoiltError with the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    inputs = FollowInputs(film=stored.film, scene=find(stored.film, scene_id), element=element, lang=lang)
    try:
        good = await answered(
            crew.writer, asking.follow(inputs), lambda draft: follow_faults(draft, inputs), scene=scene_id
        )
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    edit = followed(inputs.scene, element, lang, good.draft)
    while True:
        now = await crew.archive.load(film_id)
        same = _reads(now.film, inputs) == _reads(stored.film, inputs)
        try:
            return await crew.archive.commit(
                film_id,
                now.version if same else stored.version,
                [edit],
                turn=turn,
                by="writer",
                at=crew.clock(),
                call=good.call,
            )
        except ConflictError:
            # Of what it followed nothing changed: another text of the scene was only faster.
            if not same:
                raise


def _reads(film: Film, inputs: FollowInputs) -> tuple[Phrase, tuple[Sentence, ...]] | None:
    """Return what a draft was made from, as it stands in a film; None if the scene is not there."""
    scene = film.scene(inputs.scene.id)
    if scene is None:
        return None
    return scene.named(inputs.element), tuple(said for said in scene.prose if said.element == inputs.element)


def followed(
    scene: Scene, element: ElementName | Heading, lang: Lang, draft: FollowDraft
) -> FollowElement | SetHeading:
    """Return the edit that takes from the draft only what lags behind: a text set by hand stays as it was typed."""
    if element in HEADINGS:
        # With both languages given, neither lags behind the other.
        both = scene.named(element).model_copy(update={lang: draft.text})
        return SetHeading(scene=scene.id, heading=element, words=Wording(ja=both.ja, en=both.en))
    behind, text = f"prose.{element}.{lang}" in scene.stale, scene.named(element)
    said = [sentence for sentence in scene.prose if sentence.element == element]
    return FollowElement(
        scene=scene.id,
        element=element,
        lang=lang,
        text=draft.text if f"{element}.{lang}" in scene.stale or text.lacks(lang) else text.said(lang),
        sentences=tuple(
            new if behind or old.lacks(lang) else old.said(lang) for new, old in zip(draft.sentences, said, strict=True)
        ),
    )


def lagging(scene: Scene) -> tuple[tuple[ElementName | Heading, Lang], ...]:
    """Return what lags behind, each once: headings, then elements.

    Of an element the language comes first that was typed by hand, whose sentences the other reads.
    """
    headings = [(heading, lang) for heading in HEADINGS for lang in LANGS if f"{heading}.{lang}" in scene.stale]
    marks = [
        (element, lang)
        for element in ELEMENTS
        for lang in LANGS
        if {f"{element}.{lang}", f"prose.{element}.{lang}"} & set(scene.stale)
    ]
    marks.sort(key=lambda mark: (ELEMENTS.index(mark[0]), f"{mark[0]}.{mark[1]}" in scene.stale))
    return (*headings, *marks)
