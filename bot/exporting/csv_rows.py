"""`csv`: one row a scene, safe to open in a spreadsheet."""

import csv
import io
import re
from collections.abc import Sequence

from bot.composing import Prompt, compose_film
from bot.composing.mentions import named
from bot.composing.sheet import elements_out, label, shown
from bot.exporting.format import Format, retired_line
from bot.library.targets import Target
from bot.story import ELEMENTS, LANGS, Film, Finding, Lang, Phrase, Scene
from bot.texts import say

FORMAT = Format(
    id="csv",
    suffix=".csv",
    about=Phrase(ja="1シーン1行の表。表計算ソフトで開ける。", en="A table with one row a scene, for a spreadsheet."),
    loses=("plot", "preset", "cast", "handles", "history"),
)

# What a spreadsheet may take for a formula, bare or behind a quotation mark, a byte order mark or a space:
# OWASP's list, and the full-width signs that a Japanese one reads alike.
_FORMULA = re.compile(r"[\s\"'“”‘’\ufeff\ufffd\u200b]*[=+\-@＝＋－＠]")


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the table, every cell quoted, lines ended by CR LF (RFC 4180), headings in `lang`."""
    rows: list[dict[str, str]] = []
    for scene, prompt in zip(film.scenes, compose_film(film, target), strict=True):
        notes = [finding.message.said(lang) for finding in findings if finding.scene == scene.id]
        if not rows and (retired := retired_line(target, lang)):
            notes.insert(0, retired)
        rows.append(_row(film, scene, prompt, target, lang) | {say("exporting.note", lang): " / ".join(notes)})
    empty = _row(film, Scene(id="none"), None, target, lang) | {say("exporting.note", lang): retired_line(target, lang)}
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(empty), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({heading: harmless(cell) for heading, cell in row.items()} for row in rows)
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return the cell on one line, with an apostrophe before what a spreadsheet could run as a formula."""
    line = shown(cell)
    return f"'{line}" if _FORMULA.match(line) else line


def _row(film: Film, scene: Scene, prompt: Prompt | None, target: Target, lang: Lang) -> dict[str, str]:
    row = {say("exporting.slate", lang): scene.slate}
    row |= {_in(side, label("slug", lang), lang): named(film, scene.slug.said(side), side) for side in LANGS}
    row |= {_in(side, label("beat", lang), lang): named(film, scene.beat.said(side), side) for side in LANGS}
    row[label("seconds", lang)] = str(scene.seconds)
    row[say("exporting.clip_seconds", lang)] = str(prompt.seconds) if prompt else ""
    row[say("exporting.target", lang)] = target.name
    row[say("exporting.aspect", lang)] = prompt.parameters["aspect ratio"] if prompt else ""
    for side in LANGS:
        texts = elements_out(film, scene, side)
        row |= {_in(side, label(element, lang), lang): texts[element] for element in ELEMENTS}
        row[_in(side, say("exporting.prompt", lang), lang)] = prompt.text.said(side) if prompt else ""
    row[say("exporting.negative", lang)] = prompt.negative if prompt else ""
    row |= {_in(side, label("sound", lang), lang): prompt.sound.said(side) if prompt else "" for side in LANGS}
    return row


def _in(side: Lang, field: str, lang: Lang) -> str:
    return say(f"exporting.in_{'japanese' if side == 'ja' else 'english'}", lang, field=field)
