"""The takes of a scene: what each changed, newest first."""

from collections.abc import Sequence
from typing import Any

from bot.archive.kept import Step
from bot.chat.present.differences import differences
from bot.chat.present.frames import camera_words
from bot.chat.present.words import name_of
from bot.edits import Change
from bot.story import Camera, Lang
from bot.texts import say

_MARKS = ("locks", "waivers", "clips", "stale", "status", "number", "prose_order", "plot_sentences")
"""What is no text of a take."""


def takes(steps: Sequence[Step], scene: str, lang: Lang) -> list[dict[str, Any]]:
    """Return the takes of a scene, newest first: who, when, which fields, with their differences.

    `steps` are those that `Archive.takes` gives. Which step a take is, is what `Restore` wants.
    """
    made = [
        {
            "step": step.number,
            "by": say(f"board.by_{step.by}", lang),
            "at": step.at.isoformat(),
            "undone": step.undone,
            "changes": [told for change in step.changes if (told := _told(change, scene, lang))],
        }
        for step in steps
    ]
    kept = [take for take in reversed(made) if take["changes"]]
    now = next((take["step"] for take in kept if not take["undone"]), None)
    return [take | {"now": take["step"] == now} for take in kept]


def _told(change: Change, scene: str, lang: Lang) -> dict[str, Any] | None:
    """Return one changed field of the scene with its difference; None for another scene's, or a mark."""
    if change.path == f"scenes/{scene}":
        return {"field": say("board.whole_scene", lang), "difference": []}
    if not change.path.startswith(f"scenes/{scene}/"):
        return None
    parts = change.path.split("/")[2:]
    if parts[0] in _MARKS:
        return None
    before, after = _text(change.before, parts, lang), _text(change.after, parts, lang)
    return {"field": _field(parts, lang), "difference": differences(before, after)}


def _field(parts: list[str], lang: Lang) -> str:
    """Return where a change is, as `camera work (English)`."""
    if parts[0] == "camera":
        return name_of("camera", lang)
    if parts[0] == "prose":
        return f"{name_of('prose', lang)} · {name_of(parts[1], lang)}"
    name = name_of(parts[1] if parts[0] == "elements" else parts[0], lang)
    return f"{name} · {say(f'board.in_{parts[-1]}', lang)}" if parts[-1] in ("ja", "en") else name


def _text(value: Any, parts: list[str], lang: Lang) -> str:
    if value is None:
        return ""
    if parts[0] == "prose":
        return "\n".join(side for pair in value for side in pair if side)
    if isinstance(value, dict):
        return "\n".join(side for side in value.values() if side)
    if parts[0] == "camera" and parts[1] != "lens_mm":
        return camera_words(Camera.model_validate({parts[1]: value}), lang)
    return str(value)
