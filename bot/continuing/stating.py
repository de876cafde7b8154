"""What a text surely states of a topic, and the plainest word for a value."""

from functools import lru_cache

from bot.library.facts import Fact, topics
from bot.linting.facts import Stated, Use, read_facts, stated
from bot.linting.reading import Reading
from bot.story import Lang, Phrase

_BETWEEN_LANGUAGES = ("camera", "lens")
_SIGNS = frozenset("(|)[]<>=^~.' ")
"""A cue with one of these is a pattern and no word to say."""


def states(text: str, lang: Lang, topic: str) -> list[Stated]:
    """Return what a text surely states of a topic, in its order."""
    use: Use = "languages" if topic in _BETWEEN_LANGUAGES else "scenes"
    return [one for one in stated(reading(text, lang, use), topic, use) if one.sure]


@lru_cache(maxsize=256)
def reading(text: str, lang: Lang, use: Use = "scenes") -> Reading:
    """Return a text as the comparisons of scenes, or of languages, see it."""
    return read_facts(text, lang, use)


def word(topic: str, value: str) -> Phrase:
    """Return the plainest word for a value in each language; the value's own name where none is plain."""
    fact: Fact = topics()[topic].values[value]
    plain = value.replace("-", " ")
    return Phrase(
        ja=next((one for one in fact.ja if not _SIGNS.intersection(one)), plain),
        en=next((one for one in fact.en if not _SIGNS.intersection(one)), plain),
    )
