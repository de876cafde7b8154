"""What can be wrong with the wishes that a remark was read as."""

import re
from collections.abc import Iterator
from typing import get_args

from bot.exporting import formats
from bot.library.presets import presets
from bot.library.targets import targets
from bot.llm.asks import DirectInputs
from bot.llm.drafts import DirectDraft, WishDraft
from bot.story import ELEMENTS, PRESET_PARTS, Lockable
from bot.writing.faults import Fault, in_both

_ASPECT = re.compile(r"[1-9][0-9]{0,3}:[1-9][0-9]{0,3}")
_MOST_OFFERS = 3
_FIELDS: dict[str, tuple[str, ...]] = {
    "rewrite": ELEMENTS,
    "set_heading": ("slug", "beat"),
    "set_note": ("style", "sound", "avoid"),
    "set_preset": PRESET_PARTS,
    "lock": get_args(Lockable),
    "unlock": get_args(Lockable),
}
_WITH_SCENES = (
    "rewrite", "set_seconds", "set_heading", "set_note", "delete_scene", "move_scene", "split_scene", "merge_scenes", "lock", "unlock",
)  # fmt: skip
_WITH_TEXT = (
    "rewrite", "set_heading", "set_target", "set_aspect", "set_title", "set_logline", "set_preset", "look", "identify",
    "add_scene", "explain", "export",
)  # fmt: skip
_WITH_NUMBER = {"set_seconds": 1, "move_scene": 1, "add_scene": 0}
"""The least number that an action takes."""


def of_direct(draft: DirectDraft, inputs: DirectInputs) -> Iterator[Fault]:
    """Yield the faults of the wishes that a remark was read as."""
    if draft.question is not None:
        yield from in_both("question", draft.question)
        if draft.wishes:
            yield Fault("wishes or question", "Give either wishes or a question, not both.")
        if len(draft.offers) > _MOST_OFFERS:
            yield Fault("wishes or question", f"Give at most {_MOST_OFFERS} offers.")
    elif not draft.wishes:
        yield Fault("wishes or question", "Give at least one wish, or a question if nothing can be done.")
    elif draft.offers:
        yield Fault("wishes or question", "Give offers only with a question.")
    for name in ("wishes", "offers"):
        for i, wish in enumerate(getattr(draft, name)):
            yield from _of_wish(f"{name}[{i}]", wish, inputs)


def _of_wish(where: str, wish: WishDraft, inputs: DirectInputs) -> Iterator[Fault]:
    by_number = {scene.number: scene for scene in inputs.film.scenes}
    for number in wish.scenes:
        if number not in by_number:
            yield Fault("scenes exist", f"{where}: there is no scene {number} in a film of {len(by_number)}.")
    if wish.action in _WITH_SCENES and not wish.scenes:
        yield Fault("scenes exist", f"{where}: {wish.action} needs the numbers of its scenes.")
    fields = _FIELDS.get(wish.action)
    if fields and wish.field not in fields:
        yield Fault("fields exist", f"{where}.field is {wish.field!r}; {wish.action} takes one of {', '.join(fields)}.")
    if wish.action == "identify" and (wish.field or "").removeprefix("@") not in {k.handle for k in inputs.film.known}:
        yield Fault("fields exist", f"{where}.field is {wish.field!r}, which is no handle of the film.")
    least = _WITH_NUMBER.get(wish.action)
    if least is not None and (wish.number is None or wish.number < least):
        yield Fault("complete", f"{where}: {wish.action} needs a number of at least {least}.")
    if wish.action in ("move_scene", "add_scene") and wish.number is not None and wish.number > len(by_number):
        yield Fault("scenes exist", f"{where}: there is no place {wish.number} in a film of {len(by_number)} scenes.")
    if wish.action == "merge_scenes" and len(wish.scenes) < 2:
        yield Fault("complete", f"{where}: merge_scenes needs the numbers of two neighbors.")
    if (
        wish.action == "split_scene"
        and len(wish.scenes) == 1
        and wish.scenes[0] in by_number
        and wish.number is not None
    ):
        own = by_number[wish.scenes[0]].plot_sentences
        if wish.number not in own[1:]:
            yield Fault("complete", f"{where}.number is {wish.number}; the second half can begin at {list(own[1:])}.")
    if wish.action in _WITH_TEXT or (wish.action == "set_note" and wish.text is not None):
        yield from _of_words(where, wish)


def _of_words(where: str, wish: WishDraft) -> Iterator[Fault]:
    if wish.text is None or not (wish.text.ja.strip() or wish.text.en.strip()):
        yield Fault("complete", f"{where}: {wish.action} needs its words in text.")
        return
    known = {"set_target": list(targets()), "look": list(presets()), "export": list(formats())}.get(wish.action)
    if known is not None:
        if wish.text.en not in known:
            yield Fault("complete", f"{where}: there is no {wish.text.en!r}; known are {', '.join(known)}.")
    elif wish.action == "set_aspect":
        if not _ASPECT.fullmatch(wish.text.en):
            yield Fault("complete", f"{where}: {wish.text.en!r} is no aspect; write it as 16:9.")
    elif wish.action != "explain":
        yield from in_both(f"{where}.text", wish.text)
