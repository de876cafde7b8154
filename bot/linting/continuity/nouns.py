"""The thing that a color or a state stands beside, where no list of ours has it: 赤い手提げ, a broken headlight."""

import re

from bot.linting.reading import Reading, Span

_FLEETING = re.compile(
    r"光|照明|灯|明かり|ライト|空|海|水面|影|闇|煙|霧|雲|炎|火|ネオン|目|瞳|頬|顔|唇|息|肌|葉|色|線|点|側|方|もの|世界|画面|夜|朝|夕|月|星|太陽|日|雨|雪|部屋|街|町|風景|景色|背景"
)
_FLEETING_EN = frozenset(["light", "lights", "lighting", "glow", "sky", "skies", "sea", "water", "shadow", "shadows", "smoke", "fog", "mist", "cloud", "clouds", "flame", "flames", "fire", "neon", "eye", "eyes", "cheek", "cheeks", "face", "lips", "breath", "skin", "leaf", "leaves", "color", "line", "world", "night", "dawn", "morning", "dusk", "moon", "star", "stars", "sun", "rain", "snow", "room", "city", "town", "street", "and", "or", "with", "in", "on", "of", "at", "to", "as", "by", "from", "but", "the", "a", "background", "landscape", "and-white"])  # fmt: skip
_WEARS_JA = frozenset(["着る", "被る", "かぶる", "纏う", "まとう", "履く", "穿く", "はく", "着ける", "つける", "付ける", "締める", "羽織る", "巻く", "嵌める", "はめる"])  # fmt: skip
_WEARS_EN = frozenset(["in", "wear", "wears", "wearing", "dressed"])


def beside_noun(reading: Reading, at: int) -> int | None:
    """Return the noun right behind, None if there is none or it is a light, a sky, or somebody."""
    tokens = reading.tokens
    if reading.lang == "ja":
        while at < len(tokens) and tokens[at].text in ("の", "な", "た"):
            at += 1
        if at >= len(tokens) or tokens[at].kind != "名詞" or "普通名詞" not in tokens[at].more:
            return None
        while at + 1 < len(tokens) and tokens[at + 1].kind in ("名詞", "接尾辞"):
            at += 1
        return None if reading.people[at] or _FLEETING.search(tokens[at].text) else at
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].text in _FLEETING_EN or reading.people[at]:
        return None
    return at


def worn(reading: Reading, start: int, at: int) -> bool:
    """Return whether the noun, described from `start` on, is worn: 赤いベストの男, a man in a red vest."""
    tokens = reading.tokens
    if reading.lang == "en":
        return not _WEARS_EN.isdisjoint(token.text for token in tokens[max(0, start - 2) : start])
    behind = tokens[at + 1 : at + 3]
    if len(behind) == 2 and behind[0].text == "の" and reading.people[at + 2]:
        return True
    return len(behind) == 2 and behind[0].text == "を" and not _WEARS_JA.isdisjoint(behind[1].forms)


def held_noun(reading: Reading, hand: Span) -> int | None:
    """Return the noun that a hand holds, None if it holds nothing: 左手に鍵を, a key in his left hand."""
    tokens = reading.tokens
    if reading.lang == "ja":
        link, at = hand[1], hand[1] + 1
        if at >= len(tokens) or tokens[link].text not in ("に", "の") or tokens[at].kind != "名詞":
            return None
        while at + 1 < len(tokens) and tokens[at + 1].kind in ("名詞", "接尾辞"):
            at += 1
        return at if at + 1 < len(tokens) and tokens[at + 1].text in ("を", "が", "で") else None
    at = hand[0] - 1
    while at > 0 and tokens[at].text in ("his", "her", "the", "their", "its"):
        at -= 1
    return at - 1 if at > 0 and tokens[at].text == "in" and tokens[at - 1].kind == "word" else None
