"""Wishes of one remark beside each other: the later length counts, and what cannot both be is asked about."""

from itertools import combinations
from typing import get_args

from bot.llm.drafts import WishDraft
from bot.llm.guided.making import UnclearError
from bot.llm.guided.wishing import CameraWish, camera_wish, light_wish
from bot.story import Film, Size

_SIZES: tuple[Size, ...] = get_args(Size)


def agreed(wishes: list[WishDraft], film: Film) -> list[WishDraft]:
    """Return the wishes, of several lengths for one scene the last. Raises UnclearError if two exclude each other."""
    kept = [wish for place, wish in enumerate(wishes) if not _outdone(wish, wishes[place + 1 :])]
    for wish in kept:
        if any(_torn(wish, film, number) for number in wish.scenes):
            raise UnclearError("torn", scenes=wish.scenes)
    for one, other in combinations(kept, 2):
        both = [number for number in one.scenes if number in other.scenes]
        if any(_excluded(one, other, film, number) for number in both):
            raise UnclearError("contradicts", [one, other], scenes=both)
    return kept


def _outdone(wish: WishDraft, later: list[WishDraft]) -> bool:
    return wish.action == "set_seconds" and any(
        other.action == "set_seconds" and set(wish.scenes) <= set(other.scenes) for other in later
    )


def _torn(wish: WishDraft, film: Film, number: int) -> bool:
    """Tell if one wish goes closer to what is wider than now, as 寄って、でも全身は見えるように."""
    if wish.action != "rewrite" or wish.field != "camera_work" or wish.text is None:
        return False
    said = camera_wish(wish.text.ja or wish.text.en)
    return _apart(said, said, film, number)


def _excluded(one: WishDraft, other: WishDraft, film: Film, number: int) -> bool:
    if "delete_scene" in (one.action, other.action):
        return one.action != other.action and {one.action, other.action} <= {
            "delete_scene",
            "rewrite",
            "set_seconds",
            "lock",
        }
    if one.action != "rewrite" or other.action != "rewrite" or one.field != other.field:
        return False
    said, also = (wish.text.ja or wish.text.en if wish.text else "" for wish in (one, other))
    if one.field == "lighting_color":
        lit, also_lit = light_wish(said), light_wish(also)
        return bool(lit.palette and also_lit.palette and lit.palette != also_lit.palette)
    if one.field == "camera_work":
        return _apart(camera_wish(said), camera_wish(also), film, number)
    return False


def _apart(one: CameraWish, other: CameraWish, film: Film, number: int) -> bool:
    """Tell if two camera wishes name different values of a kind, or go closer to what is wider."""
    for name in ("size", "angle", "lens_mm"):
        first, second = getattr(one, name), getattr(other, name)
        if first is not None and second is not None and first != second:
            return True
    if one.step * other.step < 0:
        return True
    step, size = one.step or other.step, one.size or other.size
    now = film.scenes[number - 1].camera.size
    if not step or size is None or now is None:
        return False
    return (_SIZES.index(size) - _SIZES.index(now)) * step < 0
