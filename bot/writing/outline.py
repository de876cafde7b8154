"""Outline: one call for what the whole film shares."""

from collections.abc import Sequence

from bot.archive import Stored
from bot.edits import Assume, Edit, Introduce, SetLogline, SetPreset, SetTitle, Wording
from bot.library.targets import target
from bot.llm.asks import OutlineInputs
from bot.llm.drafts import KnownDraft, OutlineDraft, PhraseDraft
from bot.story import PRESET_PARTS, Film, Known, Phrase, Side
from bot.writing import asking
from bot.writing.answering import SpoiltError, answered
from bot.writing.checks import outline_faults
from bot.writing.crew import Crew


async def outline(crew: Crew, film_id: str, *, turn: str, answers: Sequence[str] = ()) -> Stored:
    """Write logline, preset, cast, places and props into the film.

    Raises SpoiltError with the raw answer kept, and WriterError.
    """
    stored = await crew.archive.load(film_id)
    inputs = OutlineInputs(
        film=stored.film,
        target=target(stored.film.target),
        answers=tuple(answers),
        scenes=stored.wish.get("scenes"),
        seconds=stored.wish.get("seconds"),
    )
    try:
        good = await answered(crew.writer, asking.outline(inputs), lambda draft: outline_faults(draft, inputs))
    except SpoiltError as spoilt:
        await crew.archive.keep_call(film_id, spoilt.call)
        raise
    edits = outlined(stored.film, good.draft)
    landed = await crew.archive.land(
        film_id, stored.version, edits, turn=turn, by="writer", at=crew.clock(), call=good.call
    )
    return landed.stored


def outlined(film: Film, draft: OutlineDraft) -> tuple[Edit, ...]:
    """Return the edits that put the draft into the film; what the film already says stays."""
    edits: list[Edit] = []
    if not film.title:
        edits.append(SetTitle(words=_words(draft.title)))
    if not film.logline:
        edits.append(SetLogline(words=_words(draft.logline)))
    edits += [
        SetPreset(part=part, words=_words(getattr(draft.preset, part)))
        for part in PRESET_PARTS
        if not getattr(film.preset, part)
    ]
    taken = {known.handle for known in film.known}
    sides: tuple[tuple[Side, list[KnownDraft]], ...] = (
        ("cast", draft.cast),
        ("places", draft.places),
        ("props", draft.props),
    )
    edits += [
        Introduce(side=side, known=_known(known))
        for side, drafts in sides
        for known in drafts
        if known.handle not in taken
    ]
    if draft.assumptions:
        edits.append(Assume(assumptions=tuple(phrase(assumed) for assumed in draft.assumptions)))
    return tuple(edits)


def phrase(draft: PhraseDraft) -> Phrase:
    """Return a draft's two texts as a phrase."""
    return Phrase(ja=draft.ja.strip(), en=draft.en.strip())


def _words(draft: PhraseDraft) -> Wording:
    return Wording(ja=draft.ja.strip(), en=draft.en.strip())


def _known(draft: KnownDraft) -> Known:
    return Known(
        handle=draft.handle,
        name=phrase(draft.name),
        identity=phrase(draft.identity),
        short=phrase(draft.short),
    )
