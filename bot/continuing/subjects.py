"""Who does what to whom, around the verb of a sentence, where that is certain: handles and plain nouns."""

from bot.linting.tokens import COMMAS, STOPS, Row
from bot.linting.who import PERSON_EN, PLURAL_EN, somebody

_LONGEST_NAME = 8
"""Words of a subject that is no handle; what is longer is no plain noun."""
_NO_PLAIN_NOUN = frozenset(["and", "or", "but", "then", "its", "who", "that", "which"])
"""A subject with one of these is more than a noun."""
_IN_A_NOUN = ("名詞", "形容詞", "形状詞", "接頭辞", "接尾辞", "連体詞")
_PARTICLES = ("が", "は", "も")
_OWNS = ("'s", "’s")
_PREPOSITIONS = frozenset([
    "in", "on", "at", "by", "with", "from", "into", "onto", "to", "toward", "towards", "through", "across", "over", "under", "behind", "beside",
    "against", "along", "out", "off", "up", "down", "and", "until", "as", "while", "so", "that", "where", "before", "after", "around", "near",
])  # fmt: skip


def subject_en(text: str, row: Row, verb: int) -> tuple[str, bool]:
    """Return who does it: the last handle before the verb that is no possessive, else the noun at the clause's start."""
    tokens, starts, ends = row
    before = [at for at in range(verb) if tokens[at].kind == "handle"]
    for at in reversed(before):
        owner = text[ends[at] : ends[at] + 2] in _OWNS and at + 2 < verb
        led = at > 0 and tokens[at - 1].text in _PREPOSITIONS | {"of"}
        if not owner and not led:
            return tokens[at].text, "@" in tokens[at].forms
    start = verb
    while start > 0 and tokens[start - 1].text not in STOPS | COMMAS:
        start -= 1
    while verb > start and tokens[verb - 1].text.endswith("ly"):
        verb -= 1
    words = tokens[start:verb]
    if (
        not words
        or len(words) > _LONGEST_NAME
        or any(t.kind == "handle" or t.text in _PREPOSITIONS - {"of"} or t.text in _NO_PLAIN_NOUN for t in words)
    ):
        return "", False
    # Whose eyes widen is who is in the picture.
    owned = next(
        (at for at in range(start, verb - 1) if text[ends[at] - 2 : ends[at]] in _OWNS and at == verb - 2), None
    )
    name = text[starts[start] : ends[verb - 1] if owned is None else ends[owned] - 2]
    return name[:1].lower() + name[1:], any(
        somebody(tokens, at, "en") or tokens[at].text in PERSON_EN | PLURAL_EN for at in range(start, verb)
    )


def object_en(text: str, row: Row, verb: int) -> str:
    """Return what it is done to: a handle, or a noun with its article right behind the verb; empty if neither."""
    tokens, starts, ends = row
    end = ends[verb - 2] if verb > 1 else 0
    if text[max(0, end - 2) : end] in _OWNS or tokens[max(0, verb - 2)].text in _OWNS:
        return tokens[verb - 1].text  # the woman's eyes widen
    if verb > 2 and tokens[verb - 2].text == "s" and tokens[verb - 3].text == "'":
        return tokens[verb - 1].text  # @mio's eyes widen
    at = verb + 1
    while at < len(tokens) and tokens[at].text in ("up", "open", "out", "down", "off", "on", "back", "away"):
        at += 1
    if at < len(tokens) and tokens[at].kind == "handle":
        owned = text[ends[at] : ends[at] + 2] in _OWNS
        return "" if owned else tokens[at].text
    end = at
    while end < len(tokens) and tokens[end].text not in STOPS | COMMAS | _PREPOSITIONS and end - at < 5:
        end += 1
    led = at < len(tokens) and tokens[at].text in ("a", "an", "the", "his", "her", "its", "their", "both", "one")
    if not led or end == at or any(token.kind == "handle" for token in tokens[at:end]):
        return ""
    return text[starts[at] : ends[end - 1]]


def subject_ja(text: str, row: Row, verb: int) -> tuple[str, bool]:
    """Return who does it: what stands before the first が or は, a handle or a plain noun with its attributes."""
    tokens, starts, ends = row
    for at in range(1, verb):
        if tokens[at].text not in _PARTICLES or tokens[at].kind != "助詞":
            continue
        if tokens[at - 1].kind == "handle":
            return tokens[at - 1].text, "@" in tokens[at - 1].forms
        if at > 2 and tokens[at - 2].text == "の" and tokens[at - 3].kind == "handle":
            return tokens[at - 3].text, "@" in tokens[at - 3].forms  # @mioの目が, @lanternの灯りが
        start = at
        while start > 0 and tokens[start - 1].text not in STOPS | COMMAS | {"で", "に", "では"}:
            start -= 1
        words = tokens[start:at]
        if (
            not words
            or len(words) > _LONGEST_NAME
            or any(t.kind == "handle" or (t.kind == "助詞" and t.text != "の") for t in words)
        ):
            return "", False
        return text[starts[start] : ends[at - 1]], any(
            somebody(tokens, n, "ja") or tokens[n].kind == "代名詞" for n in range(start, at)
        )
    return "", False


def object_ja(text: str, row: Row, verb: int) -> str:
    """Return what it is done to: what stands before を in the same clause; empty if nothing does."""
    tokens, starts, ends = row
    at = verb - 1
    while at > 0 and not (tokens[at].text == "を" and tokens[at].kind == "助詞"):
        if tokens[at].text in STOPS | COMMAS | set(_PARTICLES):
            return ""
        at -= 1
    if at <= 0:
        return ""
    if tokens[at - 1].kind == "handle":
        return tokens[at - 1].text
    if tokens[at - 1].text == "火" and at > 2 and tokens[at - 2].text == "に":
        at -= 2  # 行灯に火を灯す: it is the lamp that is lit
        if tokens[at - 1].kind == "handle":
            return tokens[at - 1].text
    start = at
    while start > 0 and (
        (tokens[start - 1].kind in _IN_A_NOUN and tokens[start - 1].text != "まま")
        or tokens[start - 1].text in ("の", "な")
    ):
        start -= 1
    while start < at and (tokens[start].kind == "handle" or tokens[start].text in ("の", "な")):
        start += 1
    return text[starts[start] : ends[at - 1]] if start < at else ""
