"""What buttons, cards and the board can ask for: a closed set of values, checked when they come in from a browser."""

from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.dialogue.presses.board import (
    CatchUp,
    Change,
    Export,
    Follow,
    Insert,
    Look,
    Mend,
    Redo,
    Restore,
    Split,
    Tick,
    Undo,
)
from bot.dialogue.presses.clips import Compare, Next, NotedClip, Restage, Still, WriteStill
from bot.dialogue.presses.talk import Coach, Decide, Explain, Grant, Learn, Pick, Rewrite, TryOut
from bot.dialogue.presses.walk import Answer, Approve, Begin, Stop, Write

__all__ = [
    "PRESS",
    "Answer",
    "Approve",
    "Begin",
    "CatchUp",
    "Change",
    "Coach",
    "Compare",
    "Decide",
    "Explain",
    "Export",
    "Follow",
    "Grant",
    "Insert",
    "Learn",
    "Look",
    "Mend",
    "Next",
    "NotedClip",
    "Pick",
    "Press",
    "Redo",
    "Restage",
    "Restore",
    "Rewrite",
    "Split",
    "Still",
    "Stop",
    "Tick",
    "TryOut",
    "Undo",
    "Write",
    "WriteStill",
]

Press = Annotated[
    Begin | Answer | Approve | Write | Stop | Change | Insert | Split | Look | Rewrite | Decide | Coach | Pick | Mend
    | Follow | CatchUp | Restore | Undo | Redo | Tick | Export | Explain | Grant | Still | WriteStill | Next | Compare
    | Restage | NotedClip | Learn | TryOut,
    Field(discriminator="press"),
]  # fmt: skip

PRESS: TypeAdapter[Press] = TypeAdapter(Press)
"""Reads a press as it comes from a browser. Raises ValidationError for anything else."""
