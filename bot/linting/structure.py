"""What a film lacks, seen from its data and not from its words."""

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.composing import Prompt, bare_names, compose, handles_in
from bot.library.checks import Structure
from bot.library.targets import Target
from bot.library.weak_spots import WeakSpot
from bot.linting.fields import Field
from bot.linting.kinds import Hit
from bot.linting.rules import finding
from bot.linting.texts import Rules
from bot.sentences import sentences
from bot.story import ELEMENTS, LANGS, Film, Finding, Fix, Lang, Level, Phrase, Scene
from bot.texts import keys, say

_ALIKE = 2
"""So many scenes may repeat the setup of the one before."""


def scene_lacks(
    spot: WeakSpot, check: Structure, film: Film, scene: Scene, prompt: Prompt, fields: tuple[Field, ...], level: Level
) -> Iterator[Finding]:
    """Yield what one structural rule finds in a scene."""
    if check.check == "missing-english":
        yield from _missing_english(spot, scene, prompt, level)
    elif check.check == "stale":
        for lag in scene.stale:
            lang: Lang = "ja" if lag.endswith(".ja") else "en"
            yield _about(spot, level, scene, _named([lag.removesuffix(f".{lang}")]), lang)
    elif check.check == "bare-name":
        yield from _bare_names(spot, film, scene, fields, level)
    elif check.check == "unknown-handle":
        yield from _unknown_handles(spot, film, scene, fields, level)


def plot_unused(spot: WeakSpot, film: Film, level: Level) -> Iterator[Finding]:
    """Yield one finding for each sentence of the plot that no scene covers."""
    covered = {place for scene in film.scenes for place in scene.plot_sentences}
    for place, sentence in enumerate(sentences(film.plot)):
        if film.scenes and place not in covered:
            yield finding(spot, level, Hit((0, 0), sentence, number=place + 1))


def told_once(found: list[Finding], film: Film, target: Target, rules: Rules) -> list[Finding]:
    """Return the findings with one for the film where most of its scenes lack English: it was not translated yet."""
    spot, level = next((spot, level) for spot, level in rules if _is(spot, "missing-english"))
    lacking = {one.scene for one in found if one.code == spot.code}
    written = [scene for scene in film.scenes if scene.status != "planned"]
    if len(lacking) < 2 or 2 * len(lacking) <= len(written):
        return found
    scenes = [scene for scene in written if scene.id in lacking]
    missing = dict.fromkeys(name for scene in scenes for name in compose(film, scene, target).missing)
    names = _named(list(missing))
    numbers = [scene.number for scene in scenes]
    where = Phrase(**{lang: say("linting.in_scenes", lang, what=names.said(lang), scenes=numbers) for lang in LANGS})
    once = _saying(spot, level, where).model_copy(update={"lang": "en"})
    return [*(one for one in found if one.code != spot.code), once]


def _is(spot: WeakSpot, check: str) -> bool:
    return isinstance(spot.check, Structure) and spot.check.check == check


def _missing_english(spot: WeakSpot, scene: Scene, prompt: Prompt, level: Level) -> Iterator[Finding]:
    if scene.status == "planned":
        return
    if prompt.missing:
        yield _about(spot, level, scene, _named(prompt.missing), "en")


def _bare_names(spot: WeakSpot, film: Film, scene: Scene, fields: tuple[Field, ...], level: Level) -> Iterator[Finding]:
    for field in fields:
        for name in bare_names(film, field.text, field.lang):
            found = field.text[name.start : name.end]
            told = finding(spot, level, Hit((0, 0), found, f"@{name.handle}"))
            # A space keeps the handle apart from a letter that would become part of it.
            gap = (
                " "
                if field.text[name.end : name.end + 1].isascii() and field.text[name.end : name.end + 1].isalnum()
                else ""
            )
            fix = Fix(start=name.start, end=name.end, text=f"@{name.handle}{gap}", safe=spot.fix == "safe")
            yield told.model_copy(update=field.place(scene, name.start, name.end) | {"fix": fix})


def _unknown_handles(
    spot: WeakSpot, film: Film, scene: Scene, fields: tuple[Field, ...], level: Level
) -> Iterator[Finding]:
    known = {entry.handle for entry in film.known}
    for field in fields:
        for handle in dict.fromkeys(handles_in(field.text)):
            if handle in known:
                continue
            match = re.search(f"@{handle}(?![a-z0-9_])", field.text)
            if match:
                told = finding(spot, level, Hit((0, 0), f"@{handle}"))
                yield told.model_copy(update=field.place(scene, *match.span()))


def _about(spot: WeakSpot, level: Level, scene: Scene, names: Phrase, lang: Lang) -> Finding:
    """Return a finding about a scene as a whole that names fields."""
    return _saying(spot, level, names).model_copy(update={"lang": lang, "scene": scene.id})


def _saying(spot: WeakSpot, level: Level, names: Phrase) -> Finding:
    """Return a finding that says something in each language in its own words."""
    sides = {side: finding(spot, level, Hit((0, 0), names.said(side))) for side in LANGS}
    message = Phrase(ja=sides["ja"].message.ja, en=sides["en"].message.en)
    return sides["ja"].model_copy(update={"message": message})


def _named(fields: tuple[str, ...] | list[str]) -> Phrase:
    """Return the fields by the names that people know, in both languages."""
    said: dict[Lang, list[str]] = {"ja": [], "en": []}
    for field in fields:
        name = field.removeprefix("prose.")
        for lang in LANGS:
            label = say(f"names.{name}", lang) if f"names.{name}" in keys(lang) else name
            if field.startswith("prose.") and name in ELEMENTS:
                label = say("linting.sentence_of", lang, element=label)
            said[lang].append(label)
    return Phrase(ja="、".join(said["ja"]), en=", ".join(said["en"]))


def same_setups(spot: WeakSpot, film: Film, level: Level) -> Iterator[Finding]:
    """Yield one finding for each scene that is at least the third running with the same size, angle and move."""
    running = 0
    for before, scene in pairwise(film.scenes):
        setup = (scene.camera.size, scene.camera.angle, scene.camera.move)
        alike = None not in setup and setup == (before.camera.size, before.camera.angle, before.camera.move)
        running = running + 1 if alike else 0
        if running >= _ALIKE:
            told = finding(spot, level, Hit((0, 0), scene.slate, before.slate, running + 1))
            yield told.model_copy(update={"scene": scene.id, "field": "camera_work"})
