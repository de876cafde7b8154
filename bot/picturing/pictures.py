"""The framing picture of a scene, or of a bare camera, as one self-contained SVG text."""

import re
from html import escape

from bot.composing import handles_in, named
from bot.picturing.canvas import Canvas
from bot.picturing.captions import caption, described
from bot.picturing.figures import Figure, draw_figure, placed
from bot.picturing.foreground import draw_near_ground, draw_own_eyes, draw_shoulder
from bot.picturing.inks import inks_for
from bot.picturing.lamps import draw_beam, draw_lamp
from bot.picturing.light import Light, light_in, light_of
from bot.picturing.moves import draw_move
from bot.picturing.overhead import draw_floor, draw_from_above
from bot.picturing.palette import named_chips, palette_of
from bot.picturing.plan import draw_palette, draw_plan
from bot.picturing.sets import draw_from_the_air, draw_inside, draw_outside
from bot.picturing.views import EYE_LEVEL, EYES, STANDINGS, VIEWS, View
from bot.story import LANGS, Angle, Aspect, Camera, Film, Lang, Phrase, Scene, Size

NEUTRAL_SIZE: Size = "medium-wide"
NEUTRAL_ANGLE: Angle = "eye-level"
"""How a scene is framed that says nothing: in the middle of all sizes, and unlabelled."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def picture(film: Film, scene: Scene, lang: Lang, *, dark: bool = False, captioned: bool = True) -> str:
    """Return the scene's framing picture as an SVG text; `dark` is the page around it.

    With `captioned` the labels stand in a strip below; without, the picture has the film's aspect and holds plain
    paths alone, which PDF libraries read. It shows the framing, and claims nothing about what a model will render.
    """
    slug = named(film, scene.slug.said(lang), lang)
    title = f"{scene.slate} {slug}".strip()
    return _drawn(scene.camera, lang, film.aspect, light_of(film, scene), people_in(film, scene),
                  palette_of(film, scene), title, dark, captioned)  # fmt: skip


def shot_picture(
    camera: Camera, lang: Lang, *, aspect: Aspect = "16:9", light: str = "", figures: int = 1,
    dark: bool = False, captioned: bool = True,
) -> str:  # fmt: skip
    """Return the framing picture of camera values without a scene, lit and colored as the words `light` say."""
    chips = named_chips([Phrase(ja=light, en=light)])
    return _drawn(camera, lang, aspect, light_in(light), figures, chips, "", dark, captioned)


def people_in(film: Film, scene: Scene) -> int:
    """Return how many of the cast act in the scene, or are what its camera looks at.

    The photograph of somebody on a wall (environment) is nobody in frame.
    """
    phrases = [scene.elements.subject_action, scene.elements.camera_work]
    phrases += [
        Phrase(ja=said.ja, en=said.en) for said in scene.prose if said.element in ("subject_action", "camera_work")
    ]
    said = {handle for phrase in phrases for lang in LANGS for handle in handles_in(phrase.said(lang))}
    return sum(known.handle in said for known in film.cast)


def _drawn(
    camera: Camera, lang: Lang, aspect: Aspect, light: Light, people: int, chips: tuple[str, ...],
    title: str, dark: bool, captioned: bool,
) -> str:  # fmt: skip
    canvas = Canvas(aspect)
    shift = _shift(camera)
    _draw_world(canvas, camera, light, people, shift)
    canvas.roll = 0.0
    draw_palette(canvas, chips, dark=dark)
    draw_plan(canvas, camera.lens_mm, light, dark=dark)
    if camera.move:
        draw_move(
            canvas, camera.move, (canvas.w * (0.5 + shift), canvas.h * (0.5 if camera.angle == "overhead" else 0.66))
        )
    said = escape(_NOT_XML.sub("", described(camera, light, people, title, lang)))
    edge = "#7d8691" if dark else "#2b313a"
    w, h = canvas.w, canvas.h
    frame = f'<rect x=".75" y=".75" width="{w - 1.5:.1f}" height="{h - 1.5:.1f}" fill="none" stroke="{edge}" stroke-width="1.5"/>'
    strip, strip_height = caption(camera, lang, w, h, dark=dark) if captioned else ("", 0.0)
    named_so = f"<title>{said}</title>" if captioned else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w:.6g} {h + strip_height:.6g}" role="img" '
        f'aria-label="{said}">{named_so}{"".join(canvas.parts)}{frame}{strip}</svg>'
    )


def _shift(camera: Camera) -> float:
    """Return how far the figures stand off the middle: on a third where they are small, free of a near shoulder.

    A zoom goes to the middle, and so do they.
    """
    if camera.angle == "over-the-shoulder":
        return 0.13
    small = (
        camera.size in ("extreme-wide", "wide")
        and camera.angle not in ("overhead", "pov")
        and camera.move not in ("zoom-in", "zoom-out")
    )
    return 0.14 if small else 0.0


def _draw_world(canvas: Canvas, camera: Camera, light: Light, people: int, shift: float) -> None:
    inks = inks_for(light)
    size, angle = camera.size or NEUTRAL_SIZE, camera.angle or NEUTRAL_ANGLE
    view = VIEWS[angle]
    near = min(1.9, max(0.5, ((camera.lens_mm or 40) / 40) ** 0.55))
    canvas.roll = view.roll
    if angle == "overhead":
        _draw_overhead(canvas, size, light, people)
        return
    people = max(1, people - 1) if angle == "over-the-shoulder" and people else people
    figures = placed(canvas, size, view, people, shift) if people else []
    level = placed(canvas, size, view, 1, 0.0)[0]
    horizon = _horizon(canvas, view, level)
    if angle == "aerial":
        draw_from_the_air(canvas, inks, horizon, near)
    elif light.where == "inside":
        draw_inside(canvas, inks, light, horizon, near)
    else:
        draw_outside(canvas, inks, light, view, horizon, near)
    if light.side != "below":
        draw_lamp(canvas, inks, light, horizon)
    for figure in figures:
        _draw_shadow(canvas, figure, view.stature, light, inks.shade)
        draw_figure(canvas, figure, view, inks, light)
    draw_beam(canvas, inks, light)
    if light.side == "below":
        # A light at their feet stands before them.
        draw_lamp(canvas, inks, light, horizon)
    canvas.roll = 0.0
    if angle == "over-the-shoulder":
        draw_shoulder(canvas, inks)
    elif angle == "pov":
        draw_own_eyes(canvas, inks)
    elif angle == "ground-level":
        draw_near_ground(canvas, inks)


def _horizon(canvas: Canvas, view: View, figure: Figure) -> float:
    """Return the horizon: at the figures' eyes for a camera at theirs, at their knees or soles for one below."""
    foot = figure.top + figure.height * view.stature
    if view.horizon == EYE_LEVEL:
        return figure.top + EYES * figure.height
    return foot - figure.height * 0.05 if view.lean < 0 and foot < canvas.h else canvas.h * view.horizon


def _draw_overhead(canvas: Canvas, size: Size, light: Light, people: int) -> None:
    inks = inks_for(light)
    stature = min(canvas.h, canvas.w) * STANDINGS[size].height ** 0.72 * 1.1
    draw_floor(canvas, inks, stature)
    apart = min(stature * 0.19, canvas.w * 0.24)
    spots = {0: (), 1: ((0.0, 0.0),), 2: ((-1, -0.1), (1, 0.15))}.get(people, ((-1.5, 0.3), (1.5, 0.2), (0.0, -0.5)))
    for i, (dx, dy) in enumerate(spots):
        spot = Figure(canvas.w / 2 + dx * apart, canvas.h / 2 + dy * apart, stature, other=i == 1)
        draw_from_above(canvas, spot, inks, light)
    draw_beam(canvas, inks, light)


def _draw_shadow(canvas: Canvas, figure: Figure, stature: float, light: Light, shade: str) -> None:
    foot = figure.top + figure.height * stature
    if foot > canvas.h * 1.1:
        return
    away = {"left": 0.3, "right": -0.3}.get(light.side or "", 0.0) * figure.height
    wide = figure.height * 0.12
    canvas.fill([(figure.x - wide, foot - wide * 0.22), (figure.x + wide, foot - wide * 0.22),
                 (figure.x + wide + away, foot + wide * 0.35), (figure.x - wide + away, foot + wide * 0.35)], shade, 0.3)  # fmt: skip
