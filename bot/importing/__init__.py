"""How a film comes in: our Markdown and JSON, the memo's template, plain prompts."""

from bot.importing import json_film, markdown, plain, template
from bot.importing.incoming import Import
from bot.importing.text import checked


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


__all__ = ["Import", "read"]
