"""Findings on a card: three that matter most, with reason, cure and fix; the rest folded."""

from functools import lru_cache
from typing import Any

from bot.library.targets import target
from bot.library.weak_spots import weak_spot, weak_spots
from bot.linting import lint_film, shown
from bot.linting.fields import text_of
from bot.story import Film, Finding, Lang, Scene


@lru_cache(maxsize=16)
def found(film: Film) -> dict[str | None, tuple[Finding, ...]]:
    """Return the findings of a film by scene; those of the film as a whole under None."""
    by_scene: dict[str | None, tuple[Finding, ...]] = {}
    for finding in lint_film(film, target(film.target)):
        by_scene[finding.scene] = (*by_scene.get(finding.scene, ()), finding)
    return by_scene


def finding_cards(scene: Scene, findings: tuple[Finding, ...], lang: Lang) -> dict[str, Any]:
    """Return the findings of a scene: at most three, worst first, and those that are folded behind them."""
    first = shown(findings)
    rest = tuple(finding for finding in findings if finding not in first)
    return {
        "findings": [_card(scene, finding, lang) for finding in first],
        "folded": [_card(scene, finding, lang) for finding in rest],
        "waivers": [
            {"code": waiver.code, "what": _headline(waiver.code, lang), "reason": waiver.reason}
            for waiver in scene.waivers
        ],
    }


def _card(scene: Scene, finding: Finding, lang: Lang) -> dict[str, Any]:
    spot = weak_spot(finding.code)
    return {
        "code": finding.code,
        "level": finding.level,
        "what": finding.message.said(lang),
        "why": spot.why.said(lang),
        "instead": spot.instead.said(lang),
        "source": f"{spot.sources[0].what} ({spot.sources[0].date.isoformat()})",
        "field": finding.field or "",
        "lang": finding.lang or "",
        "start": finding.start,
        "fix": _fix(scene, finding),
    }


def _headline(code: str, lang: Lang) -> str:
    """Return what a waived rule is about; nothing for one that an imported film brought and no file knows."""
    return next((spot.headline.said(lang) for spot in weak_spots() if spot.code == code), "")


def _fix(scene: Scene, finding: Finding) -> dict[str, str] | None:
    """Return what the fix takes out and puts in; None where there is nothing to press."""
    if finding.fix is None or finding.field is None or finding.lang is None:
        return None
    text = text_of(scene, finding)
    return {"before": text[finding.fix.start : finding.fix.end], "after": finding.fix.text}
