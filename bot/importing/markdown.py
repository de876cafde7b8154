"""Our Markdown, read back: the film from its data block, and an edit for each text that was changed by hand."""

import json
import re
from typing import Any

from bot.composing.sheet import (
    FILM_FIELDS,
    KNOWN_FIELDS,
    SCENE_FIELDS,
    film_fingerprint,
    fingerprint,
    label,
    whole_fingerprint,
)
from bot.importing.hand_edits import edits_for
from bot.importing.incoming import Import
from bot.importing.json_film import film_from
from bot.importing.sheet_fields import Sheet
from bot.library.targets import target
from bot.story import PRESET_PARTS, Film, Lang
from bot.texts import Told

_OPENING = re.compile(r"^(`{3,})json yumekonte-film[ \t]*$", re.MULTILINE)
_NOTHING = fingerprint("")


def is_ours(text: str) -> bool:
    """Say whether the text carries our data block."""
    return _OPENING.search(text) is not None


def read(text: str, name: str) -> Import:
    """Return the film as it left, the edits that were made by hand since, and what was not taken over.

    Raises Told if the data block is damaged or its film is of a newer version.
    """
    opening = list(_OPENING.finditer(text))[-1]
    data = _data(text[opening.end() :], opening[1], name)
    film = film_from(data["film"], name)
    seen: dict[str, str] = data["seen"]
    above = text[: opening.start()].split("\n")
    rewritten = seen.get("film") not in (None, film_fingerprint(film))
    sheet = Sheet(film)
    sheet.read(above)
    notes = [Told("importing.scene_new", slate=f"S{number:02d}") for number in sheet.unknown_scenes]
    notes += _gone(film, seen, sheet)
    changed = {path: now for path, now in sheet.fields.items() if path in seen and fingerprint(now) != seen[path]}
    for scene in film.scenes:
        if changed.pop(f"scenes/{scene.id}/paste", None) is not None and not rewritten:
            notes.append(Told("importing.paste_changed", slate=scene.slate))
    edits, more = edits_for(film, target(film.target), changed)
    notes += more
    if not (changed or notes or rewritten) and seen.get("sheet") not in (None, whole_fingerprint(above)):
        notes.append(Told("importing.outside_fields"))
    return Import(film, edits, tuple(notes), rewritten)


def _data(text: str, ticks: str, name: str) -> dict[str, Any]:
    closing = re.search(rf"^{ticks}[ \t]*$", text, re.MULTILINE)
    try:
        data = json.loads(text[: closing.start()] if closing else text)
    except (ValueError, RecursionError) as error:
        raise Told("importing.broken_data", name=name) from error
    if not isinstance(data, dict) or "film" not in data or not _is_seen(data.get("seen")):
        raise Told("importing.broken_data", name=name)
    return data


def _is_seen(seen: object) -> bool:
    return isinstance(seen, dict) and all(isinstance(value, str) for value in seen.values())


def _gone(film: Film, seen: dict[str, str], sheet: Sheet) -> list[Told]:
    """Return what stood on the sheet and is no longer there; a whole scene or entry is one note."""
    notes: list[Told] = []
    gone = [path for path, print_ in seen.items() if path not in sheet.fields and print_ != _NOTHING and "/" in path]
    for scene in film.scenes:
        prefix = f"scenes/{scene.id}/"
        if f"{prefix}seconds" in gone and f"{prefix}prompt/ja" not in sheet.fields:
            notes.append(Told("importing.scene_gone", slate=scene.slate))
            gone = [path for path in gone if not path.startswith(prefix)]
    for known in film.known:
        prefix = f"known/{known.handle}/"
        if not any(path.startswith(prefix) for path in sheet.fields):
            if any(path.startswith(prefix) for path in gone):
                notes.append(Told("importing.known_gone", handle=known.handle))
            gone = [path for path in gone if not path.startswith(prefix)]
    return notes + [Told("importing.field_gone", field=_called(film, path)) for path in gone if "/paste" not in path]


def _called(film: Film, path: str) -> str:
    *before, name, last = path.split("/")
    lang: Lang = "ja" if last == "ja" else "en"
    scene = film.scene(before[1]) if before[:1] == ["scenes"] and len(before) > 1 else None
    simple = name in (*FILM_FIELDS, *KNOWN_FIELDS, *PRESET_PARTS, *SCENE_FIELDS)
    said = f"{label(name, lang)} ({last})" if simple else "/".join((name, last))
    return f"{scene.slate} {said}" if scene else said
