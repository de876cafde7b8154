"""Where a text tells of movement or of time that passes, in either language."""

from functools import cache
from typing import NamedTuple

from bot.library.openings import openings
from bot.linting.english import english
from bot.linting.japanese import japanese
from bot.linting.tokens import COMMAS, STOPS, Row, Token, is_number
from bot.linting.who import PERSON_EN, PLURAL_EN, somebody
from bot.linting.width import copied
from bot.story import Lang

_NO_VERB_BEHIND = frozenset([
    "a", "an", "the", "her", "his", "its", "their", "my", "your", "our", "of", "in", "on", "by", "with", "for", "from", "into", "at", "no", "this",
    "that", "these", "those", "each", "every", "slow", "small", "few", "several", "many", "more", "quick", "soft", "long", "short", "two", "three",
    "both", "old", "new", "wet", "dry", "black", "white", "red", "is", "was", "are", "were", "be", "has", "had", "as", "which",
])  # fmt: skip
_ADJECTIVES = frozenset(["open", "close", "shut", "lower", "clear", "still"])
"""Verbs whose plain form tells of a state where nothing stands behind it: eyes open."""
_LIGHTS_UP = frozenset(["light", "flare", "glow", "flame", "come", "switch", "turn"])
_LINKS = frozenset(["and", "or", "then", "who", "that", "which", "as", "while", "to"])
_UNSTEADY: dict[Lang, frozenset[str]] = {
    "en": frozenset(
        ["flicker", "waver", "pulse", "sway", "swing", "sweep", "move", "travel", "drift", "pass", "tremble", "quiver", "begin", "start", "change", "grow", "fade", "brighten", "darken", "blink", "shift", "flash", "ripple", "swirl", "rise", "come", "go", "dance"]
    ),
    "ja": frozenset(
        ["揺れる", "揺らぐ", "揺らす", "流れる", "動く", "進む", "変わる", "点滅", "瞬く", "明滅", "閃く", "始まる", "始める", "増える", "減る", "消える",
         "現れる", "薄れる", "移る", "移動", "回る", "舞う", "昇る", "過ぎる", "通る", "震える", "迫る", "近づく", "遠ざかる", "強まる", "弱まる"]
    ),
}  # fmt: skip
_STATE_ENDINGS = ("いる", "ある", "居る", "有る", "為る")


class Movement(NamedTuple):
    """One word of movement: its place among the tokens, and whether it only tells of time."""

    at: int
    tempo: bool = False


def read(text: str, lang: Lang, things: frozenset[str] = frozenset()) -> Row:
    """Return the words of a text; a handle is somebody unless it is one of `things`."""
    return (english if lang == "en" else japanese)(copied(text), things)


def movements(tokens: tuple[Token, ...], lang: Lang) -> list[Movement]:
    """Return the words that tell of movement or of passing time, in order."""
    return _english(tokens) if lang == "en" else _japanese(tokens)


def moves(text: str, lang: Lang, things: frozenset[str] = frozenset()) -> bool:
    """Return whether a text tells of movement or of passing time."""
    return bool(movements(read(text, lang, things).tokens, lang))


def light_moves(text: str, lang: Lang) -> bool:
    """Return whether a text about light tells of light that moves or changes; that light falls somewhere does not."""
    tokens = read(text, lang).tokens
    return any(one.tempo or _UNSTEADY[lang].intersection(tokens[one.at].forms) for one in movements(tokens, lang))


@cache
def _sets(lang: Lang) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    known = openings()
    return frozenset(known.poses.by(lang)), frozenset(known.moving.by(lang)), known.tempo.by(lang)


def _english(tokens: tuple[Token, ...]) -> list[Movement]:
    poses, moving, tempo = _sets("en")
    found: list[Movement] = []
    who = False
    for at, token in enumerate(tokens):
        if token.text in STOPS:
            who = False
        who = who or somebody(tokens, at, "en") or token.text in PERSON_EN | PLURAL_EN
        if token.text in tempo:
            found.append(Movement(at, tempo=True))
        elif token.kind == "word" and at and _verbal(tokens, at):
            known = moving.intersection(token.forms)
            if "light" in token.forms and not _acts(tokens, at):
                known = known - {"light"}  # street lights, the neon lights
            on = _LIGHTS_UP.intersection(token.forms) and at + 1 < len(tokens) and tokens[at + 1].text in ("up", "on")
            if on or (known and (who or not poses.intersection(token.forms))):
                found.append(Movement(at))
    return found


def _verbal(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a word can only be a verb in this place: on -s or -ing, or plain behind several or a link."""
    token, before = tokens[at], tokens[at - 1]
    if before.text in _NO_VERB_BEHIND or is_number(before) or token.more == "-":
        return False
    if token.text.endswith("ing"):
        return True
    inflected = token.text.endswith("s") and token.text not in token.forms[1:] and len(token.forms) > 1
    if inflected:
        return (
            before.kind == "handle"
            or before.text in _LINKS | COMMAS
            or before.text.endswith("ly")
            or _subject(tokens, at - 1)
        )
    if token.text not in _sets("en")[1]:
        return False
    ends = at + 1 == len(tokens) or tokens[at + 1].text in STOPS | COMMAS
    if token.text in _ADJECTIVES and ends:
        return False
    several = (
        before.text.endswith("s")
        or before.text in PLURAL_EN
        or before.text in ("fish", "people", "children", "men", "women")
    )
    return several or before.text in ("to", "and", "then") or before.text.endswith("ly")


def _acts(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether what stands before a word is surely who does it, and no part of a name such as street lights."""
    before = tokens[at - 1]
    return before.kind == "handle" or before.text in _LINKS | COMMAS | PERSON_EN or before.text.endswith("ly")


def _subject(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the word may be the subject of a verb behind it: a noun with an article somewhere before it."""
    return tokens[at].kind in ("word", "Name") and tokens[at].text not in ("of", "in", "on", "at", "by", "with", "from")


def _japanese(tokens: tuple[Token, ...]) -> list[Movement]:
    poses, moving, tempo = _sets("ja")
    text = "".join(token.text for token in tokens)
    found: list[Movement] = []
    place = 0
    passing = [start for word in tempo for start in _all(text, word)]
    for at, token in enumerate(tokens):
        if any(place <= start < place + len(token.text) for start in passing):
            found.append(Movement(at, tempo=True))
        elif _moves(tokens, at, poses, moving):
            found.append(Movement(at))
        place += len(token.text)
    return found


def _moves(tokens: tuple[Token, ...], at: int, poses: frozenset[str], moving: frozenset[str]) -> bool:
    token = tokens[at]
    if token.kind == "名詞" and moving.intersection(token.forms):
        return True
    if token.kind != "動詞" or _held(tokens, at):
        return False
    if "為る" in token.forms:
        # 点灯する is what its noun says: known to be a pose, or nothing that a still shows
        noun = tokens[at - 1] if at else None
        return bool(
            noun
            and noun.kind == "名詞"
            and "サ変" in noun.more
            and not poses.intersection(noun.forms)
            and not _lasting(tokens, at)
        )
    if moving.intersection(token.forms):
        return not _done(tokens, at)
    if poses.intersection(token.forms):
        return False
    return not _lasting(tokens, at) and not _describes(tokens, at)


def _done(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb tells of a noun what has happened to it before: 火の消えたランプ, 曲がった道."""
    past = at + 1 < len(tokens) and tokens[at + 1].kind == "助動詞" and tokens[at + 1].text in ("た", "だ")
    return past and at + 2 < len(tokens) and tokens[at + 2].kind in ("名詞", "handle", "接頭辞", "代名詞")


def _held(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb only says how a body is held, on the way to what the sentence ends on: 膝を曲げて立っている."""
    if "連用" not in tokens[at].more or set(openings().held).isdisjoint(tokens[at].forms):
        return False
    end = next((n for n in range(at, len(tokens)) if tokens[n].text in STOPS), len(tokens))
    return end > at + 1 and any(form in _STATE_ENDINGS[:4] for form in tokens[end - 1].forms)


def _lasting(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb tells what has been done already: 掛けられている, 置いてある."""
    behind = [t for t in tokens[at + 1 : at + 5] if t.kind in ("助動詞", "助詞", "動詞")]
    for place, token in enumerate(behind):
        if token.text in ("て", "で"):
            return place + 1 < len(behind) and any(form in _STATE_ENDINGS[:4] for form in behind[place + 1].forms)
        if token.kind == "助詞":
            return False
    return False


def _describes(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb stands before the noun that it describes: 割れた窓, 閉じた扉."""
    for token in tokens[at + 1 : at + 4]:
        if token.kind in ("名詞", "handle", "接頭辞", "代名詞"):
            return True
        if token.kind != "助動詞":
            return False
    return False


def _all(text: str, word: str) -> list[int]:
    found, start = [], text.find(word)
    while start >= 0:
        found.append(start)
        start = text.find(word, start + 1)
    return found
