"""What a clause asks of some scenes: length, light and camera, a mood, a lock, or that they stay as they are."""

import re

from bot.library.guided_remarks import commands, remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.lengths import length
from bot.llm.guided.making import UnclearError, made
from bot.llm.guided.meant_scenes import meant
from bot.llm.guided.rewrites_meant import elements_of, mood_of
from bot.llm.guided.tidying import CROSSED, crossed, left_over
from bot.story import Scene

Wishes = list[WishDraft]

_EDGE = re.compile(rf"^(?:[{CROSSED} 、,:のをはが]|も(?![うっ])|[とや](?=[ {CROSSED}])|and |& )+|[{CROSSED} 、,:]+$")

_ELSE = re.compile(r"\b(?:but|rest|others?)\b|けど|でも|ただし|残り|ほか|他は|以外", re.IGNORECASE)
"""Who goes on like this wishes for something beside what is to stay."""
_PICTURES = re.compile(r"\b(?:movie|film|flick)s?\b|映画", re.IGNORECASE)
_AMENDS = re.compile(r"秒(?:だった|でした|の(?:間違い|つもり))|\bi meant\b", re.IGNORECASE)
"""4秒だった amends what was said before, and may be a length or what is added to one."""
_MOVING = re.compile(r"動|\bmov", re.IGNORECASE)
"""A camera that is not to move is a still one, and nothing that is left as it is."""

_LOCKED_OFF = re.compile(r"\block(?:ed)?\b[^,.]*\boff\b", re.IGNORECASE)
"""A camera that stands still, as the craft says it."""


def keep(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read scenes that are to stay as they are: nothing is done, and a lock is offered."""
    if not remarks().keeps.pattern.search(text):
        return None
    named = meant(text, inputs.film, about)
    field = _field(named.rest)
    if field is not None and field[0] == "camera_work" and _MOVING.search(named.rest):
        return None
    rest = crossed(named.rest, field[1]) if field else named.rest
    rest = crossed(rest, *(match.span() for match in remarks().keeps.pattern.finditer(rest)))
    if not _ELSE.search(text):
        rest = elements_of(rest, inputs.film)[1]
    if left_over(rest, re.compile("固定|何も|nothing|anything", re.IGNORECASE)):
        return None
    return [made("keep", list(named.numbers), field=field[0] if field else "scene")]


def lock(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read a lock, or its end. Raises UnclearError if no scene is named."""
    for action, ways in (("unlock", commands().unlock), ("lock", commands().lock)):
        found = ways.pattern.search(text)
        if found is None:
            continue
        named = meant(crossed(text, found.span()), inputs.film, about)
        field = _field(named.rest)
        rest = crossed(named.rest, field[1]) if field else named.rest
        # A camera that is fixed is a still camera; anything else that is fixed is locked.
        if (
            left_over(rest)
            or meant(text, inputs.film, about).apart
            or (found.group() == "固定" and (field is None or field[0] == "camera_work"))
            or (field is not None and field[0] == "camera_work" and _LOCKED_OFF.search(text))
        ):
            return None
        return [made(action, _scenes(named.numbers, inputs, about), field=field[0] if field else "scene")]
    return None


def seconds(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read a length for scenes, and what else is wished for the same ones. Raises UnclearError for one beyond 1 to 600."""
    found = length(text)
    if found is None:
        return None
    wanted, rest = found
    named = meant(rest, inputs.film, about)
    more: Wishes = []
    if left_over(named.rest, commands().lengths["say"].pattern):
        elements, rest = elements_of(named.rest, inputs.film)
        if not elements or left_over(rest, commands().lengths["say"].pattern) or not named.numbers:
            return None
        more = [made("rewrite", list(named.numbers), field=one, text=words_of_wish(named.rest)) for one in elements]
    by_length: dict[int, list[int]] = {}
    for number in _scenes(named.numbers, inputs, about):
        after = wanted.of(inputs.film.scenes[number - 1], inputs.film)
        if not 1 <= after <= 600:
            raise UnclearError("seconds_out_of_range", seconds=after)
        by_length.setdefault(after, []).append(number)
    if _AMENDS.search(text):
        raise UnclearError(
            "supposed", [made("set_seconds", numbers, number=after) for after, numbers in by_length.items()]
        )
    return [made("set_seconds", numbers, number=after) for after, numbers in by_length.items()] + more


def rewrite(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read elements to be rewritten, in the words of the wish. Raises UnclearError if no scene is named."""
    named = meant(text, inputs.film, about)
    elements, rest = elements_of(named.rest, inputs.film)
    if not elements or left_over(rest):
        return None
    scenes = _scenes(named.numbers, inputs, about)
    return [made("rewrite", scenes, field=element, text=words_of_wish(named.rest)) for element in elements]


def mood(text: str, inputs: DirectInputs, about: Scene | None) -> Wishes | None:
    """Read another mood: light and camera are rewritten as a director would. Raises UnclearError if no scene is named."""
    named = meant(text, inputs.film, about)
    found = mood_of(named.rest)
    if found is None or left_over(found[2], _PICTURES):
        return None
    scenes = _scenes(named.numbers, inputs, about)
    return [
        made("rewrite", scenes, field="lighting_color", text=found[0]),
        made("rewrite", scenes, field="camera_work", text=found[1]),
    ]


def _scenes(numbers: tuple[int, ...], inputs: DirectInputs, about: Scene | None) -> list[int]:
    """Return the scenes that are named, else the one that is being talked about. Raises UnclearError if none is."""
    if numbers:
        return list(numbers)
    if about is not None:
        return [about.number]
    if len(inputs.film.scenes) == 1:
        return [1]
    raise UnclearError("which_scene")


def _field(text: str) -> tuple[str, tuple[int, int]] | None:
    for field, pattern in commands().fields.items():
        found = re.search(pattern, text, re.IGNORECASE)
        if found:
            return field, found.span()
    return None


def words_of_wish(text: str) -> str:
    """Return the wish without what names the scenes."""
    return _EDGE.sub("", re.sub(rf"[{CROSSED}]+", " ", text)) or text
