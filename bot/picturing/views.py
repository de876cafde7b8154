"""How a size and an angle see the world: where the horizon lies, and how large and how bent a figure stands."""

from dataclasses import dataclass

from bot.story import Angle, Size

EYE_LEVEL = 0.5
"""Stands for: the horizon is where the figures' eyes are."""


@dataclass(frozen=True)
class View:
    """One way of looking, in shares of the frame's height."""

    horizon: float
    """From the top; above 0 or below 1 it is out of the frame."""
    lean: float = 0.0
    """How much wider the top is than the bottom: above 0 seen from above, below 0 from beneath."""
    stature: float = 1.0
    """How far a figure is shortened by the angle."""
    pitch: float = 0.0
    """How far the features of a face slide down, in head heights."""
    roll: float = 0.0
    """Degrees that the world is turned by."""


VIEWS: dict[Angle, View] = {
    "eye-level": View(horizon=EYE_LEVEL),
    "low": View(horizon=0.9, lean=-0.55, pitch=-0.09),
    "high": View(horizon=0.04, lean=0.6, stature=0.86, pitch=0.1),
    "overhead": View(horizon=-9.0),
    "ground-level": View(horizon=0.86, lean=-0.85, stature=1.06, pitch=-0.13),
    "dutch": View(horizon=EYE_LEVEL, roll=-14),
    "aerial": View(horizon=0.13, lean=0.75, stature=0.7, pitch=0.13),
    "over-the-shoulder": View(horizon=EYE_LEVEL),
    "pov": View(horizon=EYE_LEVEL),
}


@dataclass(frozen=True)
class Standing:
    """Where a figure of this size stands, in shares of the frame's height."""

    top: float
    """The crown of the head, from the top of the frame."""
    height: float
    """Crown to soles, far more than the frame where only a face is seen."""
    fits: float = 9.0
    """The frame counts as no higher than this many widths, so that a face fits an upright frame."""


STANDINGS: dict[Size, Standing] = {
    "extreme-wide": Standing(0.565, 0.15),
    "wide": Standing(0.39, 0.42),
    "full": Standing(0.1, 0.81),
    "medium-wide": Standing(0.1, 1.16),
    "medium": Standing(0.1, 1.78, 1.9),
    "medium-close-up": Standing(0.1, 2.75, 1.6),
    "close-up": Standing(0.07, 4.5, 1.35),
    "extreme-close-up": Standing(-0.55, 12.0, 0.95),
}
"""Cut at the craft's places: full at the soles, then knees, waist, chest, shoulders, and the eyes alone."""

EYES = 0.078
"""Where the eyes are, from crown to soles."""
