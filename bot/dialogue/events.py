"""What a turn of talk has to show. Events of `bot.writing.events` are passed on as they are."""

from dataclasses import dataclass

from bot.archive import Listing, Stored
from bot.dialogue.presses import Press
from bot.dialogue.talk import Coaching, Proposal, Question
from bot.library.explanations import Explanation, FalseFriend
from bot.library.lessons import Lesson
from bot.library.symptoms import Symptoms
from bot.library.terms import Term
from bot.linting.causes import Cause
from bot.story import Film, Lang, Phrase, Scene
from bot.texts import Told
from bot.writing import events as writing
from bot.writing.restaging import Restaging


@dataclass(frozen=True)
class Button:
    """A way on that can be pressed. `label` is a key of the texts, or words of the film."""

    label: Told | Phrase
    press: Press


@dataclass(frozen=True)
class Said:
    """Something is said to the person."""

    what: Told | Phrase
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Inquired:
    """A question of the interview is open: its number from 0, of how many."""

    number: int
    total: int
    question: Question


@dataclass(frozen=True)
class Changed:
    """The film changed, or is to be shown anew; nothing is said about it by this."""

    stored: Stored


@dataclass(frozen=True)
class Proposed:
    """Edits wait for a word. `before` and `after` are the film without and with them."""

    proposal: Proposal
    before: Film
    after: Film


@dataclass(frozen=True)
class Coached:
    """Three camera treatments stand to be picked from."""

    coaching: Coaching
    film: Film


@dataclass(frozen=True)
class Explained:
    """A film word, with what it would do in the scene at hand."""

    term: Term
    here: Phrase
    """What it would do in the scene at hand; empty where none is."""
    explanation: Explanation | None
    traps: tuple[FalseFriend, ...]
    """What the asker may mix it up with."""
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Taught:
    """A lesson, with the scenes to try it on."""

    lesson: Lesson
    aspect: str
    scenes: tuple[Scene, ...]
    scene: Scene | None
    """The one at hand; None where the film has none."""


@dataclass(frozen=True)
class Diagnosed:
    """What is behind a clip that came out wrong, and the ways to stage the scene anew."""

    mishap: str
    scene: Scene
    film: Film
    first: Symptoms
    others: tuple[Symptoms, ...]
    """What else the words may point to."""
    causes: tuple[Cause, ...]
    """The words of the scene that explain it; none where none do."""
    explained: bool
    """False where `causes` are of another weak spot, which may explain the same."""
    ways: tuple[Restaging, ...]


@dataclass(frozen=True)
class Catalogued:
    """The person's films, to open one."""

    films: tuple[Listing, ...]


@dataclass(frozen=True)
class Handed:
    """A file to take away."""

    name: str
    content: str | bytes


@dataclass(frozen=True)
class Begun:
    """The long work may begin: `walking.shoot` is to be run beside the talk, which goes on meanwhile."""


@dataclass(frozen=True)
class Ways:
    """Who writes is to be told, with the other ways to have it written."""


@dataclass(frozen=True)
class Switched:
    """The page is to speak another language."""

    lang: Lang


@dataclass(frozen=True)
class Went:
    """Another film is to be opened; empty: a new one."""

    film: str


@dataclass(frozen=True)
class Block:
    """A text to copy, and what it is."""

    label: Told
    text: str
    pasted: bool = True
    """False for what is there to read only."""


@dataclass(frozen=True)
class Pasteable:
    """Prompts that belong to no card: to be shown to copy, with what is set apart from them and what to do."""

    title: Phrase
    blocks: tuple[Block, ...]
    where: Told
    """Says in which model `does` holds."""
    does: Phrase
    name: str
    """What the maker calls the step; empty where `where` says it, or where there is none."""
    parameters: dict[str, Phrase]
    remarks: tuple[Phrase, ...]
    buttons: tuple[Button, ...] = ()


Event = (
    Said
    | Inquired
    | Changed
    | Proposed
    | Coached
    | Explained
    | Taught
    | Diagnosed
    | Catalogued
    | Handed
    | Begun
    | Switched
    | Went
    | Ways
    | Pasteable
    | writing.Event
)
