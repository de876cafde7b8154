"""Values of a topic that one language states and the other does not, or contradicts."""

import re
from collections.abc import Iterator

from bot.library.facts import Topic, topics
from bot.library.glosses import entries, has
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
        lacks_en, lacks_ja = (
            _unanswered(topic, ja, en, sides.ja, sides.en),
            _unanswered(topic, en, ja, sides.en, sides.ja),
        )
        if name == "color":
            lacks_en = [span for span in lacks_en if not _part_of_a_word(sides.ja, span)]
            lacks_ja = [span for span in lacks_ja if not _meant(sides.en.tokens[span[0]].forms, sides.ja)]
        if name == "color" and not lacks_en and len(lacks_ja) <= len(_own_colors(sides.ja, ja)):
            lacks_ja = []
        if name == "lens" and _MM.search(sides.ja.text) and _MM.search(sides.en.text):
            # 400 mm is long in either language: whoever says the number need not say the word.
            continue
        if lacks_en or lacks_ja:
            yield difference(kind, sides, lacks_en, lacks_ja)


def _meant(words: tuple[str, ...], ja: Reading) -> bool:
    """Return whether a Japanese word has the color in its meaning, as 紅茶 is black tea."""
    nouns = (token for token in ja.tokens if token.kind == "名詞" and len(token.text) > 1)
    glosses = (g for token in nouns for entry in entries(token.text) for sense in entry.senses for g in sense.glosses)
    return any(not {*words}.isdisjoint(gloss.lower().split()) for gloss in glosses)


def _part_of_a_word(reading: Reading, span: Span) -> bool:
    """Return whether a color belongs to a word or phrase that may mean none: 茶畑, 銀幕, 赤の他人."""
    for end in range(span[1] + 1, min(span[1] + 4, len(reading.tokens)) + 1):
        if has("".join(token.text for token in reading.tokens[span[0] : end])):
            return True
    behind = reading.tokens[span[1]] if span[1] < len(reading.tokens) else None
    alone = span[1] - span[0] == 1 and len(reading.tokens[span[0]].text) == 1
    return bool(alone and behind and behind.kind == "名詞" and re.match("[一-龠]", behind.text))


def _own_colors(reading: Reading, said: list[Stated]) -> list[int]:
    """Return where colors stand that are named after a thing and that we do not know."""
    known = [reading.offsets(one.span) for one in said if one.sure]
    places = (match.end() - 1 for match in _OWN_COLOR.finditer(reading.text))
    return [at for at in places if not any(start <= at < end for start, end in known)]


def _unanswered(topic: Topic, said: list[Stated], other: list[Stated], here: Reading, over: Reading) -> list[Span]:
    """Return where values stand that the other language does not state, or states the opposite of."""
    there = {one.value for one in other}
    # Where both ways are told, each of them is told: a camera that looks down and rises.
    # She won't look up: who denies one way may tell the other.
    surely = {one.value for one in other if one.sure and not over.denied(one.span)} - {one.value for one in said}
    found: list[Span] = []
    for one in said:
        if not one.sure or any(topic.near(one.value, value) for value in there):
            continue
        against = topic.values[one.value].against
        if not against or (surely.intersection(against) and not here.denied(one.span)):
            found.append(one.span)
    return found
