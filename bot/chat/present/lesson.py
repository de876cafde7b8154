"""The card of a lesson: its steps with their pictures, an example, its film words, and scenes to try it on."""

from functools import lru_cache
from typing import Any

from bot.chat.present.frames import camera_words
from bot.chat.present.words import release, words
from bot.dialogue.events import Taught
from bot.library.lessons import LessonStep
from bot.library.terms import Term
from bot.picturing import shot_picture
from bot.story import LANGS, Aspect, Lang
from bot.texts import say


def lesson(told: Taught, lang: Lang) -> dict[str, Any]:
    """Return the props of `Lesson`."""
    one = told.lesson
    return {
        "release": release(),
        "lang": lang,
        "words": words("learning", lang),
        "lesson": one.id,
        "heading": say("learning.lesson", lang, number=one.number, title=one.title.said(lang)),
        "about": one.about.said(lang),
        "steps": [
            {
                "says": step.says.said(lang),
                "camera": camera_words(step.camera, lang),
                "picture": _picture(step, told.aspect, lang),
            }
            for step in one.steps
        ],
        "example": {side: one.example.said(side) for side in LANGS},
        "terms": [_term(term, lang) for term in one.taught],
        "sources": [source.what for source in one.sources],
        "wish": one.try_out.wish.said(lang),
        "scenes": [
            {"id": scene.id, "slate": scene.slate, "slug": scene.slug.said(lang) or scene.slug.ja or scene.slug.en}
            for scene in told.scenes
        ],
        "scene": told.scene.id if told.scene else None,
    }


@lru_cache(maxsize=256)
def _picture(step: LessonStep, aspect: Aspect, lang: Lang) -> str:
    """Return the framing picture as SVG in single quotes, which JSON leaves as they are."""
    svg = shot_picture(
        step.camera, lang, aspect=aspect, light=step.light.said(lang), figures=step.people, captioned=False
    )
    return svg.replace('"', "'")


def _term(term: Term, lang: Lang) -> str:
    here, there = (term.ja[0], term.en[0]) if lang == "ja" else (term.en[0], term.ja[0])
    return f"{here} ({there})"
