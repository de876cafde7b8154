"""Screenplays in Fountain (fountain.io/syntax): scenes become scenes, action the prompt, dialogue the spoken lines."""

import re

from bot.importing.draft import Draft
from bot.importing.incoming import Import, film_of
from bot.importing.labels import label_of
from bot.importing.typed import renumbered
from bot.sentences import language_of
from bot.story import ELEMENTS, Phrase
from bot.texts import Told

_HEADING = re.compile(r"(?:int\.?\s*/\s*ext|ext\.?\s*/\s*int|i\.?/e|int|ext|est)[. ]", re.IGNORECASE)
_SHOUTED = re.compile(r"(?:INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I\.?/E|INT|EXT)[. ]\s*\S")
_NUMBER = re.compile(r"\s*#([^#\n]+)#\s*$")
_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,30}):\s*(.*)$")
_ASIDES = {"[[": "]]", "/*": "*/"}
_LABEL = re.compile(r"([^:：]{1,40})[:：]\s*(\S.*)$")
_OPENING = re.compile(r"\[\[|/\*")
_CUE = re.compile(r"(?=[^a-z]*[A-Z])[^a-z(]+(?:\(.*\))?\s*\^?$")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=\S)([^*_]{1,500}?)(?<=[^\s\\])\1")


def is_it(text: str, name: str) -> bool:
    """Say whether the text is a screenplay: by its name, or by a heading in capitals on a line of its own."""
    if name.lower().endswith((".fountain", ".spmd")):
        return True
    lines = ["", *text.split("\n"), ""]
    return any(
        _SHOUTED.match(line) and line == line.upper() and not (before.strip() or after.strip())
        for before, line, after in zip(lines, lines[1:], lines[2:], strict=False)
    )


def read(text: str, name: str) -> Import:
    """Return a film with the screenplay's scenes. Raises Told if it has none."""
    reading = _Reading()
    reading.take(reading.without_asides(text))
    if not reading.drafts:
        raise Told("importing.no_headings", name=name)
    scenes = [draft.scene(f"f{place:03d}") for place, draft in enumerate(reading.drafts, start=1)]
    kept = [Told("importing.not_understood", line=at, text=words) for at, words in sorted(reading.kept)]
    notes = [Told("importing.fountain", scenes=len(scenes)), *renumbered(reading.drafts), *kept]
    return Import(film_of(scenes, text, kept, title=reading.title), (), tuple(notes))


class _Reading:
    """A screenplay, taken in line by line."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.kept: list[tuple[int, str]] = []
        """Lines that belong to no scene, by their number."""
        self.title = Phrase()
        self._speaker: str | None = None
        """Who is speaking, with the parenthetical."""

    def without_asides(self, text: str) -> list[str]:
        """Keep notes and cut passages aside and return the other lines, each in its place."""
        rest, done, at = "", 0, 1
        while opening := _OPENING.search(text, done):
            end = text.find(_ASIDES[opening[0]], opening.end())
            if end < 0:
                # Never closed: the signs are words.
                break
            words = text[opening.end() : end]
            at += text.count("\n", done, opening.start())
            self.kept.append((at, " ".join(words.split())))
            rest += text[done : opening.start()] + "\n" * words.count("\n")
            at += words.count("\n")
            done = end + 2
        return (rest + text[done:]).split("\n")

    def take(self, lines: list[str]) -> None:
        """Take in the title page and the scenes."""
        start = self._title_page(lines)
        for i in range(start, len(lines)):
            line = lines[i].strip()
            before, after = (lines[i - 1].strip() if i > start else ""), (lines[i + 1 : i + 2] or [""])[0].strip()
            if not line:
                self._speaker = None
            elif self._speaker is not None:
                self._spoken(line)
            else:
                self._line(i + 1, line, parted=not before, spoken=not before and bool(after), alone=not after)

    def _title_page(self, lines: list[str]) -> int:
        """Take in `Title: ...` and the other keys at the top; return where the script begins."""
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        if not lines or not _KEY.match(lines[first]) or _HEADING.match(lines[first]):
            return 0
        key = ""
        for i, line in enumerate(lines[first:], start=first):
            if not line.strip():
                return i + 1
            match = None if line[0].isspace() else _KEY.match(line)
            words = match[2].strip() if match else line.strip()
            key = match[1].lower() if match else key
            if key == "title" and words:
                title = " ".join(filter(None, [self.title.ja or self.title.en, _plain(words)]))
                self.title = Phrase(**{language_of(title): title})
            elif words:
                self.kept.append((i + 1, f"{match[1]}: {words}" if match else words))
        return len(lines)

    def _line(self, at: int, line: str, *, parted: bool, spoken: bool, alone: bool) -> None:
        forced, rest = line[0], line[1:].strip()
        if (forced == "." and rest and not rest.startswith(".")) or (parted and _HEADING.match(line)):
            self._heading(at, rest if forced == "." else line)
        elif set(line) == {"="}:
            return
        elif forced == "=" and self.drafts:
            self.drafts[-1].start("beat", _plain(rest))
        elif forced in "#=" or (forced == ">" and not line.endswith("<")):
            self.kept.append((at, rest.lstrip("#").strip()))
        elif (parted and alone and line.endswith("TO:") and line == line.upper()) or not self.drafts:
            self.kept.append((at, line))
        elif forced == "~":
            self.drafts[-1].start("sound", _plain(rest))
        elif spoken and (forced == "@" or _CUE.match(line)):
            self._speaker = (rest if forced == "@" else line).rstrip(" ^")
        else:
            centered = line.startswith(">") and line.endswith("<")
            self._action(line[1:-1].strip() if centered else rest if forced == "!" else line)

    def _action(self, line: str) -> None:
        match = _LABEL.match(line)
        label = label_of(match[1]) if match else None
        if match and label and label.field in (*ELEMENTS, "sound", "avoid", "style"):
            self.drafts[-1].start(label.field, _plain(match[2]), label.lang)
        else:
            self.drafts[-1].start("prompt", _plain(line))

    def _heading(self, at: int, words: str) -> None:
        number = _NUMBER.search(words)
        digits = re.sub(r"\D", "", number[1]) if number else ""
        draft = Draft(at, digits)
        slug = words[: number.start()] if number else words
        if number and not digits:
            self.kept.append((at, number[1]))
        draft.start("slug", _plain(slug))
        self.drafts.append(draft)

    def _spoken(self, line: str) -> None:
        if line.startswith("(") and line.endswith(")"):
            self._speaker = f"{self._speaker} {line}"
            return
        words = _plain(line.removeprefix("~").strip())
        said = f"{self._speaker}「{words}」" if language_of(words) == "ja" else f'{self._speaker}: "{words}"'
        self.drafts[-1].start("sound", said, language_of(words))


def _plain(words: str) -> str:
    """Return the words without the signs of emphasis."""
    return re.sub(r"\\([*_\\])", r"\1", _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", words))).strip()
