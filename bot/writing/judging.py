"""Judging: how one answer to one case does, check by check, without another LLM."""

import re
from typing import Any

from bot.composing import written_out
from bot.library.weak_spots import weak_spots
from bot.linting import lint_text
from bot.llm.drafts import QuickDraft, SceneDraft
from bot.story import LANGS, Film
from bot.writing.cases import Case, Step
from bot.writing.checks import CHECKS, found
from bot.writing.expected import expectations, unmet
from bot.writing.tongues import plain

_POLITE = re.compile(r"(?:です|ます|ました|ません|でした|ください)(?:[。、]|\Z)")


def judged(step: Step, case: Case, draft: Any, inputs: Any) -> dict[str, bool]:
    """Return for each check by name whether the answer passes it.

    Beside the step's own checks: `expected: ...` of the case and, where there is a paragraph, `craft: ...`.
    """
    failed = {fault.check for fault in found(step, draft, inputs)}
    result = {check: check not in failed for check in CHECKS[step]}
    missed = set(unmet(case.expect, draft))
    result |= {f"expected: {name}": name not in missed for name in expectations(case.expect)}
    if isinstance(draft, QuickDraft):
        draft = draft.scene
    if isinstance(draft, SceneDraft):
        weak = _weak(draft, inputs.film, inputs)
        result |= {f"craft: {spot.weak_spot}": spot.weak_spot not in weak for spot in weak_spots()}
        result["craft: です・ます"] = not any(_POLITE.search(plain(said.ja)) for said in draft.prose)
    return result


def _weak(draft: SceneDraft, film: Film, inputs: Any) -> set[str]:
    """Return the weak spots, by id, that the linter warns of in the finished paragraph."""
    found: set[str] = set()
    for lang in LANGS:
        written = written_out(film, [getattr(said, lang) for said in draft.prose], lang)
        joint = "" if lang == "ja" else " "
        text = joint.join(piece.text for piece in written)
        findings = lint_text(text, lang, inputs.target)
        found |= {finding.weak_spot for finding in findings if finding.level != "hint"}
    return found
