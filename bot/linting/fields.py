"""The texts of a scene that a person edits, and the paragraph that its sentences make."""

from typing import Any, NamedTuple

from bot.library.targets import Target
from bot.story import Finding, Fix, Lang, Phrase, Scene


class Field(NamedTuple):
    """One text of a scene in one language."""

    name: str
    """An element, `sound`, `style`, or `prose.0` for a sentence by its place."""
    text: str
    lang: Lang

    def place(self, scene: Scene, start: int, end: int) -> dict[str, Any]:
        """Return the values of a finding that say where it stands."""
        return {"scene": scene.id, "field": self.name, "lang": self.lang, "start": start, "end": end}


def sentences_of(scene: Scene, lang: Lang, target: Target) -> tuple[Field, ...]:
    """Return the sentences that are said in `lang`, in the order in which the target gets them."""
    order = sorted(range(len(scene.prose)), key=lambda n: (target.order.index(scene.prose[n].element), n))
    fields = [Field(f"prose.{n}", scene.prose[n].said(lang), lang) for n in order]
    return tuple(field for field in fields if field.text.strip())


def elements_of(scene: Scene, lang: Lang) -> tuple[Field, ...]:
    """Return the elements that are said in `lang`."""
    fields = [Field(name, phrase.said(lang), lang) for name, phrase in scene.elements]
    return tuple(field for field in fields if field.text.strip())


def paragraph(fields: tuple[Field, ...]) -> str:
    """Return the sentences as one text, each on a line so that none runs into the next."""
    return "\n".join(field.text for field in fields)


def in_its_field(finding: Finding, fields: tuple[Field, ...], scene: Scene) -> Finding:
    """Return a finding of the paragraph with its span counted in the sentence that it begins in."""
    base = 0
    for field in fields:
        behind = base + len(field.text)
        if finding.start < behind or field is fields[-1]:
            start, end = finding.start - base, min(finding.end, behind) - base
            fix = finding.fix and Fix(start=start, end=end, text=finding.fix.text, safe=finding.fix.safe)
            return finding.model_copy(update=field.place(scene, start, end) | {"fix": fix})
        base = behind + 1
    return finding.model_copy(update={"scene": scene.id})


def text_of(scene: Scene | None, finding: Finding) -> str:
    """Return the text of the scene that a finding counts in, empty if it concerns no single text of it."""
    if scene is None or finding.field is None or finding.lang is None:
        return ""
    name, _, place = finding.field.partition(".")
    if name == "prose" and place.isdigit() and int(place) < len(scene.prose):
        return scene.prose[int(place)].said(finding.lang)
    said = getattr(scene.elements, name, None) or getattr(scene, name, None)
    return said.said(finding.lang) if isinstance(said, Phrase) else ""
