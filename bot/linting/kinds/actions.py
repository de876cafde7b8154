"""More actions than the seconds of the clip carry."""

from bot.library.weak_spots import Actions
from bot.linting.cues import is_number
from bot.linting.kinds import Hit
from bot.linting.reading import Reading, Span
from bot.linting.tokens import COMMAS, STOPS, Token

_LINKS = frozenset(["and", "then", "before", "after", "finally", "until"])
_NO_VERB_BEHIND = frozenset(
    ["a", "an", "the", "her", "his", "its", "their", "of", "to", "in", "on", "by", "with", "for", "from", "into", "at",
     "slow", "small", "few", "several", "many", "more", "quick", "soft", "distant", "long", "short", "two", "both"]
)
_CAMERA_EN = frozenset(["camera", "shot", "lens", "frame", "view"])
_CAMERA_JA = frozenset(["カメラ", "レンズ", "画面", "ショット", "画角"])


def actions(check: Actions, reading: Reading, seconds: int) -> list[Hit]:
    """Return one hit at the first action that the clip has no time for."""
    found = _english(check, reading) if reading.lang == "en" else _japanese(check, reading)
    found = [at for at in found if not reading.quoted(at)]
    most = max(1, seconds // check.seconds_each)
    if len(found) <= most:
        return []
    span: Span = (found[most], found[most] + 1)
    return [Hit(span, reading.words(span), reading.words((found[0], found[0] + 1)), len(found))]


def _english(check: Actions, reading: Reading) -> list[int]:
    verbs = frozenset(check.verbs.en)
    found: list[int] = []
    camera = False
    for at, token in enumerate(reading.tokens):
        before = reading.tokens[at - 1] if at else None
        if before is None or before.text in STOPS:
            camera = False
        camera = camera or token.text in _CAMERA_EN
        if camera and token.text in _LINKS | COMMAS:
            camera = False
        if not camera and token.kind == "word" and _acts(token, before, verbs) and not reading.denied((at, at + 1)):
            found.append(at)
    return found


def _acts(token: Token, before: Token | None, verbs: frozenset[str]) -> bool:
    """Return whether the word is a verb that moves the story on: finite, or the next link of a chain."""
    if not any(form in verbs for form in token.forms):
        return False
    if before is None:
        return False
    if before.text in _NO_VERB_BEHIND or is_number(before):
        return False
    if token.text.endswith("ing"):
        return before.text in COMMAS or before.text in _LINKS
    # the plain form behind a noun is a noun more often than a verb: "front door", "night run"
    return token.text.endswith(("s", "ed")) or token.text not in verbs or before.text in _LINKS | COMMAS or (
        before.text in ("they", "we", "i", "you", "people", "children")
    )


def _japanese(check: Actions, reading: Reading) -> list[int]:
    still = frozenset(check.verbs.ja)
    found: list[int] = []
    camera = False
    tokens = reading.tokens
    for at, token in enumerate(tokens):
        if at and (tokens[at - 1].text in STOPS):
            camera = False
        camera = camera or token.text in _CAMERA_JA
        if not camera and token.kind == "動詞" and not any(form in still for form in token.forms) \
                and _links(tokens, at) and not reading.denied((at, at + 1)):
            found.append(at)
    return found


def _links(tokens: tuple[Token, ...], at: int) -> bool:
    """Return whether the verb ends a clause that tells what happens next, and is no state or attribute."""
    verb = tokens[at]
    behind = [t.text for t in tokens[at + 1 : at + 4]] + ["", "", ""]
    if verb.more.startswith("非自立"):
        # 走ってくる: behind て it only helps another verb
        if not at or tokens[at - 1].kind not in ("名詞", "助詞") or tokens[at - 1].text in ("て", "で"):
            return False
    if behind[0] in ("て", "で"):
        return behind[1] not in ("いる", "い", "いた", "ある", "あり")
    if behind[0] in ("た", "だ"):
        return behind[1] in STOPS or not behind[1]
    if "連用" in verb.more:
        return behind[0] in ("、", ",")
    return behind[0] in STOPS or not behind[0] or behind[0] in ("と", "、")
