"""The English that is certain without a translator: of a bare noun phrase, by the vocabulary and the dictionary."""

import re
from functools import lru_cache

from bot.library.glosses import corrections, entries, has
from bot.library.guided import PropWord, TimeWord, times
from bot.llm.guided.concepts import Concept, bare, by_form, with_article
from bot.llm.guided.looks import look_ja
from bot.llm.guided.reading import Word, read
from bot.story import Phrase

_STOPS = "。．.！!"
_SHORT = re.compile(r"[a-z]+(?:[ -][a-z]+)?")
"""A gloss of one or two words: no remark, no name, no list."""
_HANDLE = re.compile(r"@[a-z][a-z0-9_]*")


@lru_cache(maxsize=512)
def certain(text: str) -> str:
    """Return the English of a Japanese noun phrase, empty for everything else: a verb, a choice, an unknown word.

    It is a noun that the vocabulary or the dictionary knows with one sense, known visible words before it, and a time
    of day: 夜の海, 赤い風船. The noun may be a handle. Countable or not is known of the vocabulary's nouns alone, so the
    others get no article.
    """
    phrase = text.strip().rstrip(_STOPS)
    time, rest = _timed(phrase)
    found = rest if _HANDLE.fullmatch(rest) else _described(rest)
    return f"{found} {time.at.en}" if found and time else found


def certain_sentence(text: str) -> str:
    """Return `certain` as a sentence of its own, with a capital and a full stop."""
    found = certain(text)
    return f"{found[0].upper()}{found[1:]}." if found else ""


def _timed(phrase: str) -> tuple[TimeWord | None, str]:
    """Return the time of day that a phrase begins with, as 夜の海, and the rest."""
    for time in times().times:
        for form in (time.noun.ja, *time.ja):
            if phrase.startswith(f"{form}の"):
                return time, phrase.removeprefix(f"{form}の")
    return None, phrase


def _described(phrase: str) -> str:
    words = read(phrase, "ja").words
    for number, word in enumerate(words):
        noun = words[number:]
        if len(noun) > 2 or not all(_is_noun(part) for part in noun):
            continue
        meant, counted = _meant(phrase[word.start :])
        look = look_ja(phrase, word.start, len(phrase), meant) if meant else None
        # There is only one sea: no red one, no old one.
        if meant and look and look.start == 0 and not (look.told and meant.name.en != bare(meant.name.en)):
            return with_article(look.phrase.en) if counted else look.phrase.en
    return ""


def _is_noun(word: Word) -> bool:
    return word.tags[:1] in (("名詞",), ("接尾辞",)) and not {"副詞可能", "数詞", "人名"} & set(word.tags)


def _meant(noun: str) -> tuple[Concept | None, bool]:
    """Return what a noun means, and whether it takes an article; None where that is not certain."""
    known = by_form("ja").get(noun)
    if known is not None and known.id == "dreamer":
        return None, False
    if known is not None and noun == known.name.ja:
        return known, True
    english = _only_gloss(noun)
    if not english:
        # Of a form that is not the name, as ゴンドラ of the Ferris wheel, the dictionary may think otherwise.
        return (None if has(noun) else known), True
    phrase = Phrase(ja=noun, en=english)
    return Concept("noun", "props", PropWord(id="noun"), (noun,), (english,), phrase, Phrase()), False


def _only_gloss(noun: str) -> str:
    """Return the first gloss of a noun that is one entry with one sense."""
    told = corrections().first.get(noun)
    if told is None:
        known = entries(noun)
        if len(known) != 1 or len(known[0].senses) != 1 or not known[0].senses[0].kinds.startswith("n"):
            return ""
        told = known[0].senses[0].glosses[:1]
    gloss = told[0].partition(",")[0] if len(told) == 1 else ""
    return gloss if _SHORT.fullmatch(gloss) else ""
