"""What can be done with a clip once it exists, or before it does with a still: what each video model calls it."""

from functools import cache
from typing import Literal, get_args

from pydantic import Field, field_validator

from bot.library.files import checked, read_yaml, root
from bot.story import Frozen, Phrase

Step = Literal["still", "remix", "extend", "blend", "loop"]
"""still: from a picture as the first frame. remix: one thing changes. extend: what happens next. blend: from one
picture or clip into another. loop: the end joins the beginning."""
STEPS: tuple[Step, ...] = get_args(Step)


class FollowUp(Frozen):
    """One such step as a video model offers it."""

    name: str
    """What the maker calls it."""
    how: Phrase
    """What a person does there, in one or two sentences."""
    parameters: dict[str, Phrase] = Field(default_factory=dict)
    """By the maker's name: what goes in. A plain string in the file is a value to type as it is."""
    source: str
    sure: Literal["H", "M", "L", "NV"]

    @field_validator("parameters", mode="before")
    @classmethod
    def _typed_as_it_is(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {name: {"ja": what, "en": what} if isinstance(what, str) else what for name, what in value.items()}


class AfterTheClip(Frozen):
    """The steps that a video model offers; None is one that is not there, or that no page read tells of."""

    still: FollowUp | None = None
    remix: FollowUp | None = None
    extend: FollowUp | None = None
    blend: FollowUp | None = None
    loop: FollowUp | None = None

    def offered(self, step: Step) -> FollowUp | None:
        """Return the step as it is offered; None if it is not."""
        found: FollowUp | None = getattr(self, step)
        return found


class Detour(Frozen):
    """Another way to the same end."""

    needs: tuple[Step, ...] = ()
    """Steps that the model must offer for it."""
    how: Phrase


class _Detours(Frozen):
    """knowledge/after_the_clip.yaml: for each step the other ways, the best first; the last one needs nothing."""

    instead: dict[Step, tuple[Detour, ...]]

    @field_validator("instead")
    @classmethod
    def _always_a_way(cls, instead: dict[Step, tuple[Detour, ...]]) -> dict[Step, tuple[Detour, ...]]:
        for step in STEPS:
            if step not in instead or instead[step][-1].needs:
                raise ValueError(f"{step}: the last way must need nothing")
        return instead


def instead(step: Step, offered: AfterTheClip) -> Phrase:
    """Return what to do where the model does not offer a step, with what it does offer."""
    ways = _detours().instead[step]
    return next(way.how for way in ways if all(offered.offered(need) for need in way.needs))


@cache
def _detours() -> _Detours:
    path = root() / "knowledge" / "after_the_clip.yaml"
    return checked(_Detours, read_yaml(path), path)
