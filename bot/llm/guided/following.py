"""Brings a language up to the other where the vocabulary has the same words in both; it never guesses."""

from collections.abc import Iterator
from functools import cache

from bot.library.guided import places, times
from bot.library.guided_craft import tempos
from bot.library.terms import vocabularies
from bot.llm.asks import FollowInputs
from bot.llm.drafts import FollowDraft
from bot.llm.guided.concepts import concepts
from bot.llm.guided.prefilling import certain
from bot.llm.guided.refusing import CannotError
from bot.llm.guided.renaming import heading_translated
from bot.story import Lang, Phrase


def follow(inputs: FollowInputs) -> FollowDraft:
    """Return the text and the sentences in the language asked for. Raises CannotError where one is not known."""
    source: Lang = "en" if inputs.lang == "ja" else "ja"
    scene, element = inputs.scene, inputs.element
    phrase = scene.named(element)
    text = phrase.said(inputs.lang)
    if element == "slug":
        return FollowDraft(text=_heading(phrase.said(source), inputs), sentences=[])
    if f"{element}.{inputs.lang}" in scene.stale or phrase.lacks(inputs.lang):
        text = _known(phrase.said(source), inputs.lang)
    said = [sentence for sentence in scene.prose if sentence.element == element]
    behind = f"prose.{element}.{inputs.lang}" in scene.stale
    sentences = [
        _known(sentence.said(source), inputs.lang)
        if behind or sentence.lacks(inputs.lang)
        else sentence.said(inputs.lang)
        for sentence in said
    ]
    return FollowDraft(text=text, sentences=sentences)


def _heading(slug: str, inputs: FollowInputs) -> str:
    """Return a scene heading by the vocabulary, or by what the film calls its places."""
    found = heading_translated(slug, inputs.lang, inputs.film.places)
    if not found and slug.strip():
        raise CannotError("guided.cannot_translate", text=slug)
    return found


def _known(text: str, lang: Lang) -> str:
    found = _pairs(lang).get(_plain(text)) or (certain(text) if lang == "en" else "")
    if not found and _plain(text):
        raise CannotError("guided.cannot_translate", text=text)
    return found


@cache
def _pairs(lang: Lang) -> dict[str, str]:
    """Return everything that the vocabulary can say whole, by the words of the other language."""
    source: Lang = "en" if lang == "ja" else "ja"
    pairs: dict[str, str] = {"": ""}
    for phrase in _phrases():
        if phrase.ja and phrase.en:
            pairs.setdefault(_plain(phrase.said(source)), phrase.said(lang))
    return pairs


def _phrases() -> Iterator[Phrase]:
    for ways in tempos().tempos.values():
        for way in ways:
            yield way.note
            yield way.says
    for details in places().kinds.values():
        yield from details
    for time in times().times:
        yield time.noun
    for known in concepts():
        yield known.name
    for vocabulary in vocabularies().values():
        for term in vocabulary.terms:
            for ja in term.ja:
                yield Phrase(ja=ja, en=term.en[0])


def _plain(text: str) -> str:
    return text.strip().rstrip("。.").lower()
