"""A pronoun that points at nobody in this prompt: each clip is generated without knowing the others."""

from itertools import pairwise

from bot.library.checks import Pronouns
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading
from bot.linting.tokens import STOPS, Token
from bot.linting.who import PERSON_EN, PLURAL_EN, somebody

_AHEAD_EN = frozenset(["as", "when", "while", "with", "before", "after", "in", "on", "under", "behind"])
_PERSON_JA = frozenset(
    [
        "彼",
        "かれ",
        "彼女",
        "彼ら",
        "彼女ら",
        "彼女たち",
        "彼等",
        "あいつ",
        "アイツ",
        "そいつ",
        "こいつ",
        "奴",
        "ヤツ",
        "あの人",
        "その人",
    ]
)

_IT_JA = frozenset(["それ", "これ", "あれ"])
_EACH = frozenset(
    [
        "each",
        "every",
        "all",
        "both",
        "two",
        "three",
        "several",
        "すべて",
        "全て",
        "それぞれ",
        "どの",
        "各",
        "二つ",
        "三つ",
        "二人",
        "何人",
        "並ぶ",
    ]
)
_SEVERAL_JA = frozenset(["二人", "ふたり", "両名", "連中", "方々", "三人", "四人", "二匹", "二羽", "二頭"])
_TIMES_JA = frozenset(
    [
        "朝",
        "夜",
        "日",
        "夏",
        "冬",
        "春",
        "秋",
        "頃",
        "時",
        "とき",
        "午後",
        "昼",
        "夕暮れ",
        "夕方",
        "季節",
        "物語",
        "夢",
        "話",
        "出来事",
    ]
)


def pronoun(check: Pronouns, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return the first pronoun with nobody before it whom it could mean."""
    at = _english(check, reading) if reading.lang == "en" else _japanese(check, reading)
    if at is None:
        return []
    return [Hit(at, reading.words(at))]


def _english(check: Pronouns, reading: Reading) -> tuple[int, int] | None:
    tokens = reading.tokens
    someone = things = False
    for at, token in enumerate(tokens):
        if someone and things:
            return None
        if reading.quoted(at):
            continue
        if token.text in PERSON_EN and not someone and not _named_ahead(tokens, at):
            return at, at + 1
        if token.text in PLURAL_EN and not someone and not things and not _named_ahead(tokens, at):
            return at, at + 1
        if token.text in ("it", "its") and at == 0 and not _dummy(check, tokens):
            return at, at + 1
        opens = at == 0 or tokens[at - 1].text in STOPS
        if (
            opens
            and token.text in ("that", "those", "this", "these")
            and not someone
            and at + 1 < len(tokens)
            and reading.people[at + 1]
        ):
            return at, at + 2
        same = token.text == "same" and at and tokens[at - 1].text in ("the", "this", "that")
        if same and not someone and not _in_each(tokens, at):
            who = next((n for n in range(at + 1, min(at + 4, len(tokens))) if somebody(tokens, n, "en")), None)
            if who is not None:
                return at - 1, who + 1
        someone = someone or reading.people[at]
        things = things or (token.kind in ("word", "Name") and token.text.endswith("s") and len(token.text) > 3)
    return None


def _in_each(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the sentence itself says where the same one is seen: on each screen, すべての窓に."""
    start = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].text in STOPS), 0)
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in STOPS), len(tokens))
    return any(not _EACH.isdisjoint(token.forms) for token in tokens[start:end])


def _does(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """Return the forms of what `it` at the start does: snow, where it starts to snow."""
    starts = "start" in tokens[1].forms or "begin" in tokens[1].forms
    return tokens[3].forms if starts and len(tokens) > 3 and tokens[2].text == "to" else tokens[1].forms


def _dummy(check: Pronouns, tokens: tuple[Token, ...]) -> bool:
    ahead = [token.text for token in tokens[:12]]
    led = any(pair in (",the", ",a", ",an") for pair in map("".join, pairwise(ahead)))
    return len(tokens) < 2 or (ahead[0] == "its" and led) or any(form in check.dummies for form in _does(tokens))


def _named_ahead(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the pronoun leads in a clause ("As she walks, the woman ...") that names its person later."""
    start = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].text in STOPS), 0)
    if tokens[start].text not in _AHEAD_EN:
        return False
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in STOPS), len(tokens))
    comma = next((n for n in range(at, end) if tokens[n].text == ","), None)
    return comma is not None and any(somebody(tokens, n, "en") for n in range(comma, min(comma + 6, end)))


def _dummy_ja(tokens: tuple[Token, ...]) -> bool:
    """Return whether the pronoun only opens the story, as in それは静かな朝."""
    clause = [token.text for token in tokens[1:8]]
    end = next((n for n, text in enumerate(clause) if text in ("、", "。")), len(clause))
    return end > 1 and clause[0] == "は" and not _TIMES_JA.isdisjoint(clause[end - 2 : end])


def _japanese(check: Pronouns, reading: Reading) -> tuple[int, int] | None:
    tokens = reading.tokens
    telling = _PERSON_JA | _IT_JA | set(check.pointing)
    for at, (token, somebody_there) in enumerate(zip(tokens, reading.people, strict=True)):
        if not (somebody_there or token.text in telling) or reading.quoted(at):
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if (token.kind == "代名詞" or token.text in ("奴", "ヤツ")) and token.text in _PERSON_JA:
            return at, at + 1
        pointing = token.text in check.pointing and not (token.text == "同じ" and _in_each(tokens, at))
        if pointing and behind and (reading.people[at + 1] or behind.text in _SEVERAL_JA):
            return at, at + 2
        # その お婆さん: the polite お stands between
        if pointing and behind and behind.kind == "接頭辞" and any(reading.people[at + 2 : at + 3]):
            return at, at + 3
        if token.text == "あの" and behind and behind.text == "方":
            return at, at + 2
        if at == 0 and _dummy_ja(tokens):
            continue
        if at == 0 and token.text in _IT_JA and behind and behind.text in ("は", "が", "を"):
            return at, at + 1
        if somebody_there:
            return None
    return None
