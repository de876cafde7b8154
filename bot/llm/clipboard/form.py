"""Says the form of an answer in a few lines, as a programmer would note it: a schema of the same takes ten times more."""

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel


def form(parts: Mapping[str, type[BaseModel]], answer_to: str) -> str:
    """Return the notation of an object with these parts and, before them, the mark that says what it answers."""
    kinds: dict[str, str] = {}
    for kind in parts.values():
        _note(kind, kinds)
    named = "".join(f'  "{name}": {_word(kind)},\n' for name, kind in parts.items())
    mark = f'  "answer_to": "{answer_to}",\n'
    return f"{{\n{mark}{named}}}\n" + "".join(f"\n{said}" for said in kinds.values())


def _note(kind: Any, kinds: dict[str, str]) -> None:
    """Note a draft and, behind it, the drafts that are in it."""
    for inner in get_args(kind):
        _note(inner, kinds)
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)) or kind.__name__ in kinds:
        return
    lines = []
    for name, field in kind.model_fields.items():
        about = f"  // {' '.join(field.description.split())}" if field.description else ""
        lines.append(f'  "{name}": {_word(field.annotation)},{about}\n')
    kinds[kind.__name__] = f"{_word(kind)} = {{\n{''.join(lines)}}}\n"
    for field in kind.model_fields.values():
        _note(field.annotation, kinds)


def _word(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is list:
        return f"[{_word(get_args(kind)[0])}, ...]"
    if origin in (Union, types.UnionType):
        return " or ".join(_word(each) for each in get_args(kind))
    if origin is Literal:
        return " or ".join(f'"{each}"' for each in get_args(kind))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind.__name__.removesuffix("Draft")
    return {str: "text", int: "whole number", type(None): "null"}[kind]
