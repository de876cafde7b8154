"""Findings in a film."""

from collections.abc import Iterator

from bot.composing import compose
from bot.library.targets import Target
from bot.library.weak_spots import Length, Structure, WeakSpot, weak_spots
from bot.linting.fields import Field, elements_of, in_its_field, paragraph, sentences_of
from bot.linting.kinds import Hit
from bot.linting.rules import finding
from bot.linting.structure import plot_unused, scene_lacks
from bot.linting.texts import lint_text
from bot.story import LANGS, Film, Finding, Lang, Level, Scene

_IN_ELEMENTS = frozenset(["wording", "clash", "leftover"])
"""Kinds that a note such as an element can break by itself; the others need the whole paragraph."""


def lint_film(film: Film, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of a film for `target`: scene by scene, then what concerns the film.

    Each scene is read with the preset. Spans count in the text that `field` names, as the user edits it.
    What a scene waives, by code, is left out.
    """
    found = [finding for scene in film.scenes for finding in lint_scene(film, scene, target)]
    for spot, level in _on(target):
        if isinstance(spot.check, Structure) and spot.check.check == "unused-plot":
            found += plot_unused(spot, film, level)
    return tuple(found)


def lint_scene(film: Film, scene: Scene, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of one scene in both languages, without those that it waives."""
    waived = {waiver.code for waiver in scene.waivers}
    found: list[Finding] = []
    every: list[Field] = []
    for lang in LANGS:
        prose, elements = sentences_of(scene, lang, target), elements_of(scene, lang)
        every += (*prose, *elements)
        found += _in_words(film, scene, target, prose, elements, lang)
    for spot, level in _on(target):
        if isinstance(spot.check, Structure):
            found += scene_lacks(spot, spot.check, film, scene, target, tuple(every), level)
        elif isinstance(spot.check, Length):
            found += _over(spot, film, scene, target, level)
    return tuple(finding for finding in found if finding.code not in waived)


def _in_words(
    film: Film, scene: Scene, target: Target, prose: tuple[Field, ...], elements: tuple[Field, ...], lang: Lang
) -> Iterator[Finding]:
    preset = "\n".join(phrase.said(lang) for _, phrase in film.preset if phrase.said(lang))
    seconds = target.clip_seconds(scene.seconds)
    things = frozenset(known.handle for known in film.places + film.props)
    said: set[str] = set()
    for told in lint_text(paragraph(prose), lang, target, also=preset, seconds=seconds, things=things):
        if _kind(told.code) != "length":
            said.add(told.code)
            yield in_its_field(told, prose, scene)
    for field in elements:
        for told in lint_text(field.text, lang, target, also=preset, seconds=seconds, things=things):
            # What the paragraph says too is said once.
            if _kind(told.code) in _IN_ELEMENTS and told.code not in said:
                yield told.model_copy(update=field.place(scene, told.start, told.end))


def _over(spot: WeakSpot, film: Film, scene: Scene, target: Target, level: Level) -> Iterator[Finding]:
    prompt = compose(film, scene, target)
    if prompt.over and target.limit:
        soft = prompt.limit.advised or prompt.limit.unit == "tokens"
        hit = Hit((0, 0), str(prompt.length), str(prompt.limit.count), prompt.length - prompt.limit.count)
        told = finding(spot, "warning" if soft and level == "error" else level, hit)
        yield told.model_copy(update={"scene": scene.id, "lang": "en"})


def _on(target: Target) -> list[tuple[WeakSpot, Level]]:
    return [(spot, level) for spot in weak_spots() if (level := spot.level(target))]


def _kind(code: str) -> str:
    return next(spot.check.kind for spot in weak_spots() if spot.code == code)
