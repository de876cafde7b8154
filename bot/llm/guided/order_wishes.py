"""What a clause asks of the order of scenes: add, delete, move, swap, merge, split."""

import re

from bot.library.guided_remarks import commands
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.making import UnclearError, language, made
from bot.llm.guided.meant_scenes import meant
from bot.llm.guided.tidying import crossed, left_over
from bot.story import Scene

Wishes = list[WishDraft]

_BEGINS = re.compile(r"open|start|begin|始|はじ|スタート|開始", re.IGNORECASE)
"""A scene to begin with goes to the front, with no word for moving."""


def add(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:  # noqa: ARG001
    """Read a new scene, with what happens in it in the person's own words."""
    words, count = commands(), len(inputs.film.scenes)
    for pattern in words.add:
        found = re.search(pattern, text, re.IGNORECASE)
        if found is None or left_over(crossed(text, found.span())):
            continue
        where, beat = found["where"], found["beat"].strip(" 、,。.")
        number = re.search(r"[0-9]+", where)
        if number is None:
            after = 0 if words.at_the_start.pattern.search(where) else count
        else:
            after = int(number.group()) - (1 if words.before_it.pattern.search(where) else 0)
            if not 0 <= after <= count:
                raise UnclearError("no_such_scene", scene=number.group(), scenes=count)
        return [made("add_scene", number=after, text=beat, only=language(beat))] if beat else None
    return None


def merge(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read neighbors as one scene. Raises UnclearError if they are no neighbors."""
    spans = [match.span() for match in commands().merge.pattern.finditer(text)]
    if not spans or _of_part(text):
        return None
    named = meant(crossed(text, *spans), inputs.film, about)
    if left_over(named.rest):
        return None
    numbers = list(named.numbers)
    if len(numbers) < 2 or numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise UnclearError("which_pair")
    return [made("merge_scenes", numbers)]


def split(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read one scene as two."""
    spans = [match.span() for match in commands().split.pattern.finditer(text)]
    if not spans or _of_part(text):
        return None
    named = meant(crossed(text, *spans), inputs.film, about)
    if left_over(named.rest):
        return None
    if len(named.numbers) != 1:
        raise UnclearError("which_scene")
    return [made("split_scene", list(named.numbers))]


def delete(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read scenes that are to go; never all of them, and never one that was not pointed at. Raises UnclearError."""
    spans = [match.span() for match in commands().delete.pattern.finditer(text)]
    if not spans or _of_part(text):
        return None
    named = meant(crossed(text, *spans), inputs.film, about)
    if left_over(named.rest) or meant(text, inputs.film, about).apart:
        return None
    if not named.numbers:
        raise UnclearError("delete_which", [made("delete_scene", [about.number])] if about else [])
    if len(named.numbers) == len(inputs.film.scenes):
        raise UnclearError("not_all")
    if named.every:
        raise UnclearError("delete_many", [made("delete_scene", list(named.numbers))], scenes=list(named.numbers))
    return [made("delete_scene", list(named.numbers))]


def swap(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read two scenes in each other's place."""
    found = commands().swap.pattern.search(text)
    if found is None or _of_part(text):
        return None
    named = meant(crossed(text, found.span()), inputs.film, about)
    if left_over(named.rest):
        return None
    if len(named.numbers) != 2:
        raise UnclearError("which_pair")
    first, second = named.numbers
    back = [made("move_scene", [first], number=second)] if second - first > 1 else []
    return [made("move_scene", [second], number=first), *back]


def move(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read a scene in another place: a number, an end of the film, before or behind another scene."""
    goal = commands().goals.pattern.search(text)
    if goal is None or _of_part(text):
        return None
    rest = crossed(text, goal.span())
    spans = [match.span() for match in commands().move.pattern.finditer(rest)]
    if not spans and goal.end() < len(text) and not _BEGINS.search(goal.group()):
        return None
    named = meant(crossed(rest, *spans), inputs.film, about)
    if left_over(named.rest):
        return None
    if len(named.numbers) != 1:
        raise UnclearError("which_scene")
    place = _place(goal, named.numbers[0], len(inputs.film.scenes))
    if not 1 <= place <= len(inputs.film.scenes):
        raise UnclearError("no_such_scene", scene=str(place), scenes=len(inputs.film.scenes))
    return [made("move_scene", list(named.numbers), number=place)]


def _of_part(text: str) -> bool:
    """Tell if a text speaks of a part of scenes: whoever has the camera of 3 and 7 exchanged keeps the scenes."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in commands().fields.values())


def _place(goal: re.Match[str], scene: int, count: int) -> int:
    words = commands()
    said = [group for group in goal.groups() if group]
    numbers = [int(group) for group in said if group.isdigit()]
    if not numbers:
        return count if words.at_the_end.pattern.search(goal.group()) else 1
    if len(said) == 1:
        return numbers[0]
    # The scene itself leaves a gap: what stands behind it moves up.
    ahead = numbers[0] if scene > numbers[0] else numbers[0] - 1
    return ahead if words.before_it.pattern.search(goal.group()) else ahead + 1
