"""Something denied in one language and not in the other: 動かない is motionless, 振り返る is not "does not look back"."""

import re
from collections.abc import Iterator

from bot.library.checks import Said
from bot.library.facts import idioms
from bot.library.glosses import entries
from bot.linting.english import lemmas
from bot.linting.parity.difference import Difference, Sides, difference
from bot.linting.reading import Reading, Span, overlaps

_NOT_EN = frozenset(
    ["not", "no", "never", "without", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot"]
)
_NOT_JA = frozenset(["ない", "無い", "ず", "ぬ", "まい", "無し", "なし"])
_LESS = re.compile(
    r"^(?:un(?!der|til|ion|it|iq|iv|if|ic|ite)[a-z]{3,}|(?:in(?:visible|finite|audible|capable|complete|animate|different|expressive|accessible)"
    r"|im(?:possible|mobile|perceptible|passive|movable|penetrable)|ir(?:regular|resistible)|non[a-z]{4,})[a-z]*|[a-z]{3,}less(?:ly|ness)?)$"
)
_LACKS = "無不未非"
_LIGHT = frozenset(["さす", "かける", "差す", "指す", "刺す", "掛ける", "懸ける", "降る", "ある", "有る", "居る", "いる", "為る", "する", "付ける", "つける", "着ける", "履く", "穿く", "はく", "持つ", "被る", "見える", "点ける", "有る"])  # fmt: skip
"""Verbs that say little without their noun: 傘をさす, 鍵をかける, 雨が降る."""
_SHORT = 7
_PEOPLE = frozenset(["誰", "だれ", "人", "人影", "人気", "人通り", "客", "ひと気", "人けの"])
_CROWD = frozenset(["crowded", "crowd", "busy", "bustling", "packed", "full", "people", "throng"])
_NOBODY = frozenset(["one", "nobody", "people"])
_EMPTY = frozenset(["to", "a", "an", "the", "of", "be", "it", "in", "on", "at", "by", "for", "with", "is", "do", "one", "something", "someone", "s", "oneself", "her", "his", "their"])  # fmt: skip


def by_denial(sides: Sides) -> Iterator[Difference]:
    """Yield one difference where one language denies and the other neither denies nor says it another way."""
    ja, en = _japanese(sides.ja), _english(sides.en)
    if ja and not en and not _says_less(sides.en):
        spans = [span for span in ja if not _other_way(span, sides.ja, sides.en, idioms().ways)]
        if len(spans) == len(ja) and any(_asserted_in_english(span[0], sides) for span in spans):
            yield difference("negation", sides, spans, [])
    elif en and not ja and not _lacks(sides.ja):
        spans = [span for span in en if not _other_way(span, sides.en, sides.ja, idioms().turns)]
        if len(spans) == len(en) and any(_asserted_in_japanese(span[0], sides) for span in spans):
            yield difference("negation", sides, [], spans)


def _japanese(reading: Reading) -> list[Span]:
    """Return the denials outside of speech; the one in しか ... ない or 少ない is none."""
    none = reading.at(idioms().no_denial)
    return [
        (at, at + 1)
        for at, token in enumerate(reading.tokens)
        if not _NOT_JA.isdisjoint(token.forms)
        and token.kind in ("助動詞", "形容詞", "名詞", "接尾辞")
        and not reading.quoted(at)
        and not overlaps((at, at + 1), none)
    ]


def _english(reading: Reading) -> list[Span]:
    none = reading.at(idioms().no_denial)
    return [
        (at, at + 1)
        for at, token in enumerate(reading.tokens)
        if (token.text in _NOT_EN or token.text.endswith("n't"))
        and not reading.quoted(at)
        and not overlaps((at, at + 1), none)
    ]


def _says_less(reading: Reading) -> bool:
    """Return whether the English says that something is lacking: unseen, endless, barely."""
    return bool(reading.at(idioms().silent)) or any(_LESS.match(token.text) for token in reading.tokens)


def _lacks(reading: Reading) -> bool:
    if reading.at(idioms().silent):
        return True
    return any(token.text[0] in _LACKS and token.kind in ("名詞", "形状詞", "接頭辞") for token in reading.tokens)


def _asserted_in_english(at: int, sides: Sides) -> bool:
    """Return whether the English says what the Japanese denies: a free translation of a denial names something else."""
    tokens = sides.ja.tokens
    if len(sides.en.tokens) <= _SHORT and sum(token.kind == "動詞" for token in tokens) == 1:
        # 猫は鳴かない, the cat meows: there is nothing else that could be meant.
        return True
    verbs = [
        n
        for n in range(max(0, at - 3), at)
        if tokens[n].kind in ("動詞", "形容詞", "形状詞") and tokens[n].text != "の"
    ]
    words = {form for token in sides.en.tokens for form in token.forms}
    light = tokens[at].kind in ("形容詞", "名詞") or not verbs or not _LIGHT.isdisjoint(tokens[verbs[-1]].forms)
    if verbs and any(_means(form, words) for form in tokens[verbs[-1]].forms):
        return True
    if light and not _PEOPLE.isdisjoint(t.text for t in tokens[max(0, at - 5) : at]) and not _CROWD.isdisjoint(words):
        return True
    nouns = [n for n in range(max(0, at - 5), at) if tokens[n].kind == "名詞"]
    return light and bool(nouns) and any(_means(form, words) for form in tokens[nouns[-1]].forms)


def _asserted_in_japanese(at: int, sides: Sides) -> bool:
    """Return whether the Japanese says what the English denies."""
    denied = {form for token in sides.en.tokens[at + 1 : at + 6] for form in token.forms if token.text not in _EMPTY}
    if not _NOBODY.isdisjoint(t.text for t in sides.en.tokens[at : at + 2]) and any(
        sides.ja.text.count(word)
        for word in ("賑わ", "混雑", "人で", "人々", "群衆", "満員", "大勢", "人混み", "人ごみ", "行き交")
    ):
        return True
    return any(
        _means(form, denied)
        for token in sides.ja.tokens
        if token.kind in ("動詞", "名詞", "形容詞", "形状詞")
        for form in token.forms
    )


def _means(form: str, words: set[str]) -> bool:
    """Return whether one of the meanings of a Japanese word stands in the words."""
    for entry in entries(form)[:3]:
        for sense in entry.senses[:4]:
            for gloss in sense.glosses:
                said = [w for w in re.findall(r"[a-z]+", re.sub(r"\(.*?\)", "", gloss.lower())) if w not in _EMPTY]
                if said and len(said) <= 3 and all(not words.isdisjoint(lemmas(w)) for w in said):
                    return True
    return False


def _other_way(span: Span, reading: Reading, other: Reading, ways: tuple[Said, ...]) -> bool:
    """Return whether the other language asserts what is denied here: it stands near the denial."""
    around = (max(0, span[0] - 6), span[1] + 5)
    return any(
        other.at(way) and any(around[0] <= start and end <= around[1] for start, end in reading.at(way)) for way in ways
    )
