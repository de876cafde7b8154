"""What of a wish the closed vocabulary does not know: what is left when its words are taken out."""

import re

from bot.continuing.movement import read
from bot.continuing.stating import reading, states
from bot.library.guided import times
from bot.library.guided_talk import wishes
from bot.linting.japanese import readings
from bot.linting.tokens import is_number
from bot.sentences import language_of
from bot.story import Film

_TOPICS = ("weather", "time", "color", "garment", "prop")
_CONTENT = ("名詞", "動詞", "形容詞", "形状詞", "副詞", "handle")
_LITTLE_JA = frozenset(
    ["為る", "成る", "居る", "有る", "変える", "変わる", "変更", "替える", "見せる", "欲しい", "下さる", "もっと", "もう", "少し", "よう", "風", "感じ", "光", "色", "色合い", "天気", "時刻", "時間", "画",
     "カメラ", "ショット", "レンズ", "アングル", "シーン", "全体", "雰囲気", "降る", "着る", "だけ", "そのまま", "呉れる", "頂く", "願う", "お願い", "方", "物", "事", "付ける", "使う", "撮る", "服", "服装", "ミリ"]
)  # fmt: skip
_LITTLE_EN = frozenset([
    "make", "makes", "turn", "turned", "change", "changed", "put", "set", "give", "have", "has", "be", "is", "are", "was", "it", "its", "the", "a",
    "an", "this", "that", "her", "his", "their", "my", "to", "into", "in", "at", "on", "of", "with", "as", "by", "for", "please", "more", "less",
    "a-bit", "bit", "little", "all", "everything", "just", "only", "and", "or", "so", "look", "looks", "like", "want", "would", "should", "let",
    "same", "time", "weather", "light", "lighting", "color", "colour", "colors", "camera", "shot", "lens", "angle", "frame", "framing", "scene",
    "clip", "mood", "wear", "wears", "wearing", "fall", "falls", "falling", "use", "using", "from", "let's", "lets", "s", "don", "t", "not", "instead",
])  # fmt: skip


def left_over(film: Film, wish: str) -> str:
    """Return the words of a wish that no part of the vocabulary accounts for, empty if there are none."""
    lang = language_of(wish)
    known = [span for topic in _TOPICS for span in _offsets(wish, topic)]
    tables = wishes()
    for table in (
        tables.sizes,
        tables.steps,
        tables.angles,
        tables.moves,
        tables.lenses,
        tables.sources,
        tables.ways,
        tables.palettes,
        tables.tempos,
    ):
        for one in table:
            known += [m.span() for m in re.finditer(one.ja if lang == "ja" else one.en, wish, re.IGNORECASE) if m[0]]
    names = [name for one in film.known for name in (one.name.ja, one.name.en, f"@{one.handle}") if name]
    names += [spoken for one in film.known if one.name.ja for spoken in readings(one.name.ja)]
    names += [form for time in times().times for form in (time.ja if lang == "ja" else time.en)]
    for name in names:
        known += [m.span() for m in re.finditer(re.escape(name), wish, re.IGNORECASE)]
    left: list[str] = []
    for token, begin, behind in zip(*read(wish, lang), strict=True):
        inside = any(start < behind and begin < end for start, end in known)
        if inside or is_number(token):
            continue
        if lang == "ja":
            counts = (
                token.kind in _CONTENT
                and not token.more.startswith("非自立")
                and not _LITTLE_JA.intersection(token.forms)
            )
        else:
            counts = token.kind in ("word", "Name", "handle") and not _LITTLE_EN.intersection(token.forms)
        if counts:
            left.append(wish[begin:behind])
    return ("" if lang == "ja" else " ").join(left)


def _offsets(wish: str, topic: str) -> list[tuple[int, int]]:
    lang = language_of(wish)
    return [reading(wish, lang).offsets(one.span) for one in states(wish, lang, topic)]
