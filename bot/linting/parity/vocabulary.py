"""Values of a topic that one language states and the other does not, or contradicts."""

import re
from collections.abc import Iterator

from bot.library.facts import Topic, topics
from bot.linting.facts import Stated, stated
from bot.linting.parity.difference import Difference, Kind, Sides, difference
from bot.linting.reading import Reading, Span

_TOPICS: tuple[tuple[str, Kind], ...] = (
    ("lens", "lens"), ("color", "color"), ("direction", "direction"), ("camera", "camera"),
)  # fmt: skip
_OWN_COLOR = re.compile(
    r"[一-龠ァ-ヶ](?<![景音声顔脚配特好物気血茶黄灰桃紫緑水紺金銀赤青白黒橙藍朱褐彩原寒暖染着単二三異無])色(?![々彩調合素])"
)
"""A color named after a thing, as 椿色: it may be called anything."""
_MM = re.compile(r"\d\s*(?:-\s*)?(?:mm|ミリ|㎜|ｍｍ)")


def by_vocabulary(sides: Sides) -> Iterator[Difference]:
    """Yield one difference for each topic that the languages do not agree on."""
    for name, kind in _TOPICS:
        topic = topics()[name]
        ja, en = stated(sides.ja, name), stated(sides.en, name)
        lacks_en, lacks_ja = _unanswered(topic, ja, en), _unanswered(topic, en, ja)
        if name == "color":
            lacks_en = [span for span in lacks_en if not _part_of_a_word(sides.ja, span)]
        if name == "color" and not lacks_en and len(lacks_ja) <= len(_own_colors(sides.ja, ja)):
            lacks_ja = []
        if name == "lens" and _MM.search(sides.ja.text) and _MM.search(sides.en.text):
            # 400 mm is long in either language: whoever says the number need not say the word.
            continue
        if lacks_en or lacks_ja:
            yield difference(kind, sides, lacks_en, lacks_ja)


def _part_of_a_word(reading: Reading, span: Span) -> bool:
    """Return whether a lone color sign runs into a noun in kanji, as 茶畑 or 銀幕: the word may mean no color."""
    behind = reading.tokens[span[1]] if span[1] < len(reading.tokens) else None
    alone = span[1] - span[0] == 1 and len(reading.tokens[span[0]].text) == 1
    return bool(alone and behind and behind.kind == "名詞" and re.match("[一-龠]", behind.text))


def _own_colors(reading: Reading, said: list[Stated]) -> list[int]:
    """Return where colors stand that are named after a thing and that we do not know."""
    known = [reading.offsets(one.span) for one in said if one.sure]
    places = (match.end() - 1 for match in _OWN_COLOR.finditer(reading.text))
    return [at for at in places if not any(start <= at < end for start, end in known)]


def _unanswered(topic: Topic, said: list[Stated], other: list[Stated]) -> list[Span]:
    """Return where values stand that the other language does not state, or states the opposite of."""
    there = {one.value for one in other}
    # Where both ways are told, each of them is told: a camera that looks down and rises.
    surely = {one.value for one in other if one.sure} - {one.value for one in said}
    found: list[Span] = []
    for one in said:
        if not one.sure or any(topic.near(one.value, value) for value in there):
            continue
        against = topic.values[one.value].against
        if not against or surely.intersection(against):
            found.append(one.span)
    return found
