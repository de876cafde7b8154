"""The weak spots: a rule of the linter is a file in knowledge/weak_spots/; shared word groups are in words/."""

import datetime
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, Literal, Self

from pydantic import BaseModel, Field, field_validator, model_validator

from bot.library.checks import Both, Check, Continuity, Language, Leftover, Length, Parity, Said, Structure
from bot.library.files import BadFileError, each, read_yaml, root
from bot.library.targets import Target
from bot.story import LANGS, Frozen, Lang, Level, Phrase
from bot.texts import Told


class Evidence(Frozen):
    """Where the rule comes from."""

    what: str
    sure: Literal["H", "M", "L", "NV"]
    date: datetime.date


class Pairs(Frozen):
    """Example texts in both languages, for a rule that compares them."""

    bad: tuple[Phrase, ...] = ()
    good: tuple[Phrase, ...] = ()


class Storyboards(Frozen):
    """Example storyboards, for a rule that looks from scene to scene; as lines of `lint --jsonl`."""

    bad: tuple[dict[str, Any], ...] = ()
    good: tuple[dict[str, Any], ...] = ()


class WeakSpot(Frozen):
    """One rule of the linter."""

    code: str = Field(pattern=r"^(ACT|CAM|LGT|CHR|CON|TXT|SND|LEN|LNG|POL)[0-9]{2}$")
    name: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    """The flaw, so that "allow <name>" reads well: not `no-...`."""
    weak_spot: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    say: Phrase
    """What is wrong here; {found} and {other} are the words in the text, {count} their number."""
    why: Phrase
    """Why the clip fails."""
    instead: Phrase
    """What to write or do."""
    sources: tuple[Evidence, ...] = Field(min_length=1)
    levels: dict[str, Level | Literal["off"]]
    """By target id, else `silent` for targets without sound, else `old` or `new`."""
    fix: Literal["none", "ask", "safe"]
    for_target: str = "sora-2"
    """The target that the examples are for."""
    check: Check
    bad: Both = Both()
    good: Both = Both()
    pairs: Pairs = Pairs()
    storyboards: Storyboards = Storyboards()

    @field_validator("levels", mode="before")
    @classmethod
    def _off_is_a_word(cls, value: object) -> object:
        # YAML reads a bare off as false.
        return {k: "off" if v is False else v for k, v in value.items()} if isinstance(value, dict) else value

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if not {"old", "new"} <= set(self.levels):
            raise ValueError("levels must say old and new")
        if self.name.startswith(("no-", "avoid-")):
            raise ValueError("name must be the flaw, not the cure")
        for lang in LANGS:
            if not all(phrase.said(lang) for phrase in (self.say, self.why, self.instead)):
                raise ValueError(f"say, why and instead are needed in {lang}")
            few = min(len(self.bad.by(lang)), len(self.good.by(lang)))
            if isinstance(self.check, (Parity, Continuity)):
                examples = self.pairs if isinstance(self.check, Parity) else self.storyboards
                few = min(len(examples.bad), len(examples.good))
            # What is seen from a film's data or from the length has no example sentence.
            if few < 3 and not isinstance(self.check, (Structure, Length, Leftover, Language)):
                raise ValueError(f"three good and three bad examples are needed in {lang}")
        return self

    @cached_property
    def cues(self) -> dict[Lang, frozenset[str]]:
        """Every cue that the check looks for, by language."""
        return {lang: frozenset(_cues(self.check, lang)) for lang in LANGS}

    @property
    def headline(self) -> Phrase:
        """What is wrong, for a list of rules: without the words of one text."""
        blank = {"found": "…", "other": "…", "count": "…"}
        return Phrase(ja=self.say.ja.format(**blank), en=self.say.en.format(**blank))

    def level(self, target: Target) -> Level | None:
        """Return how bad it is on the target; None if the rule is off there."""
        return self.level_on(target.id, target.sound == "none", target.generation)

    def level_on(self, target_id: str, silent: bool, generation: str) -> Level | None:
        """Return how bad it is on a target of which just this is known; None if the rule is off there."""
        keys = (target_id, *(("silent",) if silent else ()), generation)
        level = next(self.levels[key] for key in keys if key in self.levels)
        return None if level == "off" else level


def _cues(value: object, lang: Lang) -> Iterator[str]:
    if isinstance(value, Said):
        yield from value.by(lang)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _cues(getattr(value, name), lang)
    elif isinstance(value, (tuple, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _cues(part, lang)


@cache
def weak_spots() -> tuple[WeakSpot, ...]:
    """Return every rule, by code. Raises BadFileError if a file is wrong or says another name than its own."""
    found: dict[str, WeakSpot] = {}
    for path, spot in each(WeakSpot, "weak_spots"):
        if path.stem != spot.name:
            raise BadFileError(f"{path}: name: is {spot.name!r}, and the file is named otherwise")
        if spot.code in found:
            raise BadFileError(f"{path}: code: {spot.code} is already {found[spot.code].name}")
        found[spot.code] = spot
    return tuple(found[code] for code in sorted(found))


def weak_spot(code: str) -> WeakSpot:
    """Return the rule with this code, name or weak spot id. Raises Told that names the known codes."""
    for spot in weak_spots():
        if code.upper() == spot.code or code in (spot.name, spot.weak_spot):
            return spot
    raise Told("linting.no_such_rule", code=code, known=[spot.code for spot in weak_spots()])


@cache
def words(lang: Lang) -> dict[str, tuple[str, ...]]:
    """Return the shared groups of words of a language, by name. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "weak_spots" / "words" / f"{lang}.yaml"
    content = read_yaml(path)
    for name, group in content.items():
        if not isinstance(group, list) or not all(isinstance(word, str) for word in group):
            raise BadFileError(f"{path}: {name}: must be a list of words")
    return {name: tuple(group) for name, group in content.items()}
