"""Findings in a film."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from bot.composing import Prompt, compose
from bot.library.checks import Length, Structure
from bot.library.targets import Target
from bot.library.weak_spots import WeakSpot
from bot.linting.fields import Field, elements_of, in_its_field, paragraph, sentences_of
from bot.linting.kept import Kept
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading
from bot.linting.rules import finding, read
from bot.linting.structure import plot_unused, same_setups, scene_lacks, told_once
from bot.linting.texts import Rules, findings_in, rules_for
from bot.story import LANGS, Film, Finding, Lang, Level, Scene

_IN_ELEMENTS = frozenset(["wording", "clash", "leftover"])
"""Kinds that a note such as an element can break by itself; the others need the whole paragraph."""
_IN_THE_DATA = frozenset(["length", "language", "few", "gaps"])
"""Kinds whose answer a film has in its data, or in the prompt where handles are written out."""


_KEPT: Kept[tuple[Finding, ...]] = Kept(2000)
_STORIES: Kept[Reading] = Kept(200)
Seen = dict[tuple[str, Lang], Reading]
"""Every text of the film that was read: comparing takes it from here."""


class _Some(NamedTuple):
    """Some of the rules, and what they are kept by."""

    rules: Rules
    codes: tuple[tuple[str, Level], ...]


def _some(rules: Iterable[tuple[WeakSpot, Level]]) -> _Some:
    kept = tuple(rules)
    return _Some(kept, tuple((spot.code, level) for spot, level in kept))


def lint_film(film: Film, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of a film for `target`: scene by scene, then what concerns the film.

    Each scene is read with the preset. Spans count in the text that `field` names, as the user edits it.
    What a scene waives, by code, is left out.

    >>> from bot.library.targets import target
    >>> from bot.linting import lint_film
    >>> from bot.story import Film, Scene, Sentence
    >>> wall = Sentence(element="environment", ja="赤い壁。", en="A blue wall.")
    >>> film = Film(id="f", scenes=(Scene(id="a", prose=(wall,)),))
    >>> [(f.kind, f.scene, f.field) for f in lint_film(film, target("sora-2")) if f.kind]
    [('color', 'a', 'prose.0')]
    """
    presets, rules = _presets(film), rules_for(target)
    in_words = _some((spot, level) for spot, level in rules if spot.check.kind not in _IN_THE_DATA)
    seen: Seen = {}

    def facts(text: str, lang: Lang, use: Literal["languages", "scenes"] = "languages") -> Reading:
        from bot.linting.facts import fact_concordance, read_facts

        reading = seen.get((text, lang))
        return reading.under(fact_concordance(lang, use)) if reading else read_facts(text, lang, use)

    def story(text: str, lang: Lang) -> Reading:
        return _STORIES.get((text, lang, things), lambda: facts(text, lang, "scenes"))

    things = _things(film)

    found = [
        told for scene in film.scenes for told in _in_scene(film, scene, target, presets, rules, in_words, seen, facts)
    ]
    if _has_more_to_compare(film):
        # Loaded for films alone: one prompt is linted without its 20 ms.
        from bot.linting.comparing import scene_to_scene

        found += scene_to_scene(film, target, story, rules)
    for spot, level in rules:
        if isinstance(spot.check, Structure) and spot.check.check == "unused-plot":
            found += plot_unused(spot, film, level)
        elif isinstance(spot.check, Structure) and spot.check.check == "same-setup":
            waivers = {scene.id: {waiver.code for waiver in scene.waivers} for scene in film.scenes}
            found += [f for f in same_setups(spot, film, level) if f.code not in waivers[f.scene or ""]]
    return tuple(told_once(found, film, target, rules))


def _things(film: Film) -> frozenset[str]:
    """Return the handles that are nobody."""
    return frozenset(known.handle for known in film.places + film.props)


def _has_more_to_compare(film: Film) -> bool:
    """Return whether there is more than one prompt: a neighbour, a preset, or what was wished of the whole."""
    return bool(len(film.scenes) > 1 or film.title or film.logline or film.plot or any(part for _, part in film.preset))


def _presets(film: Film) -> Callable[[Lang], Reading]:
    """Return what reads the film's preset: once a language, and only one that a scene is written in."""

    @cache
    def preset(lang: Lang) -> Reading:
        return read("\n".join(phrase.said(lang) for _, phrase in film.preset), lang)

    return preset


def _in_scene(
    film: Film,
    scene: Scene,
    target: Target,
    preset: Callable[[Lang], Reading],
    rules: Rules,
    in_words: _Some,
    seen: Seen,
    facts: Callable[[str, Lang], Reading],
) -> list[Finding]:
    waived = {waiver.code for waiver in scene.waivers}
    found: list[Finding] = []
    every: list[Field] = []
    texts = {lang: (sentences_of(scene, lang, target), elements_of(scene, lang)) for lang in LANGS}
    for lang, (prose, elements) in texts.items():
        every += (*prose, *elements)
        if any(field.text.strip() for field in (*prose, *elements)):
            found += _in_words(film, scene, target, prose, elements, preset(lang), in_words, seen)
    if all(prose or elements for prose, elements in texts.values()):
        from bot.linting.comparing import both_languages

        found += both_languages(film, scene, texts, facts, rules)
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
    rules: _Some,
    seen: Seen,
) -> Iterator[Finding]:
    clip = Clip(target, target.clip_seconds(scene.seconds))
    things = _things(film)
    whole = _kept_findings(paragraph(prose), preset, things, clip, rules, seen)
    for told in whole:
        yield in_its_field(told, prose, scene)
    # What the paragraph says too is said once.
    said = {told.code for told in whole}
    alone = _some(one for one in rules.rules if one[0].check.kind in _IN_ELEMENTS and one[0].code not in said)
    for field in elements:
        for told in _kept_findings(field.text, preset, things, clip, alone, seen):
            yield told.model_copy(update=field.place(scene, told.start, told.end))


def _kept_findings(
    text: str, preset: Reading, things: frozenset[str], clip: Clip, some: _Some, seen: Seen
) -> tuple[Finding, ...]:
    """Return what the rules find in a text; the same text with the same preset is not read twice."""

    def found() -> tuple[Finding, ...]:
        reading = seen[text, preset.lang] = read(text, preset.lang, preset, things)
        return tuple(findings_in(reading, clip, some.rules))

    return _KEPT.get((text, preset.lang, preset.text, things, clip.target.id, clip.seconds, some.codes), found)


def _over(spot: WeakSpot, prompt: Prompt, level: Level) -> Iterator[Finding]:
    if prompt.over and prompt.limit:
        soft = prompt.limit.advised or prompt.limit.unit == "tokens"
        hit = Hit((0, 0), str(prompt.length), str(prompt.limit.count), prompt.length - prompt.limit.count)
        told = finding(spot, "warning" if soft and level == "error" else level, hit)
        yield told.model_copy(update={"scene": prompt.scene, "lang": "en"})
