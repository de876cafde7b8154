"""The camera's move as arrows over the picture, each its own sign: readable at 160 pixels, none mistaken for another.

Straight block arrows are the camera traveling, bent ones the camera turning on its spot, a frame in the frame is the
lens; rails, a boom, footsteps and a shaken frame say what carries it.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.picturing.canvas import Canvas, Point
from bot.story import Move

INK = "#e4502b"
PAPER = "#ffffff"
_RIM = 2.4


def draw_move(canvas: Canvas, move: Move, subject: Point) -> None:
    """Draw the sign of one move; `subject` is the middle of the figures."""
    _SIGNS[move](canvas, subject)


def _arrow(canvas: Canvas, spine: Sequence[Point], width: float, head: float, start: float | None = None) -> None:
    """Draw an arrow along a line of points; `start` is its width at the tail, for one that comes nearer or goes away."""
    tail = width if start is None else start
    (x0, y0), (x1, y1) = spine[-2], spine[-1]
    along = math.hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / along, (y1 - y0) / along
    left: list[Point] = []
    right: list[Point] = []
    for i, (x, y) in enumerate(spine):
        a, b = spine[max(0, i - 1)], spine[min(len(spine) - 1, i + 1)]
        n = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        nx, ny = (a[1] - b[1]) / n, (b[0] - a[0]) / n
        half = (tail + (width - tail) * i / (len(spine) - 1)) / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    tip = (x1 + dx * head, y1 + dy * head)
    barbs = ((x1 - dy * head * 0.85, y1 + dx * head * 0.85), (x1 + dy * head * 0.85, y1 - dx * head * 0.85))
    canvas.fill([*left, barbs[0], tip, barbs[1], *reversed(right)], INK, rim=PAPER, rim_width=_RIM)


def _bar(canvas: Canvas, a: Point, b: Point, width: float = 3.0) -> None:
    canvas.band(a, b, width + _RIM, width + _RIM, PAPER)
    canvas.band(a, b, width, width, INK)


def _static(canvas: Canvas, _: Point) -> None:
    """Draw a tripod: nothing moves."""
    x, y = 26.0, canvas.h * 0.5
    for foot in (-14, 0, 14):
        _bar(canvas, (x, y), (x + foot, y + 24), 3.4)
    canvas.fill([(x - 11, y - 14), (x + 11, y - 14), (x + 11, y + 2), (x - 11, y + 2)], INK, rim=PAPER, rim_width=_RIM)
    canvas.fill([(x + 11, y - 9), (x + 18, y - 13), (x + 18, y + 1), (x + 11, y - 3)], INK, rim=PAPER, rim_width=_RIM)


def _dolly(canvas: Canvas, forward: bool) -> None:
    x, w, h = canvas.w / 2, canvas.w, canvas.h
    reach = min(46.0, w * 0.2)
    for side in (-1, 1):
        _bar(canvas, (x + side * reach, h - 5), (x + side * reach * 0.36, h - 58), 2.4)
    if forward:
        _arrow(canvas, [(x, h - 5), (x, h - 37)], 10, 18, start=30)
    else:
        _arrow(canvas, [(x, h - 56), (x, h - 28)], 21, 22, start=6)


def _truck(canvas: Canvas, way: int) -> None:
    # Between the corner notes where there is room, else above them.
    x, y, reach = canvas.w / 2, canvas.h - (25 if canvas.w > 280 else 68), min(canvas.w * 0.36, 78.0)
    _arrow(canvas, [(x - way * reach, y), (x + way * (reach - 20), y)], 12, 20)
    for low in (0, 5.5):
        canvas.band((x - reach, y + 12 + low), (x + reach, y + 12 + low), 2.6, 2.6, INK)


def _pan(canvas: Canvas, way: int) -> None:
    x, reach = canvas.w / 2, min(canvas.w * 0.33, 100.0)
    _arrow(canvas, _arc((x, 56.0), (reach, 43.0), -90 - way * 66, -90 + way * 46), 10, 19)


def _tilt(canvas: Canvas, way: int) -> None:
    """`way` -1 is up, 1 down."""
    y, reach = (canvas.h - 44) / 2, min((canvas.h - 44) * 0.41, 76.0)
    _arrow(canvas, _arc((canvas.w - 56, y), (43.0, reach), -way * 66, way * 46), 10, 19)


def _crane(canvas: Canvas, way: int) -> None:
    x, y, reach = 28.0, (canvas.h - 16) / 2, min(canvas.h * 0.36, 72.0)
    for side in (13, 21):
        canvas.band((x + side, y - reach - 4), (x + side, y + reach + 4), 2.4, 2.4, INK)
    for rung in range(-3, 4):
        canvas.band((x + 13, y + rung * reach / 3), (x + 21, y + rung * reach / 3), 2.0, 2.0, INK)
    _arrow(canvas, [(x, y - way * reach), (x, y + way * (reach - 20))], 12, 20)


def _orbit(canvas: Canvas, subject: Point) -> None:
    x, y = min(subject[0], canvas.w * 0.64), subject[1]
    reach = (min(canvas.w * 0.3, 104.0), min(canvas.h * 0.17, 34.0))
    _arrow(canvas, _arc((x, y), reach, -150, 128, 26), 10, 19)


def _steps(canvas: Canvas) -> None:
    """Draw footsteps that go after the figure."""
    x, y, s = canvas.w * 0.25 + 6, canvas.h - 12.0, min(1.0, canvas.w / 240)
    for i in range(4):
        size, side = 9.0 - i * 1.2, 8.0 if i % 2 else -8.0
        spot = _ring(x + i * 13 * s + side * 0.3, y - i * 13 + side, size, size * 0.62)
        canvas.fill(spot, INK, rim=PAPER, rim_width=_RIM)
    _arrow(canvas, [(x + 48 * s, y - 46), (x + 56 * s, y - 56)], 7, 16)


def _tracking(canvas: Canvas, subject: Point) -> None:
    """Draw footsteps, and the corners that hold the figure in frame."""
    _steps(canvas)
    h, s = canvas.h, min(1.0, canvas.w / 240)
    x = min(subject[0], canvas.w - 66 * s)
    for sx in (-1, 1):
        for sy in (-1, 1):
            cx, cy = x + sx * 62 * s, h * 0.42 + sy * min(60.0, h * 0.3)
            corner = [(cx - sx * 20, cy), (cx, cy), (cx, cy - sy * 20), (cx - sx * 5, cy - sy * 20), (cx - sx * 5, cy - sy * 5), (cx - sx * 20, cy - sy * 5)]  # fmt: skip
            canvas.fill(corner, INK, rim=PAPER, rim_width=_RIM * 0.7)


def _handheld(canvas: Canvas, _: Point) -> None:
    """Draw a shaken frame and a wavering line."""
    _shaken_frame(canvas)
    y, x, reach = canvas.h - 25.0, canvas.w / 2, min(canvas.w * 0.22, 58.0)
    wave = [(x - reach + i * reach / 4, y + (9 if i % 2 else -9)) for i in range(9)]
    for a, b in pairwise(wave):
        canvas.band(a, b, 8.4, 8.4, PAPER)
    for a, b in pairwise(wave):
        canvas.band(a, b, 5.4, 5.4, INK)
        canvas.disc(*b, 2.7, 2.7, INK)


def _handheld_tracking(canvas: Canvas, _: Point) -> None:
    _shaken_frame(canvas)
    _steps(canvas)


def _shaken_frame(canvas: Canvas) -> None:
    """Draw the frame's edges twice, askew."""
    w, h = canvas.w / 2, canvas.h / 2
    # A wide frame turns less, or its ends would leave the picture.
    for turn in (-1, 1):
        c, s = 1.0, math.sin(math.radians(turn * min(2.6, 830 / canvas.w)))
        box = [(13 - w, 12 - h), (w - 13, 12 - h), (w - 13, h - 12), (13 - w, h - 12)]
        at = [(w + u * c - v * s, h + u * s + v * c) for u, v in box]
        for a, b in zip(at, [*at[1:], at[0]], strict=True):
            _bar(canvas, a, b, 2.4)


def _zoom(canvas: Canvas, closer: bool) -> None:
    """Draw a frame in the frame, and arrows between the two."""
    w, h = canvas.w, canvas.h
    inner = 0.23
    corners = [(w * (0.5 + sx * inner), h * (0.5 + sy * inner)) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
        _bar(canvas, a, b, 2.6)
    # None from above, where faces are; none in the lower corners, which hold the notes.
    for sx, sy in ((-1, 0), (1, 0), (-1, -1), (1, -1)):
        far = (w / 2 + sx * (w / 2 - 5), h / 2 + sy * (h / 2 - 5))
        close = (w / 2 + sx * (w * inner + 5), h / 2 + sy * (h * inner + 5))
        a, b = (far, close) if closer else (close, far)
        n = math.hypot(b[0] - a[0], b[1] - a[1])
        stop = (n - 15) / n
        _arrow(canvas, [a, (a[0] + (b[0] - a[0]) * stop, a[1] + (b[1] - a[1]) * stop)], 8, 15)


def _arc(at: Point, reach: Point, start: float, end: float, steps: int = 16) -> list[Point]:
    turns = [math.radians(start + (end - start) * i / steps) for i in range(steps + 1)]
    return [(at[0] + reach[0] * math.cos(turn), at[1] + reach[1] * math.sin(turn)) for turn in turns]


def _ring(x: float, y: float, rx: float, ry: float | None = None) -> list[Point]:
    return _arc((x, y), (rx, rx if ry is None else ry), 0, 338, 15)


_SIGNS: dict[Move, Callable[[Canvas, Point], None]] = {
    "static": _static,
    "dolly-in": lambda canvas, _: _dolly(canvas, forward=True),
    "dolly-out": lambda canvas, _: _dolly(canvas, forward=False),
    "truck-left": lambda canvas, _: _truck(canvas, -1),
    "truck-right": lambda canvas, _: _truck(canvas, 1),
    "pan-left": lambda canvas, _: _pan(canvas, -1),
    "pan-right": lambda canvas, _: _pan(canvas, 1),
    "tilt-up": lambda canvas, _: _tilt(canvas, -1),
    "tilt-down": lambda canvas, _: _tilt(canvas, 1),
    "crane-up": lambda canvas, _: _crane(canvas, -1),
    "crane-down": lambda canvas, _: _crane(canvas, 1),
    "orbit": _orbit,
    "tracking": _tracking,
    "handheld": _handheld,
    "handheld-tracking": _handheld_tracking,
    "zoom-in": lambda canvas, _: _zoom(canvas, closer=True),
    "zoom-out": lambda canvas, _: _zoom(canvas, closer=False),
}
