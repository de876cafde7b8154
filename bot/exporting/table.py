"""The film as a table, one row a scene: what csv, tsv and xlsx have in common."""

import csv
import io
from collections.abc import Sequence
from typing import Literal

from bot.composing import Prompt, compose_film
from bot.composing.cells import harmless
from bot.composing.mentions import named
from bot.composing.sheet import elements_out, label, shown
from bot.exporting.format import Lost, retired_line
from bot.library.targets import Target
from bot.story import ELEMENTS, LANGS, Film, Finding, Lang, Phrase, Scene
from bot.texts import say

Cell = str | int
Row = dict[str, Cell]
"""Cells by heading."""

LOSES: tuple[Lost, ...] = (
    "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "locks", "clips", "history",
)  # fmt: skip


def table(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> tuple[list[str], list[Row]]:
    """Return the headings in `lang` and a row for each scene; texts are on one line, lengths are numbers."""
    rows: list[Row] = []
    for scene, prompt in zip(film.scenes, compose_film(film, target), strict=True):
        notes = [finding.message.said(lang) for finding in findings if finding.scene == scene.id]
        if not rows and (retired := retired_line(target, lang)):
            notes.insert(0, retired)
        rows.append(_row(film, scene, prompt, target, lang, " / ".join(notes)))
    return list(_row(film, Scene(id="none"), None, target, lang, "")), rows


def delimited(headings: list[str], rows: list[Row], delimiter: Literal[",", "\t"], *, bom: bool) -> str:
    """Return the table as text, lines ended by CR LF (RFC 4180), safe against formulas.

    It begins with a byte order mark, without which Excel shows Japanese as garbage, unless `bom` is False.
    """
    out = io.StringIO()
    writer = csv.DictWriter(
        out,
        fieldnames=headings,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if delimiter == "," else csv.QUOTE_MINIMAL,
        lineterminator="\r\n",
    )
    writer.writeheader()
    writer.writerows({heading: harmless(str(cell)) for heading, cell in row.items()} for row in rows)
    return ("\ufeff" if bom else "") + out.getvalue()


def _row(film: Film, scene: Scene, prompt: Prompt | None, target: Target, lang: Lang, note: str) -> Row:
    row: Row = {say("exporting.slate", lang): scene.slate}
    row |= {_in(side, label("slug", lang), lang): named(film, scene.slug.said(side), side) for side in LANGS}
    row |= {_in(side, label("beat", lang), lang): named(film, scene.beat.said(side), side) for side in LANGS}
    row[label("seconds", lang)] = scene.seconds
    row[say("exporting.clip_seconds", lang)] = prompt.seconds if prompt else ""
    row[say("exporting.target", lang)] = target.name
    row[say("exporting.aspect", lang)] = prompt.parameters["aspect ratio"] if prompt else ""
    for side in LANGS:
        texts = elements_out(film, scene, side)
        row |= {_in(side, label(element, lang), lang): texts[element] for element in ELEMENTS}
        row[_in(side, say("exporting.prompt", lang), lang)] = prompt.text.said(side) if prompt else ""
    row[say("exporting.negative", lang)] = prompt.negative if prompt else ""
    # As the paragraph has it, so that an import can tell the sound from the rest.
    row |= {_in(side, label("sound", lang), lang): prompt.sound.said(side) if prompt else "" for side in LANGS}
    for name in ("avoid", "style"):
        words: Phrase = getattr(scene, name) or Phrase()
        row |= {_in(side, label(name, lang), lang): named(film, words.said(side), side) for side in LANGS}
    row[say("exporting.note", lang)] = note
    return {heading: shown(cell) if isinstance(cell, str) else cell for heading, cell in row.items()}


def _in(side: Lang, field: str, lang: Lang) -> str:
    return say(f"exporting.in_{'japanese' if side == 'ja' else 'english'}", lang, field=field)
