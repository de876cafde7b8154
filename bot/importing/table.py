"""Tables with a row a scene, ours or anybody's: columns are known by their headings, in either language and any order."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.composing.cells import without_apostrophe
from bot.importing.draft import Draft, seconds_of, setting
from bot.importing.incoming import Import, film_of
from bot.importing.labels import Label, label_of
from bot.importing.text import LARGEST
from bot.importing.typed import renumbered
from bot.story import ELEMENTS
from bot.texts import Told

Rows = list[tuple[int, list[str]]]
"""Cells with the number of the line or row that they stand in, from 1; no row is empty."""

_SLATE = re.compile(
    r"\s*(?:scene|shot|cut|clip|シーン|カット|第|s|#)?\s*(?:no\.?)?\s*0*(\d{1,4})\s*(?:シーン|カット)?\s*",
    re.IGNORECASE,
)
_OF_A_SCENE = (*ELEMENTS, "prompt", "slug", "beat", "sound", "avoid", "style")
_AS_SCENE = {"title": "slug", "color": "lighting_color"}
_HEAD_WITHIN = 10
"""Rows among which the headings are looked for: some tables begin with a title."""


def is_it(text: str, name: str) -> bool:
    """Say whether the text is a table: by its name, or by two headings in its first line."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return name.lower().endswith((".csv", ".tsv", ".tab")) or any(
        len(cells) > 1 and sum(label_of(cell) is not None for cell in cells) > 1
        for cells in (first.split(sign) for sign in ",\t;")
    )


def rows_of(text: str, name: str) -> Rows:
    """Return the rows of a table in text, whatever parts its cells: a comma, a tab, a semicolon."""
    csv.field_size_limit(LARGEST)
    # A tab is never part of a sentence, so it decides; else whatever tells the most headings apart.
    signs = "\t" if name.lower().endswith((".tsv", ".tab")) else ",;\t"
    return max((_parted(text, sign) for sign in signs), key=_known)


def read(sheets: Iterable[Rows], source: str, name: str) -> Import:
    """Return a film with a scene for each row that says one; what belongs to none is kept with its heading.

    Raises Told if no row does.
    """
    reading = _Reading()
    for rows in sheets:
        reading.sheet(rows)
    drafts = reading.drafts
    if not any(draft.is_written for draft in drafts):
        raise Told("importing.no_rows", name=name)
    scenes = [draft.scene(f"r{place:03d}") for place, draft in enumerate(drafts, start=1)]
    notes = [Told("importing.table", scenes=len(scenes)), *renumbered(drafts), *reading.kept]
    return Import(film_of(scenes, source, reading.kept, **reading.about), (), tuple(notes))


@dataclass(frozen=True)
class _Column:
    heading: str
    label: Label | None


class _Reading:
    """The sheets of one file, taken in one after the other."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.kept: list[Told] = []
        self.about: dict[str, object] = {}
        """What the rows say of the film: its target, its aspect."""

    def sheet(self, rows: Rows) -> None:
        """Take in a sheet."""
        columns, below = _columns(rows)
        above = rows[: len(rows) - len(below)]
        for at, cells in above[:-1]:
            self._keep(at, "", " ".join(filter(None, cells)))
        told: set[str] = set()
        for at, cells in below:
            draft = Draft(at)
            later: list[tuple[_Column, str]] = []
            for place, cell in enumerate(cells):
                column = columns[place] if place < len(columns) else _Column("", None)
                text = without_apostrophe(cell.strip())
                if text and not self._taken(draft, column, text):
                    later.append((column, text))
            for column, text in later:
                if not self._of_the_film(draft, column, text):
                    self._keep(at, column.heading, text)
                    told.add(column.heading)
            if draft.pieces:
                self.drafts.append(draft)
            elif draft.number:
                self._keep(at, "", draft.number)
        for column in columns:
            if label_of(column.heading) is None and column.heading not in told:
                self._keep(above[-1][0] if above else 1, "", column.heading)

    def _taken(self, draft: Draft, column: _Column, text: str) -> bool:
        """Take a cell into its scene; say whether it is one of a scene's."""
        name, lang = column.label or ("", None)
        name = _AS_SCENE.get(name, name)
        if name == "scene" and (slate := _SLATE.fullmatch(text)):
            draft.number = slate[1]
        elif name == "seconds" and (seconds := seconds_of(text)):
            draft.seconds = seconds
        elif name in _OF_A_SCENE:
            draft.start(name, text, lang)
        elif name == "scene":
            draft.start("slug", text)
        else:
            return False
        return True

    def _of_the_film(self, draft: Draft, column: _Column, text: str) -> bool:
        """Take what a cell says of the whole film, where it does not differ from the rows above; say whether it did."""
        name = column.label.field if column.label else ""
        if name == "clip_seconds" and (seconds := seconds_of(text)):
            # What the target makes of the length: it follows from it.
            draft.seconds = draft.seconds or seconds
            return True
        value = setting(name, text)
        return value != "" and self.about.setdefault(name, value) == value

    def _keep(self, at: int, heading: str, text: str) -> None:
        words = f"{heading}: {text}" if heading else text
        if words:
            self.kept.append(Told("importing.not_understood", line=at, text=words))


def _parted(text: str, sign: str) -> Rows:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    rows: Rows = []
    ended = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((ended + 1, cells))
        ended = reader.line_num
    return rows


def _known(rows: Rows) -> int:
    return max((sum(label_of(cell) is not None for cell in cells) for _, cells in rows[:_HEAD_WITHIN]), default=0)


def _columns(rows: Rows) -> tuple[list[_Column], Rows]:
    """Return the columns, and the rows below the headings; a table without headings has a column of prompts."""
    heads = rows[:_HEAD_WITHIN]
    best = max(range(len(heads)), key=lambda place: _known([heads[place]]), default=0)
    if heads and _known([heads[best]]):
        columns = [_Column(cell.strip(), label_of(cell)) for cell in heads[best][1]]
        below = rows[best + 1 :]
    else:
        columns = [_Column("", None)] * max((len(cells) for _, cells in rows), default=0)
        below = rows
    if columns and not any(c.label and c.label.field in ("prompt", *ELEMENTS) for c in columns):
        place = _longest(below, lambda i: i < len(columns))
        columns[place] = _Column(columns[place].heading, Label("prompt", None))
    return columns, below


def _longest(rows: Rows, there: Callable[[int], bool]) -> int:
    """Return the place of the column with the most text: where no heading says prompt, that is what it is."""
    sizes: dict[int, int] = {0: 0}
    for _, cells in rows:
        for place, cell in enumerate(cells):
            if there(place):
                sizes[place] = sizes.get(place, 0) + len(cell)
    return max(sizes, key=lambda place: sizes[place])
