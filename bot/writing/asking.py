"""Asking: each step's typed inputs become its question to the writer. What scenes share stands first, to the byte."""

from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from bot.library.instructions import instructions, shared
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
from bot.llm.port import Ask, Message

A = TypeVar("A", bound=BaseModel)


def interview(inputs: InterviewInputs) -> Ask[InterviewDraft]:
    """Return the question for what the plot leaves open."""
    return _ask("interview", inputs, InterviewDraft)


def outline(inputs: OutlineInputs) -> Ask[OutlineDraft]:
    """Return the question for what the whole film shares."""
    return _ask("outline", inputs, OutlineDraft)


def break_down(inputs: BreakdownInputs) -> Ask[BreakdownDraft]:
    """Return the question for the scene list."""
    return _ask("break_down", inputs, BreakdownDraft)


def fill(inputs: FillInputs) -> Ask[SceneDraft]:
    """Return the question for one scene."""
    return _ask("fill", inputs, SceneDraft)


def rewrite(inputs: RewriteInputs) -> Ask[ElementDraft] | Ask[ShotDraft]:
    """Return the question for one element anew; only the camera work brings closed values with it."""
    if inputs.element == "camera_work":
        return _ask("rewrite", inputs, ShotDraft)
    return _ask("rewrite", inputs, ElementDraft)


def follow(inputs: FollowInputs) -> Ask[FollowDraft]:
    """Return the question for the language that lags behind."""
    return _ask("follow", inputs, FollowDraft)


def still(inputs: StillInputs) -> Ask[StillDraft]:
    """Return the question for the first frame of a scene."""
    return _ask("still", inputs, StillDraft)


def direct(inputs: DirectInputs) -> Ask[DirectDraft]:
    """Return the question for what a free remark asks for."""
    return _ask("direct", inputs, DirectDraft)


def quick(inputs: QuickInputs) -> Ask[QuickDraft]:
    """Return the question for one prompt from a few words."""
    return _ask("quick", inputs, QuickDraft)


def repair(ask: Ask[A], raw: str, reason: str) -> Ask[A]:
    """Return the question once more, behind the answer that was not usable and what is wrong with it."""
    said = (Message(role="assistant", content=raw),) if raw.strip() else ()
    again = Message(role="user", content=shared("repair.md", reason=reason))
    return replace(ask, messages=(*ask.messages, *said, again))


def _ask(step: str, inputs: BaseModel, answer: type[A]) -> Ask[A]:
    # Not model_dump: the templates read the film's values as they are.
    system, user = instructions(step, **{name: getattr(inputs, name) for name in type(inputs).model_fields})
    messages = (Message(role="system", content=system), Message(role="user", content=user))
    return Ask(step=step, inputs=inputs, messages=messages, answer=answer)
