"""A preset that a scene contradicts: red in a black-and-white film, noon in a film of the night."""

from collections.abc import Iterator

from bot.library.facts import topics
from bot.linting.continuity.shot import Reader, Shot
from bot.linting.continuity.told import Told
from bot.linting.facts import stated
from bot.linting.reading import Reading, Span
from bot.story import LANGS, Film, Lang

_NO_COLORS = frozenset(["black", "white", "gray", "silver", "white-hair", "sepia"])
_BROWNED = frozenset(["brown", "beige", "amber"])


def against_preset(film: Film, shots: list[Shot], read: Reader) -> Iterator[Told]:
    """Yield the first words of each scene that the preset excludes and that the scene does not explain."""
    presets = {lang: _preset(film, lang, read) for lang in LANGS}
    for shot in shots:
        for lang in shot.langs:
            preset = presets[lang]
            if preset and (told := _excluded(shot, lang, preset)):
                yield Told(shot, lang, *told)
                break


def _preset(film: Film, lang: Lang, read: Reader) -> Reading | None:
    text = "\n".join(phrase.said(lang) for _, phrase in film.preset if phrase.said(lang))
    return read(text, lang) if text.strip() else None


def _excluded(shot: Shot, lang: Lang, preset: Reading) -> tuple[Span, str] | None:
    for topic in ("look", "time"):
        if shot.says_change(lang, topic):
            continue
        values = topics()[topic].values
        said = {one.value: one for one in stated(preset, topic, "scenes") if one.sure}
        here = shot.stated(lang, topic)
        if topic == "look" and "monochrome" in said and "colorful" not in said:
            sepia = any(one.value == "sepia" for one in stated(preset, "color", "scenes"))
            kept = _NO_COLORS | _BROWNED if sepia else _NO_COLORS
            color = next((one for one in shot.stated(lang, "color") if one.value not in kept), None)
            if color:
                return color.span, preset.words(said["monochrome"].span)
        if said.keys() & {one.value for one in here} or (topic == "time" and len(said) > 1):
            continue
        for one in here:
            for value, other in said.items():
                if value in values[one.value].against or one.value in values[value].against:
                    return one.span, preset.words(other.span)
    return None
