"""What a film is: frozen values with the craft's own names. Imports nothing of ours."""

import datetime
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

ElementName = Literal["subject_action", "camera_work", "environment", "lighting_color", "time_flow"]
ELEMENTS: tuple[ElementName, ...] = get_args(ElementName)

Heading = Literal["slug", "beat"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)

PresetPart = Literal["theme", "color", "camera", "film_stock", "lighting", "vibe"]
PRESET_PARTS: tuple[PresetPart, ...] = get_args(PresetPart)

Size = Literal[
    "extreme-wide", "wide", "full", "medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up"
]
Angle = Literal["eye-level", "low", "high", "overhead", "ground-level", "dutch", "aerial", "over-the-shoulder", "pov"]
Move = Literal[
    "static", "dolly-in", "dolly-out", "truck-left", "truck-right", "pan-left", "pan-right", "tilt-up", "tilt-down",
    "crane-up", "crane-down", "orbit", "tracking", "handheld", "handheld-tracking", "zoom-in", "zoom-out",
]  # fmt: skip

Side = Literal["cast", "places", "props"]
"""Which list of the film a handle stands in."""
SIDES: tuple[Side, ...] = get_args(Side)

Handle = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name behind the @ that texts refer to a character, place or prop by."""

Status = Literal["planned", "written", "attention"]
Lockable = Literal[
    "subject_action", "camera_work", "environment", "lighting_color", "time_flow",
    "slug", "beat", "seconds", "style", "sound", "avoid", "scene",
]  # fmt: skip
LOCKABLE: tuple[Lockable, ...] = get_args(Lockable)
Aspect = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$")]


class Frozen(BaseModel):
    """A value that never changes; a change makes a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Phrase(Frozen):
    """One thing said in both languages. Empty means: not said yet."""

    ja: str = ""
    en: str = ""

    def said(self, lang: Lang) -> str:
        """Return the text in `lang`, empty if it is not there."""
        return self.ja if lang == "ja" else self.en

    def lacks(self, lang: Lang) -> bool:
        """Tell if it is said in the other language only."""
        return bool(self) and not self.said(lang).strip()

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


class Elements(Frozen):
    """The five elements of a scene."""

    subject_action: Phrase = Phrase()
    camera_work: Phrase = Phrase()
    environment: Phrase = Phrase()
    lighting_color: Phrase = Phrase()
    time_flow: Phrase = Phrase()

    def named(self, element: ElementName) -> Phrase:
        """Return one element by its name."""
        phrase: Phrase = getattr(self, element)
        return phrase


class Camera(Frozen):
    """Closed camera values beside the prose, for pictures, checks and dialects."""

    size: Size | None = None
    angle: Angle | None = None
    move: Move | None = None
    lens_mm: Annotated[int, Field(ge=4, le=2000)] | None = None
    """Focal length in millimetres, full-frame."""


class Sentence(Frozen):
    """One sentence of the prompt paragraph and the element that it says. May hold handles."""

    element: ElementName
    ja: str = ""
    en: str = ""

    def said(self, lang: Lang) -> str:
        """Return the sentence in `lang`, empty if it is not there."""
        return self.ja if lang == "ja" else self.en

    def lacks(self, lang: Lang) -> bool:
        """Tell if it is said in the other language only."""
        return bool(self.ja or self.en) and not self.said(lang).strip()


class Waiver(Frozen):
    """The user's word that a finding is meant to be so."""

    code: str
    reason: str


class Clip(Frozen):
    """What came of a scene's prompt at the video model: the note on one clip, or on several tries alike."""

    id: str
    kept: bool
    """True for the clip that goes into the film, False for tries that failed."""
    why: str = ""
    """In the person's words."""
    weak_spots: tuple[str, ...] = ()
    """Ids of the weak spots behind a failure, as `turn`; empty where none is known."""
    target: str
    """The id of the target that made it."""
    date: datetime.date
    tries: int = Field(default=1, ge=1, le=999)
    """How many clips were generated for it; of a kept one, all but the last were thrown away."""
    usd: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """What they cost together, in US dollars; None where nobody noted it."""
    prompt: str = ""
    """The fingerprint of the English prompt that it was made with, so that a later change of the words is seen."""


class Scene(Frozen):
    """One place, one stretch of time: one clip, one prompt."""

    id: str
    number: int = Field(default=1, ge=1)
    """Its place in the film, from 1. Kept by `edits`."""
    slug: Phrase = Phrase()
    beat: Phrase = Phrase()
    seconds: int = Field(default=8, ge=1, le=600)
    """The wish; what the target allows is computed by `composing`."""
    plot_sentences: tuple[int, ...] = ()
    """Which sentences of the plot it covers, by their place from 0."""
    elements: Elements = Elements()
    camera: Camera = Camera()
    prose: tuple[Sentence, ...] = ()
    style: Phrase | None = None
    sound: Phrase | None = None
    avoid: Phrase | None = None
    still: Phrase | None = None
    """What the first frame shows of the action, where that was said: by a person or by the writer."""
    locks: tuple[Lockable, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    clips: tuple[Clip, ...] = Field(default=(), exclude_if=lambda clips: not clips)
    """What was noted about its clips, oldest first. Left out where nothing is: a film without reads as it always did."""
    stale: tuple[str, ...] = ()
    """Texts that lag behind their other language, as `environment.en`; `prose.environment.en` for the paragraph."""
    status: Status = "planned"

    def named(self, text: ElementName | Heading) -> Phrase:
        """Return one element or heading by its name."""
        if text == "slug":
            return self.slug
        return self.beat if text == "beat" else self.elements.named(text)

    @property
    def slate(self) -> str:
        """What the clip is called, as S05."""
        return f"S{self.number:02d}"


class Known(Frozen):
    """A character, place or prop: what must look the same in every scene."""

    handle: Handle
    name: Phrase = Phrase()
    identity: Phrase = Phrase()
    """Written out word for word at the first mention in every prompt. At most 120 characters."""
    short: Phrase = Phrase()
    """Written at every later mention. At most 40 characters."""


class Preset(Frozen):
    """The look of the whole film."""

    theme: Phrase = Phrase()
    color: Phrase = Phrase()
    camera: Phrase = Phrase()
    film_stock: Phrase = Phrase()
    lighting: Phrase = Phrase()
    vibe: Phrase = Phrase()


class Film(Frozen):
    """The user's whole work."""

    format: Literal["yumekonte-film"] = "yumekonte-film"
    version: Literal[1] = 1
    id: str
    title: Phrase = Phrase()
    plot: str = ""
    """The user's own words, never changed."""
    plot_lang: Lang = "ja"
    target: str = "sora-2"
    aspect: Aspect = "16:9"
    logline: Phrase = Phrase()
    preset: Preset = Preset()
    cast: tuple[Known, ...] = ()
    places: tuple[Known, ...] = ()
    props: tuple[Known, ...] = ()
    scenes: tuple[Scene, ...] = ()
    assumptions: tuple[Phrase, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [scene.id for scene in self.scenes]
        if len(set(ids)) != len(ids):
            raise ValueError("two scenes have the same id")
        handles = [known.handle for known in self.known]
        if len(set(handles)) != len(handles):
            raise ValueError("two entries have the same handle")
        if [scene.number for scene in self.scenes] != list(range(1, len(self.scenes) + 1)):
            raise ValueError("the scenes are not numbered 1, 2, 3 ...")
        return self

    @property
    def known(self) -> tuple[Known, ...]:
        """Everything with a handle: cast, places, props."""
        return self.cast + self.places + self.props

    def scene(self, scene_id: str) -> Scene | None:
        """Return the scene with this id, or None if there is none."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)


Level = Literal["error", "warning", "hint"]


class Fix(Frozen):
    """New words for the span of a finding."""

    start: int
    end: int
    text: str
    safe: bool
    """True if it may be applied without asking."""


class Finding(Frozen):
    """One occurrence of a weak spot in a text."""

    code: str
    weak_spot: str
    """The id of the weak spot, as `cut` or `camfix`."""
    level: Level
    message: Phrase
    why: Phrase = Phrase()
    start: int = 0
    end: int = 0
    """The span in the text that was checked, in characters; both 0 where the text as a whole is meant."""
    lang: Lang | None = None
    """Which text was checked; None where both or neither are meant."""
    kind: str | None = None
    """What differs between the two languages of the text, as `number` or `color`; None for all other rules."""
    scene: str | None = None
    """The id of the scene, where a film was checked."""
    field: str | None = None
    """Which text of the scene the span counts in: an element, `sound`, or `prose.0` for a sentence by its place."""
    fix: Fix | None = None
