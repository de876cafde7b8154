"""What a remark that is not understood in full could mean: wishes to be offered, none of them done before it is chosen."""

import re
from collections.abc import Iterator

from bot.library.guided_remarks import commands, remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided.identities import names
from bot.llm.guided.lengths import length
from bot.llm.guided.making import made
from bot.llm.guided.meant_scenes import Meant, NoSceneError, meant
from bot.llm.guided.rewrites_meant import elements_of, mood_of, words_for
from bot.llm.guided.targets_meant import target_in
from bot.llm.guided.tidying import left_over, pieces
from bot.story import Film

_MOST = 3
_FEW_WORDS, _FEW_SIGNS = 2, 8
_DENIED = re.compile(r"ない|ずに|せん(?!か)|やめ|\b(?:not|never|no|without|stop)\b|n.?t\b", re.IGNORECASE)
"""What turns a wish around: nothing is guessed from it."""

_WHY = re.compile(r"なんで|なぜ|どうして|\bwhy\b", re.IGNORECASE)


def guesses(remark: str, inputs: DirectInputs) -> list[WishDraft]:
    """Return up to three wishes that a tidied remark could mean, the likeliest first."""
    found: list[WishDraft] = []
    if len(remark) > 400:
        return found
    for piece in pieces(remark, remarks().hard):
        if _DENIED.search(piece) or _WHY.search(piece):
            continue
        for wish in _of(piece, inputs):
            if wish not in found:
                found.append(wish)
    return found[:_MOST]


def _of(piece: str, inputs: DirectInputs) -> Iterator[WishDraft]:
    try:
        named = meant(piece, inputs.film, inputs.scene)
    except NoSceneError as missing:
        if not missing.fitting:
            return
        named = Meant(missing.fitting, piece)
    brand = target_in(piece)
    if brand is not None:
        ids = [brand.certain] if brand.certain else [one.id for one in brand.models]
        yield from (made("set_target", text=one) for one in ids)
    for shape, ways in commands().aspects.items():
        if ways.pattern.search(piece):
            yield made("set_aspect", text=shape)
    groups = _groups(piece, named, inputs)
    if named.numbers and not elements_of(named.rest, inputs.film)[0]:
        yield from _of_order(piece, list(named.numbers), inputs)
    wanted = length(named.rest)
    if wanted is not None and len(groups) == 1 and len(groups[0]) == 1:
        after = wanted[0].of(inputs.film.scenes[groups[0][0] - 1], inputs.film)
        if 1 <= after <= 600:
            yield made("set_seconds", groups[0], number=after)
    elements, rest = elements_of(named.rest, inputs.film)
    if not named.numbers and inputs.scene is None and _tells(rest):
        return
    for group in groups:
        for element in elements:
            yield made("rewrite", group, field=element, text=words_for(element, named.rest))
    if not elements and (mood := mood_of(named.rest)) is not None:
        yield made("rewrite", groups[0], field="lighting_color", text=mood[0])
        yield made("rewrite", groups[0], field="camera_work", text=mood[1])


def _tells(rest: str) -> bool:
    """Tell if so much is left of a text that names no scene that it is more of a story than a wish."""
    left = left_over(rest)
    return len(left.split()) > _FEW_WORDS if left.isascii() else len(left) > _FEW_SIGNS


def _of_order(piece: str, numbers: list[int], inputs: DirectInputs) -> Iterator[WishDraft]:
    words = commands()
    neighbors = len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1))
    if neighbors and words.merge.pattern.search(piece):
        yield made("merge_scenes", numbers)
    if len(numbers) == 1 and words.split.pattern.search(piece):
        yield made("split_scene", numbers)
    if len(numbers) < len(inputs.film.scenes) and words.delete.pattern.search(piece):
        yield made("delete_scene", numbers)


def _groups(piece: str, named: Meant, inputs: DirectInputs) -> list[list[int]]:
    """Return the scenes that may be meant: those named, the one at hand, those where somebody named is seen, or all."""
    if named.numbers:
        return [list(named.numbers)]
    if inputs.scene is not None:
        return [[inputs.scene.number]]
    seen = _seen(piece, inputs.film)
    return [[number] for number in seen] if 0 < len(seen) <= _MOST else [[scene.number for scene in inputs.film.scenes]]


def _seen(piece: str, film: Film) -> list[int]:
    """Return the scenes whose action shows somebody or something that a text names."""
    handles = [
        known.handle
        for known in (*film.cast, *film.props)
        if any(name.lower() in piece.lower() for name in names(known))
    ]
    return [
        scene.number
        for scene in film.scenes
        if any(f"@{handle}" in scene.elements.subject_action.en for handle in handles)
    ]
