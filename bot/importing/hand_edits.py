"""Texts that were changed on the sheet, as edits of the film."""

from typing import Literal

from bot.edits import (
    Edit,
    Identify,
    SetElement,
    SetHeading,
    SetLogline,
    SetNote,
    SetPreset,
    SetSeconds,
    SetTitle,
    Wording,
)
from bot.importing.handles_back import back, names_back
from bot.importing.prompt_edits import prompt_edits
from bot.library.targets import Target
from bot.story import ELEMENTS, LANGS, PRESET_PARTS, Film, Lang, Phrase, Scene
from bot.texts import Told

_HEADINGS: tuple[Literal["slug", "beat"], ...] = ("slug", "beat")
_NOTES: tuple[Literal["style", "sound", "avoid"], ...] = ("style", "sound", "avoid")


def edits_for(film: Film, target: Target, changed: dict[str, str]) -> tuple[tuple[Edit, ...], list[Told]]:
    """Return an edit for each changed field, both languages of one in one, and notes on what cannot be taken over."""
    edits: list[Edit] = []
    notes: list[Told] = []
    if words := _words(film, changed, "title", film.title):
        edits.append(SetTitle(words=words))
    if words := _words(film, changed, "logline", film.logline):
        edits.append(SetLogline(words=words))
    edits += [
        SetPreset(part=part, words=words)
        for part in PRESET_PARTS
        if (words := _words(film, changed, f"preset/{part}", getattr(film.preset, part)))
    ]
    for known in film.known:
        named = {name: _plain(changed, f"known/{known.handle}/{name}") for name in ("name", "identity", "short")}
        if given := {name: words for name, words in named.items() if words}:
            edits.append(Identify(handle=known.handle, **given))
    for scene in film.scenes:
        mine = {
            path.removeprefix(f"scenes/{scene.id}/"): text
            for path, text in changed.items()
            if path.startswith(f"scenes/{scene.id}/")
        }
        if mine:
            edits += _scene_edits(film, scene, mine, notes)
            more, told = prompt_edits(film, scene, target, {lang: mine.get(f"prompt/{lang}") for lang in LANGS})
            edits += more
            notes += told
    return tuple(edits), notes


def _scene_edits(film: Film, scene: Scene, changed: dict[str, str], notes: list[Told]) -> list[Edit]:
    edits: list[Edit] = [
        SetHeading(scene=scene.id, heading=heading, words=words)
        for heading in _HEADINGS
        if (words := _words(film, changed, heading, getattr(scene, heading)))
    ]
    if (text := changed.get("seconds")) is not None:
        number = text.strip().removesuffix("秒").removesuffix("s").strip()
        if number.isdecimal() and len(number) < 4 and 1 <= int(number) <= 600:
            edits.append(SetSeconds(scene=scene.id, seconds=int(number)))
        else:
            notes.append(Told("importing.not_seconds", slate=scene.slate, text=text))
    for element in ELEMENTS:
        new = {lang: changed.get(f"{element}/{lang}") for lang in LANGS}
        if any(text is not None for text in new.values()):
            words = Wording(**{lang: text if text is None else back(film, text, lang) for lang, text in new.items()})
            edits.append(SetElement(scene=scene.id, element=element, words=words))
    for note in _NOTES:
        before: Phrase = getattr(scene, note) or Phrase()
        if words := _words(film, changed, note, before):
            edits.append(SetNote(scene=scene.id, note=note, text=words.on(before)))
    return edits


def _words(film: Film, changed: dict[str, str], path: str, before: Phrase) -> Wording | None:
    """Return the new words of a field that shows names, with its handles back; None if nothing changed."""

    def new(lang: Lang) -> str | None:
        text = changed.get(f"{path}/{lang}")
        return None if text is None else names_back(film, text, lang, before.said(lang))

    words = Wording(ja=new("ja"), en=new("en"))
    return words if words != Wording() else None


def _plain(changed: dict[str, str], path: str) -> Wording | None:
    words = Wording(ja=changed.get(f"{path}/ja"), en=changed.get(f"{path}/en"))
    return words if words != Wording() else None
