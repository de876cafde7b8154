"""A film: the plot, its look, who and what comes back, and the scenes."""

from typing import Annotated, Literal, Self, get_args

from pydantic import StringConstraints, model_validator

from bot.story.scene import Scene
from bot.story.words import Frozen, Lang, Phrase

PresetPart = Literal["theme", "color", "camera", "film_stock", "lighting", "vibe"]
PRESET_PARTS: tuple[PresetPart, ...] = get_args(PresetPart)

Side = Literal["cast", "places", "props"]
"""Which list of the film a handle stands in."""
SIDES: tuple[Side, ...] = get_args(Side)

Handle = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
"""The name behind the @ that texts refer to a character, place or prop by."""

Aspect = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,3}:[1-9][0-9]{0,3}$")]


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
