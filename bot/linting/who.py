"""Which words mean somebody: a person, an animal, a handle of the film."""

from functools import cache, lru_cache

from bot.library.weak_spots import words
from bot.linting.tokens import STOPS, Token
from bot.story import Lang

PERSON_EN = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
PLURAL_EN = frozenset(["they", "them", "their", "theirs", "themselves"])
_PRONOUNS_EN = PERSON_EN | PLURAL_EN
_MAKERS_EN = ("man", "men", "woman", "women", "boy", "girl", "er", "or", "ist", "ian", "eer", "keeper", "maid", "child")
_MAKERS_JA = tuple("者師員士婦童女男児民僧嬢翁妻夫兵王姫父母兄弟姉妹")


def somebody(tokens: tuple[Token, ...], at: int, lang: Lang) -> bool:
    """Return whether the word names somebody; a pronoun names nobody."""
    if lang == "ja":
        return _japanese(tokens[at])
    sure = _english(tokens[at])
    return _by_place(tokens, at) if sure is None else sure


def everybody(tokens: tuple[Token, ...], lang: Lang) -> list[bool]:
    """Return for each word whether it names somebody."""
    if lang == "ja":
        return [*map(_japanese, tokens)]
    return [_by_place(tokens, at) if sure is None else sure for at, sure in enumerate(map(_english, tokens))]


@lru_cache(maxsize=20_000)
def _english(token: Token) -> bool | None:
    """Return whether the word names somebody wherever it stands; None if its place tells."""
    if token.kind == "handle":
        return "@" in token.forms
    if token.kind not in ("word", "Name") or token.text in _PRONOUNS_EN:
        return False
    if not _alive("en").isdisjoint(token.forms):
        return True
    return None if token.kind == "Name" or token.text.endswith(_MAKERS_EN) else False


def _by_place(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    first = at == 0 or tokens[at - 1].text in STOPS
    if token.kind == "Name" and not any(form in _group("en", "lifeless") for form in token.forms):
        # Kakeru walks: at the start of a sentence only a verb behind it makes it a name
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        acts = behind is not None and behind.text.endswith("s") and not _group("en", "verb").isdisjoint(behind.forms)
        return not first or acts
    return (
        token.text.endswith(_MAKERS_EN)
        and len(token.text) > 4
        and bool(at)
        and tokens[at - 1].kind in ("word", "Name")
        and not any(form in _group("en", "lifeless") for form in token.forms)
    )


@lru_cache(maxsize=20_000)
def _japanese(token: Token) -> bool:
    if token.kind == "handle":
        return "@" in token.forms
    if "人名" in token.more:
        return True
    if token.kind not in ("名詞", "接尾辞"):
        return False
    if not _alive("ja").isdisjoint(token.forms):
        return True
    return len(token.text) > 1 and token.text.endswith(_MAKERS_JA)


@cache
def _alive(lang: Lang) -> frozenset[str]:
    return _group(lang, "person") | _group(lang, "animal")


@cache
def _group(lang: Lang, name: str) -> frozenset[str]:
    return frozenset(words(lang)[name])
