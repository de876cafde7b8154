"""The board: edits by hand, what follows from them, takes, undo, and what is handed over."""

from typing import Annotated, Literal

from pydantic import Field

from bot.dialogue.presses.fields import Id, Words
from bot.edits import Edit
from bot.story import ElementName, Frozen, Heading, Lang


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
