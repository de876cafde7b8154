"""The sheet as a PDF: rules, pictures as vectors, text in an embedded font."""

import datetime
import io
from collections.abc import Sequence
from typing import NamedTuple, cast

from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.exporting.storyboard.lettering import Lettering, Row
from bot.exporting.storyboard.sheet import BOTTOM, LEFT, PADDING, PAGE, TOP, Sheet, Strip, fitting, laid_out, row_height
from bot.exporting.timeline import Cut
from bot.library.files import root
from bot.picturing import picture
from bot.story import Film, Lang
from bot.texts import say

_FONT = "sheet"
_HEADS = ("cut", "picture", "action", "sound", "seconds")
_HEAD_HEIGHT, _FOOT = 6.0, 8.0
_RULE, _HAIR = 0.35, 0.12
_ABOUT = 90.0
"""How much of a page the lines about the film may take before they have pages of their own."""
_RIGHT = PAGE[0] - LEFT
# The same film gives the same bytes, so the file carries no hour of its own.
_NO_HOUR = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


class Heading(NamedTuple):
    """What stands above the first page's sheet."""

    title: str
    lines: Sequence[str]


def draw(film: Film, cuts: Sequence[Cut], heading: Heading, lang: Lang) -> bytes:
    """Return the film's sheet as a PDF file, with headings in `lang`."""
    pdf = FPDF(format="A4")
    pdf.set_auto_page_break(False)
    pdf.creation_date = _NO_HOUR
    pdf.add_font(_FONT, fname=root() / "knowledge" / "fonts" / "BIZUDPGothic-Regular.ttf")
    font = cast("TTFFont", pdf.fonts[_FONT])
    lettering = Lettering({code: font.cw[code] for code in font.cmap})
    pdf.set_title(lettering.printable(heading.title))
    pdf.set_lang(lang)
    # Beside the title stands the longest page number that there may be.
    title, *more = lettering.rows(heading.title, 13, _RIGHT - LEFT - 45) or [Row("", 13)]
    lines = [heading.title, *heading.lines] if more else heading.lines
    about = tuple(row for line in lines for row in lettering.rows(line, 7.5, _RIGHT - LEFT, 60))
    before: list[tuple[Row, ...]] = []
    while sum(row_height(row) for row in about) > _ABOUT:
        page_of, about = fitting(about, BOTTOM - TOP - 9)
        before.append(page_of)
    head = TOP + 9 + sum(row_height(row) for row in about) + 1.5 + _HEAD_HEIGHT
    sheet = laid_out(film, cuts, lang, lettering, head, _FOOT)
    pages = len(before) + len(sheet.pages)
    for number, rows in enumerate(before, 1):
        _start_page(pdf, lettering, title, say("storyboard.page", lang, page=number, pages=pages))
        _draw_rows(pdf, rows, LEFT, TOP + 9)
    for number, page in enumerate(sheet.pages, len(before) + 1):
        _start_page(pdf, lettering, title, say("storyboard.page", lang, page=number, pages=pages))
        top = TOP + 8
        if number == len(before) + 1:
            top = _draw_rows(pdf, about, LEFT, TOP + 9) + 1.5
        _draw_heads(pdf, lettering, sheet, top, lang)
        start = top
        top += _HEAD_HEIGHT
        for strip in page:
            _draw_strip(pdf, lettering, film, sheet, strip, top, lang)
            top += strip.height
        _draw_frame(pdf, sheet, start, top)
        _draw_totals(pdf, lettering, page, top, lang)
    return bytes(pdf.output())


def _start_page(pdf: FPDF, lettering: Lettering, title: Row, page: str) -> None:
    pdf.add_page()
    _write(pdf, title, LEFT, TOP)
    _write(pdf, Row(page, 8), _RIGHT - lettering.width(page, 8), TOP + 2)


def _draw_heads(pdf: FPDF, lettering: Lettering, sheet: Sheet, top: float, lang: Lang) -> None:
    pdf.set_fill_color(232)
    pdf.rect(LEFT, top, _RIGHT - LEFT, _HEAD_HEIGHT, style="F")
    left = LEFT
    for name, width in zip(_HEADS, sheet.columns, strict=True):
        word = say(f"storyboard.{name}", lang)
        _write(pdf, Row(word, 8), left + (width - lettering.width(word, 8)) / 2, top + 1.1)
        left += width


def _draw_strip(
    pdf: FPDF, lettering: Lettering, film: Film, sheet: Sheet, strip: Strip, top: float, lang: Lang
) -> None:
    slate, picture_left = strip.cut.scene.slate, LEFT + sheet.columns.cut
    _write(pdf, Row(slate, 9.5), LEFT + (sheet.columns.cut - lettering.width(slate, 9.5)) / 2, top + PADDING)
    action_left = picture_left + sheet.columns.picture
    if strip.first:
        wide, high = sheet.frame
        at = picture_left + (sheet.columns.picture - wide) / 2
        drawn = picture(film, strip.cut.scene, lang, captioned=False)
        pdf.image(io.BytesIO(drawn.encode()), at, top + PADDING, wide, high)
        seconds = str(strip.cut.seconds)
        _write(
            pdf, Row(seconds, 10), _RIGHT - (sheet.columns.seconds + lettering.width(seconds, 10)) / 2, top + PADDING
        )
    else:
        more = lettering.printable(say("storyboard.continued", lang))
        under = LEFT + (sheet.columns.cut - lettering.width(more, 6)) / 2
        _write(pdf, Row(more, 6, 95), under, top + PADDING + 5)
    _draw_rows(pdf, strip.action, action_left + PADDING, top + PADDING)
    _draw_rows(pdf, strip.sound, action_left + sheet.columns.action + PADDING, top + PADDING)
    pdf.set_line_width(_HAIR)
    pdf.line(LEFT, top + strip.height, _RIGHT, top + strip.height)


def _draw_frame(pdf: FPDF, sheet: Sheet, top: float, end: float) -> None:
    pdf.set_line_width(_HAIR)
    pdf.line(LEFT, top + _HEAD_HEIGHT, _RIGHT, top + _HEAD_HEIGHT)
    left = LEFT
    for width in sheet.columns[:-1]:
        left += width
        pdf.line(left, top, left, end)
    pdf.set_line_width(_RULE)
    pdf.rect(LEFT, top, _RIGHT - LEFT, end - top)


def _draw_totals(pdf: FPDF, lettering: Lettering, page: Sequence[Strip], top: float, lang: Lang) -> None:
    here = sum(strip.cut.seconds for strip in page if strip.first)
    so_far = page[-1].cut.end if page else 0
    running = f"{so_far // 60}:{so_far % 60:02d}"
    words = say("storyboard.totals", lang, seconds=here, so_far=so_far, running=running)
    _write(pdf, Row(words, 9), _RIGHT - lettering.width(words, 9), min(top, BOTTOM - _FOOT) + 1.8)


def _draw_rows(pdf: FPDF, rows: Sequence[Row], left: float, top: float) -> float:
    for row in rows:
        _write(pdf, row, left, top)
        top += row_height(row)
    return top


def _write(pdf: FPDF, row: Row, left: float, top: float) -> None:
    pdf.set_font(_FONT, size=row.size)
    pdf.set_text_color(row.grey)
    # The base line stands 0.88 of the letter's height below its top, and the space between rows is shared.
    pdf.text(left, top + row.size * 1.05 * 25.4 / 72, row.text)
