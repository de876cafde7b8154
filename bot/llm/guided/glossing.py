"""Glosses the words of a Japanese text by the dictionary: hints for whoever writes the English, never a translation."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.library.glosses import Entry, Sense, corrections, entries, has
from bot.llm.guided.concepts import bare, by_form
from bot.llm.guided.reading import Word, parts, read
from bot.llm.guided.romanizing import is_kana

_LONGEST = 5
"""Words that one entry can span, as 目を覚ます."""
_SENSES = 3

# By part of speech: the kinds of sense that it can have, the likeliest first.
_KINDS = {
    "名詞": "nsadx", "動詞": "vx", "形容詞": "ax", "形状詞": "and", "副詞": "dan", "連体詞": "a",
}  # fmt: skip
_OPENS = {*_KINDS, "接頭辞", "代名詞"}
_TAILS = {"に": "d", "と": "d", "か": "d", "ぬ": "a"}
"""What can end an entry of several words beside nouns and verbs, and what it makes of it: 次第に, 見知らぬ."""


@dataclass(frozen=True)
class Gloss:
    """A word of a text, from `start` to `end`, and what the dictionary says of it."""

    word: str
    """In its dictionary form, as 引く where the text says 引いて."""
    start: int
    end: int
    senses: tuple[str, ...]
    """The likeliest first, each a few English words: `bottle, jar, decanter`."""


@lru_cache(maxsize=1024)
def glosses(text: str) -> tuple[Gloss, ...]:
    """Return the nouns, verbs, adjectives and adverbs of a Japanese text that the dictionary knows, in order.

    Names, pronouns, numbers and the small words of grammar are left out. Raises BadFileError if the data is damaged.
    """
    return tuple(_found(read(text, "ja").words))


def _found(words: tuple[Word, ...], *, whole: bool = True) -> Iterator[Gloss]:
    """Yield the glosses of consecutive words; of what is unknown as a whole, those of its parts."""
    at = 0
    while at < len(words):
        span, form, senses = _longest(words, at)
        if senses:
            yield Gloss(form, words[at].start, words[at + span - 1].end, senses)
        elif whole and not _helps(words, at) and not _silent(words[at]):
            cut = tuple(_found(parts(words[at]), whole=False))
            # A part alone would mislead: 観覧車 is no viewing.
            if sum(part.end - part.start for part in cut) == len(words[at].text):
                yield from cut
        at += span


def _longest(words: tuple[Word, ...], at: int) -> tuple[int, str, tuple[str, ...]]:
    """Return how many words from `at` make the longest entry, its form and senses; 1 and nothing if there is none."""
    first = words[at]
    if not first.tags or first.tags[0] not in _OPENS:
        return 1, "", ()
    for span in range(min(_LONGEST, len(words) - at), 0, -1):
        group = words[at : at + span]
        if span > 1 and not _compound(group):
            continue
        if span == 1 and (_silent(first) or _helps(words, at)):
            return 1, "", ()
        form, senses = _looked_up(group, words[at + span] if at + span < len(words) else None)
        if senses:
            return span, form, senses
    return 1, "", ()


def _compound(group: tuple[Word, ...]) -> bool:
    """Return True for words that can be one entry: nouns, or a phrase that ends in a verb, an adjective or a tail."""
    kinds = [word.tags[0] for word in group if word.tags]
    if len(kinds) < len(group) or any(kind in ("補助記号", "空白", "感動詞", "助動詞") for kind in kinds[:-1]):
        return False
    if kinds[-1] in ("動詞", "形容詞") or group[-1].text in _TAILS:
        return True
    between = {word.text for word in group[:-1] if word.tags[0] == "助詞"}
    return kinds[-1] in ("名詞", "接尾辞", "形状詞") and between <= {"の"}


def _tells(word: Word) -> bool:
    """Return True for a word that stands for something: no name of a person, no number, nothing in Latin letters."""
    # 森 and 翼 are read as names too where they stand alone.
    person = "人名" in word.tags and word.text not in by_form("ja") and word.text not in corrections().first
    grammar = {"数詞", "助動詞語幹"} & set(word.tags)
    return word.tags[0] in _KINDS and not person and not grammar and not word.text.isascii()


def _silent(word: Word) -> bool:
    return not _tells(word) or bool(word.bases & set(corrections().silent))


def _helps(words: tuple[Word, ...], at: int) -> bool:
    """Return True for a verb that only helps the one before, as いく in 泳いでいく."""
    before = words[at - 1] if at else None
    helping = "非自立可能" in words[at].tags and words[at].tags[0] in ("動詞", "形容詞")
    return helping and before is not None and (before.text in ("て", "で") or before.tags[:1] == ("動詞",))


def _looked_up(group: tuple[Word, ...], behind: Word | None) -> tuple[str, tuple[str, ...]]:
    """Return the form and the senses of a group of words as one entry, the likeliest sense first."""
    last = group[-1]
    kind = "名詞" if last.tags[0] == "接尾辞" else last.tags[0]
    wanted = _KINDS.get(kind) or _TAILS[last.text]
    if kind == "名詞" and behind is not None and "する" in behind.bases:
        wanted = "snadx"
    for form in _forms("".join(word.text for word in group[:-1]), last):
        if told := corrections().first.get(form):
            return form, told
        found = _ranked(form, group, wanted) if has(form) else ()
        known = by_form("ja").get(form) if kind == "名詞" else None
        # Our other forms of a thing lead to it, as ゴンドラ to the Ferris wheel; only its name means it.
        if known is not None and (form == known.name.ja or not found):
            return form, _led_by(known.name.en, found)
        if found:
            return form, tuple(", ".join(sense) for sense in found)
    return "", ()


def _led_by(name: str, senses: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the senses with the one first that our vocabulary means."""
    noun = bare(name)
    led = [(noun, *(gloss for gloss in sense if gloss != noun)) for sense in senses if noun in sense] or [(noun,)]
    return tuple(", ".join(sense) for sense in [*led, *(s for s in senses if noun not in s)][:_SENSES])


def _forms(stem: str, last: Word) -> list[str]:
    """Return the forms to look up: as it is written, then the dictionary forms, the one in the same kanji first."""
    bases = sorted(last.bases, key=lambda base: (base[:1] != last.text[:1], base))
    inflects = last.tags[0] in ("動詞", "形容詞")
    return list(dict.fromkeys(stem + form for form in ([] if inflects else [last.text]) + bases))


def _ranked(form: str, group: tuple[Word, ...], wanted: str) -> tuple[tuple[str, ...], ...]:
    """Return the senses of the entry that fits best by reading, spelling and how common it is."""
    kana = _hiragana("".join(word.kana for word in group))
    inflects = group[-1].tags[0] in ("動詞", "形容詞")
    best: tuple[tuple[bool, bool, bool], tuple[Sense, ...]] | None = None
    for entry in entries(form):
        senses = _fitting(entry, wanted, written_in_kana=is_kana(form))
        if not senses:
            continue
        rank = (
            not _reads(entry, kana, inflects),
            _odd(entry, form),
            form not in (*entry.forms[:2], *entry.readings[:1]),
        )
        if best is None or rank < best[0]:
            best = rank, senses
    return tuple(sense.glosses for sense in best[1][:_SENSES]) if best else ()


def _fitting(entry: Entry, wanted: str, *, written_in_kana: bool) -> tuple[Sense, ...]:
    """Return the senses of the right part of speech, those of the likeliest kind first."""
    all_kana = all("u" in sense.kinds for sense in entry.senses)

    def order(sense: Sense) -> tuple[bool, bool]:
        # 見る is to see; only みる is to try.
        other = "u" in sense.kinds and not written_in_kana and not all_kana
        return other, wanted[0] not in sense.kinds

    return tuple(sorted((sense for sense in entry.senses if set(sense.kinds) & set(wanted)), key=order))


def _reads(entry: Entry, kana: str, inflects: bool) -> bool:
    readings = [_hiragana(reading) for reading in entry.readings]
    return any(reading[:1] == kana[:1] if inflects else reading == kana for reading in readings)


def _odd(entry: Entry, form: str) -> bool:
    """Return True if the form is kana and the entry is mostly written in kanji."""
    return is_kana(form) and bool(entry.forms) and not any("u" in sense.kinds for sense in entry.senses)


def _hiragana(kana: str) -> str:
    return "".join(chr(ord(sign) - 96) if "ァ" <= sign <= "ヶ" else sign for sign in kana)
