"""The world seen straight from above: a floor, and people as heads and shoulders."""

from bot.picturing.canvas import Canvas, ellipse, smooth
from bot.picturing.figures import Figure
from bot.picturing.inks import Inks
from bot.picturing.light import Light

_SHADOWS = {"left": (0.09, 0.0), "right": (-0.09, 0.0), "back": (0.0, 0.09), "front": (0.0, -0.09)}
"""Which way a shadow falls on the floor; with light from above it stays beneath."""


def draw_floor(canvas: Canvas, inks: Inks, stature: float) -> None:
    """Draw a floor of square tiles, as large as the people on it."""
    canvas.box(0, 0, canvas.w, canvas.h, inks.ground)
    tile = min(90.0, max(14.0, stature * 0.32))
    for middle, length, other in ((canvas.w / 2, canvas.w, canvas.h), (canvas.h / 2, canvas.h, canvas.w)):
        count = min(40, int(length / tile / 2) + 1)
        for i in range(-count, count + 1):
            at = middle + (i + 0.5) * tile
            a, b = (
                ((at, 0.0), (at, other)) if length == canvas.w and middle == canvas.w / 2 else ((0.0, at), (other, at))
            )
            canvas.band(a, b, 1.0, 1.0, inks.lines, 0.8)


def draw_from_above(canvas: Canvas, figure: Figure, inks: Inks, light: Light) -> None:
    """Draw one person from straight above; `figure.top` is the middle of the head here."""
    x, y, s = figure.x, figure.top, figure.height
    dx, dy = _SHADOWS.get(light.side or "", (0.025, 0.03))
    body = smooth([(0.0, -0.062), (0.1, -0.05), (0.135, 0.0), (0.12, 0.05), (0.0, 0.062), (-0.12, 0.05),
                   (-0.135, 0.0), (-0.1, -0.05)])  # fmt: skip
    canvas.fill([(x + (u + dx) * s, y + (v + dy) * s) for u, v in body], inks.shade, 0.3)
    canvas.disc(x + dx * 1.2 * s, y + (dy * 1.2 - 0.01) * s, 0.07 * s, 0.075 * s, inks.shade, 0.3)
    for side in (-1, 1):
        canvas.disc(x + side * 0.045 * s, y + 0.085 * s, 0.022 * s, 0.045 * s, inks.hair)
        canvas.disc(x + side * 0.128 * s, y + 0.06 * s, 0.02 * s, 0.032 * s, inks.skin)
    coat = inks.other_coat if figure.other else inks.coat
    canvas.fill([(x + u * s, y + v * s) for u, v in body], coat)
    canvas.disc(x, y + 0.052 * s, 0.016 * s, 0.022 * s, inks.skin)
    canvas.fill(ellipse(x, y, 0.062 * s, 0.068 * s), inks.hair)
    canvas.fill([(x + u * s, y + v * s) for u, v in _CROWN], inks.skin, 0.35)


_CROWN = smooth([(0.004, -0.05), (0.012, -0.02), (0.01, 0.014), (0.0, 0.02), (0.004, -0.01)], 4)
"""The parting, which turns a disc into a head."""
