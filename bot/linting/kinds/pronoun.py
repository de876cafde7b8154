"""A pronoun that points at nobody in this prompt: each clip is generated without knowing the others."""

from itertools import pairwise

from bot.library.checks import Pronouns
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading
from bot.linting.tokens import STOPS, Token
from bot.linting.who import PERSON_EN, PLURAL_EN, somebody

_AHEAD_EN = frozenset(["as", "when", "while", "with", "before", "after", "in", "on", "under", "behind"])
_PERSON_JA = frozenset(
    ["彼", "彼女", "彼ら", "彼女ら", "彼女たち", "彼等", "あいつ", "そいつ", "こいつ", "奴", "あの人", "その人"]
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
        if token.text == "same" and at and tokens[at - 1].text in ("the", "this", "that") and not someone:
            who = next((n for n in range(at + 1, min(at + 4, len(tokens))) if somebody(tokens, n, "en")), None)
            if who is not None:
                return at - 1, who + 1
        someone = someone or reading.people[at]
        things = things or (token.kind == "word" and token.text.endswith("s") and len(token.text) > 3)
    return None


def _dummy(check: Pronouns, tokens: tuple[Token, ...]) -> bool:
    ahead = [token.text for token in tokens[:12]]
    led = any(pair in (",the", ",a", ",an") for pair in map("".join, pairwise(ahead)))
    return len(tokens) < 2 or (ahead[0] == "its" and led) or any(form in check.dummies for form in tokens[1].forms)


def _named_ahead(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the pronoun leads in a clause ("As she walks, the woman ...") that names its person later."""
    start = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].text in STOPS), 0)
    if tokens[start].text not in _AHEAD_EN:
        return False
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in STOPS), len(tokens))
    comma = next((n for n in range(at, end) if tokens[n].text == ","), None)
    return comma is not None and any(somebody(tokens, n, "en") for n in range(comma, min(comma + 6, end)))


def _japanese(check: Pronouns, reading: Reading) -> tuple[int, int] | None:
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if reading.quoted(at):
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if (token.kind == "代名詞" or token.text == "奴") and token.text in _PERSON_JA:
            return at, at + 1
        if token.text in check.pointing and behind and reading.people[at + 1]:
            return at, at + 2
        if at == 0 and token.text in ("それ", "これ", "あれ") and behind and behind.text in ("は", "が", "を"):
            return at, at + 1
        if reading.people[at]:
            return None
    return None
