"""Framing pictures for the cards, which show them as images: so whatever a picture holds can run nothing."""

from functools import lru_cache
from typing import Any

from bot.library.terms import camera_term
from bot.picturing import picture
from bot.story import Camera, Film, Lang, Scene


@lru_cache(maxsize=128)
def frame(head: Film, scene: Scene, lang: Lang) -> dict[str, Any] | None:
    """Return the framing picture as SVG, with its words; None if nothing is known of the camera.

    `head` is the film without its scenes. Without its caption, the picture is at home on a light page and on a dark
    one; the words stand beside it.
    """
    if scene.camera == Camera():
        return None
    svg = picture(head, scene, lang, captioned=False)
    # Double quotes would be escaped in JSON, single ones stay: SVG reads both alike.
    return {"svg": svg.replace('"', "'"), "alt": camera_words(scene.camera, lang)}


def camera_words(camera: Camera, lang: Lang) -> str:
    """Return the closed camera values in one line of film words."""
    terms = [
        camera_term(group, value)
        for group, value in (("size", camera.size), ("angle", camera.angle), ("move", camera.move))
        if value
    ]
    said = [(term.ja if lang == "ja" else term.en)[0] for term in terms]
    return " · ".join([*said, *([f"{camera.lens_mm}mm"] if camera.lens_mm else [])])
