"""Findings in one prompt."""

from collections.abc import Iterable
from functools import cache

from bot.library.targets import Target
from bot.library.weak_spots import WeakSpot, weak_spots
from bot.linting.kinds import Clip
from bot.linting.reading import Reading
from bot.linting.rules import found_by, read, worth_running
from bot.story import Finding, Lang, Level

Rules = tuple[tuple[WeakSpot, Level], ...]
"""The rules that are on for a target, with their levels there."""

_ORDER: tuple[Level, ...] = ("error", "warning", "hint")
_WISH = 8
"""Seconds of a clip whose wish is not known, as in `bot.story.Scene`."""


def lint_text(
    text: str,
    lang: Lang,
    target: Target,
    *,
    also: str = "",
    seconds: int | None = None,
    things: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """Return the weak spots of a prompt in `lang` for `target`, in the order of the text.

    `also` is text that the model is given with it, as the preset: what both say together may be a contradiction.
    `seconds` is the length of the clip, else the target's length nearest to eight seconds.
    `things` are handles that are places or props; any other handle is somebody. Offsets are characters of `text`.

    >>> from bot.library.targets import target
    >>> from bot.linting import lint_text
    >>> text = "On a bridge, a girl turns around."
    >>> [(f.code, f.level, text[f.start : f.end]) for f in lint_text(text, "en", target("sora-2")) if f.level != "hint"]
    [('ACT01', 'warning', 'turns around')]
    """
    preset = read(also, lang) if also.strip() else None
    clip = Clip(target, seconds if seconds is not None else target.clip_seconds(_WISH))
    return tuple(findings_in(read(text, lang, preset, things), clip, rules_for(target)))


def rules_for(target: Target) -> Rules:
    """Return the rules that are on for the target, with their levels there."""
    return _rules(target.id, target.sound == "none", target.generation)


@cache
def _rules(target_id: str, silent: bool, generation: str) -> Rules:
    return tuple((spot, level) for spot in weak_spots() if (level := spot.level_on(target_id, silent, generation)))


def findings_in(reading: Reading, clip: Clip, rules: Iterable[tuple[WeakSpot, Level]]) -> list[Finding]:
    """Return what the rules find in a text that was read, in its order."""
    worth = worth_running(reading)
    told = (one for spot, level in rules if spot.code in worth for one in found_by(spot, reading, level, clip))
    return sorted(told, key=order)


def order(finding: Finding) -> tuple[int, int, int, str]:
    """Return the key by which findings of one text are sorted: by place, then the worse first."""
    return finding.start, finding.end, _ORDER.index(finding.level), finding.code


def shown(findings: tuple[Finding, ...], most: int = 3) -> tuple[Finding, ...]:
    """Return what a card shows of one scene: each rule once, errors first, hints only where nothing else is."""
    worst = sorted(findings, key=lambda f: _ORDER.index(f.level))
    once = {finding.code: finding for finding in reversed(worst)}
    kept = [finding for finding in worst if once[finding.code] is finding]
    serious = [finding for finding in kept if finding.level != "hint"]
    return tuple((serious or kept)[:most])
