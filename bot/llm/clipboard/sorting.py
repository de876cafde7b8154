"""Sorts what was read into the parts that are waited for, also where the chat named or wrapped them otherwise."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.llm.clipboard.fitting import bare, likeness
from bot.llm.clipboard.reading import CutList, CutObject, Found
from bot.llm.clipboard.slips import Slip

_SCENE = re.compile(r"(?:scene|scenes|シーン|s|sc|第)?0*(\d+)(?:シーン|番)?")
_LISTS = {"scenelist", "scenes", "breakdown", "list", "シーンリスト", "シーン一覧"}
_OWN_NAMES = ("part", "scene", "number", "name", "id", "シーン")
_DEEPEST = 3
"""How many wrappings around the parts are looked through."""


@dataclass
class Sorted:
    """What there is for each part, in the order in which it stood."""

    parts: dict[Slip, list[Any]] = field(default_factory=lambda: defaultdict(list))
    foreign: bool = False
    """True if something in it says that it answers another request."""


def sorted_out(found: Sequence[Found], slips: Sequence[Slip]) -> Sorted:
    """Return which values are for which slips."""
    done = Sorted()
    for item in found:
        value = CutObject({item.name: item.value}) if item.name and item.cut else item.value
        value = {item.name: item.value} if item.name and not item.cut else value
        if _foreign(value, slips):
            done.foreign = True
            continue
        for slip, part in _parts(value, slips, 0):
            done.parts[slip].append(part)
    return done


def _foreign(value: Any, slips: Sequence[Slip]) -> bool:
    if not isinstance(value, dict):
        return False
    said = next((item for key, item in value.items() if bare(key) == "answerto"), None)
    return isinstance(said, str) and bare(said) not in {bare(slip.film) for slip in slips}


def _parts(value: Any, slips: Sequence[Slip], depth: int) -> Iterator[tuple[Slip, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        yield from _listed(value, slips, depth)
        return
    if not isinstance(value, dict):
        return
    if len(slips) == 1 and likeness(slips[0].kind, value) >= 0.5:
        yield slips[0], value  # the part alone, without its name
        return
    for key, item in value.items():
        slip = _named(key, item, slips)
        if slip is not None:
            yield slip, item
        elif not _SCENE.fullmatch(bare(key)):  # another scene is never taken for this one
            yield from _parts(item, slips, depth + 1)


def _named(key: str, item: Any, slips: Sequence[Slip]) -> Slip | None:
    name = bare(key)
    for slip in slips:
        if name == bare(slip.name):
            return slip
        if slip.name == "scene_list" and name in _LISTS and isinstance(item, list):
            return slip
        scene, said = re.fullmatch(r"scene_(\d+)", slip.name), _SCENE.fullmatch(name)
        if scene and said and int(said[1]) == int(scene[1]) and isinstance(item, dict):
            return slip
    return None


def _listed(items: list[Any], slips: Sequence[Slip], depth: int) -> Iterator[tuple[Slip, Any]]:
    """Yield the parts of a bare list: by the number that each has, else in order where the count leaves no doubt."""
    own = [_own_name(item) for item in items]
    if any(own):
        for name, item in zip(own, items, strict=True):
            slip = _named(name, item, slips)
            if slip is not None:
                yield slip, item
        return
    if len(slips) == 1 and slips[0].name == "scene_list" and all(isinstance(item, dict) for item in items):
        yield slips[0], items
        return
    alike = len({slip.kind for slip in slips}) == 1 and all(likeness(slips[0].kind, item) >= 0.5 for item in items)
    if alike and (len(items) == len(slips) or (isinstance(items, CutList) and len(items) < len(slips))):
        yield from zip(slips, items, strict=False)
        return
    for item in items:
        yield from _parts(item, slips, depth + 1)


def _own_name(item: Any) -> str:
    """Return what an item of a list calls itself, as a name or as the number of a scene; else nothing."""
    if not isinstance(item, dict):
        return ""
    said = (value for key, value in item.items() if bare(key) in _OWN_NAMES)
    return next((str(value) for value in said if isinstance(value, (str, int))), "")
