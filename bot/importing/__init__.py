"""How a film comes in: our Markdown and JSON, the memo's template, plain prompts."""

from pathlib import Path

from bot.importing import json_film, markdown, plain, template
from bot.importing.incoming import Import
from bot.importing.text import checked, decoded
from bot.texts import Told


def read(text: str, name: str) -> Import:
    """Return the film that a text holds, whatever it is written in; `name` is what messages call it.

    Raises Told if it is empty, too big, damaged, or holds no film and no prompt.
    """
    text = checked(text, name)
    if markdown.is_ours(text):
        return markdown.read(text, name)
    if name.lower().endswith(".json") or json_film.looks_like_it(text):
        return json_film.read(text, name)
    if template.is_it(text):
        return template.read(text, name)
    return plain.read(text, name)


def read_file(path: Path) -> Import:
    """Return the film that a file holds. Raises Told as `read` does, or if it cannot be read or is not text."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Told("importing.cannot_read", name=path.name, reason=error.strerror or str(error)) from error
    return read(decoded(data, path.name), path.name)


__all__ = ["Import", "read", "read_file"]
