"""Around a clip: its still, what comes after it, what came of it."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from bot.dialogue.presses.fields import Id, Words
from bot.story import Frozen


class Still(Frozen):
    """Show the first frame of a scene as a prompt for a picture, and the movement that goes with it."""

    press: Literal["still"] = "still"
    scene: Id


class WriteStill(Frozen):
    """Have the writer say what the first frame of a scene shows."""

    press: Literal["write_still"] = "write_still"
    scene: Id


class Next(Frozen):
    """Show the prompt for what comes after a scene's clip; empty wish: what the scene itself gives."""

    press: Literal["next"] = "next"
    scene: Id
    how: Literal["remix", "extend", "blend", "loop"]
    wish: Words = ""


class Compare(Frozen):
    """Compare what a tool says of its picture with what the scene means."""

    press: Literal["compare"] = "compare"
    scene: Id
    caption: Words


class Restage(Frozen):
    """Stage a scene anew, in one of the ways that were offered for a weak spot, counted from 0; makes a proposal."""

    press: Literal["restage"] = "restage"
    scene: Id
    weak_spot: Id
    staging: int


class NotedClip(Frozen):
    """What came of a scene's prompt at the video model."""

    press: Literal["clip"] = "clip"
    scene: Id
    kept: bool
    why: Annotated[str, StringConstraints(max_length=500)] = ""
    target: Id | None = None
    tries: Annotated[int, Field(ge=1, le=999)] = 1
    usd: Annotated[float, Field(ge=0, lt=1e6)] | None = None
