"""The words of the guided writer, in knowledge/guided/: who, where, when and what, and the cues that tell a cut."""

from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, Field

from bot.library.files import checked, read_yaml, root
from bot.story import Frozen, Handle, Lang, Phrase

T = TypeVar("T", bound=BaseModel)


def words_of(kind: type[T], name: str) -> T:
    """Return knowledge/guided/<name>.yaml as `kind`. Raises BadFileError that names file and key."""
    path = root() / "knowledge" / "guided" / f"{name}.yaml"
    return checked(kind, read_yaml(path), path)


def _listed(words: object) -> object:
    """Let a single word stand where a list may."""
    return (words,) if isinstance(words, str) else words


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Forms(Frozen):
    """A concept that a plot can name: the forms to find it by, in both languages."""

    ja: Words = ()
    en: Words = ()

    def forms(self, lang: Lang) -> tuple[str, ...]:
        """Return the forms of a language, the name first."""
        return self.ja if lang == "ja" else self.en


class Named(Forms):
    """A concept with a handle."""

    id: Handle
    name: Phrase = Phrase()
    """Where the forms are no name."""
    look: Phrase = Phrase()
    """Its identity phrase, where that is more than the name."""
    short: Phrase = Phrase()
    also: dict[str, str] = Field(default_factory=dict)
    """Narrower things of the same sort: Japanese name -> English name."""


class PlaceWord(Named):
    """A place where a scene can play."""

    where: Literal["int", "ext"]
    kind: str
    at: str
    """The English preposition."""
    lamp: str
    """Its light after dark."""
    usual: str
    """The time of day that is assumed."""
    details: tuple[Phrase, ...] = ()
    aside: Words = ()
    """Japanese forms that only point to it, as 枕元 to a bedroom: they are never its name."""
    inherits: bool = False
    """True for a part of a building: its lamps are those of the place that one comes from."""
    weak: bool = False
    """True for what is mostly looked at: it never takes over from a place that is known."""


class RoleWord(Named):
    """Somebody who can appear."""

    kind: Literal["self", "person", "animal", "group"] = "person"
    sex: Literal["f", "m"] | None = None


class PropWord(Named):
    """A thing."""

    held: bool = False
    """True for what fits a hand: it can be a key item."""
    the: bool = False
    """True for what there is only one of."""


class TimeWord(Forms):
    """A time of day."""

    id: str
    noun: Phrase
    at: Phrase
    slug: Phrase


class WeatherWord(Forms):
    """Weather, and what it puts into the picture."""

    id: str
    details: tuple[Phrase, ...]
    indoors: Phrase
    """How it shows from inside."""


class Places(Frozen):
    """Every place, and what is to be seen in places of a kind."""

    kinds: dict[str, tuple[Phrase, ...]]
    places: tuple[PlaceWord, ...]


class Roles(Frozen):
    """Everybody who can appear."""

    roles: tuple[RoleWord, ...]
    pronouns: dict[Lang, dict[Literal["f", "m"], tuple[str, ...]]]
    honorifics: tuple[str, ...]


class Props(Frozen):
    """Every thing."""

    props: tuple[PropWord, ...]


class Times(Frozen):
    """Times of day and weathers."""

    times: tuple[TimeWord, ...]
    said: dict[str, Forms]
    """Words for a time, by its id, that can stand in each other's place."""
    nouns: dict[str, tuple[str, ...]]
    """Bare English nouns for a time, by its id."""
    weathers: tuple[WeatherWord, ...]


class LookWord(Forms):
    """A visible word around a noun."""

    of_people: str = ""
    """Its Japanese beside a person, where that is another: nobody is 古い."""


class Looks(Frozen):
    """Visible words around a noun that both languages have."""

    colors: tuple[LookWord, ...]
    qualities: tuple[LookWord, ...]
    materials: tuple[LookWord, ...]
    garments: tuple[LookWord, ...]
    worn: tuple[str, ...]
    """What joins a garment to its wearer in Japanese."""
    plural_garments: tuple[str, ...]


class Mood(Forms):
    """A mood by its words, and the look that it gives a film."""

    id: str
    look: Phrase
    theme: Phrase
    color: Phrase
    camera: Phrase
    film_stock: Phrase
    lighting: Phrase
    vibe: Phrase
    instead: dict[str, str] = Field(default_factory=dict)
    """Lamps that would contradict its colors, and what burns in their place."""


class Moods(Frozen):
    """The moods; the default is for plots with no word of any."""

    default: str
    moods: tuple[Mood, ...]


class Cuts(Frozen):
    """Where a plot is cut."""

    turns: dict[Lang, dict[str, float]]
    holds: dict[Lang, tuple[str, ...]]
    joints: dict[Lang, tuple[str, ...]]
    weights: dict[str, float]
    frames: dict[Lang, str]
    """A sentence that only says that a dream is told, as "Last night's dream.": there is nothing in it to film."""


class English(Frozen):
    """English forms that rules cannot give."""

    irregular: dict[str, str]
    bare_roles: tuple[str, ...]
    modals: tuple[str, ...]
    not_names: tuple[str, ...]
    place_words: tuple[str, ...]
    articles: tuple[str, ...]
    no_article: tuple[str, ...]
    vowel_sounds: tuple[str, ...]
    vowel_exceptions: tuple[str, ...]


@cache
def places() -> Places:
    """Return knowledge/guided/places.yaml."""
    return words_of(Places, "places")


@cache
def roles() -> Roles:
    """Return knowledge/guided/roles.yaml."""
    return words_of(Roles, "roles")


@cache
def props() -> Props:
    """Return knowledge/guided/props.yaml."""
    return words_of(Props, "props")


@cache
def times() -> Times:
    """Return knowledge/guided/times.yaml."""
    return words_of(Times, "times")


@cache
def looks() -> Looks:
    """Return knowledge/guided/looks.yaml."""
    return words_of(Looks, "looks")


@cache
def moods() -> Moods:
    """Return knowledge/guided/moods.yaml."""
    return words_of(Moods, "moods")


@cache
def cuts() -> Cuts:
    """Return knowledge/guided/cuts.yaml."""
    return words_of(Cuts, "cuts")


@cache
def english() -> English:
    """Return knowledge/guided/english.yaml."""
    return words_of(English, "english")
