"""What the two texts show as a whole: one is empty, is much longer, or is in the wrong language."""

import re
from collections.abc import Iterator

from bot.linting.parity.difference import Difference, Sides
from bot.linting.reading import Reading, Span
from bot.sentences import language_of

_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uff61-\uff9f、。]+")
_ENGLISH = re.compile(r"[a-z]{2,}(?:['’-][a-z]+)?(?:[ ,]+[a-z]{2,}(?:['’-][a-z]+)?){2,}")
_WRITING = re.compile(r"(?:kanji|characters?|hiragana|katakana|letters|word|reads?|calligraphy)\W*$", re.IGNORECASE)
_LITTLE = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "for",
        "and",
        "or",
        "but",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "it",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "he",
        "she",
        "they",
        "we",
        "i",
        "that",
        "this",
        "these",
        "those",
        "into",
        "onto",
        "over",
        "under",
        "up",
        "down",
        "out",
        "off",
        "then",
        "while",
        "who",
        "which",
        "there",
        "here",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "so",
        "very",
        "just",
    ]
)
_PLACEHOLDER = re.compile(
    r"\W*(?:tbd|tba|todo|fixme|xxx+|n\s?[/.]?\s?a|none|null|nil|empty|untranslated|to be (?:done|written|decided|translated)|placeholder|lorem ipsum.*"
    r"|なし|無し|ナシ|未定|未記入|未入力|未訳|未翻訳|省略|後で|あとで|要翻訳|翻訳待ち|準備中|同上|検討中|調整中|空欄|記入なし|特になし|該当なし)\W*", re.IGNORECASE
)  # fmt: skip
"""What stands where nothing was written yet."""
_GAP = 4
"""Words (three Japanese letters are one) from which on a side describes something."""
_SPOKEN = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|\"[^\"]*\"")
_CONTENT = frozenset(["名詞", "動詞", "形容詞", "形状詞", "副詞", "handle", "連体詞"])
_TIMES = 2.6
"""So many times the words that carry meaning. Good pairs stay below 1.9 (docs/linter-accuracy.md); three times as long is a fault."""
_FEW = 6
"""Words more than this that one side must have beyond the other: a short slug may well be twice as long."""


def missing(ja: str, en: str) -> bool:
    """Return whether one side says something and the other nothing, or only that it will."""
    said = [bool(re.search(r"\w", text)) for text in (ja, en)]
    kept = [bool(_PLACEHOLDER.fullmatch(text)) for text in (ja, en)]
    if said[0] != said[1]:
        return not any(kept)
    # なし answers "No music." too: only against a description it is a gap.
    return kept[0] != kept[1] and len(re.findall(r"[a-z]+", en, re.IGNORECASE)) + len(ja) // 3 > _GAP


def by_length(sides: Sides) -> Iterator[Difference]:
    """Yield a difference if one side says about three times as much."""
    ja, en = _weight(sides.ja), _weight(sides.en)
    if abs(ja - en) > _FEW and max(ja, en) > _TIMES * max(1, min(ja, en)):
        longer = (0, len((sides.ja if ja > en else sides.en).text.rstrip()))
        yield Difference("length", longer if ja > en else None, longer if en > ja else None)


def by_leftover(sides: Sides) -> Iterator[Difference]:
    """Yield the first Japanese in the English, or English prose in the Japanese, outside of speech and writing."""
    for match in _JAPANESE.finditer(sides.en.text):
        if not _quoted(sides.en, match.span()) and not _WRITING.search(sides.en.text[: match.start()]):
            yield Difference("leftover", None, match.span())
            return
    for match in _ENGLISH.finditer(sides.ja.text):
        if not _quoted(sides.ja, match.span()):
            yield Difference("leftover", match.span(), None)
            return


def swapped(sides: Sides) -> bool:
    """Return whether a side is in the other language altogether: nothing else can be compared then."""
    # f/2, 35mm is the same in both.
    latin = not re.search("[\u3040-\u30ff\u4e00-\u9fff@]", sides.ja.text)
    words = re.findall("[A-Za-z]{3,}", sides.ja.text)
    return language_of(_SPOKEN.sub("", sides.en.text) or "a") == "ja" or (latin and len(words) > 1)


def _weight(reading: Reading) -> int:
    """Return how many words of a text carry meaning."""
    if reading.lang == "en":
        return sum(t.kind in ("word", "Name", "number", "handle") and t.text not in _LITTLE for t in reading.tokens)
    return sum(t.kind in _CONTENT and not t.more.startswith(("非自立", "数詞")) for t in reading.tokens)


def _quoted(reading: Reading, span: Span) -> bool:
    at = next((n for n, end in enumerate(reading.ends) if end > span[0]), None)
    return at is not None and reading.quoted(at)
