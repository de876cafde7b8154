"""Texts of people and writers inside of messages: said as they are, never as markup."""

import re

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=])")
# What a browser of messages would make a link of by itself: an address, www., a mail address.
_LINKED = re.compile(r"(?i)(https?:|ftp:|mailto:|www|@)")
_JOINER = "\u2060"


def plain(text: str) -> str:
    """Return Markdown that shows `text` exactly: no link, no picture, no markup; lines stay lines."""
    apart = _LINKED.sub(lambda found: f"{found.group()}{_JOINER}", text)
    return _MARKUP.sub(r"\\\1", apart)
