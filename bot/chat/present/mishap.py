"""The card for a clip that came out wrong: what is behind it, the words that caused it, and takes to compare."""

from typing import Any

from bot.chat.present.frames import camera_words, frame
from bot.chat.present.words import release, words
from bot.composing import named
from bot.dialogue.events import Diagnosed
from bot.library.symptoms import called
from bot.library.weak_spots import weak_spot
from bot.linting.causes import Cause
from bot.story import Film, Lang
from bot.texts import say
from bot.writing.restaging import Restaging, keeps_flaw


def mishap(told: Diagnosed, lang: Lang) -> dict[str, Any]:
    """Return the props of `Mishap`."""
    film, spot = told.film, weak_spot(told.first.weak_spot)
    return {
        "release": release(),
        "lang": lang,
        "words": words("mishap", lang),
        "scene": told.scene.id,
        "weak_spot": told.first.weak_spot,
        "heading": say("mishap.heading", lang, slate=told.scene.slate),
        "slug": told.scene.slug.said(lang),
        "mishap": told.mishap,
        "behind": say("mishap.behind", lang, called=told.first.called.said(lang)),
        "why": spot.why.said(lang),
        "source": f"{spot.sources[0].what} ({spot.sources[0].date.isoformat()})",
        "causes_heading": causes_heading(told, lang),
        "causes": [cause for one in told.causes if (cause := _cause(film, one))],
        "otherwise": "" if told.causes else told.first.otherwise.said(lang),
        "advice": spot.instead.said(lang) if told.first.reword else say("mishap.no_reword", lang),
        "takes": [_take(told, way, lang) for way in told.ways],
        "others": say("mishap.others", lang, others=[one.called.said(lang) for one in told.others])
        if told.others
        else "",
    }


def causes_heading(told: Diagnosed, lang: Lang) -> str:
    """Return the sentence over the words that caused it, or the one that says that none did."""
    if not told.causes:
        return say("mishap.no_words", lang)
    if told.explained:
        return say("mishap.words", lang)
    return say("mishap.words_also", lang, called=told.first.called.said(lang))


def _cause(film: Film, one: Cause) -> dict[str, str] | None:
    """Return the sentence in three parts, the words with the flaw in the middle; None where no words are it."""
    start, end, lang = one.finding.start, one.finding.end, one.finding.lang
    if not one.text or end <= start or lang is None:
        return None
    return {
        "lang": lang,
        "weak_spot": called(one.finding.weak_spot).said(lang),
        "before": named(film, one.text[:start], lang),
        "words": named(film, one.text[start:end], lang),
        "behind": named(film, one.text[end:], lang),
    }


def _take(told: Diagnosed, way: Restaging, lang: Lang) -> dict[str, Any]:
    head = told.film.model_copy(update={"scenes": ()})
    camera = way.camera
    shot = told.scene if camera is None else told.scene.model_copy(update={"camera": camera})
    note = ""
    if not way.edits:
        note = say("mishap.needs_writer", lang)
    elif not way.rewrites:
        note = say("mishap.split_does", lang)
    elif told.explained and keeps_flaw(told.film, told.scene, told.first.weak_spot, way):
        note = say("mishap.remains", lang)
    return {
        "name": way.name.said(lang),
        "why": way.why.said(lang),
        "camera": camera_words(camera, lang) if camera else "",
        "picture": frame(head, shot, lang) if camera else None,
        "note": note,
    }
