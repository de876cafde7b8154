"""The walk: how a film begins, and each step to the next."""

from typing import Literal

from bot.dialogue.presses.fields import Words
from bot.story import Frozen


class Begin(Frozen):
    """One of the ways to begin, on the welcome page."""

    press: Literal["begin"] = "begin"
    what: Literal["dream", "quick", "sample", "check", "camera"]


class Answer(Frozen):
    """An answer to a question of the interview; empty skips it."""

    press: Literal["answer"] = "answer"
    question: int
    text: Words


class Approve(Frozen):
    """The outline or the scene list is good: the next step may begin."""

    press: Literal["approve"] = "approve"
    what: Literal["outline", "breakdown"]


class Write(Frozen):
    """Write the scenes that are not written yet, or go on with it."""

    press: Literal["write"] = "write"


class Stop(Frozen):
    """Stop what is running; what is done stays."""

    press: Literal["stop"] = "stop"
