"""Whether a scene contradicts the one before it in the same place, or the preset or the wish of its film."""

from bot.linting.continuity.preset import against_preset
from bot.linting.continuity.shot import Shot, shots
from bot.linting.continuity.told import FINDERS, Told
from bot.linting.continuity.total import total

__all__ = ["FINDERS", "Shot", "Told", "against_preset", "shots", "total"]
