"""What a rule of the linter looks for: the kinds of check, as the data of a rule file."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from bot.story import Frozen, Lang, Phrase

Cues = tuple[str, ...]
"""What gives a weak spot away, in the cue language that `bot.linting.cues` explains."""


class Both(Frozen):
    """Texts or words in both languages."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def by(self, lang: Lang) -> tuple[str, ...]:
        """Return those in `lang`."""
        return self.ja if lang == "ja" else self.en

    @cached_property
    def sets(self) -> dict[Lang, frozenset[str]]:
        """Those of each language, to be looked up."""
        return {"ja": frozenset(self.ja), "en": frozenset(self.en)}


class Said(Both):
    """Cues in both languages."""


class Signs(Frozen):
    """Cues that together say one thing."""

    cues: Said
    unless: Said = Said()
    """A match that overlaps with one of these is none."""
    beside: Said = Said()
    """If given, one of these must be in the same sentence."""
    without: Said = Said()
    """If given, none of these may be in the same sentence."""
    early: bool = False
    """True if it counts in the first clause only, where nothing of the same text can be meant."""
    late: bool = False
    """True if it counts only where it is said for the first time in the second half of a text."""
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


class Looks(Frozen):
    """Two looks of one person."""

    kind: Literal["looks"]
    features: dict[str, dict[str, Signs]] = Field(min_length=1)
    """By feature, as build, what excludes one another there."""
    things: dict[str, Said]
    """What has one color on one person."""
    colors: dict[str, Said]
    eased: Said
    """What makes it several people, or a change of look."""
    same: Said
    """What makes two people one."""


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
    acts: frozenset[str]
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
    said: Signs
    """Words that say how many without a number and a noun: a trio, half a dozen."""


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
    fine: Said
    """What may be denied on the targets that understand it: looks and sounds."""
    fine_on: tuple[str, ...]
    """Ids of these targets."""


class Length(Frozen):
    """More text than the target reads."""

    kind: Literal["length"]


class Leftover(Frozen):
    """Japanese left in an English text."""

    kind: Literal["leftover"]


class Language(Frozen):
    """A text in a language that the target does not read."""

    kind: Literal["language"]


class Few(Frozen):
    """Fewer words than a clip needs."""

    kind: Literal["few"]
    words: int = Field(ge=1)
    """English words."""
    characters: int = Field(ge=1)
    """Japanese characters."""


class Slot(Frozen):
    """What a prompt should say somewhere."""

    name: Phrase
    cues: Said


class Gaps(Frozen):
    """What a whole prompt leaves to chance."""

    kind: Literal["gaps"]
    words: int = Field(ge=1)
    """English words from which on a text counts as a whole prompt."""
    characters: int = Field(ge=1)
    """Japanese characters from which on it does."""
    slots: tuple[Slot, ...] = Field(min_length=1)


class Speech(Frozen):
    """More speech than the seconds carry, or a line of nobody."""

    kind: Literal["speech"]
    words_each: float = Field(gt=0)
    """English words that are said in a second."""
    characters_each: float = Field(gt=0)
    """Japanese characters that are said in a second."""
    told: Said
    """What makes a long speech that is not quoted, or a voice of nobody."""
    written: Said
    """What makes a quotation writing in the picture."""


class Structure(Frozen):
    """What a film lacks, seen from its data."""

    kind: Literal["structure"]
    check: Literal["missing-english", "stale", "bare-name", "unknown-handle", "unused-plot", "same-setup"]


ParityKind = Literal[
    "number", "lens", "color", "direction", "camera", "name", "negation", "quote", "missing", "leftover", "length"
]  # fmt: skip
"""What may differ between the two languages of one text."""


class Parity(Frozen):
    """The two languages of one text do not say the same."""

    kind: Literal["parity"]
    compares: ParityKind


class Continuity(Frozen):
    """A scene contradicts the one before it, the preset, or the length that was wished."""

    kind: Literal["continuity"]
    what: Literal["time", "place", "light", "prop", "wardrobe", "weather", "axis", "preset", "total"]


Check = Annotated[
    Wording
    | Clash
    | Looks
    | Tally
    | Actions
    | Quantity
    | Pronouns
    | Negation
    | Length
    | Leftover
    | Language
    | Few
    | Gaps
    | Speech
    | Structure
    | Parity
    | Continuity,
    Field(discriminator="kind"),
]
