"""A scene: one place, one stretch of time, one clip, one prompt."""

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field

from bot.story.words import ElementName, Frozen, Heading, Phrase, Sentence

Size = Literal[
    "extreme-wide", "wide", "full", "medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up"
]
Angle = Literal["eye-level", "low", "high", "overhead", "ground-level", "dutch", "aerial", "over-the-shoulder", "pov"]
Move = Literal[
    "static", "dolly-in", "dolly-out", "truck-left", "truck-right", "pan-left", "pan-right", "tilt-up", "tilt-down",
    "crane-up", "crane-down", "orbit", "tracking", "handheld", "handheld-tracking", "zoom-in", "zoom-out",
]  # fmt: skip

Status = Literal["planned", "written", "attention"]
Lockable = Literal[
    "subject_action", "camera_work", "environment", "lighting_color", "time_flow",
    "slug", "beat", "seconds", "style", "sound", "avoid", "scene",
]  # fmt: skip
LOCKABLE: tuple[Lockable, ...] = get_args(Lockable)


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
