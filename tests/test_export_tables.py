"""csv, tsv, xlsx: read again by readers that are not ours."""

import csv
import io
import re
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree as Xml
from openpyxl import load_workbook

from bot.edits import SetElement, Wording, apply
from bot.exporting import export
from bot.story import Film, Lang, Phrase
from tests.films import SMALL

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1＋1", "\t=1", '"=1', '=HYPERLINK("https://example.com")')


def with_text(text: str) -> Film:
    return apply(SMALL, [SetElement(scene="a1b2", element="time_flow", words=Wording(ja=text))])


def strictly(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def opened(data: bytes):
    return load_workbook(io.BytesIO(data)).worksheets[0]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_three_tables_hold_the_same_cells(lang: Lang) -> None:
    commas = strictly(export(SMALL, "csv", lang=lang, bom=False), ",")
    tabs = strictly(export(SMALL, "tsv", lang=lang, bom=False), "\t")
    book = [
        [str(cell or "") for cell in row]
        for row in opened(export(SMALL, "xlsx", lang=lang)).iter_rows(values_only=True)
    ]
    assert commas == tabs == book
    assert len(commas) == 3


def test_every_line_of_a_table_in_text_ends_as_the_standard_says() -> None:
    for format_id in ("csv", "tsv"):
        text = export(with_text("一行目\n二行目\r\n三行目"), format_id)
        assert text.count("\r\n") == 3
        assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)


def test_no_cell_of_a_tab_table_needs_more_than_a_split() -> None:
    for line in export(with_text("a\tb\nc"), "tsv", bom=False).splitlines():
        assert len(line.split("\t")) == 29


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_a_workbook_and_stays_text_when_edited(text: str) -> None:
    sheet = opened(export(with_text(text), "xlsx"))
    [cell] = [cell for row in sheet.iter_rows() for cell in row if cell.value == text.strip()]
    assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_no_formula_and_no_link_stands_in_the_xml_of_a_workbook() -> None:
    with ZipFile(io.BytesIO(export(with_text("".join(FORMULAS)), "xlsx"))) as book:
        sheet = Xml.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert not list(sheet.iter(f"{MAIN}f"))
        assert not list(sheet.iter(f"{MAIN}hyperlink"))
        assert {cell.get("t") for cell in sheet.iter(f"{MAIN}c")} <= {"s", "inlineStr", "n"}


def test_a_workbook_is_set_to_be_read() -> None:
    sheet = opened(export(SMALL, "xlsx"))
    assert sheet.freeze_panes == "B2"
    assert sheet.title == "シーン表"
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}
    assert widths["プロンプト（英語）"] > 40 > 12 > widths["秒数"]
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    assert all(isinstance(cell.value, int) for cell in sheet["F"][1:])


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    sheet = opened(export(with_text("夢" * 50_000), "xlsx"))
    longest = max((str(cell) for row in sheet.iter_rows(values_only=True) for cell in row), key=len)
    assert len(longest) == 32_767
    assert longest.endswith("md か json にあります］")


def test_signs_that_xml_forbids_do_not_spoil_a_workbook() -> None:
    sheet = opened(export(with_text("a\ufffe\uffff\x00\x0bb"), "xlsx"))
    assert any(cell == "a\ufffd\ufffd\ufffd b" for row in sheet.iter_rows(values_only=True) for cell in row)


def test_a_workbook_and_an_archive_have_the_same_bytes_every_time() -> None:
    for format_id in ("xlsx", "zip"):
        assert export(SMALL, format_id) == export(SMALL, format_id)


def test_a_film_without_scenes_is_a_table_of_headings() -> None:
    empty = Film(id="x", title=Phrase(en="Empty"))
    assert len(strictly(export(empty, "csv"), ",")) == 1
    assert opened(export(empty, "xlsx")).max_row == 1
