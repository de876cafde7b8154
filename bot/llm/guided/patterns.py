"""Fills the slots of bilingual sentence patterns."""

import re

from bot.story import Phrase


def filled(pattern: Phrase, **parts: Phrase) -> Phrase:
    """Return a pattern with its slots filled in both languages. {Slot} is a slot with a capital; sentences get one."""
    ja = pattern.ja.format_map({key: part.ja for key, part in parts.items()})
    english = {key: part.en for key, part in parts.items()}
    english |= {key.capitalize(): part.en[:1].upper() + part.en[1:] for key, part in parts.items()}
    text = pattern.en.format_map(english)
    # A pattern's article stands before sizes and lenses of either sound.
    text = re.sub(r"\b([Aa]) (?=extreme\b|8\d?mm|18mm|11mm)", r"\1n ", text)
    return Phrase(ja=ja, en=text[:1].upper() + text[1:] if text.endswith(".") else text)
