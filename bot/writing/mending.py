"""Mend: fixes of findings as edits, so that one undo takes them back."""

from collections.abc import Sequence
from itertools import groupby

from bot.edits import Edit, SetElement, SetNote, SetSentence, Wording
from bot.edits.scene_edits import find
from bot.linting import fixed
from bot.story import ELEMENTS, Film, Finding, Phrase

_NOTES = ("style", "sound", "avoid")


def mended(film: Film, findings: Sequence[Finding]) -> tuple[Edit, ...]:
    """Return the edits that put the findings' fixes in, a text an edit; findings without a fix change nothing.

    A fix mends the flaw of one language: the other language says the same as before and does not lag behind.
    """
    edits: list[Edit] = []
    with_fix = [finding for finding in findings if finding.fix and finding.scene and finding.field and finding.lang]
    for (scene_id, field), group in groupby(sorted(with_fix, key=_place), key=_place):
        scene = find(film, scene_id)
        here = list(group)
        if field.startswith("prose."):
            index = int(field.removeprefix("prose."))
            said = Phrase(ja=scene.prose[index].ja, en=scene.prose[index].en)
            edits.append(SetSentence(scene=scene_id, index=index, words=Wording(**_mended(said, here).model_dump())))
        elif element := next((name for name in ELEMENTS if name == field), None):
            words = _mended(scene.elements.named(element), here)
            edits.append(SetElement(scene=scene_id, element=element, words=Wording(**words.model_dump())))
        elif note := next((name for name in _NOTES if name == field), None):
            edits.append(SetNote(scene=scene_id, note=note, text=_mended(getattr(scene, note) or Phrase(), here)))
    return tuple(edits)


def _place(finding: Finding) -> tuple[str, str]:
    return finding.scene or "", finding.field or ""


def _mended(said: Phrase, findings: Sequence[Finding]) -> Phrase:
    return Phrase(
        ja=fixed(said.ja, [finding for finding in findings if finding.lang == "ja"]),
        en=fixed(said.en, [finding for finding in findings if finding.lang == "en"]),
    )
