"""What stands between the camera and the world: a near shoulder, one's own hands, the ground itself."""

from bot.picturing.canvas import Canvas, smooth
from bot.picturing.inks import Inks


def draw_shoulder(canvas: Canvas, inks: Inks) -> None:
    """Draw the back of a head and a shoulder, dark and cut by the left edge."""
    s, x, y = min(canvas.h, canvas.w * 1.2), canvas.w * 0.035, canvas.h
    body = [
        (-0.3, 0.3),
        (-0.3, -0.36),
        (0.0, -0.4),
        (0.12, -0.39),
        (0.24, -0.33),
        (0.37, -0.24),
        (0.43, 0.0),
        (0.44, 0.3),
    ]
    head = [(-0.16, -0.45), (-0.14, -0.76), (-0.02, -0.9), (0.12, -0.88), (0.21, -0.74), (0.215, -0.56), (0.15, -0.43),
            (0.1, -0.36), (-0.05, -0.36)]  # fmt: skip
    for shape in (body, head):
        canvas.fill([(x + u * s, y + v * s) for u, v in smooth(shape)], inks.near)
    ear = smooth([(0.2, -0.66), (0.232, -0.67), (0.232, -0.6), (0.205, -0.57)])
    canvas.fill([(x + u * s, y + v * s) for u, v in ear], inks.near)
    lit = smooth([(0.14, -0.87), (0.205, -0.75), (0.212, -0.66), (0.193, -0.74)], 4)
    canvas.fill([(x + u * s, y + v * s) for u, v in lit], inks.glow, 0.55)


def draw_own_eyes(canvas: Canvas, inks: Inks) -> None:
    """Draw one's own two hands from below, and the dark rim of one's own sight."""
    w, h = canvas.w, canvas.h
    s = min(h, w * 1.2)
    hand = [(0.3, 0.12), (0.17, -0.13), (0.135, -0.235), (0.1, -0.3), (0.118, -0.325), (0.16, -0.27), (0.148, -0.36),
            (0.172, -0.372), (0.196, -0.285), (0.2, -0.385), (0.226, -0.388), (0.232, -0.285), (0.25, -0.37),
            (0.273, -0.364), (0.266, -0.27), (0.292, -0.325), (0.312, -0.314), (0.3, -0.22), (0.33, -0.12), (0.46, 0.12)]  # fmt: skip
    shape = smooth(hand, 3)
    sleeve = [(0.3, 0.15), (0.165, -0.075), (0.345, -0.105), (0.5, 0.15)]
    for side in (-1, 1):
        canvas.fill([(w / 2 + side * u * s, h + v * s) for u, v in shape], inks.skin, rim=inks.near, rim_width=1.4)
        canvas.fill([(w / 2 + side * u * s, h + v * s) for u, v in sleeve], inks.near)
    for sx in (0, 1):
        for sy in (0, 1):
            x, y, dx, dy = sx * w, sy * h, (1 - 2 * sx) * w * 0.24, (1 - 2 * sy) * h * 0.3
            canvas.fill([(x, y), (x + dx, y), (x + dx * 0.4, y + dy * 0.14), (x + dx * 0.12, y + dy * 0.42), (x, y + dy)],
                        inks.near, 0.92)  # fmt: skip


def draw_near_ground(canvas: Canvas, inks: Inks) -> None:
    """Draw the ground right before the lens, with stones and blades against the picture."""
    w, h = canvas.w, canvas.h
    soil = [
        (-10.0, h + 10),
        (-10.0, h * 0.9),
        (w * 0.2, h * 0.925),
        (w * 0.5, h * 0.935),
        (w * 0.8, h * 0.92),
        (w + 10, h * 0.89),
        (w + 10, h + 10),
    ]
    canvas.fill(soil, inks.near)
    for i, (x, tall, bend) in enumerate(_BLADES):
        foot, top = x * w, h * (0.95 - tall)
        canvas.fill([(foot - 3, h), (foot + bend * 14, top), (foot + 3.4, h)], inks.near, 1 if i % 3 else 0.85)
    for x, size in ((0.3, 11), (0.66, 8), (0.73, 13)):
        canvas.disc(x * w, h * 0.945, size, size * 0.62, inks.near)


_BLADES = ((0.02, 0.3, 1), (0.05, 0.22, 1), (0.075, 0.36, 2), (0.11, 0.18, -1), (0.15, 0.12, 1), (0.4, 0.1, -1),
           (0.86, 0.16, -1), (0.9, 0.27, 1), (0.93, 0.38, -2), (0.96, 0.24, -1), (0.985, 0.33, -1))  # fmt: skip
