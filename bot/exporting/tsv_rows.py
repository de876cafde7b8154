"""`tsv`: the same table with tabs, to paste into a spreadsheet or to cut up with a script."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.table import LOSES, delimited, table
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="tsv",
    suffix=".tsv",
    about=Phrase(ja="1シーン1行の表。タブ区切り。", en="A table with one row a scene, with tabs."),
    loses=LOSES,
    takes=("bom",),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, bom: bool = True) -> str:
    """Return the table with tabs, headings in `lang`; only a cell that holds a quotation mark is quoted."""
    return delimited(*table(film, target, findings, lang), "\t", bom=bom)
