"""Our JSON, read back."""

import json
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from bot.importing.incoming import Import
from bot.story import Film
from bot.texts import Told

_READERS: dict[int, Callable[[dict[str, Any]], Film]] = {1: Film.model_validate}
"""What makes a film of each version's data; a version that goes out of use leaves its reader here."""
_NOW = max(_READERS)


def looks_like_it(text: str) -> bool:
    """Say whether the text is meant as JSON: `[S03: ...]` and `[シーンNo]` are not."""
    start = text.lstrip()
    return start.startswith("{") or (start[:1] == "[" and start[1:].lstrip()[:1] in ("{", "[", '"', "]"))


def read(text: str, name: str) -> Import:
    """Return the film. Raises Told if it is no JSON, no film, of a newer version, or wrong somewhere."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise Told("importing.broken_json", name=name, line=error.lineno) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits, a thousand brackets
        raise Told("importing.not_ours", name=name) from error
    return Import(film_from(data, name))


def film_from(data: Any, name: str) -> Film:
    """Return parsed JSON as a film. Raises Told as `read` does."""
    if not isinstance(data, dict) or data.get("format") != "yumekonte-film":
        raise Told("importing.not_ours", name=name)
    version = data.get("version", _NOW)
    if isinstance(version, int) and version > _NOW:
        raise Told("importing.newer", name=name, version=version)
    reader = _READERS.get(version) if isinstance(version, int) else None
    if reader is None:
        raise Told("importing.no_such_version", name=name, version=version)
    try:
        return reader(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(map(str, first["loc"])) or "film"
        raise Told("importing.wrong_field", name=name, field=field, reason=first["msg"]) from error
