"""Fits a value that was read to the form of a draft, where it is plain what is meant; nothing is made up."""

import re
import types
import unicodedata
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from bot.llm.clipboard.reading import CutList, CutObject

_NAMES = {
    "ja": ("japanese", "jp", "日本語"),
    "en": ("english", "英語"),
    "subject_action": ("被写体アクション", "被写体"),
    "camera_work": ("カメラワーク",),
    "environment": ("環境",),
    "lighting_color": ("照明色合い", "lightingcolour", "lighting"),
    "time_flow": ("時間経過",),
    "prose": ("paragraph",),
}
"""What chats call some fields instead."""

_COUNT = re.compile(r"\s*(\d+)\s*(?:mm|s|sec|seconds?|秒|ミリ)?\s*")


class UnfitError(Exception):
    """A value that is no such draft; the text says why, in English, for the chat."""


def fitted(kind: type[BaseModel], value: Any) -> BaseModel:
    """Return the value as a draft. Raises UnfitError."""
    if _has_cut_list(value):
        raise UnfitError("it was cut off.")
    try:
        draft = kind.model_validate(_form(kind, value), extra="ignore")
        draft.model_dump_json()
    except ValidationError as error:
        if isinstance(value, CutObject):
            raise UnfitError("it was cut off.") from None
        raise UnfitError(_faults(error)) from None
    except ValueError:  # half of a surrogate pair: nothing could store it
        raise UnfitError("a text holds half of a character.") from None
    return draft


def likeness(kind: type[BaseModel], value: Any) -> float:
    """Return which part of a draft's fields the value has, 0 to 1."""
    if not isinstance(value, dict):
        return 0.0
    keys = {bare(key) for key in value}
    return sum(not keys.isdisjoint(_names(name)) for name in kind.model_fields) / len(kind.model_fields)


def bare(name: str) -> str:
    """Return a name without what differs from hand to hand: case, width, blanks, joints."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", name).casefold() if sign.isalnum())


def _form(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = [each for each in get_args(kind) if each is not type(None)]
        return _form(inner[0], value) if value is not None and len(inner) == 1 else value
    if origin is list and isinstance(value, list):
        return [_form(get_args(kind)[0], item) for item in value]
    if origin is Literal and isinstance(value, str):
        known = {bare(each): each for each in get_args(kind)}
        return known.get(bare(value), value)
    if kind is int and isinstance(value, str) and (counted := _COUNT.fullmatch(unicodedata.normalize("NFKC", value))):
        return int(counted[1])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _object(kind, value)
    return value


def _object(kind: type[BaseModel], value: Any) -> Any:
    fields = kind.model_fields
    if isinstance(value, list) and len(fields) == 1:
        value = {next(iter(fields)): value}  # the list itself, without the object around it
    if not isinstance(value, dict):
        return value
    read: dict[str, Any] = {}
    keys = {bare(key): item for key, item in value.items()}
    for name, field in fields.items():
        said = next((key for key in _names(name) if key in keys), None)
        if said is not None:
            read[name] = _form(field.annotation, keys[said])
        elif not isinstance(value, CutObject) and type(None) in get_args(field.annotation):
            read[name] = None  # what may be absent and is not said is absent
        elif not isinstance(value, CutObject) and name == "assumptions":
            read[name] = []
    return read


def _names(field: str) -> tuple[str, ...]:
    return (bare(field), *_NAMES.get(field, ()))


def _has_cut_list(value: Any) -> bool:
    # An object that is cut lacks a field, which shows; a list that is cut looks like a shorter one.
    if isinstance(value, CutList):
        return True
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_has_cut_list(item) for item in items)


def _faults(error: ValidationError) -> str:
    faults: list[Any] = error.errors(include_input=False, include_url=False, include_context=False)
    said = [f"{'.'.join(map(str, fault['loc'])) or 'the part'}: {fault['msg']}" for fault in faults[:6]]
    return "; ".join(said) + ("; and more" if len(faults) > 6 else "")
