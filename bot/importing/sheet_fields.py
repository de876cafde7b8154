"""The fields of an edited Markdown sheet, by path, as their text stands there now."""

import re
from collections.abc import Iterable

from bot.composing.literal import unescaped
from bot.composing.sheet import FILM_FIELDS, KNOWN_FIELDS, SCENE_FIELDS, label
from bot.story import LANGS, PRESET_PARTS, Film
from bot.texts import say

_SCENE = re.compile(r"##\s*S0*(\d+)\b")
_KNOWN = re.compile(r"###\s*@([a-z][a-z0-9_]*)\s*$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_BULLET = re.compile(r"[*+-]\s+([^:：]{1,40})[:：]\s*(.*)$")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")

Labels = dict[str, str]


class Sheet:
    """A sheet being read, line by line."""

    def __init__(self, film: Film) -> None:
        self.fields: dict[str, str] = {}
        self.unknown_scenes: list[int] = []
        self._scenes = {scene.number: scene.id for scene in film.scenes}
        self._prefix = ""
        self._labels = _labels(FILM_FIELDS)
        self._open: str | None = None
        """The path whose text goes on in the next line."""

    def read(self, lines: Iterable[str]) -> None:
        """Take in all lines. The first text of a field counts."""
        fence = ""
        for line in lines:
            mark = _FENCE.match(line)
            if fence:
                if mark and mark[1].startswith(fence) and not line.strip("`~ "):
                    fence, self._open = "", None
                else:
                    self._go_on(line, verbatim=True)
            elif mark:
                fence = mark[1]
                self._start("paste", "") if self._prefix.startswith("scenes/") else self._close()
            elif line.startswith("#"):
                self._heading(line)
            elif (bullet := _BULLET.match(line)) and (name := self._labels.get(_key(bullet[1]))):
                self._start(name, unescaped(bullet[2].strip()))
            elif bullet or (not line.strip() and self._open and "/prompt/" not in self._open):
                self._close()
            else:
                self._go_on(line, verbatim=False)

    def _heading(self, line: str) -> None:
        self._close()
        title = line.lstrip("#").strip()
        if known := _KNOWN.match(line):
            self._prefix, self._labels = f"known/{known[1]}/", _labels(KNOWN_FIELDS)
        elif line.startswith("###"):
            self._labels = {}
            for lang in LANGS:
                if title == say("composing.prompt_heading", lang):
                    self._start(f"prompt/{lang}", "")
                elif title == say("composing.elements_heading", lang):
                    self._labels = _labels(SCENE_FIELDS)
        elif scene := _SCENE.match(line):
            number = int(scene[1])
            if number not in self._scenes:
                self.unknown_scenes.append(number)
            self._prefix = f"scenes/{self._scenes[number]}/" if number in self._scenes else "nowhere/"
            self._labels = _labels(SCENE_FIELDS)
        elif line.startswith("##"):
            preset = title in [say("composing.preset_heading", lang) for lang in LANGS]
            self._prefix, self._labels = ("preset/", _labels(PRESET_PARTS)) if preset else ("nowhere/", {})

    def _start(self, name: str, text: str) -> None:
        path = self._prefix + name
        self._open = path if path not in self.fields else None
        self.fields.setdefault(path, text)

    def _go_on(self, line: str, *, verbatim: bool) -> None:
        if self._open is None:
            return
        before, more = self.fields[self._open], line if verbatim else unescaped(line.strip())
        gap = (
            "\n" if verbatim else " " if before and more and not (_WIDE.match(before[-1]) or _WIDE.match(more)) else ""
        )
        self.fields[self._open] = before + gap + more if before else more

    def _close(self) -> None:
        self._open = None


def _labels(names: Iterable[str]) -> Labels:
    """Return the paths of fields by label: the label's language says whose text it is."""
    return {
        _key(label(name, lang)): name if name == "seconds" else f"{name}/{lang}" for name in names for lang in LANGS
    }


def _key(text: str) -> str:
    return text.strip().strip("*_").strip().lower()
