"""The length of the whole film against what was said of it, and against what the target makes of it."""

import re
from typing import NamedTuple

from bot.library.targets import Target
from bot.story import LANGS, Film

_SLACK = 0.1
"""A tenth more or less is what an edit takes up."""
_FAR = 0.35
"""Where the target's clips make it so much longer or shorter, the plan does not hold; clip lengths are coarse."""
_WORK_EN = (
    r"film|movie|short|spot|commercial|ad|advert|trailer|teaser|clip|video|reel|piece|promo|animation|bumper|opening"
)
_WORK_JA = r"CM|広告|映像|動画|作品|短編|映画|ショート|予告|トレーラー|ティザー|PV|MV|アニメ|フィルム|オープニング"
_NUMBER = r"(\d+(?:\.\d+)?)"
_EN = re.compile(
    rf"{_NUMBER}[\s-]*(seconds?|secs?|s|minutes?|mins?)[\s-]+(?:[\w-]+\s+){{0,2}}?(?:{_WORK_EN})\b", re.IGNORECASE
)
_EN_TOTAL = re.compile(
    rf"(?:total|runtime|running time|in all)\D{{0,12}}{_NUMBER}[\s-]*(seconds?|secs?|s|minutes?|mins?)\b", re.IGNORECASE
)
_JA = re.compile(rf"{_NUMBER}\s*(秒|分)(?:間|ほど|程度)?(?:の|ほどの)?[^。、\d]{{0,6}}?(?:{_WORK_JA})")
_JA_TOTAL = re.compile(rf"(?:全体|合計|総尺|尺|全編|全部で)\D{{0,4}}{_NUMBER}\s*(秒|分)")


class Total(NamedTuple):
    """How long the scenes are together, and how long they should be, in seconds."""

    scenes: int
    wished: int


def total(film: Film, target: Target) -> Total | None:
    """Return the lengths where they do not agree, None where they do or nothing is wished."""
    scenes = sum(scene.seconds for scene in film.scenes)
    wished = _said(film)
    if wished is not None:
        return Total(scenes, wished) if abs(scenes - wished) > _SLACK * wished else None
    clips = sum(target.clip_seconds(scene.seconds) for scene in film.scenes)
    return Total(clips, scenes) if film.scenes and abs(clips - scenes) > _FAR * scenes else None


def _said(film: Film) -> int | None:
    """Return the seconds that title, logline, plot or preset wish for."""
    phrases = (film.title, film.logline, *(phrase for _, phrase in film.preset))
    for text in (*(phrase.said(lang) for phrase in phrases for lang in LANGS), film.plot):
        for pattern in (_EN, _EN_TOTAL, _JA, _JA_TOTAL):
            if match := pattern.search(text):
                minutes = match[2].lower().startswith(("min", "分"))
                return round(float(match[1]) * (60 if minutes else 1))
    return None
