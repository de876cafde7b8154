"""Findings in a film."""

from collections.abc import Callable, Iterator
from functools import cache

from bot.composing import Prompt, compose
from bot.library.checks import Length, Structure
from bot.library.targets import Target
from bot.library.weak_spots import WeakSpot
from bot.linting.fields import Field, elements_of, in_its_field, paragraph, sentences_of
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading
from bot.linting.rules import finding, read
from bot.linting.structure import plot_unused, same_setups, scene_lacks
from bot.linting.texts import Rules, findings_in, rules_for
from bot.story import LANGS, Film, Finding, Lang, Level, Scene

_IN_ELEMENTS = frozenset(["wording", "clash", "leftover"])
"""Kinds that a note such as an element can break by itself; the others need the whole paragraph."""


def lint_film(film: Film, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of a film for `target`: scene by scene, then what concerns the film.

    Each scene is read with the preset. Spans count in the text that `field` names, as the user edits it.
    What a scene waives, by code, is left out.
    """
    presets, rules = _presets(film), rules_for(target)
    found = [told for scene in film.scenes for told in _in_scene(film, scene, target, presets, rules)]
    for spot, level in rules:
        if isinstance(spot.check, Structure) and spot.check.check == "unused-plot":
            found += plot_unused(spot, film, level)
        elif isinstance(spot.check, Structure) and spot.check.check == "same-setup":
            waivers = {scene.id: {waiver.code for waiver in scene.waivers} for scene in film.scenes}
            found += [f for f in same_setups(spot, film, level) if f.code not in waivers[f.scene or ""]]
    return tuple(found)


def _presets(film: Film) -> Callable[[Lang], Reading]:
    """Return what reads the film's preset: once a language, and only one that a scene is written in."""

    @cache
    def preset(lang: Lang) -> Reading:
        return read("\n".join(phrase.said(lang) for _, phrase in film.preset), lang)

    return preset


def _in_scene(
    film: Film, scene: Scene, target: Target, preset: Callable[[Lang], Reading], rules: Rules
) -> list[Finding]:
    waived = {waiver.code for waiver in scene.waivers}
    found: list[Finding] = []
    every: list[Field] = []
    for lang in LANGS:
        prose, elements = sentences_of(scene, lang, target), elements_of(scene, lang)
        every += (*prose, *elements)
        if any(field.text.strip() for field in (*prose, *elements)):
            found += _in_words(film, scene, target, prose, elements, preset(lang), rules)
    prompt = compose(film, scene, target)
    for spot, level in rules:
        if isinstance(spot.check, Structure):
            found += scene_lacks(spot, spot.check, film, scene, prompt, tuple(every), level)
        elif isinstance(spot.check, Length):
            found += _over(spot, prompt, level)
    return [told for told in found if told.code not in waived]


def _in_words(
    film: Film,
    scene: Scene,
    target: Target,
    prose: tuple[Field, ...],
    elements: tuple[Field, ...],
    preset: Reading,
    every: Rules,
) -> Iterator[Finding]:
    clip = Clip(target, target.clip_seconds(scene.seconds))
    things = frozenset(known.handle for known in film.places + film.props)
    # The length is measured where handles are written out, by `_over`.
    rules = [(spot, level) for spot, level in every if not isinstance(spot.check, Length)]
    whole = findings_in(read(paragraph(prose), preset.lang, preset, things), clip, rules)
    for told in whole:
        yield in_its_field(told, prose, scene)
    # What the paragraph says too is said once.
    said = {told.code for told in whole}
    alone = [(spot, level) for spot, level in rules if spot.check.kind in _IN_ELEMENTS and spot.code not in said]
    for field in elements:
        for told in findings_in(read(field.text, field.lang, preset, things), clip, alone):
            yield told.model_copy(update=field.place(scene, told.start, told.end))


def _over(spot: WeakSpot, prompt: Prompt, level: Level) -> Iterator[Finding]:
    if prompt.over and prompt.limit:
        soft = prompt.limit.advised or prompt.limit.unit == "tokens"
        hit = Hit((0, 0), str(prompt.length), str(prompt.limit.count), prompt.length - prompt.limit.count)
        told = finding(spot, "warning" if soft and level == "error" else level, hit)
        yield told.model_copy(update={"scene": prompt.scene, "lang": "en"})
