"""The place behind the figures: open air, a room, or land from high above; wide lenses make it small, long ones large."""

from itertools import pairwise

from bot.picturing.canvas import Canvas, Point, smooth
from bot.picturing.inks import Inks
from bot.picturing.light import Light
from bot.picturing.views import View


def draw_outside(canvas: Canvas, inks: Inks, light: Light, view: View, horizon: float, near: float) -> None:
    """Draw sky, far hills, upright blocks and ground; `horizon` in units from the top, `near` how large all is (1: 40 mm)."""
    w, h, over = canvas.w, canvas.h, canvas.w + canvas.h
    middle = w / 2
    canvas.box(-over, -over, w + over, horizon, inks.sky)
    canvas.box(-over, horizon - h * 0.3, w + over, horizon, inks.low_sky, 0.55)
    canvas.box(-over, horizon - h * 0.12, w + over, horizon, inks.low_sky, 0.6)
    hill = h * 0.1 * near
    ridge = [(-0.9, 0.1), (-0.55, 0.75), (-0.3, 0.35), (-0.05, 0.9), (0.2, 0.4), (0.5, 1.0), (0.9, 0.2)]
    if light.where == "outside":
        points = [(middle + x * w * max(1.0, near), horizon - y * hill) for x, y in ridge]
        canvas.fill([(-over, horizon + 1), *points, (w + over, horizon + 1)], inks.far, 0.75)
    for x, wide, tall in ((-0.4, 0.11, 1.0), (-0.255, 0.06, 0.6), (0.3, 0.07, 0.72), (0.43, 0.12, 1.15)):
        _block(canvas, inks, view, (middle + x * w, horizon), wide * w * near, tall * h * 0.3 * near)
    canvas.box(-over, horizon, w + over, h + over, inks.ground)
    for i in range(-7, 8):
        foot = middle + i * w * 0.22 / min(1.4, near)
        canvas.band(
            (middle + i * w * 0.006, horizon), (foot + (foot - middle), h + h * 0.6), 0.4, 3.0, inks.lines, 0.55
        )
    for share in (0.05, 0.13, 0.27, 0.5, 0.85):
        y = horizon + share * max(h - horizon, h * 0.3)
        canvas.band((-over, y), (w + over, y), 0.9, 0.9, inks.lines, 0.45)


def _block(canvas: Canvas, inks: Inks, view: View, at: Point, wide: float, tall: float) -> None:
    """Draw one upright block; looked up at it leans in and towers, looked down on it leans out."""
    towers = 1.0 + max(0.0, -view.lean) * 2.2
    x, horizon = at
    middle = canvas.w / 2
    top, foot = horizon - tall * towers, horizon + canvas.h * (0.05 if view.lean <= 0 else 0.16)
    pull = 1 + view.lean * 0.45
    corners = [(middle + (x - wide / 2 - middle) * pull, top), (middle + (x + wide / 2 - middle) * pull, top)]
    canvas.fill([*corners, (x + wide / 2, foot), (x - wide / 2, foot)], inks.far, 0.9)


def draw_inside(canvas: Canvas, inks: Inks, light: Light, horizon: float, near: float) -> None:
    """Draw a room: the far wall around the point where all lines meet, the floor, the ceiling, a window where light comes in."""
    w, h = canvas.w, canvas.h
    out = 9.0
    middle, wide = w / 2, w * 0.27 * near
    top, foot = horizon - h * 0.26 * near, horizon + h * 0.2 * near
    left, right = middle - wide, middle + wide

    def away(x: float, y: float) -> Point:
        return (middle + (x - middle) * out, horizon + (y - horizon) * out)

    canvas.fill([away(left, top), (left, top), (left, foot), away(left, foot)], inks.far, 1)
    canvas.fill([away(right, top), (right, top), (right, foot), away(right, foot)], inks.far, 1)
    canvas.fill([away(left, top), away(right, top), (right, top), (left, top)], inks.lines)
    canvas.fill([away(left, foot), away(right, foot), (right, foot), (left, foot)], inks.ground)
    canvas.box(left, top, right, foot, inks.sky)
    for i in range(-5, 6):
        start = (middle + i * wide / 3, foot)
        canvas.band(start, away(*start), 0.5, 6, inks.lines, 0.5)
    for x in (left, right):
        for y in (top, foot):
            canvas.band((x, y), away(x, y), 0.8, 5, inks.shade, 0.22)
    side = 1 if light.side == "right" else -1
    pane_x, pane_y, pane = middle + side * wide * 0.55, horizon - h * 0.08 * near, wide * 0.24
    bright = inks.glow if light.side in ("left", "right", "back") else inks.low_sky
    canvas.box(pane_x - pane, pane_y - pane * 0.9, pane_x + pane, pane_y + pane * 0.9, bright)
    canvas.band((pane_x, pane_y - pane * 0.9), (pane_x, pane_y + pane * 0.9), 1.2, 1.2, inks.far)
    canvas.band((pane_x - pane, pane_y), (pane_x + pane, pane_y), 1.2, 1.2, inks.far)


def draw_from_the_air(canvas: Canvas, inks: Inks, horizon: float, near: float) -> None:
    """Draw fields, a road and roofs from high above, toward a hazy horizon."""
    w, h, over = canvas.w, canvas.h, canvas.w + canvas.h
    canvas.box(-over, -over, w + over, horizon, inks.low_sky)
    canvas.box(-over, horizon, w + over, h + over, inks.ground)
    rows = [horizon + (h - horizon) * share for share in (0.0, 0.09, 0.22, 0.4, 0.66, 1.02)]
    for j, (far, close) in enumerate(pairwise(rows)):
        for i in range(-5, 5):
            if (i * 3 + j * 5) % 4 in (0, 1):
                a, b = 0.1 + (far - horizon) / h, 0.1 + (close - horizon) / h
                corners = [(w * (0.5 + i * a * 0.42), far), (w * (0.5 + (i + 1) * a * 0.42), far)]
                corners += [(w * (0.5 + (i + 1) * b * 0.42), close), (w * (0.5 + i * b * 0.42), close)]
                canvas.fill(corners, inks.far if (i + j) % 2 else inks.lines, 0.5)
    road = smooth([(0.62, 0.0), (0.66, 0.2), (0.8, 0.45), (0.72, 0.75), (0.8, 1.1), (0.97, 1.1), (0.8, 0.75),
                   (0.85, 0.45), (0.69, 0.2), (0.63, 0.0)], 5)  # fmt: skip
    canvas.fill([(x * w, horizon + y * (h - horizon)) for x, y in road], inks.low_sky, 0.9)
    for x, y in ((0.1, 0.34), (0.2, 0.3), (0.9, 0.24), (0.12, 0.74)):
        s, cx, cy = (0.35 + y) * 22 * near, x * w, horizon + y * (h - horizon)
        canvas.box(cx - s * 0.6, cy, cx + s * 0.6, cy + s * 0.5, inks.trousers, 0.8)
        roof = [(cx - s * 0.75, cy), (cx - s * 0.4, cy - s * 0.5), (cx + s * 0.4, cy - s * 0.5), (cx + s * 0.75, cy)]
        canvas.fill(roof, inks.other_coat)
    canvas.box(-over, horizon - 2, w + over, horizon + h * 0.05, inks.low_sky, 0.5)
