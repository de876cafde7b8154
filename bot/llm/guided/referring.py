"""Remarks that refer back: the same for scene 5, シーン6にも, not scene 6 but scene 5. What was wished before is wished there."""

from bot.library.guided_remarks import commands
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.clauses import read
from bot.llm.guided.making import UnclearError, made
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.repeating import REPEATABLE, again
from bot.llm.guided.tidying import left_over, tidied

_EDGE = "。.!！、, "


def referred(remark: str, inputs: DirectInputs) -> list[WishDraft] | None:
    """Return the wishes of an earlier remark for the scenes that this one names; None if it refers to none.

    Raises UnclearError where what was done for the wrong scene would have to be taken back first.
    """
    said = remark.strip(_EDGE)
    corrected = commands().corrected.whole(said)
    numbers = [int(corrected["scene"])] if corrected else _others(said, inputs)
    if not numbers or not all(1 <= number <= len(inputs.film.scenes) for number in numbers):
        return None
    wished = _before(inputs)
    if not wished:
        return None
    if corrected and any(wish.action != "rewrite" for wish in wished):
        raise UnclearError("supposed", [*again(wished, numbers), made("undo")][:3])
    return again(wished, numbers)


def _others(said: str, inputs: DirectInputs) -> list[int]:
    """Return the scenes of a remark that says no more than which ones, and that it is to be the same."""
    if not commands().same.pattern.search(said):
        return []
    try:
        named = meant(said, inputs.film, inputs.scene)
    except NoSceneError:
        return []
    return [] if left_over(named.rest, commands().same.pattern) else list(named.numbers)


def _before(inputs: DirectInputs) -> list[WishDraft]:
    """Return what was wished last: by the proposal that is open, else by the last remark that was a wish."""
    for said in (inputs.before.offered, *reversed(inputs.before.remarks)):
        try:
            wished, unknown = read(tidied(said), inputs) if said else ([], [])
        except (UnclearError, NoSceneError):
            continue
        if wished and not unknown:
            return wished if all(wish.action in REPEATABLE for wish in wished) else []
    return []
