"""Dictionary hints beside an English field that is still empty: what its Japanese words can mean, no translation."""

import re

from bot.story import ELEMENTS, LANGS, Film, Lang, Phrase
from bot.texts import say

_SHOWN = 2
"""English words a Japanese one."""


def hint(phrase: Phrase, lang: Lang) -> str:
    """Return the hints in one line with their label; empty where English is there or no word is known."""
    if phrase.en.strip() or not phrase.ja.strip():
        return ""
    # Only a field without English needs the dictionaries: reading them takes 0.2 s.
    from bot.llm.guided.glossing import glosses

    said = {gloss.word: ", ".join(gloss.senses[0].split(", ")[:_SHOWN]) for gloss in glosses(phrase.ja)}
    listed = "; ".join(f"{word} {sense}" for word, sense in said.items())
    return f"{say('glosses.label', lang)}: {listed}" if said else ""


def credit(film: Film, lang: Lang) -> str:
    """Return the line that says whose words the hints are, as their licence asks; empty for a film without any."""
    elements = (scene.elements.named(element) for scene in film.scenes for element in ELEMENTS)
    hinted = any(hint(phrase, lang) for phrase in elements)
    return say("glosses.credit", lang, label=say("glosses.label", lang)) if hinted else ""


def is_hint(line: str) -> bool:
    """Say whether a line of a sheet is such hints, whatever its bullet: they are no text of the film."""
    return any(re.match(rf"\s*(?:[*+-]\s+)?{re.escape(say('glosses.label', lang))}\s*[:：]", line) for lang in LANGS)
