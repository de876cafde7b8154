"""The rules of OpenAI's strict structured outputs, in the words in which the service refuses a schema."""

from collections.abc import Iterator
from typing import Any

_ALLOWED = {
    "$defs", "$ref", "additionalProperties", "anyOf", "const", "definitions", "description", "enum",
    "exclusiveMaximum", "exclusiveMinimum", "format", "items", "maxItems", "maximum", "minItems", "minimum",
    "multipleOf", "pattern", "properties", "required", "title", "type",
}  # fmt: skip
_DEPTH, _PROPERTIES, _ENUM_VALUES, _CHARACTERS = 10, 5_000, 1_000, 120_000


def objection(name: str, schema: dict[str, Any]) -> str | None:
    """Return why the service would answer 400, or None if it takes the schema."""
    said = next(_objections(schema, schema), None)
    return said and f"Invalid schema for response_format '{name}': {said}"


def _objections(schema: dict[str, Any], root: dict[str, Any]) -> Iterator[str]:
    if schema.get("type") != "object":
        yield f"schema must be a JSON Schema of 'type: \"object\"', got 'type: \"{schema.get('type')}\"'."
        return
    yield from _walk(schema, ())
    counts = {"properties": 0, "enum": 0, "characters": 0}
    _measure(schema, counts)
    if counts["properties"] > _PROPERTIES:
        yield f"schema has more than {_PROPERTIES} object properties."
    if counts["enum"] > _ENUM_VALUES:
        yield f"schema has more than {_ENUM_VALUES} enum values."
    if counts["characters"] > _CHARACTERS:
        yield f"schema exceeds {_CHARACTERS} characters of names."
    if _depth(schema, root) > _DEPTH:
        yield f"schema exceeds {_DEPTH} levels of nesting."


def _walk(schema: Any, path: tuple[str, ...]) -> Iterator[str]:
    context = f"In context={path}, "
    if not isinstance(schema, dict):
        return
    for keyword in schema:
        if keyword not in _ALLOWED:
            yield f"{context}'{keyword}' is not permitted."
    if "$ref" in schema and len(schema) > 1:
        yield f"{context}$ref cannot have keywords { ({*schema} - {'$ref'}) }."
    if not {"type", "$ref", "anyOf", "enum", "const"} & schema.keys():
        yield f"{context}schema must have a 'type' key."
    if "object" in _types(schema):
        yield from _object(schema, path)
    if "array" in _types(schema) and "items" not in schema:
        yield f"{context}array schema missing items."
    if "(?" in str(schema.get("pattern", "")).replace("(?:", ""):
        yield f"{context}'pattern' must not use look-around."
    yield from _walk(schema.get("items"), (*path, "items"))
    for place, option in enumerate(schema.get("anyOf", [])):
        yield from _walk(option, (*path, "anyOf", str(place)))
    for keyword in ("properties", "$defs"):
        for name, inner in schema.get(keyword, {}).items():
            yield from _walk(inner, (*path, keyword, name))


def _object(schema: dict[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    context = f"In context={path}, "
    if schema.get("additionalProperties") is not False:
        yield f"{context}'additionalProperties' is required to be supplied and to be false."
    missing = [name for name in schema.get("properties", {}) if name not in schema.get("required", [])]
    if missing or "required" not in schema:
        yield (
            f"{context}'required' is required to be supplied and to be an array including every key in properties. "
            f"Missing '{(missing or ['required'])[0]}'."
        )
    if extra := [name for name in schema.get("required", []) if name not in schema.get("properties", {})]:
        yield f"{context}'required' names unknown keys. Extra '{extra[0]}'."


def _types(schema: dict[str, Any]) -> list[str]:
    kind = schema.get("type", [])
    return kind if isinstance(kind, list) else [kind]


def _measure(schema: Any, counts: dict[str, int]) -> None:
    if isinstance(schema, list):
        for inner in schema:
            _measure(inner, counts)
    if not isinstance(schema, dict):
        return
    names = [*schema.get("properties", {}), *schema.get("$defs", {}), *map(str, schema.get("enum", []))]
    counts["properties"] += len(schema.get("properties", {}))
    counts["enum"] += len(schema.get("enum", []))
    counts["characters"] += sum(map(len, names))
    for keyword in ("items", "anyOf"):
        _measure(schema.get(keyword), counts)
    for keyword in ("properties", "$defs"):
        _measure(list(schema.get(keyword, {}).values()), counts)


def _depth(schema: Any, root: dict[str, Any], seen: tuple[str, ...] = ()) -> int:
    if not isinstance(schema, dict):
        return 0
    if reference := schema.get("$ref"):
        if reference in seen:
            return 0
        return _depth(root.get("$defs", {}).get(reference.rpartition("/")[2]), root, (*seen, reference))
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), schema.get("items")]
    own = 1 if {"object", "array"} & set(_types(schema)) else 0
    return own + max((_depth(each, root, seen) for each in inner), default=0)
