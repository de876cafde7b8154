"""What a whole prompt leaves to chance: the model invents it, another way in each clip."""

from bot.library.checks import Gaps
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading


def gaps(check: Gaps, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return one hit at the end of the text that names what is said neither there nor in the preset."""
    if reading.size < (check.words if reading.lang == "en" else check.characters):
        return []
    readings = [reading, *([reading.also] if reading.also else [])]
    open_slots = [slot for slot in check.slots if not any(one.at(slot.cues) for one in readings)]
    if not open_slots:
        return []
    names = ("、" if reading.lang == "ja" else ", ").join(slot.name.said(reading.lang) for slot in open_slots)
    return [Hit((len(reading.tokens) - 1, len(reading.tokens)), names, number=len(open_slots))]
