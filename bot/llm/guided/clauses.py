"""Reads a remark clause by clause: each is understood in full, or it is not understood."""

import re

from bot.library.guided_remarks import commands, remarks
from bot.llm.asks import DirectInputs
from bot.llm.drafts import WishDraft
from bot.llm.guided import film_wishes, order_wishes, scene_wishes, sounding
from bot.llm.guided.agreeing import agreed
from bot.llm.guided.meant_scenes import NoSceneError, meant
from bot.llm.guided.repeating import REPEATABLE, again
from bot.llm.guided.tidying import left_over, pieces
from bot.story import Scene

_READINGS = (
    film_wishes.undo, film_wishes.title, sounding.sound, order_wishes.add, scene_wishes.keep, film_wishes.total, film_wishes.target,
    film_wishes.aspect, film_wishes.identity, scene_wishes.seconds, order_wishes.merge, order_wishes.split,
    order_wishes.swap, order_wishes.move, scene_wishes.lock, order_wishes.delete, scene_wishes.rewrite,
    scene_wishes.mood, film_wishes.look, film_wishes.unclear_looks,
)  # fmt: skip
"""In the order in which they are tried; the first that understands every word counts."""
_BARE = re.compile(r"[\W_]|と|や|も|scenes?|\b(?:and|make|put|let|set|please)\b", re.IGNORECASE)
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
    those: tuple[int, ...] = ()
    for piece in _with_scenes(pieces(remark, remarks().hard), inputs):
        if idle(piece) and not pieces(piece, remarks().soft)[1:]:
            about = _pointed(piece, inputs) or about
            continue
        found, strange = _parts(_pointing(piece, those, len(inputs.film.scenes)), inputs, about)
        wishes += found
        unknown += strange
        about = _last(found, inputs) or _pointed(piece, inputs) or about
        those = _named(piece, inputs, about) or those
    if unknown and not _named(remark, inputs, None):
        # "lose the lantern, it's not needed": what is not understood may be what is to go.
        wishes = [wish for wish in wishes if wish.action != "delete_scene"]
    return agreed(wishes, inputs.film), unknown


def idle(part: str) -> bool:
    """Tell if a part asks for nothing: thanks, praise, or the reason for what is asked for beside it."""
    return any(ways.pattern.fullmatch(part.strip()) for ways in (remarks().chatter, remarks().reasons))


def _reason(part: str) -> bool:
    return bool(remarks().reasons.pattern.fullmatch(part.strip()))


def _pointed(part: str, inputs: DirectInputs) -> Scene | None:
    """Return the one scene that a reason speaks of: what follows is about it."""
    numbers = _named(part, inputs, None)
    return inputs.film.scenes[numbers[0] - 1] if len(numbers) == 1 else None


def _with_scenes(said: list[str], inputs: DirectInputs) -> list[str]:
    """Return the pieces, each that only names scenes put before the wish that it ends: make it rain. In the last scene."""
    joined: list[str] = []
    for piece in said:
        only = bool(_named(piece, inputs, None)) and not _BARE.sub("", _unnamed(piece, inputs))
        if only and joined and not _named(joined[-1], inputs, None):
            joined[-1] = f"{piece}、{joined[-1]}"
        else:
            joined.append(piece)
    return joined


def _named(piece: str, inputs: DirectInputs, about: Scene | None) -> tuple[int, ...]:
    try:
        return meant(piece, inputs.film, about).numbers
    except NoSceneError:
        return ()


def _unnamed(part: str, inputs: DirectInputs) -> str:
    return meant(part, inputs.film, None).rest


def _pointing(piece: str, those: tuple[int, ...], count: int) -> str:
    """Return a piece with the numbers for "both" and "the rest": of the scenes of the piece before it, or all others."""
    for name in ("those", "rest"):
        found = commands().scenes[name].pattern.search(piece)
        if found is None or not those or re.search(r"[0-9]", piece[: found.start()]):
            continue
        meant_now = those if name == "those" else tuple(n for n in range(1, count + 1) if n not in those)
        joint, word = (" ", "scenes ") if piece.isascii() else ("と", "シーン")
        numbers = word + joint.join(str(number) for number in meant_now)
        return f"{piece[: found.start()]}{numbers} {piece[found.end() :]}"
    return piece


def _parts(piece: str, inputs: DirectInputs, about: Scene | None) -> tuple[list[WishDraft], list[str]]:
    """Read a piece by the longest stretches of its parts that are one wish."""
    parts = pieces(piece, remarks().soft)
    wishes: list[WishDraft] = []
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            start = piece.index(parts[at])
            said = piece[start : piece.index(parts[end - 1], start) + len(parts[end - 1])]
            together = end - at == 1 or _hangs_together(parts[at:end], inputs)
            if end - at == 1 and _reason(said):
                about = _pointed(said, inputs) or about
                at = end
                break
            found = _wishes(said, inputs, about) if together else _added(said, inputs, about)
            if found is not None:
                wishes += found
                about = _last(found, inputs) or about
                at = end
                break
        else:
            named = _named(parts[at], inputs, None)
            also = commands().same.pattern
            if named and wishes and also.search(parts[at]) and not left_over(_unnamed(parts[at], inputs), also):
                wishes += again([one for one in wishes if one.action in REPEATABLE][-1:], named)
            elif not idle(parts[at]) and (
                _BARE.sub("", _unnamed(parts[at], inputs)) if named else left_over(parts[at])
            ):
                unknown.append(parts[at])
            about = _pointed(parts[at], inputs) or about
            at += 1
    return wishes, unknown


def _wishes(text: str, inputs: DirectInputs, about: Scene | None) -> list[WishDraft] | None:
    if remarks().forbids.pattern.search(text) and not remarks().keeps.pattern.search(text):
        return None
    without = re.sub(remarks().instead.pattern, "", text)
    plain = without if left_over(without) else text
    return next((found for way in _READINGS if (found := way(plain, inputs, about)) is not None), None)


def _added(text: str, inputs: DirectInputs, about: Scene | None) -> list[WishDraft] | None:
    """Read a new scene whose story has commas; one that names other scenes has more wishes in it."""
    found = order_wishes.add(text, inputs, about)
    told = " ".join(wish.text.ja + wish.text.en for wish in found or [] if wish.text)
    return None if re.search(r"[0-9]", told) else found


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
    kept = {number for wish in wishes if wish.action == "keep" for number in wish.scenes}
    spared = [scene for scene in inputs.film.scenes if scene.number not in kept]
    if kept and len(spared) == 1:
        return spared[0]  # all stay but this one: what follows is about it
    numbers = [wish.scenes[0] for wish in wishes if len(wish.scenes) == 1]
    return inputs.film.scenes[numbers[-1] - 1] if numbers else None
