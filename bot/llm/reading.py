"""Reads JSON out of what a writer said: unfinished while it comes, and whole at the end, fences and chatter aside."""

import json
from typing import Any

import jiter

EVERY = 0.08
"""Seconds between two partials: reading unfinished JSON at every token costs more than it shows."""
LARGEST = 200_000
"""Characters of an answer. A scene has 2,000; what runs on beyond this will not end by itself."""

_DECODER = json.JSONDecoder(strict=False)  # small models put bare line breaks into strings


def unfinished(text: str) -> dict[str, Any] | None:
    """Return the object that begins in `text` as far as it can be read; None if none does."""
    start = text.find("{")
    if start < 0:
        return None
    try:
        value = jiter.from_json(text[start:].encode(), partial_mode="trailing-strings")
    except ValueError:  # not JSON so far, or a half of a surrogate pair
        return None
    return value if isinstance(value, dict) else None


def whole(text: str) -> dict[str, Any] | None:
    """Return the largest complete JSON object in `text`; None if there is none."""
    best: tuple[int, dict[str, Any]] | None = None
    at = text.find("{")
    while at >= 0:
        try:
            value, end = _DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            at = text.find("{", at + 1)
            continue
        if best is None or end - at > best[0]:
            best = (end - at, value)
        at = text.find("{", end)
    return best[1] if best else None
