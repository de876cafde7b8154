"""Findings that compare: the two languages of one text, a scene with the one before it, a film with its preset."""

from collections.abc import Callable, Iterator

from bot.library.checks import Continuity, Leftover, Parity
from bot.library.targets import Target
from bot.library.weak_spots import WeakSpot, weak_spots
from bot.linting.continuity import FINDERS, Told, against_preset, shots, total
from bot.linting.fields import Field, in_its_field, paragraph
from bot.linting.kept import Kept
from bot.linting.kinds import Hit
from bot.linting.parity import Difference, differences_of
from bot.linting.reading import Reading
from bot.linting.rules import finding
from bot.story import LANGS, Film, Finding, Lang, Level, Scene

Read = Callable[[str, Lang], Reading]
Rules = tuple[tuple[WeakSpot, Level], ...]
_NOTHING = "—"
_KEPT: Kept[tuple[Difference, ...]] = Kept(2000)
_TOLD_OTHERWISE = frozenset(["missing", "leftover"])
"""What a film tells from its data, or of the English alone."""


def both_languages(
    film: Film, scene: Scene, texts: dict[Lang, tuple[tuple[Field, ...], tuple[Field, ...]]], read: Read, rules: Rules
) -> Iterator[Finding]:
    """Yield where the languages of the paragraph, or of an element, do not agree; `texts` are (sentences, elements).

    What is known to lag behind is told as that, and not compared; so with a sentence that one language still lacks.
    """
    by_kind = {spot.check.compares: (spot, level) for spot, level in rules if isinstance(spot.check, Parity)}
    # Told in one string: to look up what is kept costs less by it than by the values.
    names = "".join([one.model_dump_json() for one in film.known])

    def compared(ja: str, en: str) -> Iterator[Finding]:
        if not ja.strip() or not en.strip():
            return
        for one in _KEPT.get((ja, en, names), lambda: differences_of(read(ja, "ja"), read(en, "en"), film.known)):
            if one.kind in by_kind and one.kind not in _TOLD_OTHERWISE:
                yield differs(one, ja, en, *by_kind[one.kind])

    if not any(lag.startswith("prose.") for lag in scene.stale):
        in_both = {field.name for field in texts["ja"][0]} & {field.name for field in texts["en"][0]}
        prose = {lang: tuple(field for field in texts[lang][0] if field.name in in_both) for lang in LANGS}
        for told in compared(paragraph(prose["ja"]), paragraph(prose["en"])):
            yield in_its_field(told, prose[told.lang or "en"], scene)
    english = {field.name: field for field in texts["en"][1]}
    for field in texts["ja"][1]:
        other = english.get(field.name)
        if other and not {f"{field.name}.{lang}" for lang in LANGS}.intersection(scene.stale):
            for told in compared(field.text, other.text):
                yield told.model_copy(update=field.place(scene, told.start, told.end) | {"lang": told.lang})


def differs(one: Difference, ja: str, en: str, spot: WeakSpot, level: Level) -> Finding:
    """Return the finding of a difference: its span is in the English where that says it, else in the Japanese."""
    words = [text[slice(*span)] if span else _NOTHING for text, span in ((ja, one.ja), (en, one.en))]
    lang: Lang = "en" if one.en else "ja"
    start, end = one.en or one.ja or (0, 0)
    hit = Hit((0, 0), *((words[1], "") if one.kind == "leftover" and one.en else words))
    place = {"kind": one.kind, "lang": lang, "start": start, "end": end}
    return finding(spot, level, hit).model_copy(update=place)


def rule_of(kind: str) -> WeakSpot:
    """Return the rule that tells a kind of difference."""
    return next(
        spot
        for spot in weak_spots()
        if (isinstance(spot.check, Parity) and spot.check.compares == kind)
        or (kind == "leftover" and isinstance(spot.check, Leftover))
    )


def scene_to_scene(film: Film, target: Target, read: Read, rules: Rules) -> Iterator[Finding]:
    """Yield contradictions between neighbours, with the preset, and of the length; not what a scene waives."""
    film_shots = shots(film, target, read)
    for spot, level in rules:
        if not isinstance(spot.check, Continuity):
            continue
        what = spot.check.what
        if what == "total":
            if length := total(film, target):
                yield finding(spot, level, Hit((0, 0), str(length.scenes), str(length.wished)))
            continue
        every = against_preset(film, film_shots, read) if what == "preset" else FINDERS[what](film_shots)
        for told in every:
            if spot.code not in {waiver.code for waiver in told.shot.scene.waivers}:
                yield _placed(told, spot, level)


def _placed(told: Told, spot: WeakSpot, level: Level) -> Finding:
    reading = told.shot.reading(told.lang)
    start, end = reading.offsets(told.span)
    hit = Hit((0, 0), reading.words(told.span), told.other)
    found = finding(spot, level, hit).model_copy(update={"start": start, "end": end, "lang": told.lang})
    return in_its_field(found, told.shot.fields[told.lang], told.shot.scene)
