"""Stricter checks of answers than a schema can make: what is wrong, in English, for the writer's one repair."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from bot.llm.asks import (
    BreakdownInputs,
    DirectInputs,
    FillInputs,
    FollowInputs,
    InterviewInputs,
    OutlineInputs,
    QuickInputs,
    RewriteInputs,
    StillInputs,
)
from bot.llm.drafts import (
    BreakdownDraft,
    DirectDraft,
    ElementDraft,
    FollowDraft,
    InterviewDraft,
    OutlineDraft,
    QuickDraft,
    SceneDraft,
    ShotDraft,
    StillDraft,
)
from bot.writing import plan_checks, scene_checks, still_checks, wish_checks
from bot.writing.faults import Fault

_TEXT = ("languages", "handles known", "handles agree", "five elements", "camera agrees", "budget", "spoken lines")
_WHOLE = (*_TEXT, "elements differ", "own words")

CHECKS: dict[str, tuple[str, ...]] = {
    "interview": ("languages", "three questions", "choices"),
    "outline": ("languages", "handles valid", "lengths", "noun phrases"),
    "break_down": ("languages", "scenes", "sentence numbers", "sentence order"),
    "fill": (*_WHOLE, "who acts"),
    "rewrite": (*_TEXT, "shown before"),
    "follow": ("languages", "pairs", "handles agree", "numbers agree", "spoken lines"),
    "direct": ("languages", "scenes exist", "fields exist", "complete", "wishes or question"),
    "quick": _WHOLE,
    "still": ("languages", "handles known", "handles agree", "no movement", "budget"),
}
"""What is checked of every answer of a step; one that fails goes to repair."""

_FAULTS: dict[str, Callable[[Any, Any], Iterator[Fault]]] = {
    "interview": plan_checks.of_interview,
    "outline": plan_checks.of_outline,
    "break_down": plan_checks.of_breakdown,
    "fill": scene_checks.of_scene,
    "rewrite": scene_checks.of_rewrite,
    "follow": scene_checks.of_follow,
    "direct": wish_checks.of_direct,
    "quick": scene_checks.of_quick,
    "still": still_checks.of_still,
}


def found(step: str, draft: Any, inputs: Any) -> tuple[Fault, ...]:
    """Return the faults of a draft of any step, each with the check that found it."""
    return tuple(_FAULTS[step](draft, inputs))


def interview_faults(draft: InterviewDraft, inputs: InterviewInputs) -> tuple[str, ...]:
    """Return what is wrong with the questions; nothing if they are good. So with all that follow."""
    return _says(plan_checks.of_interview(draft, inputs))


def outline_faults(draft: OutlineDraft, inputs: OutlineInputs) -> tuple[str, ...]:
    """Return what is wrong with the outline."""
    return _says(plan_checks.of_outline(draft, inputs))


def breakdown_faults(draft: BreakdownDraft, inputs: BreakdownInputs) -> tuple[str, ...]:
    """Return what is wrong with the scene list; another count than was wished is told by `faithful`, not here."""
    return _says(plan_checks.of_breakdown(draft, inputs))


def fill_faults(draft: SceneDraft, inputs: FillInputs) -> tuple[str, ...]:
    """Return what is wrong with a scene."""
    return _says(scene_checks.of_scene(draft, inputs))


def rewrite_faults(draft: ElementDraft | ShotDraft, inputs: RewriteInputs) -> tuple[str, ...]:
    """Return what is wrong with a rewritten element."""
    return _says(scene_checks.of_rewrite(draft, inputs))


def follow_faults(draft: FollowDraft, inputs: FollowInputs) -> tuple[str, ...]:
    """Return what is wrong with a language that was brought up."""
    return _says(scene_checks.of_follow(draft, inputs))


def direct_faults(draft: DirectDraft, inputs: DirectInputs) -> tuple[str, ...]:
    """Return what is wrong with the wishes that a remark was read as."""
    return _says(wish_checks.of_direct(draft, inputs))


def quick_faults(draft: QuickDraft, inputs: QuickInputs) -> tuple[str, ...]:
    """Return what is wrong with a prompt from a few words."""
    return _says(scene_checks.of_quick(draft, inputs))


def still_faults(draft: StillDraft, inputs: StillInputs) -> tuple[str, ...]:
    """Return what is wrong with a first frame."""
    return _says(still_checks.of_still(draft, inputs))


def _says(faults: Iterable[Fault]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fault.says for fault in faults))
