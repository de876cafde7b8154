"""The Japanese storyboard sheet, laid out: which cut stands on which page, with every line of its text."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.composing.sheet import label
from bot.exporting.remarks import heading, said
from bot.exporting.spoken_lines import lines_of
from bot.exporting.storyboard.lettering import Lettering, Row
from bot.exporting.timeline import Cut
from bot.picturing.captions import labels
from bot.story import ELEMENTS, Film, Lang, Phrase
from bot.texts import say

PAGE = (210.0, 297.0)
"""A4, in millimetres, as all lengths here."""
LEFT, TOP, BOTTOM = 12.0, 12.0, 285.0
PADDING = 1.6
LEADING = 1.45
"""Line height as a multiple of the letter's."""
_WIDTH = PAGE[0] - 2 * LEFT
_TEXT, _SMALL = 8.5, 7.0
_GREY = 70


class Columns(NamedTuple):
    """The widths of the five columns."""

    cut: float
    picture: float
    action: float
    sound: float
    seconds: float


class Strip(NamedTuple):
    """What of a cut stands on one page; a long one goes on over the page."""

    cut: Cut
    first: bool
    """True for the part that has the picture and the seconds."""
    action: tuple[Row, ...]
    sound: tuple[Row, ...]
    height: float


class Sheet(NamedTuple):
    """All pages, and how they are divided."""

    columns: Columns
    frame: tuple[float, float]
    """Width and height of a picture."""
    pages: tuple[tuple[Strip, ...], ...]


def frame_of(film: Film) -> tuple[float, float]:
    """Return how large a picture is: 58 mm wide where it is wide, 55 mm high where it is tall."""
    wide, high = (int(part) for part in film.aspect.split(":"))
    scale = min(58 / wide, (44 if wide > high else 55) / high)
    return max(6.0, wide * scale), max(6.0, high * scale)


def laid_out(film: Film, cuts: Sequence[Cut], lang: Lang, lettering: Lettering, head: float, foot: float) -> Sheet:
    """Return the sheet; `head` is taken by the first page's own heading, `foot` by the totals of every page."""
    frame = frame_of(film)
    picture = max(frame[0], 24.0) + 2 * PADDING
    rest = _WIDTH - 13 - picture - 11
    columns = Columns(13, picture, rest * 0.66, rest * 0.34, 11)
    pages: list[list[Strip]] = [[]]
    room = BOTTOM - foot - head
    whole = BOTTOM - foot - TOP - 14
    for cut in cuts:
        action = _action(film, cut, lang, lettering, columns.action - 2 * PADDING)
        sound = _sound(film, cut, lang, lettering, columns.sound - 2 * PADDING)
        first = True
        while first or action or sound:
            least = frame[1] + 2 * PADDING if first else 0.0
            height = max(least, *(_height(rows) + 2 * PADDING for rows in (action, sound)))
            if height > room and pages[-1] and (height <= whole or least > room or room < 30):
                pages.append([])
                room = whole
                continue
            height = min(height, max(room, least))
            here, action = fitting(action, height - 2 * PADDING)
            heard, sound = fitting(sound, height - 2 * PADDING)
            pages[-1].append(Strip(cut, first, here, heard, height))
            room -= height
            first = False
    return Sheet(columns, frame, tuple(tuple(page) for page in pages))


def row_height(row: Row) -> float:
    """Return the height of a row with the space around it."""
    return row.size * LEADING * 25.4 / 72


def _height(rows: Sequence[Row]) -> float:
    return sum(row_height(row) for row in rows)


def fitting(rows: tuple[Row, ...], height: float) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows that fit and the rest; one always fits."""
    used, count = 0.0, 0
    while count < len(rows) and (count == 0 or used + row_height(rows[count]) <= height + 0.01):
        used += row_height(rows[count])
        count += 1
    return rows[:count], rows[count:]


def _action(film: Film, cut: Cut, lang: Lang, lettering: Lettering, width: float) -> tuple[Row, ...]:
    """Return what is to be seen: where, what happens, then the five elements in small letters, people by their names."""
    rows = lettering.rows(heading(film, cut.scene, lang), _SMALL, width, _GREY)
    rows += lettering.rows(said(film, cut.scene.beat, lang), _TEXT, width)
    elements = {label(name, lang): said(film, cut.scene.elements.named(name), lang) for name in ELEMENTS}
    if not elements[label("camera_work", lang)]:
        elements[label("camera_work", lang)] = " / ".join(labels(cut.scene.camera, lang))
    for name, text in elements.items():
        rows += lettering.rows(f"{name}{_colon(lang)}{text}" if text else "", _SMALL, width, _GREY)
    return tuple(rows)


def _sound(film: Film, cut: Cut, lang: Lang, lettering: Lettering, width: float) -> tuple[Row, ...]:
    rows: list[Row] = []
    for line in lines_of(film, cut.scene, lang):
        who = say("cues.in_picture", lang) if line.written else line.speaker
        rows += lettering.rows(who, _SMALL, width, _GREY)
        rows += lettering.rows(f"「{line.words}」" if lang == "ja" else f"“{line.words}”", _TEXT, width)
    rows += lettering.rows(said(film, cut.scene.sound or Phrase(), lang), _SMALL if rows else _TEXT, width)
    return tuple(rows)


def _colon(lang: Lang) -> str:
    return "：" if lang == "ja" else ": "
