"""How a scene is framed, without the camera's movement: size, angle, lens, depth of field, in both languages."""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from bot.continuing.stating import states
from bot.library.terms import camera_term, term
from bot.story import LANGS, Angle, Camera, Move, Phrase, Scene, Sentence, Size

_OPTICS = {
    "shallow": "shallow-depth-of-field",
    "deep": "deep-focus",
    "macro": "macro-lens",
    "fisheye": "fisheye-lens",
    "anamorphic": "anamorphic-lens",
}
_ANGLES = {"low-angle": "low", "high-angle": "high"}
"""What the comparisons call an angle that the closed values name otherwise."""


class Framing(NamedTuple):
    """The values of a shot and the words for them."""

    camera: Camera
    words: tuple[Phrase, ...]
    """Size, angle, lens and optics, as far as they are told."""

    def said(self) -> Phrase:
        """Return the words as one list in each language, without an end."""
        return Phrase(ja="、".join(word.ja for word in self.words), en=", ".join(word.en for word in self.words))


def framing(scene: Scene) -> Framing:
    """Return how the scene is framed: by its closed values, and by its words where a value is not set."""
    camera = values(scene)
    words: list[Phrase] = []
    if camera.size:
        words.append(_term("size", camera.size))
    if camera.angle:
        words.append(_term("angle", camera.angle))
    if camera.lens_mm:
        words.append(Phrase(ja=f"{camera.lens_mm}mmレンズ", en=f"{camera.lens_mm}mm lens"))
    words += [Phrase(ja=term(_OPTICS[value]).ja[0], en=term(_OPTICS[value]).en[0]) for value in _optics(scene)]
    return Framing(camera, tuple(words))


def values(scene: Scene) -> Camera:
    """Return the closed camera values, read out of the camera's words where one is not set."""
    found = {value for text_values in _told(scene, "camera") for value in text_values}
    named = {_ANGLES.get(value, value) for value in found}
    size = scene.camera.size or next((size for size in get_args(Size) if size in named), None)
    angle = scene.camera.angle or next((angle for angle in get_args(Angle) if angle in named), None)
    move = scene.camera.move or next((move for move in get_args(Move) if move in named), None)
    return scene.camera.model_copy(update={"size": size, "angle": angle, "move": move})


def move_words(camera: Camera) -> Phrase:
    """Return the words for the camera's move; empty where none is set."""
    return _term("move", camera.move) if camera.move else Phrase()


def _optics(scene: Scene) -> list[str]:
    return [value for value in _OPTICS if any(value in told for told in _told(scene, "lens"))]


def _told(scene: Scene, topic: str) -> Iterator[frozenset[str]]:
    """Yield what the camera's words surely state of a topic, text by text."""
    said_so: list[Phrase | Sentence] = [scene.elements.camera_work]
    said_so += [said for said in scene.prose if said.element == "camera_work"]
    for said in said_so:
        for lang in LANGS:
            if text := said.said(lang):
                yield frozenset(one.value for one in states(text, lang, topic))


def _term(group: Literal["size", "angle", "move"], value: str) -> Phrase:
    known = camera_term(group, value)
    return Phrase(ja=known.ja[0], en=known.en[0])
