"""The key light in the frame: what gives it, and the way it falls."""

from bot.picturing.canvas import Canvas, Point, smooth
from bot.picturing.inks import Inks
from bot.picturing.light import Light


def draw_lamp(canvas: Canvas, inks: Inks, light: Light, horizon: float) -> None:
    """Draw the source where the key comes from; one that no word puts anywhere is not drawn."""
    at = _place(canvas, light, horizon)
    if at is None:
        return
    x, y = at
    s = min(canvas.w, canvas.h) / 180
    halo = 1.7 if light.quality == "soft" else 1.25
    for grown, opacity in ((2.6, 0.16), (1.7, 0.24)):
        canvas.disc(x, y, 17 * s * grown * halo, 17 * s * grown * halo, inks.glow, opacity)
    # Light of the sky that comes from below is thrown back: a glow, no moon on the floor.
    match None if light.side == "below" and light.source in ("sun", "moon") else light.source:
        case "flame":
            flame = smooth([(0, -15), (5, -3), (4.5, 5), (0, 8), (-4.5, 5), (-5, -3)])
            canvas.fill([(x + u * s, y + v * s) for u, v in flame], "#ffcf70")
            canvas.box(x - 4 * s, y + 9 * s, x + 4 * s, y + 26 * s, "#efe2c8")
        case "lamp":
            # It hangs from above; elsewhere it stands on a pole.
            far = y - 90 * s if light.side == "top" else y + 150 * s
            canvas.fill([(x - s, y), (x + s, y), (x + s, far), (x - s, far)], inks.near)
            shade = [(x - 5 * s, y - 13 * s), (x + 5 * s, y - 13 * s), (x + 14 * s, y), (x - 14 * s, y)]
            canvas.fill(shade, inks.near)
            canvas.disc(x, y + 1.5 * s, 6 * s, 5 * s, inks.glow)
        case "neon":
            canvas.box(x - 3.5 * s, y - 26 * s, x + 3.5 * s, y + 26 * s, inks.glow)
            canvas.box(x - 1.2 * s, y - 24 * s, x + 1.2 * s, y + 24 * s, "#ffffff", 0.8)
        case "moon":
            canvas.disc(x, y, 12 * s, 12 * s, "#eef3fa")
            canvas.disc(x - 4 * s, y - 3 * s, 2.6 * s, 2.6 * s, "#cfdae8")
            canvas.disc(x + 4 * s, y + 4 * s, 3.4 * s, 3.4 * s, "#cfdae8")
        case "sun":
            canvas.disc(x, y, 15 * s, 15 * s, "#fffaf0")
        case None:
            canvas.disc(x, y, 8 * s, 8 * s, inks.glow, 0.9)


def draw_beam(canvas: Canvas, inks: Inks, light: Light) -> None:
    """Draw the way of the light across the frame: one edge if it is hard, a wide faint fan if it is soft."""
    w, h = canvas.w, canvas.h
    fans: dict[str, list[Point]] = {
        "left": [(0, h * 0.02), (0, h * 0.3), (w * 0.5, h), (w * 0.8, h)],
        "right": [(w, h * 0.02), (w, h * 0.3), (w * 0.5, h), (w * 0.2, h)],
        "top": [(w * 0.44, 0), (w * 0.56, 0), (w * 0.74, h), (w * 0.26, h)],
        "below": [(w * 0.42, h), (w * 0.58, h), (w * 0.85, 0), (w * 0.15, 0)],
    }
    if light.side not in fans:
        return
    fan = fans[light.side]
    canvas.fill(fan, inks.glow, 0.3 if light.quality == "hard" else 0.12)
    if light.quality != "hard":
        x, y = sum(px for px, _ in fan) / 4, sum(py for _, py in fan) / 4
        canvas.fill([(x + (px - x) * 1.5, y + (py - y) * 1.3) for px, py in fan], inks.glow, 0.1)


def _place(canvas: Canvas, light: Light, horizon: float) -> Point | None:
    w, h = canvas.w, canvas.h
    sky = max(h * 0.14, min(horizon - h * 0.16, h * 0.3))
    match light.side:
        case "left":
            return (w * 0.1, h * 0.2)
        case "right":
            return (w * 0.9, h * 0.2)
        case "back":
            return (w * 0.64, sky)
        case "top":
            return (w * 0.5, h * 0.05)
        case "below":
            return (w * 0.5, h * 0.93)
        case _:
            return None
