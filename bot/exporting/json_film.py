"""`json`: the film and nothing else, in the form that docs/film.schema.json describes."""

import json
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


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return the film as JSON, two spaces deep, Japanese as it is."""
    return json.dumps(film.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a film, as published in docs/film.schema.json."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Yumekonte film",
        **{key: value for key, value in Film.model_json_schema(mode="serialization").items() if key != "title"},
    }
