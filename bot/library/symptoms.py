"""What people say when a clip came out wrong, in knowledge/symptoms/: a weak spot is a file, with other stagings."""

import re
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from bot.library.checks import Both
from bot.library.files import BadFileError, each, read_yaml, root
from bot.library.spellings import folded
from bot.library.weak_spots import weak_spots
from bot.story import LANGS, Camera, ElementName, Frozen, Lang, Phrase


class Staging(Frozen):
    """Another way to stage a scene, in which the weak spot has no place: not other words for the same thing."""

    name: Phrase
    why: Phrase
    """Why it holds, in one or two sentences."""
    camera: Camera | None = None
    """How it is shot."""
    says: Phrase | None = None
    """What stands where the words with the flaw stood; {who} is whom the scene is about."""
    adds: Phrase | None = None
    """What is said behind the rest of `element`; {who} as above."""
    replaces: Phrase | None = None
    """What the whole of `element` says then; {who} as above."""
    element: ElementName = "subject_action"
    split: bool = False
    """True if the scene is cut in two."""
    wish: Phrase = Phrase()
    """What a writer is asked for instead of `says`, in the words of this film."""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        texts = [self.name, self.why, *(one for one in (self.says, self.adds, self.replaces) if one is not None)]
        if self.says is not None:
            texts.append(self.wish)
        if not all(text.said(lang) for text in texts for lang in LANGS):
            raise ValueError("every text is needed in both languages; says needs a wish")
        if self.split == any((self.camera, self.says, self.adds, self.replaces)):
            raise ValueError("a staging either splits the scene or says how it is staged")
        return self


class Symptoms(Frozen):
    """How one weak spot shows, and what to do then."""

    weak_spot: str
    """The id that rules of the linter have as `weak_spot`; the file is named so."""
    rank: int = Field(ge=1, le=4)
    """1: the words name the cause itself, as mirrors. 4: they name an effect that much else may have."""
    called: Phrase
    """The weak spot in a few words, as a heading."""
    signs: Both
    """What is said of it: regular expressions with <groups> of words/; with + all parts, in any order."""
    also: tuple[str, ...] = ()
    """Other weak spots whose words in the scene may explain the same."""
    reword: bool = False
    """True where other words for the same staging are known to help; else only another staging does."""
    otherwise: Phrase
    """What may be behind it where no words of the scene explain it."""
    stagings: tuple[Staging, ...] = Field(min_length=2, max_length=4)

    @model_validator(mode="after")
    def _known(self) -> Self:
        known = {spot.weak_spot for spot in weak_spots()}
        if unknown := [name for name in (self.weak_spot, *self.also) if name not in known]:
            raise ValueError(f"there is no weak spot {unknown[0]}")
        if not all(
            phrase.said(lang) and self.signs.by(lang) for phrase in (self.called, self.otherwise) for lang in LANGS
        ):
            raise ValueError("called, otherwise and signs are needed in both languages")
        return self


@cache
def symptoms() -> dict[str, Symptoms]:
    """Return every weak spot's symptoms by its id. Raises BadFileError if a file is wrong."""
    found: dict[str, Symptoms] = {}
    for path, one in each(Symptoms, "symptoms"):
        if path.stem != one.weak_spot:
            raise BadFileError(f"{path}: weak_spot: is {one.weak_spot!r}, and the file is named otherwise")
        found[one.weak_spot] = one
    return found


def called(weak_spot: str) -> Phrase:
    """Return what a person calls a weak spot; its id where no symptoms tell."""
    one = symptoms().get(weak_spot)
    return one.called if one else Phrase(ja=weak_spot, en=weak_spot)


def behind(mishap: str, most: int = 3) -> tuple[Symptoms, ...]:
    """Return the weak spots that a person's words point to, the likeliest first; none where nothing is known.

    A cause that is named, as turning or mirrors, comes before an effect, as a face that melts; among equals the sign
    that takes more of the words to be true.
    """
    text = folded(mishap).replace("’", "'")
    found = [(one.rank, weight, one) for one in symptoms().values() if (weight := _weight(one, text)) is not None]
    return tuple(one for _, _, one in sorted(found, key=lambda told: told[:2])[:most])


def _weight(one: Symptoms, text: str) -> tuple[int, int] | None:
    """Return how much of the words the strongest sign takes, lower is more; None if none is there."""
    weights: list[tuple[int, int]] = []
    for parts in _signs(one.weak_spot):
        matches = [part.search(text) for part in parts]
        if all(matches):
            weights.append((-len(parts), -sum(len(match[0]) for match in matches if match)))
    return min(weights, default=None)


@cache
def _signs(weak_spot: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    one = symptoms()[weak_spot]
    return tuple(
        tuple(_pattern(part, lang, weak_spot) for part in sign.split(" + "))
        for lang in LANGS
        for sign in one.signs.by(lang)
    )


def _pattern(part: str, lang: Lang, weak_spot: str) -> re.Pattern[str]:
    groups = _groups(lang)
    try:
        words = re.sub(r"<([a-z]+)>", lambda match: f"(?:{groups[match[1]]})", part)
        # English ends its words: a hand is no handle, and melts and melting are to melt.
        return re.compile(words if lang == "ja" else rf"\b(?:{words})(?:s|es|d|ed|ing|ly|'s)?\b")
    except (KeyError, re.error) as error:
        raise BadFileError(f"knowledge/symptoms/{weak_spot}.yaml: signs: {part}: {error}") from error


@cache
def _groups(lang: Lang) -> dict[str, str]:
    path = root() / "knowledge" / "symptoms" / "words" / f"{lang}.yaml"
    content = read_yaml(path)
    if not isinstance(content, dict) or not all(isinstance(words, str) for words in content.values()):
        raise BadFileError(f"{path}: must be groups of words by name")
    return content
