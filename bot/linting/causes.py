"""The words of a scene that explain why its clip came out wrong: what the linter finds of a weak spot there."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.library.targets import Target, target
from bot.library.weak_spots import weak_spots
from bot.linting.fields import text_of
from bot.linting.films import lint_film
from bot.linting.texts import lint_text
from bot.story import Film, Finding, Lang, Scene


class Cause(NamedTuple):
    """One finding, and the text that its span counts in; empty where no words are the cause but their absence."""

    finding: Finding
    text: str


def causes(film: Film, scene: Scene, spots: Sequence[str]) -> tuple[Cause, ...]:
    """Return what is found of these weak spots in a scene, the first spot's first, each rule once a language.

    A waiver counts for nothing here: the clip is there, and it is wrong. Rules that the target is too good for are on.
    """
    bare = film.model_copy(
        update={"scenes": tuple(one.model_copy(update={"waivers": ()}) for one in film.scenes)}
    )  # fmt: skip
    found = [told for told in lint_film(bare, _wary(target(film.target))) if told.scene == scene.id]
    once: dict[tuple[str, Lang | None], Finding] = {}
    for finding in sorted((told for told in found if told.weak_spot in spots), key=lambda f: spots.index(f.weak_spot)):
        once.setdefault((finding.code, finding.lang), finding)
    return tuple(Cause(finding, text_of(scene, finding)) for finding in once.values())


def holds(text: str, lang: Lang, spot: str, aim: Target) -> bool:
    """Tell if a sentence holds a weak spot."""
    codes = {rule.code for rule in weak_spots() if rule.weak_spot == spot}
    return bool(text.strip()) and any(told.code in codes for told in lint_text(text, lang, _wary(aim)))


def _wary(aim: Target) -> Target:
    """Return the target as one that obeys less: what failed on it is no matter of a hint."""
    return aim.model_copy(update={"generation": "old"})
