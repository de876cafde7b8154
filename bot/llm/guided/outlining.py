"""The outline without a model: who, where, with what, the look by the plot's mood, and what was assumed."""

from bot.library.guided import RoleWord, looks
from bot.library.guided_talk import said
from bot.llm.asks import OutlineInputs
from bot.llm.drafts import KnownDraft, OutlineDraft, PhraseDraft, PresetDraft
from bot.llm.guided.casting import Figure
from bot.llm.guided.concepts import bare
from bot.llm.guided.patterns import filled
from bot.llm.guided.prefilling import certain
from bot.llm.guided.survey import Survey, survey
from bot.story import Lang, Phrase

_IDENTITY, _SHORT = 120, 40


def outline(inputs: OutlineInputs) -> OutlineDraft:
    """Return who, where and with what, the look by the plot's mood, and a title and logline of known words."""
    film = inputs.film
    seen = survey(film.plot, film.plot_lang, inputs.answers)
    mood = seen.mood
    cast = [_known(figure) for figure in seen.side("cast")]
    told = _told_look(inputs.answers)
    if told and cast:
        main = next((i for i, one in enumerate(cast) if one.handle == "dreamer"), 0)
        cast[main] = cast[main].model_copy(update={"identity": _draft(told)})
    return OutlineDraft(
        title=_draft(title_of(seen)),
        logline=_draft(_logline(seen)),
        preset=PresetDraft(
            theme=_draft(mood.theme),
            color=_draft(mood.color),
            camera=_draft(mood.camera),
            film_stock=_draft(mood.film_stock),
            lighting=_draft(mood.lighting),
            vibe=_draft(mood.vibe),
        ),
        cast=cast,
        places=[_known(figure) for figure in seen.side("places")],
        props=[_known(figure) for figure in seen.side("props")],
        assumptions=[_draft(assumed) for assumed in _assumed(seen, bool(told))],
    )


def title_case(text: str) -> str:
    """Return an English title in capitals where a title has them."""
    small = {"a", "an", "the", "of", "in", "on", "at", "and", "with", "by", "to"}
    words = text.split(" ")
    return " ".join(
        word if number and word.lower() in small else word[:1].upper() + word[1:] for number, word in enumerate(words)
    )


def title_of(seen: Survey) -> Phrase:
    """Return a title of known words."""
    words = said().titles
    place, prop = seen.side("places")[0], next(iter(seen.side("props")), None)
    placed = Phrase(ja=place.name.ja, en=title_case(place.name.en))
    if prop is not None and seen.placed:
        held = prop.identity if len(prop.identity.ja) <= 8 else prop.name
        return filled(
            words["prop_place"],
            prop=Phrase(ja=held.ja, en=title_case(f"the {bare(held.en)}")),
            place=Phrase(ja=placed.ja, en=f"the {placed.en}"),
        )
    if seen.placed:
        noun = seen.moments[0].time.noun
        return filled(words["place"], place=placed, time=Phrase(ja=noun.ja, en=title_case(noun.en)))
    who = _people(seen)
    return filled(words["who"], who=Phrase(ja=who.ja, en=title_case(f"of {who.en}")[3:])) if who else seen.mood.look


def _logline(seen: Survey) -> Phrase:
    words = said().logline
    first = seen.moments[0]
    parts = {"time": first.time.noun, "place": seen.side("places")[0].identity, "mood": seen.mood.look}
    who = _people(seen)
    return filled(words["whole"], who=who, **parts) if who else filled(words["empty"], **parts)


def _people(seen: Survey) -> Phrase:
    """Return the first of the cast, at most three, as a list in both languages."""
    known = [figure.identity for figure in seen.side("cast")][:3]
    if not known:
        return Phrase()
    comma, last = said().comma, said().conjunction
    return Phrase(
        ja=last.ja.join((comma.ja.join(one.ja for one in known[:-1]), known[-1].ja)) if known[1:] else known[0].ja,
        en=last.en.join((comma.en.join(one.en for one in known[:-1]), known[-1].en)) if known[1:] else known[0].en,
    )


def _told_look(answers: tuple[str, ...]) -> Phrase | None:
    """Return what an answer says about somebody's look: a choice in both languages, else the words as they are."""
    for answer in answers:
        for choice in said().questions["look"].choices[:-1]:
            if answer.strip() in (choice.ja, choice.en):
                return choice
        lang: Lang = "en" if answer.isascii() else "ja"
        if any(form in answer for word in looks().garments for form in word.forms(lang)):
            text = answer.strip()[:_IDENTITY]
            return Phrase(ja=text, en=certain(text)[:_IDENTITY]) if lang == "ja" else Phrase(en=text)
    return None


def _assumed(seen: Survey, look_told: bool) -> list[Phrase]:
    words = said().assumed
    found: list[Phrase] = []
    if not seen.placed:
        found.append(words["place"])
    if not seen.timed:
        found.append(filled(words["time"], time=seen.moments[0].time.noun))
    cast = seen.side("cast")
    if seen.implied and cast:
        found.append(filled(words["narrator"], handle=_same(cast[0].handle)))
    found += [
        filled(words["looks"], name=_called(figure))
        for number, figure in enumerate(cast)
        if not figure.looked and not _is_animal(figure) and not (look_told and number == 0)
    ]
    found += [
        filled(
            words["reading"], name=Phrase(ja=figure.name.ja), handle=_same(figure.handle), reading=_same(figure.guessed)
        )
        for figure in cast
        if figure.guessed
    ]
    return found


def _is_animal(figure: Figure) -> bool:
    word = figure.concept.word if figure.concept else None
    return isinstance(word, RoleWord) and word.kind == "animal"


def _called(figure: Figure) -> Phrase:
    """Return a figure's handle as a sentence has it: the @nurse, and @yui by her name."""
    return Phrase(ja=f"@{figure.handle}", en=f"the @{figure.handle}" if figure.concept else f"@{figure.handle}")


def _same(text: str) -> Phrase:
    return Phrase(ja=text, en=text)


def _known(figure: Figure) -> KnownDraft:
    return KnownDraft(
        handle=figure.handle,
        name=_draft(figure.name),
        identity=PhraseDraft(ja=figure.identity.ja[:_IDENTITY], en=figure.identity.en[:_IDENTITY]),
        short=PhraseDraft(ja=figure.short.ja[:_SHORT], en=figure.short.en[:_SHORT]),
    )


def _draft(phrase: Phrase) -> PhraseDraft:
    return PhraseDraft(ja=phrase.ja, en=phrase.en)
