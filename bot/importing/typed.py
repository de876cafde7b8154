"""Prompts as people type them: plain paragraphs, lists, headed scenes, the memo's template with any bullets and quotes."""

import re
import unicodedata

from bot.composing.hints import is_hint
from bot.importing.draft import Draft, Piece, seconds_of, setting
from bot.importing.incoming import Import, film_of
from bot.importing.lines import SENTENCE_ENDS, TITLE_LENGTH, Line, is_title, lines_of, rules_part_scenes
from bot.sentences import language_of
from bot.story import ELEMENTS, PRESET_PARTS, Lang
from bot.texts import Told

_UNKNOWN_LABEL = re.compile(r"[^:：.。]{1,40}[:：]\s*")
_PRESET = {"camera_work": "camera", "lighting_color": "lighting", "environment": ""}
"""Labels of elements that name a part of the preset where the preset is told."""
_ONLY_PRESET = ("theme", "color", "film_stock", "vibe")
_FILM = ("title", "logline", "plot")
_ELSEWHERE = ("target", "aspect", "parameters", "clip_seconds", "note", *_FILM, *_ONLY_PRESET)
"""Labels that name nothing of a scene: their lines are kept as notes."""


def read(text: str, name: str) -> Import:
    """Return a film with the scenes that the text has. Raises Told if there is no prompt in it."""
    reading = _Reading(text)
    scenes = [draft.scene(f"p{place:03d}") for place, draft in enumerate(reading.drafts, start=1)]
    if not scenes:
        raise Told("importing.nothing_found", name=name)
    key = "template" if any(draft.has(*ELEMENTS) for draft in reading.drafts) else reading.form
    notes = [Told(f"importing.{key}", scenes=len(scenes)), *renumbered(reading.drafts), *reading.kept]
    return Import(film_of(scenes, text, reading.kept, **reading.about()), (), tuple(notes))


def renumbered(drafts: list[Draft]) -> list[Told]:
    """Return the note that says which numbers of the source are others in the film, if any are."""
    slates = [(unicodedata.normalize("NFKC", draft.number).lstrip("0"), str(i)) for i, draft in enumerate(drafts, 1)]
    moved = [f"{was} → S{now:0>2}" for was, now in slates if was and was != now]
    return [Told("importing.renumbered", scenes=moved)] if moved else []


class _Reading:
    """The lines of one text, taken in one after the other."""

    def __init__(self, text: str) -> None:
        lines = [line for line in lines_of(text) if not is_hint(line.source)]
        self.drafts: list[Draft] = []
        self._film = Draft(0)
        """What was said of the film itself: title, logline, plot, `preset.color`."""
        self._kept: dict[int, str] = {}
        self._in: Draft | None = None
        """The draft whose last piece goes on in the next line."""
        self._in_preset = False
        self._set: dict[str, str] = {}
        """The target and the aspect."""
        self._titled = sum(line.kind == "title" for line in lines) > 1 and not any(x.kind == "scene" for x in lines)
        self._headed = self._titled or any(line.kind == "scene" for line in lines)
        self.form = "headed" if self._headed else "plain"
        """How its scenes are told apart: by headings, or as paragraphs."""
        self._ruled = not self._headed and rules_part_scenes(lines)
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            self._take(line, following)
        for draft in self.drafts:
            words = [draft.heading, *(piece.text for piece in draft.pieces if piece.text not in draft.heading)]
            if not draft.is_written and (told := " ".join(filter(None, words))):
                self._kept[draft.line] = told
        self.drafts = [draft for draft in self.drafts if draft.is_written]

    @property
    def kept(self) -> list[Told]:
        """The lines that belong to no scene."""
        return [Told("importing.not_understood", line=at, text=text) for at, text in sorted(self._kept.items())]

    def about(self) -> dict[str, object]:
        """Return the film's own texts."""
        preset = {part: self._film.said(f"preset.{part}") for part in PRESET_PARTS}
        plot = self._film.said("plot")
        about: dict[str, object] = {"title": self._film.said("title"), "logline": self._film.said("logline")}
        if plot:
            about |= {"plot": f"{plot.ja} {plot.en}".strip(), "plot_lang": "ja" if plot.ja else "en"}
        return about | {"preset": preset} | self._set

    def _take(self, line: Line, following: Line | None) -> None:
        kind = line.kind
        if kind == "rule":
            self._in = None
            if not self._headed:
                self.drafts.append(Draft(line.at))
        elif kind == "unfinished":
            self._keep(line)
        elif kind == "elements":
            self._in = None
        elif kind == "scene":
            self._scene(line, following)
        elif kind == "title":
            self._title(line)
        elif kind == "label":
            self._label(line)
        elif kind in ("number", "item") and self._is_a_scene(line):
            self._open(Draft(line.at, line.name), "prompt", line.text)
        else:
            self._words(line)

    def _scene(self, line: Line, following: Line | None) -> None:
        self._in, self._in_preset = None, False
        draft = Draft(line.at, line.name, line.source)
        self.drafts.append(draft)
        if line.text and is_title(line, following):
            draft.start("slug", line.text.strip(" ：:・-–—－"))
        elif line.text:
            self._go_into(draft, "prompt", line.text)

    def _title(self, line: Line) -> None:
        self._in = None
        if self._titled:
            self.drafts.append(Draft(line.at))
            self.drafts[-1].start("slug", line.text)
        else:
            self._in_preset = line.text.casefold() in ("preset", "プリセット")
            if not self._in_preset:
                self._keep(line)

    def _label(self, line: Line) -> None:
        name, in_scene = line.name, bool(self.drafts) and not self._in_preset
        if not in_scene:
            self._in_preset = self._in_preset or name in _ONLY_PRESET
            part = _PRESET.get(name, name)
            if (self._in_preset and part in PRESET_PARTS) or (self._headed and name in _FILM):
                self._go_into(self._film, f"preset.{part}" if part in PRESET_PARTS else name, line.text)
                return
        name = {"color": "lighting_color", "title": "slug"}.get(name, name)
        if name == "scene" and line.text:
            self._open(Draft(line.at), "slug" if len(line.text) <= TITLE_LENGTH else "prompt", line.text)
        elif name == "seconds" and (seconds := seconds_of(line.text)):
            self._in = None
            self._draft(line).seconds = seconds
        elif self._of_the_film(name, line.text):
            self._in = None
        elif name in ("scene", "seconds", *_ELSEWHERE) or (name in _PRESET and self._in_preset):
            self._keep(line)
        else:
            self._field(line, name)

    def _of_the_film(self, name: str, text: str) -> bool:
        """Take the target or the aspect, where it is not another than before; say whether it did."""
        value = setting(name, text)
        return (name == "parameters" and not text) or (value != "" and self._set.setdefault(name, value) == value)

    def _field(self, line: Line, name: str) -> None:
        # Whose label it is says whose words they are for the memo's elements; elsewhere their letters say it.
        lang: Lang | None = line.lang if line.explicit or name in ELEMENTS else None
        draft = self._draft(line)
        if name in (*ELEMENTS, "prompt") and draft.has(f"{line.label}:"):
            # The same field a second time: a scene without its number begins.
            draft = Draft(line.at)
            self.drafts.append(draft)
        self._go_into(draft, name, line.text, lang, line.label)

    def _is_a_scene(self, line: Line) -> bool:
        """Say whether an item of a list is a prompt of its own, and not part of a headed scene or of a field."""
        if self._headed:
            return line.kind == "number" and line.after_gap and line.name != "1"
        return self._in is None or self._in.pieces[-1].name == "prompt"

    def _words(self, line: Line) -> None:
        text = line.text if line.kind == "words" else line.source
        piece = self._in.pieces[-1] if self._in else None
        parted = line.after_gap and piece is not None and piece.name == "prompt"
        if self._in is self._film and (line.kind == "item" or _UNKNOWN_LABEL.match(text)):
            # The preset goes on with something that has no place in it, as the protagonist.
            self._keep(line)
        elif self._in and piece and not piece.is_closed and not parted:
            if _other_language(piece, text):
                self._in.start(piece.name, text)
            else:
                self._in.go_on(text)
        elif self._headed and (not self.drafts or self.drafts[-1].has(*ELEMENTS)):
            self._keep(line)
        elif self._headed or self._ruled or not self.drafts or not self.drafts[-1].has("prompt", *ELEMENTS):
            self._go_into(self._draft(line), "prompt", text)
        else:
            self._open(Draft(line.at), "prompt", text)

    def _draft(self, line: Line) -> Draft:
        if not self.drafts:
            self.drafts.append(Draft(line.at))
        return self.drafts[-1]

    def _open(self, draft: Draft, name: str, text: str) -> None:
        self.drafts.append(draft)
        self._go_into(draft, name, text)

    def _go_into(self, draft: Draft, name: str, text: str, lang: Lang | None = None, label: str = "") -> None:
        draft.start(name, text, lang, label)
        self._in = draft

    def _keep(self, line: Line) -> None:
        self._in = None
        self._kept[line.at] = line.source


def _other_language(piece: Piece, text: str) -> bool:
    """Say whether a line is not the next of its paragraph, but the same once more in the other language."""
    before = piece.lines[-1].strip()
    ended = before.endswith(SENTENCE_ENDS) and text.strip().endswith(SENTENCE_ENDS)
    return ended and piece.name == "prompt" and piece.lang is None and language_of(before) != language_of(text)
