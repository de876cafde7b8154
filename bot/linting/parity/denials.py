"""Something denied in one language and not in the other: 動かない is motionless, 振り返る is not "does not look back"."""

import re
from collections.abc import Iterator

from bot.library.checks import Said
from bot.library.facts import idioms
from bot.linting.facts import read_facts
from bot.linting.parity.aligned import aligned
from bot.linting.parity.difference import Difference, Sides, difference
from bot.linting.parity.meaning import LITTLE, akin, means
from bot.linting.reading import Reading, Span, overlaps
from bot.linting.tokens import Token

_NOT_EN = frozenset(
    ["not", "no", "never", "without", "none", "nobody", "nothing", "nowhere", "neither", "nor", "cannot"]
)
_NOT_JA = frozenset(["ない", "無い", "ず", "ぬ", "まい", "無し", "なし"])
_LESS = re.compile(
    r"^(?:un(?!der|til|ion|it|iq|iv|if|ic|ite)[a-z]{3,}|(?:in(?:visible|finite|audible|capable|complete|animate|different|expressive|accessible)"
    r"|im(?:possible|mobile|perceptible|passive|movable|penetrable)|ir(?:regular|resistible)|non[a-z]{4,})[a-z]*|[a-z]{3,}less(?:ly|ness)?)$"
)
_LACKS = "無不未非"
_LIGHT = frozenset(["さす", "かける", "差す", "指す", "刺す", "掛ける", "懸ける", "降る", "ある", "有る", "居る", "いる", "為る", "する", "付ける", "つける", "着ける", "履く", "穿く", "はく", "持つ", "被る", "見える", "点ける", "点く", "つく", "付く", "かかる", "掛かる", "当たる", "無い", "使う", "用いる", "入れる", "添える", "入る", "見せる", "出る", "立つ", "吹く", "咲く", "繋ぐ", "つなぐ", "流れる", "鳴る", "連れる"])  # fmt: skip
"""Verbs that say little without their noun: 傘をさす, 鍵をかける, 雨が降る."""
_SHORT = 7
_ANSWERED = {"only": ("だけ", "のみ", "ばかり"), "before": ("前",), "little": ("小", "少"), "few": ("少", "数"), "still": ("まだ", "なお"), "too": ("すぎ", "過ぎ", "も"), "careful": ("慎重", "注意"), "free": ("自由",)}  # fmt: skip
"""English words that may lack something, and what they are where they do not."""
_ENDS = frozenset(
    ["in", "on", "at", "from", "into", "under", "over", "behind", "near", "for", "but", "and", ",", ".", ";"]
)
"""Where ends what an English denial denies: no sound in the corridor denies no corridor."""
_PEOPLE = frozenset(["誰", "だれ", "人", "人影", "人気", "人通り", "客", "ひと気", "人けの"])
_CROWD = frozenset(
    [
        "crowded",
        "crowd",
        "busy",
        "bustling",
        "packed",
        "full",
        "people",
        "throng",
        "someone",
        "somebody",
        "everyone",
        "everybody",
    ]
)
_NOBODY = frozenset(["one", "nobody", "people"])


def by_denial(sides: Sides) -> Iterator[Difference]:
    """Yield a difference where one language denies and the other neither denies nor says it another way.

    Texts of several sentences are compared sentence by sentence: one denial must not answer another.
    """
    ja, en = _japanese(sides.ja), _english(sides.en)
    parts = aligned(sides.ja.text, sides.en.text)
    if len(parts) < 2:
        yield from _denied(sides, ja, en)
        return
    for here, there in parts:
        told = [_within(sides.ja, ja, here), _within(sides.en, en, there)]
        if told[0] != told[1]:
            part = Sides(read_facts(sides.ja.text[slice(*here)], "ja"), read_facts(sides.en.text[slice(*there)], "en"))
            for one in _denied(part, _japanese(part.ja), _english(part.en)):
                yield Difference(one.kind, _moved(one.ja, here[0]), _moved(one.en, there[0]))


def _within(reading: Reading, spans: list[Span], part: Span) -> bool:
    return any(part[0] <= reading.starts[start] < part[1] for start, _ in spans)


def _moved(span: Span | None, by: int) -> Span | None:
    return None if span is None else (span[0] + by, span[1] + by)


def _denied(sides: Sides, ja: list[Span], en: list[Span]) -> Iterator[Difference]:
    if len(ja) == 1 and not en and _nobody_and_someone(ja[0][0], sides):
        yield difference("negation", sides, ja, [])
        return
    if ja and not en and not _says_less(sides, ja):
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


def _says_less(sides: Sides, denied: list[Span]) -> bool:
    """Return whether the English says that something is lacking: unseen, endless, barely.

    A word that says just what the Japanese denies, 止まらない and stops, lacks nothing.
    """
    en, ja = sides.en, sides.ja.tokens
    verbs = {form for at, _ in denied for n in range(max(0, at - 4), at) if _acts(ja, n) for form in ja[n].forms}
    answered = {word for word, ours in _ANSWERED.items() if any(one in sides.ja.text for one in ours)}
    lacking = (set(en.tokens[span[0]].forms) for span in en.at(idioms().silent))
    silent = [forms for forms in lacking if not forms & answered and not any(means(verb, forms) for verb in verbs)]
    return bool(silent) or any(_LESS.match(token.text) for token in en.tokens)


def _lacks(reading: Reading) -> bool:
    if reading.at(idioms().silent):
        return True
    return any(token.text[0] in _LACKS and token.kind in ("名詞", "形状詞", "接頭辞") for token in reading.tokens)


def _asserted_in_english(at: int, sides: Sides) -> bool:
    """Return whether the English says what the Japanese denies: a free translation of a denial names something else."""
    tokens = sides.ja.tokens
    if len(sides.en.tokens) <= _SHORT and _plain(tokens, at):
        return True
    verbs = [n for n in range(max(0, at - 4), at) if _acts(tokens, n) or tokens[n].kind in ("形容詞", "形状詞")]
    words = {form for token in sides.en.tokens for form in token.forms}
    light = tokens[at].kind in ("形容詞", "名詞") or not verbs or not _LIGHT.isdisjoint(tokens[verbs[-1]].forms)
    if verbs and any(means(form, words) or akin(form, words) for form in tokens[verbs[-1]].forms):
        return True
    if light and not _PEOPLE.isdisjoint(t.text for t in tokens[max(0, at - 5) : at]) and not _CROWD.isdisjoint(words):
        return True
    nouns = [n for n in range(max(0, at - 7), at) if tokens[n].kind == "名詞"]
    return light and bool(nouns) and any(means(form, words) for form in tokens[nouns[-1]].forms)


def _plain(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether somebody does not do one thing and that is all: 猫は鳴かない. Nothing else could be meant."""
    acts = sum(_acts(tokens, n) for n in range(len(tokens))) or sum(t.kind == "形容詞" for t in tokens[:at])
    ends = all(token.kind in ("助動詞", "補助記号") for token in tokens[at:])
    object_ = any(t.text == "を" and not {"する", "為る"} & set(tokens[n + 1].forms) for n, t in enumerate(tokens[:at]))
    return acts == 1 and ends and not object_


def _nobody_and_someone(at: int, sides: Sides) -> bool:
    """Return whether the Japanese says that nobody is there and the English that somebody is: 誰もいない, someone."""
    words = [t.text for t in sides.ja.tokens]
    nobody = words[max(0, at - 3) : at] == ["誰", "も", words[at - 1]]
    someone = any(token.text in ("someone", "somebody") for token in sides.en.tokens)
    return nobody and someone and "誰か" not in sides.ja.text


def _acts(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a word is a verb of its own: in 泣いている the second only says that it lasts."""
    before = [token.text for token in tokens[max(0, at - 2) : at] if token.text not in ("は", "も")]
    return tokens[at].kind == "動詞" and not (before[-1:] in (["て"], ["で"]) and "非自立" in tokens[at].more)


def _asserted_in_japanese(at: int, sides: Sides) -> bool:
    """Return whether the Japanese says what the English denies."""
    denied: set[str] = set()
    for token in sides.en.tokens[at + 1 : at + 6]:
        if token.text in _ENDS:
            break
        denied.update(form for form in token.forms if token.text not in LITTLE)
    if not _NOBODY.isdisjoint(t.text for t in sides.en.tokens[at : at + 2]) and any(
        sides.ja.text.count(word)
        for word in ("賑わ", "混雑", "人で", "人々", "群衆", "満員", "大勢", "人混み", "人ごみ", "行き交")
    ):
        return True
    return any(
        means(form, denied)
        for token in sides.ja.tokens
        if token.kind in ("動詞", "名詞", "形容詞", "形状詞")
        for form in token.forms
    )


def _other_way(span: Span, reading: Reading, other: Reading, ways: tuple[Said, ...]) -> bool:
    """Return whether the other language asserts what is denied here: it stands near the denial."""
    around = (max(0, span[0] - 6), span[1] + 5)
    return any(
        other.at(way) and any(around[0] <= start and end <= around[1] for start, end in reading.at(way)) for way in ways
    )
