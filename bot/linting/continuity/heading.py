"""What a prompt opens with where that is no sentence: a place, as screenplays name it."""

from bot.linting.reading import Reading
from bot.linting.tokens import STOPS

_LINKS = frozenset(["in", "at", "on", "of", "under", "with", "after", "before", "by", "near", "during", "from", "through", "over", "beneath", "behind", "outside", "inside", "full", "where", "as", "and", "late", ","])  # fmt: skip
_LITTLE = frozenset(["the", "a", "an", "that", "this", "same", "int", "ext"])
_FILM = frozenset(
    [
        "shot",
        "angle",
        "camera",
        "close-up",
        "closeup",
        "up",
        "view",
        "lens",
        "frame",
        "view",
        "scene",
        "style",
        "color",
        "light",
    ]
)
_FILM_JA = (
    "ショット",
    "アングル",
    "アップ",
    "カメラ",
    "レンズ",
    "画",
    "高さ",
    "固定",
    "俯瞰",
    "手持ち",
    "調",
    "風",
    "シーン",
    "スローモーション",
    "引き",
    "寄り",
)
_LONG = 12


def headed(reading: Reading, about: set[int]) -> frozenset[str]:
    """Return the nouns that such an opening ends with; `about` are words that tell the hour, the weather or the light."""
    end = next((at for at, token in enumerate(reading.tokens) if token.text in STOPS), 0)
    if not 0 < end <= _LONG:
        return frozenset()
    found = _japanese(reading, end) if reading.lang == "ja" else _english(reading, end)
    kept = (at for at in found if at not in about and not reading.people[at])
    return frozenset(reading.tokens[at].text for at in kept)


def _japanese(reading: Reading, end: int) -> list[int]:
    """Return the last noun of each part, as 墓地 and 早朝 of 雨の墓地、早朝."""
    tokens = reading.tokens
    if tokens[end - 1].kind not in ("名詞", "接尾辞"):
        return []
    last = [at for at in range(end) if at == end - 1 or tokens[at + 1].text in "、・,"]
    nouns = [at for at in last if tokens[at].kind in ("名詞", "接尾辞") and not tokens[at].text.endswith(_FILM_JA)]
    # The depth of an alley, its end, its front: still the alley.
    return [
        at - 2 if tokens[at].text in "奥中前端上下横脇入口" and at > 1 and tokens[at - 1].text == "の" else at
        for at in nouns
    ]


def _english(reading: Reading, end: int) -> list[int]:
    """Return the last word before the first preposition, if a noun is named and nothing is told: The garage at night."""
    words = [token.text for token in reading.tokens[:end]]
    start = 1 if words[0] in _LINKS else 0
    if start == end or words[start] not in _LITTLE:
        return []
    last = next((at for at in range(start, end) if words[at] in _LINKS), end) - 1
    return [last] if last > start and words[last] not in _FILM and last - start <= 4 else []
