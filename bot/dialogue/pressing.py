"""What each button does."""

from collections.abc import AsyncIterator

from bot.dialogue import (
    beginning,
    catching_up,
    changing,
    continuing,
    explaining,
    filming,
    following,
    handing,
    learning,
    mishaps,
    proposing,
    walking,
)
from bot.dialogue.events import Event
from bot.dialogue.meeting import Meeting
from bot.dialogue.presses import (
    Answer,
    Approve,
    Begin,
    CatchUp,
    Change,
    Coach,
    Compare,
    Decide,
    Explain,
    Export,
    Follow,
    Grant,
    Insert,
    Learn,
    Look,
    Mend,
    Next,
    NotedClip,
    Pick,
    Press,
    Redo,
    Restage,
    Restore,
    Rewrite,
    Split,
    Still,
    Tick,
    TryOut,
    Undo,
    Write,
    WriteStill,
)  # fmt: skip
from bot.dialogue.talk import Wanted


def pressed(meeting: Meeting, press: Press) -> AsyncIterator[Event]:
    """Return what a button does, event by event. Raises Told for what a person must be told."""
    match press:
        case Begin():
            return beginning.begun(meeting, press)
        case Answer():
            return walking.answered(meeting, press)
        case Approve():
            return walking.approved(meeting, press)
        case Write():
            return walking.go_on(meeting)
        case Change():
            return changing.by_hand(meeting, press)
        case Insert():
            return changing.insert(meeting, press)
        case Split():
            return changing.split(meeting, press)
        case Look():
            return changing.look(meeting, press)
        case Rewrite():
            wanted = Wanted(scene=press.scene, element=press.element, wish=press.wish)
            return proposing.propose(meeting, press.wish, [wanted])
        case Decide():
            return proposing.decided(meeting, press)
        case Coach():
            return proposing.coach(meeting, press)
        case Pick():
            return proposing.picked(meeting, press)
        case Mend():
            return changing.mend(meeting, press)
        case Follow():
            return changing.bring_up(meeting, press)
        case CatchUp():
            return catching_up.caught_up(meeting)
        case Restore():
            return changing.restore(meeting, press)
        case Undo():
            return changing.undo(meeting)
        case Redo():
            return changing.redo(meeting)
        case Tick():
            return handing.ticked(meeting, press)
        case Export():
            return handing.handed(meeting, press)
        case Explain():
            return explaining.explained(meeting, press)
        case Grant():
            return following.granted(meeting, press)
        case Still():
            return continuing.show_still(meeting, press)
        case WriteStill():
            return continuing.have_still_written(meeting, press)
        case Next():
            return continuing.show_next(meeting, press)
        case Compare():
            return continuing.show_comparison(meeting, press)
        case Restage():
            return mishaps.restaged(meeting, press)
        case NotedClip():
            return filming.note(meeting, press)
        case Learn():
            return learning.taught(meeting, press)
        case TryOut():
            return learning.tried(meeting, press)
    raise ValueError(f"{press.press} is for whoever runs the work")
