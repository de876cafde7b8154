"""What the answer to one case must hold, and whether it does."""

import json
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, Field

from bot.story import Frozen


class Wish(Frozen):
    """A wish that must be among those that a remark was read as; what is not given may be anything."""

    action: str
    scenes: tuple[int, ...] | None = None
    field: str | None = None
    number: int | None = None


class Expected(Frozen):
    """What an answer of this case must hold beside what every answer of the step must."""

    has: tuple[str, ...] = ()
    """Texts that stand somewhere in it."""
    lacks: tuple[str, ...] = ()
    """Texts that stand nowhere in it."""
    scenes: tuple[int, int] | None = None
    """Fewest and most scenes of the list."""
    questions: tuple[int, int] | None = None
    """Fewest and most questions of the interview."""
    cast: tuple[int, int] | None = None
    """Fewest and most characters of the outline."""
    camera: dict[Literal["size", "angle", "move", "lens_mm"], list[str | int]] = Field(default_factory=dict)
    """Allowed closed values of the camera."""
    wishes: tuple[Wish, ...] | None = None
    """Exactly these, in this order; none means that a question comes back."""


def unmet(expect: Expected, draft: BaseModel) -> Iterator[str]:
    """Yield the names of the expectations that an answer does not meet."""
    said = json.dumps(draft.model_dump(mode="json"), ensure_ascii=False).replace('\\"', '"')
    if any(text.lower() not in said.lower() for text in expect.has):
        yield "has"
    if any(text.lower() in said.lower() for text in expect.lacks):
        yield "lacks"
    for name in ("scenes", "questions", "cast"):
        ends = getattr(expect, name)
        if ends is not None and not ends[0] <= len(getattr(draft, name)) <= ends[1]:
            yield name
    camera = getattr(draft, "camera", None) or getattr(getattr(draft, "scene", None), "camera", None)
    if any(getattr(camera, name, None) not in allowed for name, allowed in expect.camera.items()):
        yield "camera"
    if expect.wishes is not None and not _wished(expect.wishes, getattr(draft, "wishes", [])):
        yield "wishes"


def expectations(expect: Expected) -> tuple[str, ...]:
    """Return the names of the expectations that a case has."""
    return tuple(
        name
        for name in type(expect).model_fields
        if getattr(expect, name) not in ((), {}, None) or (name == "wishes" and expect.wishes == ())
    )


def _wished(wanted: tuple[Wish, ...], got: list[Any]) -> bool:
    if len(wanted) != len(got):
        return False
    return all(
        one.action == other.action
        and (one.scenes is None or list(one.scenes) == other.scenes)
        and (one.field is None or one.field == (other.field or "").removeprefix("@"))
        and (one.number is None or one.number == other.number)
        for one, other in zip(wanted, got, strict=True)
    )
