"""(Film, Scene, wish, Target) -> After: prompts for a clip that exists: remix, extend, blend, loop. No LLM, no I/O."""

from typing import Literal, get_args

from bot.continuing.blending import blended
from bot.continuing.keeping import place_in
from bot.continuing.looping import looped
from bot.continuing.remixing import extended, remixed
from bot.continuing.results import After
from bot.continuing.wishes import Wished, wished
from bot.library.targets import Target
from bot.linting import lint_text
from bot.story import Film, Finding, Lang, Scene
from bot.texts import Told

How = Literal["remix", "extend", "blend", "loop"]
HOWS: tuple[How, ...] = get_args(How)
_OF_CLIPS_ALONE = ("CON01",)
"""Rules for a prompt that stands alone."""

__all__ = ["HOWS", "After", "How", "after", "findings"]


def after(
    film: Film, scene: Scene, how: How, wish: str, target: Target, *, changes: tuple[Wished, ...] | None = None
) -> After:
    """Return the prompt for what comes after the scene's clip. `changes` are the wish as somebody understood it already.

    Raises Told where the wish says nothing that a remix could change, where there is nothing that comes next, and
    where a blend has no neighbour.
    """
    asked = changes if changes is not None else wished(film, scene, wish)
    match how:
        case "remix":
            if not asked:
                raise Told("after.say_one_change")
            return remixed(film, scene, asked, target)
        case "extend":
            following = next((one for one in film.scenes if one.number == scene.number + 1), None)
            if following is not None and place_in(film, following) not in ("", place_in(film, scene)):
                following = None
            if not asked and following is None:
                raise Told("after.say_what_next")
            return extended(film, scene, asked, following, target)
        case "blend":
            following = next((one for one in film.scenes if one.number == scene.number + 1), None)
            if following is None:
                raise Told("after.no_neighbour", slate=scene.slate)
            return blended(film, scene, following, wish, target)
        case "loop":
            return looped(film, scene, asked, target)


def findings(told: After, film: Film, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of such a prompt: of the English that is pasted, of the Japanese where there is no other.

    That it points to another clip is none here, since that clip is handed over with it; nor is a hint at what such a
    prompt leaves to the clip.
    """
    things = frozenset(known.handle for known in film.places + film.props)
    lang: Lang = "en" if told.text.en else "ja"
    found = lint_text(
        "\n".join((told.text.said(lang), told.second.said(lang))).strip(),
        lang,
        target,
        seconds=told.seconds,
        things=things,
    )
    return tuple(one for one in found if one.code not in _OF_CLIPS_ALONE and one.level != "hint")
