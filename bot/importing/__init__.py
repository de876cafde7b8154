"""How a film comes in: our Markdown and JSON, tables, Excel workbooks, Fountain, and prompts as people type them."""

import hashlib

from bot.importing import fountain, json_film, markdown, table, typed, workbook
from bot.importing.incoming import Import
from bot.importing.rewritten import edits_to
from bot.importing.text import checked, decoded
from bot.texts import Told


def read(content: str | bytes, name: str) -> Import:
    """Return the film that a file holds, whatever it is written in; `name` is what it is called, in messages too.

    A pasted text has the name `-`. Raises Told if it is empty, too big, damaged, or holds no film and no prompt.
    """
    if isinstance(content, bytes):
        if workbook.is_it(content):
            inside = workbook.unpacked(content, name)
            if isinstance(inside, list):
                return table.read(inside, hashlib.sha256(content).hexdigest(), name)
            return json_film.read(inside, name)
        content = _decoded(content, name)
    return _text(checked(content, name), name)


def _decoded(data: bytes, name: str) -> str:
    try:
        return decoded(data, name)
    except Told as told:
        # Here more than text could be read.
        raise Told("importing.unreadable", name=name) if told.key == "importing.binary" else told from None


def _text(text: str, name: str) -> Import:
    if markdown.is_ours(text):
        return markdown.read(text, name)
    if name.lower().endswith(".json") or json_film.looks_like_it(text):
        return json_film.read(text, name)
    if fountain.is_it(text, name):
        return fountain.read(text, name)
    if table.is_it(text, name):
        return table.read([table.rows_of(text, name)], text, name)
    return typed.read(text, name)


__all__ = ["Import", "edits_to", "read"]
