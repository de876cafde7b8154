"""The preset as a block: every part, the protagonist and the environment in its parts, with a summary in Japanese."""

import re
from collections.abc import Iterator

from bot.composing.handles import MENTION, handles_in
from bot.composing.mentions import named, plain_name
from bot.continuing.movement import moves
from bot.library.presets import presets
from bot.sentences import sentences
from bot.story import LANGS, PRESET_PARTS, Film, Frozen, Known, Lang, Phrase
from bot.texts import say

_PARTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    ("above", re.compile(r"\b(?:ceiling|sky|roof|dome|skylight|overhead|rafters|canopy|clouds|stars)\b", re.IGNORECASE), re.compile(r"天井|空|屋根|丸天井|天窓|頭上|雲|梁|星")),
    ("ground", re.compile(r"\b(?:floor|ground|tiles?|floorboards?|pavement|road|street|stairs|steps|grass|sand|snow|puddles?|water|planks|carpet)\b", re.IGNORECASE), re.compile(r"床|地面|道|石段|段|草|砂|雪|水|板|畳|舗道|水たまり|タイル|絨毯")),
    ("background", re.compile(r"\b(?:background|behind|beyond|distance|wall|walls|windows?|shelves|rows?|far end|storefronts)\b", re.IGNORECASE), re.compile(r"背景|背後|奥|向こう|遠く|壁|窓|棚|並ぶ|先")),
)  # fmt: skip
"""What tells which part of the surroundings a sentence is about, in English and in Japanese."""


class PresetBlock(Frozen):
    """The look of a film to paste where a video model has a field for it, and to read."""

    text: Phrase
    """One line a part."""
    summary: Phrase
    """The whole in two or three sentences."""


def preset_block(film: Film) -> PresetBlock:
    """Return the film's preset with its people and places; parts that are not said in a language are left out there."""
    said = {lang: "\n".join(_lines(film, lang)) for lang in LANGS}
    return PresetBlock(text=Phrase(ja=said["ja"], en=said["en"]), summary=summary(film))


def summary(film: Film) -> Phrase:
    """Return the look in a few sentences: the named preset's own where the film has one, else the parts joined."""
    known = next((one for one in presets().values() if one.preset == film.preset), None)
    if known is not None:
        return known.summary
    out: dict[Lang, str] = {}
    for lang in LANGS:
        gists = {part: _gist(film, part, lang) for part in PRESET_PARTS}
        out[lang] = " ".join(
            text
            for part in PRESET_PARTS
            if gists[part]
            for text in [say(f"preset.says_{part}", lang, words=gists[part])]
        )
        out[lang] = out[lang].replace("。 ", "。") if lang == "ja" else out[lang]
    return Phrase(ja=out["ja"], en=out["en"])


def _lines(film: Film, lang: Lang) -> Iterator[str]:
    for part in PRESET_PARTS:
        if text := named(film, getattr(film.preset, part).said(lang), lang).strip():
            yield f"{say(f'preset.{part}', lang)}: {text}"
    for person in film.cast[:1]:
        if person.identity.said(lang):
            yield f"{say('preset.protagonist', lang, name=plain_name(person, lang))}: {person.identity.said(lang)}"
    for place in film.places:
        if place.identity.said(lang):
            yield f"{say('preset.environment', lang, name=plain_name(place, lang))}: {place.identity.said(lang)}"
            yield from (
                f"- {say(f'preset.{part}', lang)}: {words.said(lang)}"
                for part, words in surroundings(film, place)
                if words.said(lang)
            )
    known = next((one for one in presets().values() if one.preset == film.preset), None)
    if known is not None and not film.cast:
        yield f"{say('preset.protagonist_hint', lang)}: {known.protagonist.said(lang)}"
    if known is not None and not film.places:
        yield f"{say('preset.environment_hint', lang)}:"
        for name, words in known.environment:
            yield f"- {say(f'preset.{name}', lang)}: {words.said(lang)}"


def surroundings(film: Film, place: Known) -> tuple[tuple[str, Phrase], ...]:
    """Return the place in its parts, above, ground, background, as the scenes in it tell them; each sentence once.

    What moves there is no part of the place.
    """
    told = [
        sentence
        for scene in film.scenes
        if any(place.handle in handles_in(one.said(side)) for one in scene.prose for side in LANGS)
        for sentence in scene.prose
        if sentence.element == "environment" and not any(moves(sentence.said(side), side) for side in LANGS)
    ]
    found: list[tuple[str, Phrase]] = []
    for part, english, japanese in _PARTS:
        for one in told:
            # One decision for both languages, so that they stay in step.
            fits = english.search(MENTION.sub("", one.en)) if one.en else japanese.search(MENTION.sub("", one.ja))
            if fits:
                told.remove(one)
                words = {side: named(film, one.said(side), side).rstrip("。. ") for side in LANGS}
                found.append((part, Phrase(**words)))
                break
    return tuple(found)


def _gist(film: Film, part: str, lang: Lang) -> str:
    first = sentences(named(film, getattr(film.preset, part).said(lang), lang))[:1]
    return first[0].rstrip("。. ") if first else ""
