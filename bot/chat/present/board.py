"""The board: everything about a film in one place."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from bot.archive import Stored
from bot.chat.present.findings import found
from bot.chat.present.scenes import drafted, scene_card
from bot.chat.present.words import name_of, release, words
from bot.composing.clip_memory import checklist
from bot.composing.clips_told import summary_lines
from bot.dialogue.talk import Talk
from bot.exporting import formats
from bot.library.presets import presets
from bot.library.targets import Target, target, targets
from bot.sentences import sentences
from bot.story import PRESET_PARTS, SIDES, Film, Lang, Scene
from bot.texts import say
from bot.writing.plan import Plan

_PLANNED = ("planned", "attention")


def board(
    stored: Stored,
    talk: Talk,
    *,
    lang: Lang,
    cost: Plan | None = None,
    pastes: int | None = None,
    running: bool = False,
    coming: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return the props of `Board`: JSON, with every word in `lang` and every text of the film in both languages.

    `cost` is what the next button starts; None where nothing is known or nothing is left to write. `pastes` is how many
    answers will be pasted, where a person carries them over from a chat. `running` is true while a writer works. `coming` holds what has come of scenes that are being written, by scene id.
    """
    film = stored.film
    head = film.model_copy(update={"scenes": ()})
    chosen = target(film.target)
    return {
        "release": release(),
        "lang": lang,
        "words": words("board", lang),
        "film": {
            "id": film.id,
            "version": stored.version,
            "title": film.title.model_dump(),
            "logline": film.logline.model_dump(),
            "target": film.target,
            "aspect": film.aspect,
            "plot_lang": film.plot_lang,
        },
        "step": talk.step,
        "running": running,
        "cost": _cost(cost, pastes, chosen, lang),
        "written": sum(scene.status == "written" for scene in film.scenes),
        "targets": [_target(one, lang) for one in targets().values()],
        "aspects": list(dict.fromkeys((film.aspect, *chosen.ratios))),
        "retired": say("board.retired", lang, target=chosen.name, date=chosen.retired) if chosen.retired else "",
        "looks": [
            {"id": look.id, "name": look.name.said(lang), "about": look.about.said(lang)} for look in presets().values()
        ],
        "preset": [
            {"part": part, "label": name_of(part, lang), "text": getattr(film.preset, part).model_dump()}
            for part in PRESET_PARTS
        ],
        "known": [
            {"side": side, "label": name_of(side, lang), "entries": [one.model_dump() for one in getattr(film, side)]}
            for side in SIDES
        ],
        "assumptions": [phrase.model_dump() for phrase in film.assumptions],
        "plot": list(sentences(film.plot)),
        "scenes": [_scene(film, head, scene, talk, lang, (coming or {}).get(scene.id)) for scene in film.scenes],
        "filming": summary_lines(checklist(film, stored.wish.get("seconds")), lang)
        if any(scene.clips for scene in film.scenes)
        else [],
        "formats": [
            {"id": form.id, "suffix": form.suffix, "about": form.about.said(lang)} for form in formats().values()
        ],
    }  # fmt: skip


def _scene(
    film: Film, head: Film, scene: Scene, talk: Talk, lang: Lang, draft: Mapping[str, Any] | None
) -> dict[str, Any]:
    if draft is not None and scene.status in _PLANNED:
        card = {**scene_card(head, drafted(scene, draft), (), lang), "coming": True, "pasted": False}
    else:
        card = dict(scene_card(head, scene, found(film).get(scene.id, ()), lang))
        card |= {"coming": False, "pasted": talk.ticked(scene.id, card["prompt"]["en"])}
    told = json.dumps(card, ensure_ascii=False, sort_keys=True)
    return card | {"mark": hashlib.sha256(told.encode()).hexdigest()[:12]}


def _target(one: Target, lang: Lang) -> dict[str, Any]:
    name = say("board.retired_name", lang, target=one.name) if one.retired else one.name
    return {"id": one.id, "name": name, "about": one.about.said(lang)}


def _cost(cost: Plan | None, pastes: int | None, chosen: Target, lang: Lang) -> dict[str, str] | None:
    """Return what the next step takes in calls and money, and what its clips would cost, as two lines."""
    if cost is None:
        return None
    if pastes is not None:
        calls = "board.pastes"
    elif cost.calls == 0:
        calls = "board.no_calls"
    else:
        calls = "board.calls" if cost.usd is not None else "board.calls_unpriced"
    clips = "board.clips" if cost.clips.usd is not None else "board.clips_unpriced"
    tokens = f"{cost.input_tokens + cost.output_tokens:,}"
    return {
        "calls": say(calls, lang, pastes=pastes, calls=cost.calls, tokens=tokens, usd=_usd(cost.usd)),
        "clips": say(
            clips,
            lang,
            target=chosen.name,
            seconds=cost.clips.seconds,
            tries=cost.clips.tries,
            usd=_usd(cost.clips.usd),
        ),
    }


def _usd(usd: float | None) -> str:
    """Return an amount as a person reads it: small ones to the tenth of a cent."""
    return "" if usd is None else f"${usd:.3f}" if usd < 1 else f"${usd:,.2f}"
