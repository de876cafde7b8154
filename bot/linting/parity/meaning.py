"""Whether a Japanese word may be meant by words of the English, as far as a dictionary knows."""

import re

from bot.library.glosses import entries, forms_of
from bot.linting.english import lemmas

LITTLE = frozenset(["to", "a", "an", "the", "of", "be", "it", "in", "on", "at", "by", "for", "with", "is", "do", "one", "something", "someone", "s", "oneself", "her", "his", "their", "get", "become"])  # fmt: skip
"""Words that mean too little to know another by."""
_IN_FILM = {"文字": ("text", "lettering"), "人物": ("people", "figure"), "照明": ("lit", "lights"), "音楽": ("score",), "字幕": ("caption",), "凍る": ("frozen",), "写る": ("show",)}  # fmt: skip
"""What words mean on a set that the dictionary has otherwise."""
_PARTICLES = (["out"], ["up"], ["off"])
_EVERYWHERE = "人一大小上下中手目見出入生"
"""Letters that so many words have that they say nothing of what is meant."""
_KANJI = re.compile("[一-龠]")


def means(form: str, words: set[str]) -> bool:
    """Return whether one of the meanings of a Japanese word stands in the words."""
    if not words.isdisjoint(_IN_FILM.get(form, ())):
        return True
    for entry in entries(form)[:3]:
        for sense in entry.senses[:4]:
            for gloss in sense.glosses:
                said = [w for w in re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", gloss.lower())) if w not in LITTLE]
                if said[1:] in _PARTICLES and len(said[0]) > 3:
                    said = said[:1]  # to draw out: to draw
                if said and len(said) <= 3 and all(not words.isdisjoint(lemmas(w)) for w in said):
                    return True
    return False


def akin(form: str, words: set[str]) -> bool:
    """Return whether one of the words translates a verb with the same letter: 震える is trembling, as 震わせる is."""
    letters = set(_KANJI.findall(form)) - set(_EVERYWHERE)
    glosses = tuple(sorted(f"to {word}" for word in words - LITTLE if len(word) > 2 and word.isascii()))
    return bool(letters and glosses) and any(letters & set(other) for other in forms_of(*glosses))
