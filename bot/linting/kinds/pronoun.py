"""A pronoun that points at nobody in this prompt: each clip is generated without knowing the others."""

from functools import cache

from bot.library.weak_spots import Pronouns, words
from bot.linting.kinds import Hit
from bot.linting.reading import Reading
from bot.linting.tokens import STOPS, Token
from bot.story import Lang

_PERSON_EN = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
_PLURAL_EN = frozenset(["they", "them", "their", "theirs", "themselves"])
_AHEAD_EN = frozenset(["as", "when", "while", "with", "before", "after", "in", "on", "under", "behind"])
_PERSON_JA = frozenset(["彼", "彼女", "彼ら", "彼女ら", "彼女たち", "彼等", "あいつ", "そいつ", "こいつ", "奴", "あの人", "その人"])
_MAKERS_EN = ("man", "men", "woman", "women", "boy", "girl", "er", "or", "ist", "ian", "eer", "keeper", "maid", "child")
_MAKERS_JA = tuple("者師員士婦童女男児民僧嬢翁妻夫兵王姫父母兄弟姉妹")


def pronoun(check: Pronouns, reading: Reading, seconds: int) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return the first pronoun with nobody before it whom it could mean."""
    at = _english(check, reading) if reading.lang == "en" else _japanese(check, reading)
    if at is None:
        return []
    return [Hit(at, reading.words(at))]


def _english(check: Pronouns, reading: Reading) -> tuple[int, int] | None:
    tokens = reading.tokens
    someone = things = False
    for at, token in enumerate(tokens):
        if reading.quoted(at):
            continue
        if token.text in _PERSON_EN and not someone and not _named_ahead(tokens, at):
            return at, at + 1
        if token.text in _PLURAL_EN and not someone and not things and not _named_ahead(tokens, at):
            return at, at + 1
        if token.text in ("it", "its") and at == 0 and not _dummy(check, tokens):
            return at, at + 1
        if token.text == "same" and at and tokens[at - 1].text in ("the", "this", "that") and not someone:
            who = next((n for n in range(at + 1, min(at + 4, len(tokens))) if _animate(tokens, n)), None)
            if who is not None:
                return at - 1, who + 1
        someone = someone or _animate(tokens, at)
        things = things or (token.kind == "word" and token.text.endswith("s") and len(token.text) > 3)
    return None


def _dummy(check: Pronouns, tokens: tuple[Token, ...]) -> bool:
    return len(tokens) < 2 or any(form in check.dummies for form in tokens[1].forms)


def _named_ahead(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the pronoun leads in a clause ("As she walks, the woman ...") that names its person later."""
    start = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].text in STOPS), 0)
    if tokens[start].text not in _AHEAD_EN:
        return False
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in STOPS), len(tokens))
    comma = next((n for n in range(at, end) if tokens[n].text == ","), None)
    return comma is not None and any(_animate(tokens, n) for n in range(comma, min(comma + 6, end)))


def _animate(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.kind == "handle":
        return True
    if token.kind not in ("word", "Name") or token.text in _PERSON_EN | _PLURAL_EN:
        return False
    known = words("en")
    if any(form in _group("en", "person") or form in _group("en", "animal") for form in token.forms):
        return True
    first = at == 0 or tokens[at - 1].text in STOPS
    if token.kind == "Name" and not any(form in _group("en", "lifeless") for form in token.forms):
        # Kakeru walks: at the start of a sentence only a verb behind it makes it a name
        behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return not first or (behind.endswith("s") and len(behind) > 2 and behind not in known["lifeless"])
    return (
        token.text.endswith(_MAKERS_EN)
        and len(token.text) > 4
        and bool(at)
        and tokens[at - 1].kind in ("word", "Name")
        and not any(form in _group("en", "lifeless") for form in token.forms)
    )


def _japanese(check: Pronouns, reading: Reading) -> tuple[int, int] | None:
    tokens = reading.tokens
    someone = False
    for at, token in enumerate(tokens):
        if reading.quoted(at):
            continue
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if not someone and token.kind == "代名詞" and token.text in _PERSON_JA:
            return at, at + 1
        if not someone and token.text in check.pointing and behind and _person_ja(behind):
            return at, at + 2
        if at == 0 and token.text in ("それ", "これ", "あれ") and behind and behind.text in ("は", "が", "を", "に", "も"):
            return at, at + 1
        someone = someone or _person_ja(token)
    return None


def _person_ja(token: Token) -> bool:
    if token.kind == "handle" or "人名" in token.more:
        return True
    if token.kind not in ("名詞", "接尾辞"):
        return False
    if any(form in _group("ja", "person") or form in _group("ja", "animal") for form in token.forms):
        return True
    return len(token.text) > 1 and token.text.endswith(_MAKERS_JA)


@cache
def _group(lang: Lang, name: str) -> frozenset[str]:
    return frozenset(words(lang)[name])
