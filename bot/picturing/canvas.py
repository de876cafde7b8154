"""A frame to draw in: closed shapes, cut at the frame's edge by us, so that every reader shows the same picture.

No clip paths, gradients, filters or ids: what PDF writers leave out, and what collides when a page holds many pictures.
"""

import math
from collections.abc import Iterable, Sequence

from bot.story import Aspect

Point = tuple[float, float]

_Edge = tuple[int, float, int]
"""An edge to cut at: the axis, where it lies, and 1 if the frame is behind it, -1 if before."""

SHORT = 180.0
"""The short side of every frame, in the picture's own units."""


class Canvas:
    """One frame in the film's aspect, `w` x `h` units, and what has been drawn in it so far."""

    def __init__(self, aspect: Aspect) -> None:
        wide, high = (int(part) for part in aspect.split(":"))
        self.w = max(SHORT, SHORT * wide / high)
        self.h = max(SHORT, SHORT * high / wide)
        self.parts: list[str] = []
        self.roll = 0.0
        """How far the world is turned about the middle of the frame, in degrees, clockwise."""

    def fill(
        self, points: Sequence[Point], color: str, opacity: float = 1.0, rim: str = "", rim_width: float = 0
    ) -> None:
        """Draw a closed shape, cut at the frame; `rim` is the color of a line around it."""
        if self.roll:
            points = self._turned(points)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        edges: list[_Edge] = []
        if min(xs) < 0:
            edges.append((0, 0.0, 1))
        if max(xs) > self.w:
            edges.append((0, self.w, -1))
        if min(ys) < 0:
            edges.append((1, 0.0, 1))
        if max(ys) > self.h:
            edges.append((1, self.h, -1))
        if edges and len(points := _cut(points, edges)) < 3:
            return
        seen = f' fill-opacity="{opacity:.2g}"' if opacity < 1 else ""
        line = f' stroke="{rim}" stroke-width="{rim_width:.3g}" stroke-linejoin="round"' if rim else ""
        drawn = "L".join(["%.1f %.1f" % point for point in points])  # noqa: UP031 (a third faster, and there are many)
        drawn = drawn.replace(".0 ", " ").replace(".0L", "L")
        self.parts.append(f'<path d="M{drawn}Z" fill="{color}"{seen}{line}/>')

    def box(self, left: float, top: float, right: float, bottom: float, color: str, opacity: float = 1.0) -> None:
        """Draw a rectangle."""
        self.fill([(left, top), (right, top), (right, bottom), (left, bottom)], color, opacity)

    def disc(self, x: float, y: float, rx: float, ry: float, color: str, opacity: float = 1.0) -> None:
        """Draw an ellipse."""
        self.fill(ellipse(x, y, rx, ry), color, opacity)

    def band(self, a: Point, b: Point, from_width: float, to_width: float, color: str, opacity: float = 1.0) -> None:
        """Draw a straight line that may taper."""
        along = math.hypot(b[0] - a[0], b[1] - a[1]) or 1.0
        nx, ny = (a[1] - b[1]) / along / 2, (b[0] - a[0]) / along / 2
        f, t = from_width, to_width
        corners = [(a[0] + nx * f, a[1] + ny * f), (b[0] + nx * t, b[1] + ny * t)]
        corners += [(b[0] - nx * t, b[1] - ny * t), (a[0] - nx * f, a[1] - ny * f)]
        self.fill(corners, color, opacity)

    def _turned(self, points: Iterable[Point]) -> list[Point]:
        c, s = math.cos(math.radians(self.roll)), math.sin(math.radians(self.roll))
        mx, my = self.w / 2, self.h / 2
        return [(mx + (x - mx) * c - (y - my) * s, my + (x - mx) * s + (y - my) * c) for x, y in points]


def ellipse(x: float, y: float, rx: float, ry: float) -> list[Point]:
    """Return an ellipse as points, closer where it is larger."""
    return [(x + rx * c, y + ry * s) for c, s in (_FINE if max(rx, ry) > 12 else _COARSE)]


def smooth(points: Sequence[Point], steps: int = 5) -> tuple[Point, ...]:
    """Return the closed curve through the points (Catmull-Rom)."""
    found: list[Point] = []
    n = len(points)
    for i in range(n):
        a, b, c, d = points[i - 1], points[i], points[(i + 1) % n], points[(i + 2) % n]
        for k in range(steps):
            t = k / steps
            found.append((_between(a[0], b[0], c[0], d[0], t), _between(a[1], b[1], c[1], d[1], t)))
    return tuple(found)


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t**3)


def _cut(points: Sequence[Point], edges: Sequence[_Edge]) -> list[Point]:
    """Return the part of a shape within the edges (Sutherland and Hodgman, one edge after the other)."""
    found = list(points)
    for axis, limit, sign in edges:
        if not found:
            break
        kept: list[Point] = []
        before = found[-1]
        for point in found:
            depth, last = sign * (point[axis] - limit), sign * (before[axis] - limit)
            if (depth >= 0) != (last >= 0):
                t = last / (last - depth)
                kept.append((before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1])))
            if depth >= 0:
                kept.append(point)
            before = point
        found = kept
    return found


def _circle(count: int) -> list[Point]:
    return [(math.cos(2 * math.pi * i / count), math.sin(2 * math.pi * i / count)) for i in range(count)]


_FINE, _COARSE = _circle(48), _circle(16)
