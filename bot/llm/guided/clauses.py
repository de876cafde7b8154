"""Reads a remark clause by clause: each is understood in full, or it is not understood."""

import re

from bot.library.guided_remarks import remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided import film_wishes, order_wishes, scene_wishes
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.tidying import left_over, pieces
from bot.story import Scene

_READINGS = (
    film_wishes.undo, film_wishes.title, order_wishes.add, scene_wishes.keep, film_wishes.total, film_wishes.target,
    film_wishes.aspect, film_wishes.identity, scene_wishes.seconds, order_wishes.merge, order_wishes.split,
    order_wishes.swap, order_wishes.move, scene_wishes.lock, order_wishes.delete, scene_wishes.rewrite,
    scene_wishes.mood, film_wishes.look, film_wishes.unclear_looks,
)  # fmt: skip
"""In the order in which they are tried; the first that understands every word counts."""
_BARE = re.compile(r"[\W_]|と|や|も|scenes?|\band\b", re.IGNORECASE)
"""What may stand beside the numbers where a part names scenes and says nothing: シーン5はいい says something."""
_LONGEST = 400
"""Characters beyond which a remark tells a story and is no command."""


def read(remark: str, inputs: DirectInputs) -> tuple[list[WishDraft], list[str]]:
    """Return the wishes of a tidied remark, and the parts that are not understood.

    Raises UnclearError and NoSceneError where something must be asked first.
    """
    wishes: list[WishDraft] = []
    unknown: list[str] = []
    about = inputs.scene
    if len(remark) > _LONGEST:
        return [], [remark]
    for piece in pieces(remark, remarks().hard):
        found, strange = _parts(piece, inputs, about)
        wishes += found
        unknown += strange
        about = _last(found, inputs) or about
    return wishes, unknown


def _parts(piece: str, inputs: DirectInputs, about: Scene | None) -> tuple[list[WishDraft], list[str]]:
    """Read a piece by the longest stretches of its parts that are one wish."""
    parts = pieces(piece, remarks().soft)
    wishes: list[WishDraft] = []
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            if end - at > 1 and not _hangs_together(parts[at:end], inputs):
                continue
            start = piece.index(parts[at])
            said = piece[start : piece.index(parts[end - 1], start) + len(parts[end - 1])]
            found = _wishes(said, inputs, about)
            if found is not None:
                wishes += found
                about = _last(found, inputs) or about
                at = end
                break
        else:
            if left_over(parts[at]):
                unknown.append(parts[at])
            at += 1
    return wishes, unknown


def _wishes(text: str, inputs: DirectInputs, about: Scene | None) -> list[WishDraft] | None:
    if remarks().forbids.pattern.search(text) and not remarks().keeps.pattern.search(text):
        return None
    without = re.sub(remarks().instead.pattern, "", text)
    plain = without if left_over(without) else text
    return next((found for way in _READINGS if (found := way(plain, inputs, about)) is not None), None)


def _hangs_together(parts: list[str], inputs: DirectInputs) -> bool:
    """Tell if parts can be one wish: none names its own scenes after another has said what to do."""
    told = False
    for place, part in enumerate(parts):
        try:
            named = meant(part, inputs.film, None)
        except NoSceneError:
            return False
        says = bool(left_over(named.rest) or named.apart or _BARE.sub("", named.rest))
        if told and named.numbers and (says or place < len(parts) - 1):
            return False
        told = told or says
    return True


def _last(wishes: list[WishDraft], inputs: DirectInputs) -> Scene | None:
    numbers = [wish.scenes[0] for wish in wishes if len(wish.scenes) == 1]
    return inputs.film.scenes[numbers[-1] - 1] if numbers else None
