"""Cards of what is offered: a proposal with before and after, and the coach's camera treatments."""

from typing import Any

from bot.chat.present.differences import differences
from bot.chat.present.frames import camera_words, frame
from bot.chat.present.words import name_of, release, words
from bot.composing import compose, named
from bot.dialogue.talk import Coaching, Proposal, Wanted
from bot.library.targets import target
from bot.story import LANGS, Film, Lang
from bot.texts import say


def proposal(told: Proposal, before: Film, after: Film, lang: Lang, *, open_: bool = True) -> dict[str, Any]:
    """Return the props of `Proposal`; `open_` is false once the word on it was given."""
    rewrites = [card for wanted in told.rewrites if (card := _rewrite(wanted, before, after, lang))]
    return {
        "release": release(),
        "lang": lang,
        "words": words("proposals", lang),
        "id": told.id,
        "wish": told.wish,
        "open": open_,
        "rewrites": rewrites,
    }


def coach(told: Coaching, film: Film, lang: Lang, *, open_: bool = True) -> dict[str, Any]:
    """Return the props of `Coach`; `open_` is false once one was picked."""
    scene = film.scene(told.scene)
    head = film.model_copy(update={"scenes": ()})
    return {
        "release": release(),
        "lang": lang,
        "words": words("proposals", lang),
        "open": open_,
        "scene": told.scene,
        "slate": scene.slate if scene else "",
        "slug": scene.slug.said(lang) if scene else "",
        "treatments": [
            {
                "name": treatment.name.said(lang),
                "effect": treatment.effect.said(lang),
                "camera": camera_words(treatment.camera, lang),
                "picture": frame(head, scene.model_copy(update={"camera": treatment.camera}), lang) if scene else None,
            }
            for treatment in told.treatments
        ],
    }


def _rewrite(wanted: Wanted, before: Film, after: Film, lang: Lang) -> dict[str, Any] | None:
    """Return one rewritten element with its paragraph; None if the scene is in neither film any more."""
    was, now = before.scene(wanted.scene), after.scene(wanted.scene)
    if was is None or now is None:
        return None
    old, new = was.elements.named(wanted.element), now.elements.named(wanted.element)
    chosen = target(after.target)
    told, tells = compose(before, was, target(before.target)), compose(after, now, chosen)
    pictures = [frame(film.model_copy(update={"scenes": ()}), s, lang) for film, s in ((before, was), (after, now))]
    return {
        "slate": now.slate,
        "slug": now.slug.model_dump(),
        "element": name_of(wanted.element, lang),
        "pictures": pictures if wanted.element == "camera_work" and any(pictures) else None,
        "camera": [camera_words(was.camera, lang), camera_words(now.camera, lang)],
        "text": {
            side: differences(named(before, old.said(side), side), named(after, new.said(side), side)) for side in LANGS
        },
        "prompt": {side: differences(told.text.said(side), tells.text.said(side)) for side in LANGS},
        "length": say(
            "board.length",
            lang,
            count=tells.length,
            limit=tells.limit.count,
            unit=say(f"exporting.{tells.limit.unit}", lang),
        ),
        "over": tells.over,
        "remark": say("exporting.look_left_out", lang) if tells.without_look and not told.without_look else "",
    }
