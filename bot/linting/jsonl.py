"""One line of `lint --jsonl`, in and out: a text, a text in both languages, or a storyboard."""

from typing import Any

from bot.library.targets import target
from bot.linting.storyboards import lint_pair, lint_storyboard, pair_of, storyboard_of
from bot.linting.texts import lint_text
from bot.sentences import language_of
from bot.story import LANGS, Finding, Lang
from bot.texts import Told


def lint_line(line: object) -> dict[str, Any]:
    """Return the findings for one decoded line; other keys than these are ignored.

    `{"id", "text", "lang", "target"}`: `lang` is seen from the text where it is not given.
    `{"id", "ja", "en", "target"}`: findings that compare carry `kind`.
    `{"id", "target", "preset", "cast", "scenes"}`: findings carry `scene`, the number that the line gives it.
    `target` is sora-2 where it is not given. Raises Told if the line is none of these.
    """
    if not isinstance(line, dict):
        raise Told("linting.not_an_object")
    wish = line.get("target") or "sora-2"
    if not isinstance(wish, str):
        raise Told("linting.no_target_id")
    aim = target(wish)
    if "scenes" in line:
        board = storyboard_of(line)
        told = lint_storyboard(board, aim)
        numbers = {scene.key: scene.number for scene in board.scenes}
        shown = [_of_both(finding) | {"scene": numbers.get(finding.scene or "")} for finding in told]
    elif "text" not in line and ("ja" in line or "en" in line):
        shown = [_of_both(finding) for finding in lint_pair(pair_of(line), aim)]
    else:
        text = line.get("text")
        if not isinstance(text, str):
            raise Told("linting.no_text")
        lang = line.get("lang") or language_of(text)
        if lang not in LANGS:
            raise Told("linting.no_such_language", lang=lang)
        shown = [_shown(finding, lang) for finding in lint_text(text, lang, aim)]
    return {"id": line.get("id"), "findings": shown}


def _of_both(finding: Finding) -> dict[str, Any]:
    lang = finding.lang or "en"
    return _shown(finding, lang) | {"lang": finding.lang} | ({"kind": finding.kind} if finding.kind else {})


def _shown(finding: Finding, lang: Lang) -> dict[str, Any]:
    return {
        "code": finding.code,
        "weak_spot": finding.weak_spot,
        "level": finding.level,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message.said(lang),
        "fix": finding.fix.model_dump() if finding.fix else None,
    }
