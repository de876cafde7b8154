"""Ways to shoot a scene that the camera coach knows, in knowledge/treatments.yaml."""

from functools import cache

from bot.library.files import checked, read_yaml, root
from bot.story import Camera, Frozen, Phrase


class Shooting(Frozen):
    """One way to shoot a scene."""

    id: str
    name: Phrase
    effect: Phrase
    """What it does to the viewer, in one sentence."""
    camera: Camera


class _Treatments(Frozen):
    treatments: tuple[Shooting, ...]


@cache
def shootings() -> tuple[Shooting, ...]:
    """Return every way, in the order of the file. Raises BadFileError if the file is wrong."""
    path = root() / "knowledge" / "treatments.yaml"
    return checked(_Treatments, read_yaml(path), path).treatments
