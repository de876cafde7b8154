"""`json`: the film and nothing else, in the form that docs/film.schema.json describes."""

import json
import re
from collections.abc import Sequence
from typing import Any

from bot.exporting.format import Format
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

# A comment about the target would be a key that the published schema does not allow: the `target` says it all.
FORMAT = Format(
    id="json",
    suffix=".json",
    about=Phrase(
        ja="作品そのもの。公開スキーマ付きで、欠けなく読み戻せる。",
        en="The film itself, with a published schema; reads back without loss.",
    ),
    loses=("findings", "history"),
)

# What some editor takes for the end of a line, drops, or reorders.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]")


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return the film as JSON, two spaces deep, Japanese as it is."""
    return as_json(film.model_dump(mode="json"), indent=2) + "\n"


def as_json(data: object, *, indent: int) -> str:
    """Return data as JSON with Japanese as it is, and unsafe characters as their numbers, which read back the same."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a film, as published in docs/film.schema.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Yumekonte film",
        **{key: value for key, value in Film.model_json_schema(mode="serialization").items() if key != "title"},
    }
