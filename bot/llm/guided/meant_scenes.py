"""Which scenes a remark means: by number, range, place, description, or the one that is being talked about."""

import re
from dataclasses import dataclass

from bot.library.guided_remarks import commands
from bot.llm.guided.tidying import CROSSED, crossed
from bot.story import Film, Scene

_JOINING = re.compile(
    r"[\W_]|シーン|場面|番|目|と|や|も|を|から|まで|\b(?:and|or|to|through|scenes?|with|plus)\b", re.IGNORECASE
)


_SMALL = ("which", "the", "her", "his", "she", "him", "and", "with", "that", "they")
_HEADED = 16
"""What a word counts that stands in a heading."""


@dataclass(frozen=True)
class Meant:
    """The scenes that a text means, and the text with the words for them crossed out."""

    numbers: tuple[int, ...]
    rest: str
    every: bool = False

    @property
    def apart(self) -> bool:
        """Tell if other words stand between the scenes: 5 is fine, delete 6."""
        first, last = self.rest.find(CROSSED), self.rest.rfind(CROSSED)
        inside = self.rest[first:last] if first >= 0 else ""
        return len(self.numbers) > 1 and _JOINING.sub("", inside) != ""


class NoSceneError(Exception):
    """A scene is named that the film does not have, or none or several fit a description."""

    def __init__(self, said: str, fitting: tuple[int, ...] = ()) -> None:
        super().__init__(said)
        self.said = said
        self.fitting = fitting


def meant(text: str, film: Film, about: Scene | None) -> Meant:
    """Return what scenes a text names; `about` is what "this", "next" and "before" start from. Raises NoSceneError."""
    ways, count = commands().scenes, len(film.scenes)
    if (found := ways["except"].pattern.search(text)) is not None:
        out = {int(number) for number in re.findall(r"[0-9]+", next(g for g in found.groups() if g))}
        _there(out, count)
        numbers = tuple(number for number in range(1, count + 1) if number not in out)
        return Meant(numbers, crossed(text, found.span()), every=True)
    numbered, rest = _counted(text, count)
    if (found := ways["every"].pattern.search(text)) is not None:
        # "6 to 8, all of them" means these three.
        if numbered:
            return Meant(tuple(numbered), crossed(rest, found.span()))
        kind = ways["described"].pattern.search(text)
        numbers = _fitting(kind, film)[1] if kind is not None else ()
        if kind is not None and numbers:
            return Meant(numbers, crossed(text, kind.span(), found.span()), every=True)
        return Meant(tuple(range(1, count + 1)), crossed(text, found.span()), every=True)
    if numbered:
        pointed = None if about is None else ways["it"].pattern.search(rest)
        return Meant(tuple(numbered), crossed(rest, pointed.span()) if pointed else rest)
    for name, step in (("next", 1), ("before", -1)):
        if about is not None and (found := ways[name].pattern.search(text)) is not None:
            _there({about.number + step}, count)
            return Meant((about.number + step,), crossed(text, found.span()))
    if (found := ways["it"].pattern.search(text)) is not None and about is not None:
        return Meant((about.number,), crossed(text, found.span()))
    if (found := ways["described"].pattern.search(text)) is not None:
        return _described(text, found, film)
    if about is None and (found := ways["placed"].pattern.search(text)) is not None:
        return _described(text, found, film, _HEADED)
    return Meant((), text)


def _counted(text: str, count: int) -> tuple[list[int], str]:
    """Return the numbers that stand in a text in any of the ways to say one."""
    ways = commands().scenes
    found: list[int] = []
    for name in ("from_the_end", "first_few", "last_few", "range", "last", "first", "number", "bare"):
        for match in list(ways[name].pattern.finditer(text)):
            said = [int(group) for group in match.groups() if group and group.isdigit()]
            numbers = _numbers(name, said, match, count)
            if name == "bare" and not _stands_free(text, match):
                continue
            _there(set(numbers), count)
            found += numbers
            text = crossed(text, match.span())
    return sorted(dict.fromkeys(found)), text


def _numbers(name: str, said: list[int], match: re.Match[str], count: int) -> list[int]:
    match name:
        case "from_the_end":
            word = next((group for group in match.groups() if group), "2")
            return [count + 1 - (said[0] if said else 3 if word == "third" else 2)]
        case "first_few":
            return list(range(1, said[0] + 1))
        case "last_few":
            return list(range(count - said[0] + 1, count + 1))
        case "range":
            low, high = sorted(said[:2])
            return [low, high] if high > count else list(range(low, high + 1))
        case "last":
            return [count]
        case "first":
            return [1]
    return said[:1]


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Tell if a bare number can be a scene: no letters cling to it."""
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalpha())


def _there(numbers: set[int], count: int) -> None:
    for number in sorted(numbers):
        if not 1 <= number <= count:
            raise NoSceneError(str(number))


def _described(text: str, found: re.Match[str], film: Film, least: int = 1) -> Meant:
    said, fitting = _fitting(found, film, least)
    if not fitting:
        return Meant((), text)
    if len(fitting) > 1:
        raise NoSceneError(said, fitting)
    return Meant(fitting, crossed(text, found.span()))


def _fitting(found: re.Match[str], film: Film, least: int = 1) -> tuple[str, tuple[int, ...]]:
    """Return a description and the scenes that fit it best."""
    said = next(group for group in found.groups() if group)
    scores = {scene.number: _fits(said, scene) for scene in film.scenes}
    best = max(scores.values(), default=0)
    # By what happens alone, the next best may be meant as well; a heading is certain.
    near = best if best >= _HEADED or not said.isascii() else max(1, best - 1)
    return said, tuple(number for number, score in scores.items() if score >= max(near, least)) if best else ()


def _fits(said: str, scene: Scene) -> int:
    """Return how well a description fits: what the heading says counts before what happens."""
    if not said.isascii():
        words = [part for part in re.split(r"[のがはをにで、]", said) if part]
        whole = sum(_HEADED if w in scene.slug.ja else 4 if w in scene.beat.ja else 0 for w in words)
        # 顔上げる for 顔を上げる: beside a word that fits, the kanji of the others tell which scene it is.
        return whole + sum(sign in scene.beat.ja for sign in re.findall(r"[一-龠]", said)) if whole else 0
    words = [word for word in re.findall(r"[a-z]+", said.lower()) if len(word) > 2 and word not in _SMALL]
    told = (scene.slug.en, scene.beat.en, scene.elements.subject_action.en)
    slug, beat, action = (re.findall(r"[a-z]+", text.lower()) for text in told)
    return sum(
        _HEADED if _says(word, slug) else 4 if _says(word, beat) else 1 if _says(word, action) else 0 for word in words
    )


def _says(word: str, words: list[str]) -> bool:
    stem = word.rstrip("s")
    return any(
        one.rstrip("s") == stem
        or (len(stem) > 3 and one.startswith(stem))
        or (len(one) > 4 and stem.startswith(one[:5]))
        for one in words
    )
