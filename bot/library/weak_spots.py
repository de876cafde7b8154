"""The weak spots: a rule of the linter is a file in knowledge/weak_spots/; shared word groups are in words/."""

import datetime
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.library.files import BadFileError, each, read_yaml, root
from bot.library.targets import Target
from bot.story import LANGS, Frozen, Lang, Level, Phrase
from bot.texts import Told

Cues = tuple[str, ...]
"""What gives a weak spot away, in the cue language that `bot.linting.cues` explains."""


class Both(Frozen):
    """Texts or words in both languages."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def by(self, lang: Lang) -> tuple[str, ...]:
        """Return those in `lang`."""
        return self.ja if lang == "ja" else self.en


class Said(Both):
    """Cues in both languages."""


class Signs(Frozen):
    """Cues that together say one thing."""

    cues: Said
    unless: Said = Said()
    """A match that overlaps with one of these is none."""
    beside: Said = Said()
    """If given, one of these must be in the same sentence."""
    early: bool = False
    """True if it counts in the first clause only, where nothing of the same text can be meant."""
    negated: bool = False
    """True if it counts under a negation too."""
    fixed: Phrase = Phrase()
    """New words to put in its place."""


class Wording(Frozen):
    """Words that give the weak spot away."""

    kind: Literal["wording"]
    signs: tuple[Signs, ...] = Field(min_length=1)


class Pair(Frozen):
    """Two things that exclude each other."""

    one: Signs
    other: Signs
    eased: Said = Said()
    """If one of these is said anywhere, both may stand: the picture changes from one to the other."""


class Clash(Frozen):
    """Two groups of words that exclude each other in one prompt."""

    kind: Literal["clash"]
    pairs: tuple[Pair, ...] = Field(min_length=1)


class Tally(Frozen):
    """More different values than one clip carries."""

    kind: Literal["tally"]
    most: int = Field(ge=1)
    values: dict[str, Signs] = Field(min_length=2)
    eased: Said = Said()


class Actions(Frozen):
    """More actions than the seconds carry."""

    kind: Literal["actions"]
    seconds_each: int = Field(ge=1)
    acts: tuple[str, ...]
    """English verbs that are an action of their own wherever they stand."""
    still: Both
    """Verbs that are none: states, light, weather, the camera."""


class Quantity(Frozen):
    """An exact number of things above what models keep."""

    kind: Literal["quantity"]
    most: int = Field(ge=1)
    things: Cues
    """Japanese counters for things."""
    units: Cues
    """English words that are measured, not counted."""
    names: Cues
    """English words before a number that names and does not count."""
    fused: Cues
    """Japanese words behind a counter that make it a name or a rank."""


class Pronouns(Frozen):
    """A pronoun that points at nobody in this prompt."""

    kind: Literal["pronoun"]
    pointing: Cues
    """Japanese words that point, before a person."""
    dummies: Cues
    """English words behind `it` that make it the weather or the hour."""


class Negation(Frozen):
    """A denial in the main prompt."""

    kind: Literal["negation"]
    unless: Said
    cues: Said


class Length(Frozen):
    """More text than the target reads."""

    kind: Literal["length"]


class Leftover(Frozen):
    """Japanese left in an English text."""

    kind: Literal["leftover"]


class Structure(Frozen):
    """What a film lacks, seen from its data."""

    kind: Literal["structure"]
    check: Literal["missing-english", "stale", "bare-name", "unknown-handle", "unused-plot"]


Check = Annotated[
    Wording | Clash | Tally | Actions | Quantity | Pronouns | Negation | Length | Leftover | Structure,
    Field(discriminator="kind"),
]


class Evidence(Frozen):
    """Where the rule comes from."""

    what: str
    sure: Literal["H", "M", "L", "NV"]
    date: datetime.date


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
            # What is seen from a film's data or from the length has no example sentence.
            if few < 3 and not isinstance(self.check, (Structure, Length, Leftover)):
                raise ValueError(f"three good and three bad examples are needed in {lang}")
        return self

    @property
    def headline(self) -> Phrase:
        """What is wrong, for a list of rules: without the words of one text."""
        blank = {"found": "…", "other": "…", "count": "…"}
        return Phrase(ja=self.say.ja.format(**blank), en=self.say.en.format(**blank))

    def level(self, target: Target) -> Level | None:
        """Return how bad it is on the target; None if the rule is off there."""
        keys = (target.id, *(("silent",) if target.sound == "none" else ()), target.generation)
        level = next(self.levels[key] for key in keys if key in self.levels)
        return None if level == "off" else level


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
