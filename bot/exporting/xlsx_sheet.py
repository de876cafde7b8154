"""`xlsx`: the table as an Excel workbook, set to be read: wrapped text, fitting columns, a heading that stays."""

import datetime
import io
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from bot.composing.cells import could_run
from bot.exporting.format import Format
from bot.exporting.table import LOSES, Cell, table
from bot.exporting.zipped import zipped
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import say

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FORMAT = Format(
    id="xlsx",
    suffix=".xlsx",
    about=Phrase(ja="1シーン1行のExcelブック。", en="An Excel workbook with one row a scene."),
    loses=LOSES,
)

_LONGEST = 32_767
"""Characters that Excel lets a cell have."""
_NARROW, _WIDE, _READ = 8, 44, 120
"""Widths of columns in digits of the workbook's font, and how much text a wide column is asked to hold in few lines."""
_BEGINNING = datetime.datetime(1980, 1, 1)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> bytes:
    """Return the workbook with one sheet; lengths are numbers, every other cell is text and never a formula.

    A text that is longer than a cell may be is cut, and says so.
    """
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    headings, rows = table(film, target, findings, lang)
    book = Workbook()
    # The same film gives the same bytes.
    book.properties.created = book.properties.modified = _BEGINNING
    book.properties.creator = "Yumekonte"
    sheet = book.worksheets[0]
    sheet.title = say("exporting.sheet_name", lang)
    lines: list[list[Cell]] = [list(headings), *([row[heading] for heading in headings] for row in rows)]
    for place, cells in enumerate(lines, start=1):
        _write(sheet, place, cells, lang)
    _set_out(sheet, headings, [[row[heading] for row in rows] for heading in headings])
    out = io.BytesIO()
    # Not `Workbook.save`, which writes the time of day into the file.
    ExcelWriter(book, ZipFile(out, "w", ZIP_DEFLATED)).save()
    with ZipFile(out) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def _write(sheet: "Worksheet", place: int, cells: Sequence[Cell], lang: Lang) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, content in enumerate(cells, start=1):
        cell = sheet.cell(place, column)
        if isinstance(content, int):
            cell.value = content
        else:
            cell.value = content if len(content) <= _LONGEST else _cut(content, lang)
            # openpyxl takes a text that begins with = for a formula.
            cell.data_type = "s"
            cell.number_format = "@"
            # So that it stays text when somebody edits the cell.
            cell.quotePrefix = could_run(content)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if place == 1:
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor="E8E6E1")


def _cut(text: str, lang: Lang) -> str:
    remark = say("exporting.cell_cut", lang)
    return text[: _LONGEST - len(remark) - 1] + " " + remark


def _set_out(sheet: "Worksheet", headings: Sequence[str], columns: Sequence[Sequence[Cell]]) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.print_title_rows = "1:1"
    for place, (heading, cells) in enumerate(zip(headings, columns, strict=True), start=1):
        longest = max((_width(str(cell)) for cell in cells), default=0)
        wide = _WIDE if longest > _READ else min(_WIDE, max(_NARROW, longest, min(_width(heading), 16)) + 2)
        sheet.column_dimensions[get_column_letter(place)].width = wide


def _width(text: str) -> int:
    """Return how many digits wide a text is: a Japanese letter is two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
