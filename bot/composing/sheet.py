"""What of a film is shown as text to read and to edit by hand: a path for each field, a label, a fingerprint."""

import hashlib
import re
from collections.abc import Iterable, Sequence

from bot.composing.mentions import named, written_out
from bot.composing.prompts import Prompt
from bot.story import ELEMENTS, LANGS, PRESET_PARTS, SIDES, ElementName, Film, Lang, Scene
from bot.texts import say

FILM_FIELDS = ("title", "logline")
KNOWN_FIELDS = ("name", "identity", "short")
NOTES = ("style", "sound", "avoid")
SCENE_FIELDS = ("slug", "beat", "seconds", *ELEMENTS, *NOTES)

_BULLET = re.compile(r"\A[*+-]\s+")
_SPACE = re.compile(r"[^\S\u3000]+")
_WIDE_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s+|\s+(?=[\u3000-\u9fff\uff00-\uffef])")
# Control characters, and signs that reorder or hide text (Trojan Source, CVE-2021-42574), and tag characters; joiners of emoji stay.
_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


def shown(text: str) -> str:
    """Return the text on one line, with control and reordering characters made visible as U+FFFD."""
    return _HIDDEN.sub("\ufffd", _SPACE.sub(" ", text)).strip()


def fingerprint(text: str) -> str:
    """Return what tells an edited text from the exported one: 12 hex digits that a changed line break leaves alone."""
    return hashlib.sha256(_WIDE_GAP.sub("", shown(text)).encode()).hexdigest()[:12]


def whole_fingerprint(lines: Iterable[str]) -> str:
    """Return the fingerprint of a whole sheet, which another sign for its bullets leaves alone."""
    return fingerprint("\n".join(_BULLET.sub("* ", line) for line in lines))


def film_fingerprint(film: Film) -> str:
    """Return the fingerprint of all that a film is, so that a change of the data block itself is seen."""
    return fingerprint(film.model_dump_json())


def label(field: str, lang: Lang) -> str:
    """Return what a field is called on the sheet, with a capital."""
    section = "composing" if field in (*FILM_FIELDS, *KNOWN_FIELDS) else "names"
    name = say(f"{section}.{field}", lang)
    return name[:1].upper() + name[1:]


def elements_out(film: Film, scene: Scene, lang: Lang) -> dict[ElementName, str]:
    """Return the five elements with their handles written out, as they are read and pasted beside the prompt."""
    texts = [scene.elements.named(element).said(lang) for element in ELEMENTS]
    written = written_out(film, texts, lang)
    return {element: " ".join((one.text, *one.introductions)) for element, one in zip(ELEMENTS, written, strict=True)}


def fields(film: Film, prompts: Sequence[Prompt]) -> dict[str, str]:
    """Return every field of the sheet as it is shown, by path, as `scenes/k3f9/environment/ja`.

    `prompts` are those of the film's scenes, in order.
    """
    texts: dict[str, str] = {}
    for lang in LANGS:
        for name in FILM_FIELDS:
            texts[f"{name}/{lang}"] = named(film, getattr(film, name).said(lang), lang)
        for part in PRESET_PARTS:
            texts[f"preset/{part}/{lang}"] = named(film, getattr(film.preset, part).said(lang), lang)
        for known in (known for side in SIDES for known in getattr(film, side)):
            for name in KNOWN_FIELDS:
                texts[f"known/{known.handle}/{name}/{lang}"] = getattr(known, name).said(lang)
    for scene, prompt in zip(film.scenes, prompts, strict=True):
        texts |= {f"scenes/{scene.id}/{path}": text for path, text in _scene_fields(film, scene, prompt).items()}
    return {path: shown(text) for path, text in texts.items()}


def _scene_fields(film: Film, scene: Scene, prompt: Prompt) -> dict[str, str]:
    texts = {"seconds": str(scene.seconds)}
    for lang in LANGS:
        for name in ("slug", "beat"):
            texts[f"{name}/{lang}"] = named(film, getattr(scene, name).said(lang), lang)
        texts |= {f"{element}/{lang}": text for element, text in elements_out(film, scene, lang).items()}
        for name in NOTES:
            note = getattr(scene, name)
            texts[f"{name}/{lang}"] = named(film, note.said(lang), lang) if note else ""
        texts[f"prompt/{lang}"] = prompt.text.said(lang)
    return texts
