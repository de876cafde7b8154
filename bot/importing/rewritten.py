"""What differs between a film and the same film with its texts rewritten, as edits."""

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
    SetSentence,
    SetTitle,
    Wording,
)
from bot.story import ELEMENTS, PRESET_PARTS, Film, Phrase, Scene, Sentence

_NOTHING = Wording()
_HEADINGS: tuple[Literal["slug", "beat"], ...] = ("slug", "beat")
_NOTES: tuple[Literal["style", "sound", "avoid", "still"], ...] = ("style", "sound", "avoid", "still")


def edits_to(film: Film, wanted: Film) -> tuple[Edit, ...]:
    """Return the edits that give `film` the texts of `wanted`, in what both of them have.

    Which scenes, entries and sentences there are stays as it is.
    """
    edits: list[Edit] = []
    if (words := _words(film.title, wanted.title)) != _NOTHING:
        edits.append(SetTitle(words=words))
    if (words := _words(film.logline, wanted.logline)) != _NOTHING:
        edits.append(SetLogline(words=words))
    edits += [
        SetPreset(part=part, words=words)
        for part in PRESET_PARTS
        if (words := _words(getattr(film.preset, part), getattr(wanted.preset, part))) != _NOTHING
    ]
    new = {known.handle: known for known in wanted.known}
    for known in film.known:
        if (then := new.get(known.handle)) and then != known:
            named = {name: _words(getattr(known, name), getattr(then, name)) for name in ("name", "identity", "short")}
            edits.append(Identify(handle=known.handle, **named))
    for scene in film.scenes:
        if (after := wanted.scene(scene.id)) and after != scene:
            edits += _scene_edits(scene, after)
    return tuple(edits)


def _scene_edits(scene: Scene, wanted: Scene) -> list[Edit]:
    edits: list[Edit] = [
        SetHeading(scene=scene.id, heading=heading, words=words)
        for heading in _HEADINGS
        if (words := _words(getattr(scene, heading), getattr(wanted, heading))) != _NOTHING
    ]
    if scene.seconds != wanted.seconds:
        edits.append(SetSeconds(scene=scene.id, seconds=wanted.seconds))
    edits += [
        SetElement(scene=scene.id, element=element, words=words)
        for element in ELEMENTS
        if (words := _words(scene.elements.named(element), wanted.elements.named(element))) != _NOTHING
    ]
    pairs = zip(scene.prose, wanted.prose, strict=True) if len(scene.prose) == len(wanted.prose) else ()
    edits += [
        SetSentence(scene=scene.id, index=index, words=words)
        for index, (was, now) in enumerate(pairs)
        if (words := _words(was, now)) != _NOTHING
    ]
    edits += [
        SetNote(scene=scene.id, note=note, text=getattr(wanted, note))
        for note in _NOTES
        if getattr(wanted, note) != getattr(scene, note)
    ]
    return edits


def _words(before: Phrase | Sentence, after: Phrase | Sentence) -> Wording:
    return Wording(
        ja=None if before.ja == after.ja else after.ja,
        en=None if before.en == after.en else after.en,
    )
