"""The JSON Schema of a draft as the strictest servers take it.

All properties required, nothing additional, unions as plain anyOf, no defaults, no titles, and no words beside a $ref.
Source of the rules: OpenAI's guide to structured outputs, and what servers were seen to refuse with 400.
"""

import json
from functools import cache
from typing import Any

from pydantic import BaseModel

from bot.llm.port import A, Ask, Message

_FORM = (
    "Answer with one JSON object and nothing else: no Markdown, no words before or after it. "
    "It has exactly the keys of this JSON Schema:"
)


@cache
def strict_schema(draft: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of a draft. Callers share it: do not change it."""
    schema = draft.model_json_schema()
    definitions: dict[str, Any] = schema.pop("$defs", {})
    strict = _strict(schema, definitions)
    if definitions:
        strict["$defs"] = {name: _strict(inner, definitions) for name, inner in definitions.items()}
    return strict


def in_words(ask: Ask[A]) -> tuple[Message, ...]:
    """Return the messages of an ask with its schema said in the instructions, for who takes it in no other way."""
    words = f"{_FORM}\n{json.dumps({'title': ask.step, **strict_schema(ask.answer)}, ensure_ascii=False)}"
    # Behind the instructions, before the plot: so it stays part of what all calls of a step share.
    if ask.messages and ask.messages[0].role == "system":
        return (Message(role="system", content=f"{ask.messages[0].content}\n\n{words}"), *ask.messages[1:])
    return (Message(role="system", content=words), *ask.messages)


def _strict(schema: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema and len(schema) > 1:
        # Words of the field go before those of the type; a $ref must stand alone, so the type is written out here.
        target = definitions[schema["$ref"].rpartition("/")[2]]
        return _strict({**target, **{key: value for key, value in schema.items() if key != "$ref"}}, definitions)
    strict = {key: value for key, value in schema.items() if key not in ("title", "default")}
    if "properties" in strict:
        strict["properties"] = {name: _strict(inner, definitions) for name, inner in strict["properties"].items()}
        strict["required"] = list(strict["properties"])
        strict["additionalProperties"] = False
    if "items" in strict:
        strict["items"] = _strict(strict["items"], definitions)
    if "anyOf" in strict:
        strict["anyOf"] = [_strict(option, definitions) for option in strict["anyOf"]]
    return strict
