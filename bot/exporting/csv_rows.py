"""`csv`: one row a scene, safe to open in a spreadsheet."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.table import LOSES, delimited, table
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="csv",
    suffix=".csv",
    about=Phrase(ja="1シーン1行の表。表計算ソフトで開ける。", en="A table with one row a scene, for a spreadsheet."),
    loses=LOSES,
    takes=("bom",),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, bom: bool = True) -> str:
    """Return the table with commas, every cell quoted, headings in `lang`."""
    return delimited(*table(film, target, findings, lang), ",", bom=bom)
