"""The corner notes: a plan seen from above (the lens as a wedge, the key light on a ring), and the palette."""

import math

from bot.picturing.canvas import Canvas, Point, ellipse
from bot.picturing.light import Light

_KEYS = {"left": 180.0, "right": 0.0, "back": -90.0, "front": 62.0}
"""Where the key stands around the subject, in degrees; the camera is below it at 90."""


def field_of_view(lens_mm: int) -> float:
    """Return the horizontal angle of view in degrees, for a full-frame lens: 36 mm across."""
    return math.degrees(2 * math.atan(18 / lens_mm))


def draw_plan(canvas: Canvas, lens_mm: int | None, light: Light, *, dark: bool) -> None:
    """Draw the plan in the lower right corner; nothing where neither lens nor key are told."""
    if lens_mm is None and light.side is None:
        return
    paper, ink = ("#161b22", "#e8ebee") if dark else ("#fbfaf6", "#2b313a")
    size = 44.0
    left, top = canvas.w - size - 5, canvas.h - size - 5
    x, y = left + size / 2, top + 18.0
    canvas.fill(_panel(left, top, size), paper, 0.93)
    if lens_mm is not None:
        half = math.radians(max(3.0, min(160.0, field_of_view(lens_mm))) / 2)
        camera, far = (x, top + 36.0), 31.0
        turns = [-math.pi / 2 + half * (i / 6 - 1) for i in range(13)]
        fan = [(camera[0] + far * math.cos(t), camera[1] + far * math.sin(t)) for t in turns]
        canvas.fill([camera, *(_within(point, left, top, size) for point in fan)], ink, 0.3)
    canvas.box(x - 4, top + 35, x + 4, top + 41, ink)
    canvas.fill([(x, top + 35.5), (x + 3, top + 32), (x - 3, top + 32)], ink)
    canvas.disc(x, y, 3.4, 3.4, ink)
    key = "#e0a020"
    match light.side:
        case None:
            return
        case "top":
            canvas.fill(ellipse(x, y, 6.8, 6.8), key, 0.55)
            canvas.disc(x, y, 2.6, 2.6, ink)
            _rays(canvas, x, y, 8.2, key)
        case "below":
            for reach in (6.2, 10.0):
                ring = [*ellipse(x, y, reach, reach), *reversed(ellipse(x, y, reach - 1.5, reach - 1.5))]
                canvas.fill(ring, key)
        case side:
            turn = math.radians(_KEYS[side])
            kx, ky = x + 14.5 * math.cos(turn), y + 12.5 * math.sin(turn)
            way = math.atan2(y - ky, x - kx)
            spread = 0.34 if light.quality == "hard" else 0.75
            reach = 13.0
            fan = [(kx + reach * math.cos(way + a), ky + reach * math.sin(way + a)) for a in (-spread, 0, spread)]
            canvas.fill([(kx, ky), *fan], key, 0.45)
            canvas.disc(kx, ky, 3.8, 3.8, key)
            if light.quality == "hard":
                _rays(canvas, kx, ky, 5.0, key)


def draw_palette(canvas: Canvas, chips: tuple[str, ...], *, dark: bool) -> None:
    """Draw the chips in the lower left corner, in the order in which the colors are named."""
    if not chips:
        return
    size = min(11.5, (canvas.w - 66) / len(chips) - 1)
    left, top = 5.0, canvas.h - size - 9
    paper = "#161b22" if dark else "#fbfaf6"
    canvas.box(left, top, left + len(chips) * size + 4, top + size + 4, paper)
    for i, chip in enumerate(chips):
        canvas.box(left + 2 + i * size, top + 2, left + 2 + (i + 1) * size, top + 2 + size, chip)


def _rays(canvas: Canvas, x: float, y: float, reach: float, color: str) -> None:
    for i in range(8):
        c, s = math.cos(i * math.pi / 4), math.sin(i * math.pi / 4)
        canvas.band((x + reach * c, y + reach * s), (x + (reach + 2.4) * c, y + (reach + 2.4) * s), 1.2, 1.2, color)


def _panel(left: float, top: float, size: float) -> list[Point]:
    right, bottom, r = left + size, top + size, 3.0
    return [(left + r, top), (right - r, top), (right, top + r), (right, bottom - r), (right - r, bottom),
            (left + r, bottom), (left, bottom - r), (left, top + r)]  # fmt: skip


def _within(point: Point, left: float, top: float, size: float) -> Point:
    return (min(left + size - 1.5, max(left + 1.5, point[0])), min(top + size - 1.5, max(top + 1.5, point[1])))
