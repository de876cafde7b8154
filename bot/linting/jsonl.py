"""One line of `lint --jsonl`, in and out."""

from typing import Any

from bot.library.targets import target
from bot.linting.texts import lint_text
from bot.sentences import language_of
from bot.story import LANGS, Finding, Lang
from bot.texts import Told


def lint_line(line: object) -> dict[str, Any]:
    """Return the findings for one decoded line `{"id", "text", "lang", "target"}`.

    `lang` is seen from the text and `target` is sora-2 where they are not given; other keys are ignored.
    Raises Told if the line is no such object.
    """
    if not isinstance(line, dict):
        raise Told("linting.not_an_object")
    text = line.get("text")
    if not isinstance(text, str):
        raise Told("linting.no_text")
    lang = line.get("lang") or language_of(text)
    if lang not in LANGS:
        raise Told("linting.no_such_language", lang=lang)
    wish = line.get("target") or "sora-2"
    if not isinstance(wish, str):
        raise Told("linting.no_target_id")
    findings = lint_text(text, lang, target(wish))
    return {"id": line.get("id"), "findings": [_shown(finding, lang) for finding in findings]}


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
