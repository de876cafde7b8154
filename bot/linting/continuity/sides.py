"""The imaginary line: who stands on which side of the picture, and which way everything moves."""

from collections.abc import Iterator
from itertools import pairwise

from bot.linting.continuity.shot import Shot, elsewhere, same_place
from bot.linting.reading import Reading, Span
from bot.story import Lang

_FRAME = frozenset(["frame", "screen", "picture", "image", "画面", "フレーム", "画"])
_CAMERA = frozenset(["camera", "pan", "pans", "dolly", "truck", "tracks", "カメラ", "パン", "ドリー", "トラック"])
_MOVES_JA = frozenset(["走る", "走らせる", "駆ける", "進む", "進める", "歩く", "飛ぶ", "向かう", "急ぐ", "急がせる", "逃げる", "漕ぐ", "滑る", "泳ぐ", "横切る", "走り出す", "走り抜ける", "駆け抜ける", "流れる", "通り過ぎる", "追う"])  # fmt: skip
_MOVES_EN = frozenset(["run", "gallop", "ride", "race", "head", "walk", "fly", "sail", "row", "drive", "swim", "rush", "hurry", "speed", "march", "flee", "chase", "glide", "slide", "move", "cycle", "spur", "charge", "travel", "trot", "sprint", "skate", "ski", "cross", "pass", "pull", "roll"])  # fmt: skip
_ACROSS = {"left-to-right": "right-to-left", "right-to-left": "left-to-right"}


def axis(film: list[Shot]) -> Iterator[tuple[Shot, Lang, Span, str]]:
    """Yield where a way through the picture is turned round, or people have changed sides, and nothing says why."""
    for before, shot in pairwise(film):
        if elsewhere(before, shot):
            continue
        for lang in before.langs:
            if lang not in shot.langs or shot.says_change(lang, "axis") or before.says_change(lang, "axis"):
                continue
            told = _turned(before, shot, lang) or _swapped(before, shot, lang)
            if told:
                yield shot, lang, *told
                break


def _turned(before: Shot, shot: Shot, lang: Lang) -> tuple[Span, str] | None:
    was, now = _ways(before, lang), _ways(shot, lang)
    if not was or not (same_place(before, shot) or before.people[lang] & shot.people[lang]):
        return None
    for way, span in now.items():
        if _ACROSS[way] in was and way not in was:
            return span, before.reading(lang).words(was[_ACROSS[way]])
    return None


def _ways(shot: Shot, lang: Lang) -> dict[str, Span]:
    """Return the ways through the picture that somebody or something goes; toward the right is one."""
    reading = shot.reading(lang)
    found: dict[str, Span] = {}
    for one in shot.stated(lang, "direction"):
        way = one.value if one.value in _ACROSS else _toward(reading, one.value, one.span)
        if way and not _by_camera(reading, one.span):
            found.setdefault(way, one.span)
    return found


def _toward(reading: Reading, side: str, span: Span) -> str:
    if side not in ("left", "right"):
        return ""
    tokens = reading.tokens
    if reading.lang == "ja":
        link, near = tokens[span[1] : span[1] + 2], tokens[span[1] : span[1] + 8]
        leads = bool(link) and (
            link[0].text in ("へ", "方向") or [t.text for t in link] in (["に", "向かっ"], ["に", "向かう"])
        )
        moves = any(not _MOVES_JA.isdisjoint(t.forms) for t in near)
    else:
        near = tokens[max(0, span[0] - 6) : span[1]]
        leads = any(t.text in ("toward", "towards", "to", "screen", "frame") for t in near[-5:])
        moves = any(not _MOVES_EN.isdisjoint(t.forms) for t in near)
    return ("left-to-right" if side == "right" else "right-to-left") if leads and moves else ""


def _swapped(before: Shot, shot: Shot, lang: Lang) -> tuple[Span, str] | None:
    was, now = _standing(before, lang), _standing(shot, lang)
    for who, (side, span) in now.items():
        if who in was and was[who][0] != side:
            return span, before.reading(lang).words(was[who][1])
    return None


def _standing(shot: Shot, lang: Lang) -> dict[str, tuple[str, Span]]:
    """Return on which side of the picture each person is, or to which they move."""
    reading = shot.reading(lang)
    framed = any(token.text in _FRAME for token in reading.tokens)
    found: dict[str, tuple[str, Span]] = {}
    for one in shot.stated(lang, "direction"):
        if (
            one.value not in ("left", "right")
            or not framed
            or _by_camera(reading, one.span)
            or not _of_frame(reading, one.span)
        ):
            continue
        who = _who(shot, lang, one.span)
        if who and who not in found:
            found[who] = (one.value, one.span)
    return found


def _of_frame(reading: Reading, span: Span) -> bool:
    """Return whether a side is the picture's and not somebody's own; the second of two sides may leave it out."""
    around = [t.text for t in reading.tokens[max(0, span[0] - 2) : span[1] + 4]]
    if not _FRAME.isdisjoint(around):
        return True
    words = reading.words(span).lower()
    own = ("his", "her", "their", "its", "hand", "arm", "手", "腕", "肩", "足", "目")
    return not any(word in words for word in own) and any(t.text in _FRAME for t in reading.tokens[: span[0]])


def _who(shot: Shot, lang: Lang, span: Span) -> str:
    """Return the person on that side: the nearest one before, else in Japanese the one behind it."""
    reading = shot.reading(lang)
    sentence = reading.sentence(span[0])
    people = [at for at in shot.somebody[lang] if reading.sentence(at) == sentence]
    before = [at for at in people if at < span[0]]
    behind = [at for at in people if at >= span[1]]
    if lang == "ja":
        if before and span[0] - before[-1] <= 4 and "、" not in [t.text for t in reading.tokens[before[-1] : span[0]]]:
            return reading.tokens[before[-1]].text
        if behind and behind[0] - span[1] <= 4:
            return reading.tokens[behind[0]].text
    at = before[-1] if before else behind[0] if behind else None
    return "" if at is None else reading.tokens[at].text


def _by_camera(reading: Reading, span: Span) -> bool:
    sentence = reading.sentence(span[0])
    start = max(0, span[0] - 6)
    return any(
        t.text in _CAMERA and reading.sentence(at) == sentence
        for at, t in enumerate(reading.tokens[start : span[1] + 3], start)
    )
