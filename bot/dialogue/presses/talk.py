"""The talk: rewrites and what is decided of them, the coach, answers, lessons."""

from typing import Literal

from bot.dialogue.presses.fields import Id, Words
from bot.llm.drafts import WishDraft
from bot.story import ElementName, Frozen


class Rewrite(Frozen):
    """A wish for one element of one scene; makes a proposal."""

    press: Literal["rewrite"] = "rewrite"
    scene: Id
    element: ElementName
    wish: Words


class Decide(Frozen):
    """The word on a proposal."""

    press: Literal["decide"] = "decide"
    proposal: Id
    how: Literal["accept", "another", "reject"]


class Coach(Frozen):
    """Show three camera treatments of a scene."""

    press: Literal["coach"] = "coach"
    scene: Id


class Pick(Frozen):
    """Take one of the treatments that were shown, counted from 0."""

    press: Literal["pick"] = "pick"
    scene: Id
    treatment: int


class Explain(Frozen):
    """Say what a film word or a finding means, with what it would do in the scene at hand."""

    press: Literal["explain"] = "explain"
    what: Literal["term", "finding"]
    id: Id
    scene: Id | None = None


class Grant(Frozen):
    """One of the wishes that could be meant, offered with a question; made for version `base` of the film."""

    press: Literal["grant"] = "grant"
    base: int
    wish: WishDraft


class Learn(Frozen):
    """Give a lesson."""

    press: Literal["learn"] = "learn"
    lesson: Id


class TryOut(Frozen):
    """Try a lesson on a scene; makes a proposal."""

    press: Literal["try_out"] = "try_out"
    lesson: Id
    scene: Id
