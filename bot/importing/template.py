"""The memo's template as people type it: full-width colons, any bullets, fields left out, four kinds of quotes."""

import re
from dataclasses import dataclass, field

from bot.composing.hints import is_hint
from bot.importing.incoming import Import, film_of, untagged
from bot.importing.plain import QUOTES, one_line
from bot.story import ELEMENTS, ElementName, Elements, Phrase, Scene
from bot.texts import Told

_JAPANESE: dict[ElementName, str] = {
    "subject_action": r"被写体(?:[・/／と、].{0,2}アクション)?",
    "camera_work": r"カメラ(?:ワーク)?",
    "environment": r"環境(?:・背景)?|背景",
    "lighting_color": r"照明(?:[・/／と、].{0,2}色(?:合い|彩)?)?",
    "time_flow": r"時間(?:経過|の流れ)",
}
_ENGLISH: dict[ElementName, str] = {
    "subject_action": r"subject(?:\s*[/&・／]\s*action)?",
    "camera_work": r"camera(?:\s*work)?",
    "environment": r"environment|setting",
    "lighting_color": r"lighting(?:\s*[/&・／]\s*colou?rs?)?",
    "time_flow": r"time(?:\s*flow)?",
}
_BULLET = r"^\s*(?:[*＊・･•●○◆■\-–—+]\s*)?(?:\*\*)?"
_FIELDS = [
    (element, lang, re.compile(rf"{_BULLET}(?:{words})(?:\*\*)?\s*[:：]\s*(?:\*\*)?\s*(.*)$", re.IGNORECASE))
    for lang, named in (("ja", _JAPANESE), ("en", _ENGLISH))
    for element, words in named.items()
]
_OPEN, _CLOSE = r"^\s*(?:#+\s*)?[\[［【「]?\s*", r"\s*[\]］】」]?\s*[:：]?\s*"
_SCENE = re.compile(
    rf"{_OPEN}(?:シーン\s*(?:No\.?|番号)|Scene\s*No\.?)\s*[\]］】」]?\s*[:：]?\s*(?:Scene|シーン)?\s*(\d+)?\s*[:：]?\s*(.*)$"
    rf"|{_OPEN}(?:Scene|シーン|S)\s*(\d+){_CLOSE}(.*)$",
    re.IGNORECASE,
)
_HEADING = re.compile(rf"{_OPEN}(?:構成要素|Key\s*Elements)\s*(?:[(（].*?[)）])?{_CLOSE}$", re.IGNORECASE)
_PROMPT = [
    ("ja", re.compile(rf"{_OPEN}日本語\s*プロンプト(?:文章|文)?{_CLOSE}(.*)$")),
    ("en", re.compile(rf"{_OPEN}(?:英語\s*プロンプト(?:文章|文)?|English\s*Prompt){_CLOSE}(.*)$", re.IGNORECASE)),
]


@dataclass
class _Draft:
    """One scene while its lines come in."""

    number: str = ""
    title: str = ""
    texts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    """Lines by (element or `prompt`, language)."""

    def said(self, name: str, lang: str) -> str:
        return one_line("\n".join(line.strip() for line in self.texts.get((name, lang), ()) if line.strip()))

    def scene(self, place: int) -> Scene:
        elements = {e: Phrase(ja=self.said(e, "ja"), en=self.said(e, "en")) for e in ELEMENTS}
        japanese = any("\u3040" <= c <= "\u9fff" for c in self.title)
        return Scene(
            id=f"m{place:03d}",
            slug=Phrase(ja=self.title) if japanese else Phrase(en=self.title),
            elements=Elements(**elements),
            prose=untagged(self.said("prompt", "ja"), self.said("prompt", "en")),
            status="written",
        )


def is_it(text: str) -> bool:
    """Say whether the text is in the template: it names at least two of the elements, or a prompt heading."""
    lines = text.split("\n")
    named = {element for line in lines for element, _, pattern in _FIELDS if pattern.match(line)}
    return len(named) >= 2 or any(pattern.match(line) for line in lines for _, pattern in _PROMPT)


def read(text: str, name: str) -> Import:
    """Return a film with the template's scenes. Raises Told if no field of any has text."""
    drafts, notes = _drafts(text)
    written = [draft for draft in drafts if any("".join(lines).strip() for lines in draft.texts.values())]
    if not written:
        raise Told("importing.nothing_found", name=name)
    moved = [f"{d.number} → S{i:02d}" for i, d in enumerate(written, 1) if d.number and int(d.number) != i]
    if moved:
        notes.insert(0, Told("importing.renumbered", scenes=moved))
    scenes = [draft.scene(place) for place, draft in enumerate(written, start=1)]
    return Import(film_of(scenes, text), (), (Told("importing.template", scenes=len(scenes)), *notes))


def _drafts(text: str) -> tuple[list[_Draft], list[Told]]:
    drafts = [_Draft()]
    notes: list[Told] = []
    here: tuple[str, str] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or is_hint(line):
            continue
        if match := _SCENE.match(line):
            number_said = match[1] or match[3] or ""
            drafts.append(_Draft(number=number_said, title=(match[2] or match[4] or "").strip(" ：:・-－")))
            here = None
        elif _HEADING.match(line):
            here = None
        elif start := _started(line):
            here, rest = start
            if drafts[-1].texts.get(here):
                # The same field a second time: a scene without its number begins.
                drafts.append(_Draft())
            drafts[-1].texts[here] = [rest]
        elif here and not _closed(drafts[-1].texts[here]):
            drafts[-1].texts[here].append(line)
        else:
            gist = line.strip() if len(line.strip()) <= 60 else f"{line.strip()[:60]}…"
            notes.append(Told("importing.not_understood", line=number, text=gist))
    return drafts, notes


def _closed(lines: list[str]) -> bool:
    """Say whether a text that began with a quotation mark has ended with one: what follows is something else."""
    text = "".join(lines).strip()
    return len(text) > 1 and text[-1] == QUOTES.get(text[0])


def _started(line: str) -> tuple[tuple[str, str], str] | None:
    for lang, pattern in _PROMPT:
        if match := pattern.match(line):
            return ("prompt", lang), match[1]
    for element, lang, pattern in _FIELDS:
        if match := pattern.match(line):
            return (element, lang), match[1]
    return None
