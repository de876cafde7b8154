"""People as flat shapes: one standing figure for every size and angle, shaded by where the key light comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.picturing.canvas import Canvas, Point, ellipse, smooth
from bot.picturing.inks import Inks
from bot.picturing.light import Light
from bot.picturing.views import EYES, STANDINGS, View
from bot.story import Size

HEAD = 0.139
"""One head in a stature of 7.2."""


@dataclass(frozen=True)
class Figure:
    """Where one figure stands in the frame: the middle, the crown, and the stature, in the picture's units."""

    x: float
    top: float
    height: float
    other: bool = False
    """A second person, told apart by hair and coat."""


def placed(canvas: Canvas, size: Size, view: View, count: int, shift: float) -> list[Figure]:
    """Return the figures of a frame, the farthest first; `shift` moves the group aside, in shares of the width."""
    standing = STANDINGS[size]
    high = min(canvas.h, canvas.w * standing.fits)
    height = standing.height * high
    top = (canvas.h - high) * 0.4 + standing.top * high
    if size in ("extreme-wide", "wide", "full"):
        # What is seen whole keeps its feet where they stand: from below, near the lower edge.
        foot = canvas.h * (0.95 if size == "full" else 0.86) if view.lean < 0 else top + height
        top = foot - height * view.stature
    else:
        # Else it keeps the eyes.
        top += EYES * height * (1 - view.stature)
    if size == "extreme-close-up":
        top -= view.pitch * HEAD * height
    x = canvas.w * (0.5 + shift)
    apart = min(height * 0.15, canvas.w * 0.2)
    if size == "extreme-close-up" or count == 1:
        return [Figure(x, top, height)]
    smaller = height * (0.94 if apart == height * 0.15 else 0.8)
    low = top + (height - smaller) * 0.3
    if count == 2:
        return [Figure(x + apart, low, smaller, other=True), Figure(x - apart, top, smaller)]
    far = height * (0.86 if apart == height * 0.15 else 0.66)
    behind = top + (height - far) * (0.75 if height < canvas.h else 0.2)
    left = Figure(x - apart * 1.75, behind, far, other=True)
    return [left, Figure(x + apart * 1.75, behind, far), Figure(x, low, smaller)]


def draw_figure(canvas: Canvas, figure: Figure, view: View, inks: Inks, light: Light) -> None:
    """Draw one figure, seen from the front."""
    bent = _Bent(canvas, figure, view)
    coat = inks.other_coat if figure.other else inks.coat
    parts = [(shape, coat if ink == "coat" else getattr(inks, ink)) for shape, ink in _parts(view, figure.other)]
    seen = [(bent(shape), color, shape) for shape, color in parts]
    against = light.side == "back"
    if against:
        for points, _, _ in seen:
            canvas.fill(points, inks.glow, rim=inks.glow, rim_width=max(1.2, min(4.0, figure.height * 0.018)))
    for points, color, shape in seen:
        canvas.fill(points, color)
        # Shaded before the next is laid over it, so that a neck throws nothing on a chin.
        if against:
            canvas.fill(points, inks.shade, 0.62)
        elif light.side:
            _shade(canvas, bent, shape, light, inks.shade)
    if figure.height > 100:
        _face(canvas, bent, view, inks, figure.height)


class _Bent:
    """Puts a figure's own points (stature 1, middle 0) into the frame, as the angle bends them."""

    def __init__(self, canvas: Canvas, figure: Figure, view: View) -> None:
        self.figure, self.view = figure, view
        self.tall = figure.height * view.stature
        # A face bent as far as a body would be a cone.
        self.lean = view.lean * (0.5 if figure.height > canvas.h * 1.9 else 1.0)
        self.first = max(0.0, figure.top)
        self.span = max(1.0, min(canvas.h, figure.top + self.tall) - self.first)

    def __call__(self, shape: Sequence[Point]) -> list[Point]:
        x, top, wide, tall, lean = self.figure.x, self.figure.top, self.figure.height, self.tall, self.lean
        if not lean:
            return [(x + u * wide, top + v * tall) for u, v in shape]
        first, span = self.first, self.span
        found = []
        for u, v in shape:
            y = top + v * tall
            found.append((x + u * wide * (1 + lean * (0.5 - min(1.3, max(-0.3, (y - first) / span)))), y))
        return found


def _shade(canvas: Canvas, bent: _Bent, shape: Sequence[Point], light: Light, color: str) -> None:
    """Wash the side of one shape that the key does not reach; hard light has one edge, soft light two faint ones."""
    us, vs = [u for u, _ in shape], [v for _, v in shape]
    middle, wide = (min(us) + max(us)) / 2, max(us) - min(us)
    center, tall = (min(vs) + max(vs)) / 2, max(vs) - min(vs)
    edges = ((0.02, 0.5),) if light.quality == "hard" else ((-0.06, 0.2), (0.16, 0.24))
    for at, opacity in edges:
        match light.side:
            case "left":
                dark = [(max(u, middle + at * wide), v) for u, v in shape]
            case "right":
                dark = [(min(u, middle - at * wide), v) for u, v in shape]
            case "top":
                dark = [(u, max(v, center + (at - 0.1) * tall)) for u, v in shape]
            case "below":
                dark = [(u, min(v, center - at * tall)) for u, v in shape]
            case _:
                return
        canvas.fill(bent(dark), color, opacity)


def _face(canvas: Canvas, bent: _Bent, view: View, inks: Inks, height: float) -> None:
    for shape, ink, opacity in _features(view, close=height > 420):
        canvas.fill(bent(shape), ink if ink.startswith("#") else getattr(inks, ink), opacity)


@cache
def _features(view: View, *, close: bool) -> list[tuple[Sequence[Point], str, float]]:
    """Return eyes, brows, nose and mouth, each with its ink; near, the eyes are eyes and not dots."""
    at = EYES + view.pitch * HEAD
    found: list[tuple[Sequence[Point], str, float]] = []
    for x in (-0.0205, 0.0205):
        if close:
            white = [(x - 0.0115, at + 0.001), (x, at - 0.0055), (x + 0.0115, at + 0.001), (x, at + 0.0045)]
            lid = [(x - 0.0125, at + 0.0012), (x, at - 0.0068), (x + 0.0125, at + 0.0012), (x, at - 0.0046)]
            found += [(smooth(white), "#f6f3ee", 1), (_spot(x, at - 0.0004, 0.0047), "coat", 1)]
            found += [
                (_spot(x, at - 0.0004, 0.0025), "#14161b", 1),
                (_spot(x + 0.0016, at - 0.002, 0.0011), "#ffffff", 1),
            ]
            found.append((smooth(lid), "hair", 1))
        else:
            found.append((_spot(x, at, 0.005), "hair", 1))
        brow = [(x - 0.0125, at - 0.0125), (x, at - 0.0165), (x + 0.0125, at - 0.0125), (x, at - 0.0135)]
        found.append((smooth(brow, 3), "hair", 1))
    nose = [(-0.001, at + 0.004), (0.0055, at + 0.026), (-0.0055, at + 0.027)]
    mouth = [(-0.013, at + 0.0405), (0, at + 0.0395), (0.013, at + 0.0405), (0, at + 0.0445)]
    return [*found, (nose, "shade", 0.28), (smooth(mouth, 3), "#9c5a50", 0.85)]


def _spot(x: float, y: float, reach: float) -> list[Point]:
    return ellipse(x, y, reach, reach)


def _mirrored(right: Sequence[Point]) -> tuple[Point, ...]:
    return tuple((-u, v) for u, v in right)


_COAT_RIGHT = [(0.034, 0.162), (0.09, 0.183), (0.112, 0.215), (0.103, 0.3), (0.088, 0.4), (0.1, 0.5), (0.108, 0.592)]
_COAT = smooth([*_COAT_RIGHT, *reversed(_mirrored(_COAT_RIGHT))], 4)
_ARM = smooth([(0.094, 0.186), (0.12, 0.22), (0.141, 0.32), (0.146, 0.43), (0.142, 0.468), (0.118, 0.468), (0.113, 0.42),
               (0.1, 0.33), (0.084, 0.25)], 3)  # fmt: skip
_HAND = tuple(ellipse(0.13, 0.482, 0.0145, 0.024))
_LEG = ((0.002, 0.55), (0.096, 0.56), (0.084, 0.74), (0.067, 0.945), (0.026, 0.945), (0.016, 0.74))
_SHOE = smooth([(0.024, 0.935), (0.068, 0.935), (0.084, 0.975), (0.08, 1.0), (0.02, 1.0)], 3)
_NECK = ((-0.023, 0.115), (0.023, 0.115), (0.027, 0.172), (0.0, 0.19), (-0.027, 0.172))
_FACE = smooth([(0, 0.018), (0.038, 0.035), (0.049, 0.075), (0.04, 0.115), (0.016, 0.1385), (-0.016, 0.1385),
                (-0.04, 0.115), (-0.049, 0.075), (-0.038, 0.035)], 5)  # fmt: skip
_BACK_HAIR = smooth(
    [(0, -0.004), (0.042, 0.012), (0.058, 0.06), (0.05, 0.1), (-0.05, 0.1), (-0.058, 0.06), (-0.042, 0.012)], 4
)
_LONG_HAIR = smooth([(0, -0.004), (0.042, 0.012), (0.06, 0.07), (0.068, 0.15), (0.05, 0.205), (-0.05, 0.205),
                     (-0.068, 0.15), (-0.06, 0.07), (-0.042, 0.012)], 4)  # fmt: skip


@cache
def _parts(view: View, other: bool) -> list[tuple[Sequence[Point], str]]:
    """Return the shapes of a figure, back to front, each with the name of its ink."""
    slide = view.pitch * HEAD * 0.8
    fringe = [(0.056, 0.066), (0.05, 0.03), (0.03, 0.004), (0, -0.005), (-0.03, 0.004), (-0.05, 0.03), (-0.056, 0.066),
              (-0.045, 0.056 + slide), (-0.03, 0.046 + slide), (0.004, 0.041 + slide), (0.02, 0.05 + slide),
              (0.045, 0.058 + slide)]  # fmt: skip
    body: list[tuple[Sequence[Point], str]] = [(_LONG_HAIR if other else _BACK_HAIR, "hair")]
    body += [(_LEG, "trousers"), (_mirrored(_LEG), "trousers"), (_SHOE, "hair"), (_mirrored(_SHOE), "hair")]
    body += [(_HAND, "skin"), (_mirrored(_HAND), "skin"), (_ARM, "coat"), (_mirrored(_ARM), "coat"), (_COAT, "coat")]
    return [*body, (_NECK, "skin"), (_FACE, "skin"), (smooth(fringe, 3), "hair")]
