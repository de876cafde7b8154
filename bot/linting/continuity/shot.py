"""A scene as its neighbours see it: what it states, and where it is."""

import re
from collections.abc import Callable
from functools import cached_property

from bot.library.facts import topics
from bot.library.targets import Target
from bot.linting.continuity.heading import headed
from bot.linting.facts import Stated, stated
from bot.linting.fields import Field, elements_of, paragraph, sentences_of
from bot.linting.reading import Reading, Span
from bot.story import LANGS, Film, Lang, Scene

_INSIDE: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"の中(?!央|心|で最)|内部|室内|店内|車内|船内|屋内"),
    "en": re.compile(r"\b(?:inside|indoors|interior)\b", re.IGNORECASE),
}
_OUTSIDE: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"の(?:外|前)(?:で|に|の|、)|屋外|外観"),
    "en": re.compile(r"\b(?:outside|outdoors|exterior|in front of)\b", re.IGNORECASE),
}

_JUST_OUTSIDE: dict[Lang, re.Pattern[str]] = {
    "ja": re.compile(r"(?<!窓)の外(?:[。、で]|に[^は])|屋外|外観"),
    "en": re.compile(r"\boutside (?:the|a|an|his|her) (?!window)|\bexterior of|\boutdoors\b", re.IGNORECASE),
}
_PARTS = re.compile(
    r"corner|edge|middle|end|back|front|side|center|centre|outskirts|foot|top|bottom|entrance|bend|depths|mouth|rest"
    r"|[奥中前隅端上下外角脇縁横裏内朝昼夜夕]|片隅|入口|入り口|出口|真ん中|中央|そば|周り|周囲|手前|向こう|先|あちこち|深夜|早朝|夜明け|夕暮れ|真昼|午後|反対側|コーナー|中心|床|壁|窓|扉|天井|屋根"
)  # fmt: skip
"""Parts of a place that are the place itself."""
_BY = frozenset(["by", "near", "overlooking", "beside", "above", "outside"])

Reader = Callable[[str, Lang], Reading]
"""(text, language) -> the text as the comparisons see it."""


class Shot:
    """One scene with what its texts state, read when it is asked for."""

    def __init__(
        self, scene: Scene, fields: dict[Lang, tuple[Field, ...]], cast: dict[Lang, frozenset[str]], read: Reader
    ) -> None:
        self.scene, self.fields, self._cast, self._read = scene, fields, cast, read
        self.langs: tuple[Lang, ...] = tuple(lang for lang in LANGS if fields[lang])
        self._readings: dict[Lang, Reading] = {}
        self._stated: dict[tuple[Lang, str], list[Stated]] = {}
        self._headings: dict[Lang, frozenset[str]] = {}

    def reading(self, lang: Lang) -> Reading:
        """Return the paragraph of the scene, or its elements where it has none."""
        if lang not in self._readings:
            self._readings[lang] = self._read(paragraph(self.fields[lang]), lang)
        return self._readings[lang]

    def stated(self, lang: Lang, topic: str) -> list[Stated]:
        """Return what the scene surely states of a topic."""
        key = (lang, topic)
        if key not in self._stated:
            self._stated[key] = [one for one in stated(self.reading(lang), topic, "scenes") if one.sure]
        return self._stated[key]

    def says_change(self, lang: Lang, topic: str) -> bool:
        """Return whether the scene tells that something of the topic is otherwise now."""
        return bool(self.reading(lang).at(topics()[topic].eased))

    @cached_property
    def somebody(self) -> dict[Lang, list[int]]:
        """At which words somebody is named, in each language; the cast by their names."""
        found: dict[Lang, list[int]] = {}
        for lang in self.langs:
            reading = self.reading(lang)
            known = (
                who or token.text in self._cast[lang] for token, who in zip(reading.tokens, reading.people, strict=True)
            )
            found[lang] = [at for at, who in enumerate(known) if who]
        return found

    @cached_property
    def people(self) -> dict[Lang, frozenset[str]]:
        """Who is named, in each language."""
        return {
            lang: frozenset(self.reading(lang).tokens[at].text for at in self.somebody[lang]) for lang in self.langs
        }

    def places(self, lang: Lang) -> frozenset[str]:
        """Return where the scene is, of the places that we know; in 海辺の家 it is the house."""
        reading, said = self.reading(lang), self.stated(lang, "place")
        outer = {one for one in said if _holds(reading, one.span) or (len(said) > 1 and _beside(reading, one.span[0]))}
        inner = frozenset(one.value for one in said if one not in outer)
        # 宿屋の広間 is the hall; but where nothing else is named, the inn.
        return inner if inner or self.heading(lang) else frozenset(one.value for one in said)

    def heading(self, lang: Lang) -> frozenset[str]:
        """Return what the scene opens with if that is no sentence but a place or a thing: 車庫。 A garage at night."""
        if lang not in self._headings:
            about = {
                at
                for topic in ("time", "weather", "light")
                for one in self.stated(lang, topic)
                for at in range(*one.span)
            }
            self._headings[lang] = headed(self.reading(lang), about)
        return self._headings[lang]


def _holds(reading: Reading, span: Span) -> bool:
    """Return whether a place is named as what holds the place of the scene: 宿屋の広間, the hall of an inn."""
    tokens = reading.tokens
    if reading.lang == "ja":
        behind = tokens[span[1] : span[1] + 2]
        part = len(behind) == 2 and behind[0].text == "の" and behind[1].kind == "名詞"
        return part and not _PARTS.fullmatch(behind[1].text) and not reading.people[span[1] + 1]
    before = [token.text for token in tokens[max(0, span[0] - 3) : span[0]] if token.text not in ("the", "a", "an")]
    return len(before) > 1 and before[-1] == "of" and not _PARTS.fullmatch(before[-2])


def _beside(reading: Reading, at: int) -> bool:
    """Return whether a place only tells where another is: a house by the sea."""
    return any(token.text in _BY for token in reading.tokens[max(0, at - 3) : at])


def shots(film: Film, target: Target, read: Reader) -> list[Shot]:
    """Return the scenes of a film, in its order."""
    cast = {lang: frozenset(known.name.said(lang).lower() for known in film.cast) - {""} for lang in LANGS}
    found: list[Shot] = []
    for scene in film.scenes:
        fields = {lang: sentences_of(scene, lang, target) or elements_of(scene, lang) for lang in LANGS}
        found.append(Shot(scene, fields, cast, read))
    return found


def same_place(one: Shot, other: Shot) -> bool:
    """Return whether two scenes name the same place, and not one its inside and one its outside."""
    for lang in LANGS:
        if lang not in one.langs or lang not in other.langs:
            continue
        if one.places(lang) & other.places(lang) or one.heading(lang) & other.heading(lang):
            sides = [(bool(_INSIDE[lang].search(s.reading(lang).text)), bool(_OUTSIDE[lang].search(s.reading(lang).text))) for s in (one, other)]  # fmt: skip
            apart = [a[0] and b[1] and not b[0] for a, b in (sides, sides[::-1])]
            out = [bool(_JUST_OUTSIDE[lang].search(s.reading(lang).text)) for s in (one, other)]
            return not any(apart) and out[0] == out[1]
    return False


def elsewhere(one: Shot, other: Shot) -> bool:
    """Return whether two scenes name places, and none of them is the same."""
    named = [
        lang for lang in LANGS if lang in one.langs and lang in other.langs and one.places(lang) and other.places(lang)
    ]
    return bool(named) and not any(one.places(lang) & other.places(lang) for lang in named)
