"""Texts in the cells of a spreadsheet: what it could run gets an apostrophe, and loses it when it comes back."""

import re

# What a spreadsheet may take for a formula, bare or behind a quotation mark, a byte order mark or a space:
# OWASP's list, and the full-width signs that a Japanese one reads alike.
_FORMULA = re.compile(r"[\s\"'“”‘’\ufeff\ufffd\u200b]*[=+\-@＝＋－＠]")


def could_run(cell: str) -> bool:
    """Say whether a spreadsheet could take the cell for a formula."""
    return _FORMULA.match(cell) is not None


def harmless(cell: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet could run."""
    return f"'{cell}" if could_run(cell) else cell


def without_apostrophe(cell: str) -> str:
    """Return the text of a cell from `harmless`."""
    return cell[1:] if cell.startswith("'") and could_run(cell[1:]) else cell
