"""What buttons, cards and the board can ask for: a closed set of values, checked when they come in from a browser."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from bot.edits import Edit
from bot.llm.drafts import WishDraft
from bot.story import ElementName, Frozen, Heading, Lang

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Words = Annotated[str, StringConstraints(max_length=20_000)]


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


class Change(Frozen):
    """Edits by hand, made by someone who saw version `base`."""

    press: Literal["change"] = "change"
    base: int
    edits: Annotated[tuple[Edit, ...], Field(max_length=50)]


class Insert(Frozen):
    """A new scene with this beat, behind a scene or at the beginning."""

    press: Literal["insert"] = "insert"
    after: Id | None
    beat: Words


class Split(Frozen):
    """Cut a scene in two before a plot sentence."""

    press: Literal["split"] = "split"
    scene: Id
    at: int


class Look(Frozen):
    """Take over a named preset as the look of the film."""

    press: Literal["look"] = "look"
    preset: Id


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


class Mend(Frozen):
    """Put the fix of a finding in. The span tells which, where a code was found twice."""

    press: Literal["mend"] = "mend"
    scene: Id
    code: Id
    field: Id
    start: int


class Follow(Frozen):
    """Bring up the language of an element, slug or beat that lags behind."""

    press: Literal["follow"] = "follow"
    scene: Id
    element: ElementName | Heading
    lang: Lang


class CatchUp(Frozen):
    """Bring up every text of the film that lags behind its other language, or lacks it."""

    press: Literal["catch_up"] = "catch_up"


class Restore(Frozen):
    """Go back to an earlier take of a scene: the one that a step of the log made."""

    press: Literal["restore"] = "restore"
    scene: Id
    step: int


class Undo(Frozen):
    """Take back the last turn."""

    press: Literal["undo"] = "undo"


class Redo(Frozen):
    """Bring back what the last undo took."""

    press: Literal["redo"] = "redo"


class Tick(Frozen):
    """Note that a scene's prompt was taken to the video model, or that it was not."""

    press: Literal["tick"] = "tick"
    scene: Id
    pasted: bool


class Export(Frozen):
    """Hand the film over as a file."""

    press: Literal["export"] = "export"
    format: Id


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


class Learn(Frozen):
    """Give a lesson."""

    press: Literal["learn"] = "learn"
    lesson: Id


class TryOut(Frozen):
    """Try a lesson on a scene; makes a proposal."""

    press: Literal["try_out"] = "try_out"
    lesson: Id
    scene: Id


Press = Annotated[
    Begin | Answer | Approve | Write | Stop | Change | Insert | Split | Look | Rewrite | Decide | Coach | Pick | Mend
    | Follow | CatchUp | Restore | Undo | Redo | Tick | Export | Explain | Grant | Still | WriteStill | Next | Compare
    | Restage | NotedClip | Learn | TryOut,
    Field(discriminator="press"),
]  # fmt: skip

PRESS: TypeAdapter[Press] = TypeAdapter(Press)
"""Reads a press as it comes from a browser. Raises ValidationError for anything else."""
