"""More actions than the seconds of the clip carry."""

from functools import lru_cache
from typing import Literal

from bot.library.checks import Actions
from bot.library.weak_spots import words
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading
from bot.linting.tokens import COMMAS, STOPS, Token, is_number
from bot.linting.who import PERSON_EN, PLURAL_EN, somebody

_FEWEST = 2
"""Two actions always pass: even four seconds hold a gesture and its end."""
_LINKS = frozenset(["and", "then", "finally", "before", "after"])
_NO_VERB_BEHIND = frozenset(
    ["a", "an", "the", "her", "his", "its", "their", "of", "to", "in", "on", "by", "with", "for", "from", "into", "at",
     "slow", "small", "few", "several", "many", "more", "quick", "soft", "distant", "long", "short", "two", "both"]
)  # fmt: skip
_OBJECTS = frozenset(
    ["a", "an", "the", "its", "his", "her", "their", "it", "them", "him", "up", "out", "off", "away", "down", "back",
     "into", "onto", "to", "through", "over"]
)  # fmt: skip
_WHO_EN = PERSON_EN | PLURAL_EN | {"who"}
_CAMERA_EN = frozenset(["camera", "shot", "lens", "frame", "view"])
_ENDS_JA = STOPS | {"が", "は"}
_CAMERA_JA = frozenset(["カメラ", "レンズ", "画面", "ショット", "画角"])


def actions(check: Actions, reading: Reading, clip: Clip) -> list[Hit]:
    """Return one hit at the first action too many: in one sentence, or in the whole text with two to spare."""
    found = _english(check, reading) if reading.lang == "en" else _japanese(check, reading)
    most = max(_FEWEST, clip.seconds // check.seconds_each)
    rows = [[at for at in found if reading.sentence(at) == n] for n in sorted({reading.sentence(at) for at in found})]
    for row, carried in [*((row, most) for row in rows), (found, most + 2)]:
        if len(row) > carried:
            first, extra = ((at, at + 1) for at in (row[0], row[carried]))
            return [Hit(extra, reading.words(extra), reading.words(first), len(row))]
    return []


def _english(check: Actions, reading: Reading) -> list[int]:
    """Return the finite verbs of somebody's actions, in order."""
    verbs, still = check.acts, check.still.sets["en"]
    tokens = reading.tokens
    found: list[int] = []
    who = camera = plain = False
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if before is None or before.text in STOPS:
            who = camera = plain = False
        camera = (camera or token.text in _CAMERA_EN) and token.text not in _LINKS | COMMAS
        if who and not camera and before and token.kind == "word":
            known = any(form in verbs for form in token.forms)
            several = before.text in words("en")["plural"] or before.text.endswith("s") or before.text in PLURAL_EN
            base = known and token.text in verbs and (several or (plain and before.text in _LINKS | COMMAS))
            finite = token.text.endswith("s") and token.text not in verbs and not any(f in still for f in token.forms)
            finite = finite and not _noun(before) and (known or _verb_by_place(tokens, at))
            if (base or finite) and _meant(reading, at):
                found.append(at)
                plain = base
        who = who or token.text in _WHO_EN or reading.people[at]
    return found


def _meant(reading: Reading, at: int) -> bool:
    return not reading.denied((at, at + 1)) and not reading.quoted(at)


def _verb_by_place(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether a word on -s can only be a verb here: ", claps its flippers", "A turtle basks"."""
    before, behind = tokens[at - 1], tokens[at + 1].text if at + 1 < len(tokens) else "."
    if before.text in ("then", "finally"):
        return True
    if before.text in _LINKS | COMMAS:
        return behind in _OBJECTS or behind.endswith("ly")
    return not before.text.endswith("s") and somebody(tokens, at - 1, "en")


def _noun(before: Token) -> bool:
    """Return whether what stands behind this word is a noun: "three steps", "her turns"."""
    return before.text in _NO_VERB_BEHIND or is_number(before)


def _japanese(check: Actions, reading: Reading) -> list[int]:
    """Return the verbs that end a clause of somebody's action, in order."""
    still = check.still.sets["ja"]
    tokens = reading.tokens
    found: list[int] = []
    who = camera = False
    for at, role in enumerate(map(_role, tokens)):
        if role == "stop":
            camera = False
        elif role == "camera":
            camera = True
        elif role == "particle" and at:
            who = _subject(tokens, at - 1) or _handles_things(tokens, at)
        elif role == "verb":
            acts = who and not camera and still.isdisjoint(tokens[at].forms)
            if acts and _ends_clause(tokens, at) and _meant(reading, at):
                found.append(at)
    return found


@lru_cache(maxsize=20_000)
def _role(token: Token) -> Literal["stop", "camera", "particle", "verb", ""]:
    """Return what a word is to the actions of a sentence; most are nothing."""
    if token.text in STOPS:
        return "stop"
    if token.text in _CAMERA_JA:
        return "camera"
    if token.text in ("が", "は", "も") and token.kind == "助詞":
        return "particle"
    return "verb" if token.kind == "動詞" else ""


def _subject(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the noun before the particle is somebody, also as 少年たち or 彼."""
    return any(
        somebody(tokens, place, "ja") or tokens[place].kind == "代名詞"
        for place in (at, at - 1)
        if place >= 0 and (place == at or tokens[at].kind == "接尾辞")
    )


def _handles_things(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the subject before `at` has two objects: who opens a gate and lights a lamp is somebody."""
    objects = 0
    for place in range(at + 1, len(tokens)):
        token = tokens[place]
        if token.text in _ENDS_JA and (token.text in STOPS or token.kind == "助詞"):
            return False
        if token.text == "を" and token.kind == "助詞":
            objects += 1
            if objects > 1:
                return True
    return False


def _ends_clause(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb tells what happens next, and is no state, attribute or helper of another verb."""
    verb = tokens[at]
    behind = [t.text for t in tokens[at + 1 : at + 4]] + ["", "", ""]
    if verb.more.startswith("非自立"):
        # 走ってくる: behind て it only helps another verb; お辞儀をする is an action, 静かにする is none
        if "為る" in verb.forms and at and tokens[at - 1].text != "を" and "サ変" not in tokens[at - 1].more:
            return False
        if not at or tokens[at - 1].kind not in ("名詞", "助詞") or tokens[at - 1].text in ("て", "で"):
            return False
    if behind[0] in ("て", "で"):
        return behind[1] not in ("いる", "い", "いた", "ある", "あり")
    if behind[0] in ("た", "だ"):
        return behind[1] in STOPS or not behind[1]
    if "連用" in verb.more:
        return behind[0] in ("、", ",")
    return behind[0] in STOPS or not behind[0] or behind[0] in ("と", "、")
