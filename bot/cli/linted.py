"""How findings look in a terminal, with the words underlined, and as JSON."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from bot.cli import stage
from bot.library.weak_spots import weak_spot
from bot.linting import shown
from bot.linting.fields import text_of
from bot.story import Film, Finding, Scene

_WIDE = 100
"""Columns of the user's text that are shown around what is underlined."""


def report(name: str, film: Film, findings: tuple[Finding, ...], *, every: bool) -> list[str]:
    """Return the findings of a film, scene by scene: at most three each, errors first, the others counted."""
    lines: list[str] = []
    for scene in (*film.scenes, None):
        here = tuple(finding for finding in findings if finding.scene == (scene.id if scene else None))
        some = here if every else shown(here)
        slate = scene.slate if scene else stage.words("lint.of_the_film")
        for finding in some:
            lines += [f"{name}: {slate} {_head(finding)}", *underlined(scene, finding)]
        lines += _folded(here, some)
    return lines


def as_json(name: str, film: Film, findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    """Return every finding with its file, its scene by number, and its sentences in the language of this run."""
    numbers = {scene.id: scene.number for scene in film.scenes}
    lang = stage.lang()
    return [
        {
            "file": name,
            "scene": numbers.get(finding.scene or ""),
            "field": finding.field,
            "lang": finding.lang,
            "code": finding.code,
            "name": weak_spot(finding.code).name,
            "weak_spot": finding.weak_spot,
            "kind": finding.kind,
            "level": finding.level,
            "start": finding.start,
            "end": finding.end,
            "message": finding.message.said(lang),
            "why": finding.why.said(lang),
            "fix": finding.fix.model_dump() if finding.fix else None,
        }
        for finding in findings
    ]


def explanation(code: str) -> str:
    """Return what a rule is about, with its sources and examples. Raises Told for an unknown code."""
    rule, lang = weak_spot(code), stage.lang()
    lines = [f"{rule.code} {rule.name}", rule.headline.said(lang), rule.why.said(lang), rule.instead.said(lang)]
    lines += [f"- {source.what} ({source.sure}, {source.date})" for source in rule.sources]
    pairs = {"bad": [f"{p.ja} / {p.en}" for p in rule.pairs.bad], "good": [f"{p.ja} / {p.en}" for p in rule.pairs.good]}
    boards = {"bad": [_told(b) for b in rule.storyboards.bad], "good": [_told(b) for b in rule.storyboards.good]}
    for side, texts in (("bad", rule.bad.by(lang)), ("good", rule.good.by(lang))):
        if examples := (*texts, *pairs[side], *boards[side]):
            lines += [stage.words(f"lint.examples_{side}"), *(f"- {text}" for text in examples)]
    return "\n".join(lines)


def _head(finding: Finding) -> str:
    lang = stage.lang()
    level = stage.words(f"names.{finding.level}")
    return f"{level} {finding.code}: {finding.message.said(lang)} {finding.why.said(lang)}".rstrip()


def underlined(scene: Scene | None, finding: Finding) -> list[str]:
    """Return the line of the text with marks under the offending words; a wide letter takes two."""
    text = text_of(scene, finding)
    if not text or finding.end <= finding.start:
        return []
    start = max(text.rfind("\n", 0, finding.start) + 1, finding.start - _WIDE // 2)
    line_end = text.find("\n", finding.start)
    end = min(len(text) if line_end < 0 else line_end, max(finding.end, finding.start + _WIDE // 2))
    cut = ("…" if start else "", "…" if end < len(text) else "")
    before = cut[0] + text[start : finding.start]
    words = text[finding.start : min(finding.end, end)]
    line = before + words + text[min(finding.end, end) : end] + cut[1]
    return [f"    {_plain(line)}", f"    {' ' * _columns(_plain(before))}{'^' * max(1, _columns(_plain(words)))}"]


def _plain(text: str) -> str:
    """Return text that cannot move the cursor or turn the line around."""
    return "".join(c if c.isprintable() else " " for c in text if unicodedata.category(c) != "Cf")


def _columns(text: str) -> int:
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _folded(every: Iterable[Finding], some: Iterable[Finding]) -> list[str]:
    kept = {id(finding) for finding in some}
    left = [finding for finding in every if id(finding) not in kept]
    hints = sum(finding.level == "hint" for finding in left)
    lines = [stage.words("lint.more", count=len(left) - hints)] if len(left) > hints else []
    return [f"    {line}" for line in (*lines, *([stage.words("lint.hints", count=hints)] if hints else []))]


def _told(board: dict[str, Any]) -> str:
    return " → ".join(str(scene["prompt"][stage.lang()]) for scene in board["scenes"])
