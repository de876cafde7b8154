"""What the program says to a person, in their language. The sentences stand in ja.toml and en.toml beside this."""

import locale
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    # For types alone: `--help` speaks both languages and must not load the film for it.
    from bot.story import Lang


class Told(Exception):  # noqa: N818 (it is not an error of the program: it is what a person is told)
    """Something that a person must be told: `key` names the sentence, `params` fill it."""

    def __init__(self, key: str, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params: dict[str, object] = params

    def __str__(self) -> str:
        return say(self.key, "en", **self.params)


def say(key: str, lang: "Lang", **params: object) -> str:
    """Return the sentence `key` (as `archive.no_such_film`) in `lang`, filled with `params`.

    Lists are joined with commas. Raises KeyError for a key or a parameter that is not there.
    """
    section, _, name = key.partition(".")
    return str(_sentences(lang)[section][name]).format_map({k: _shown(v, lang) for k, v in params.items()})


class Telling(Protocol):
    """What has a sentence: Told, and the refusal of an edit."""

    key: str
    params: dict[str, object]


def tell(told: Telling, lang: "Lang") -> str:
    """Return the one sentence for what was told or refused."""
    params: dict[str, object] = dict(told.params)
    field = params.get("field")
    if isinstance(field, str) and field in _sentences(lang)["names"]:
        params["field"] = say(f"names.{field}", lang)
    return say(told.key, lang, **params)


def language(wish: str | None, environ: Mapping[str, str] = os.environ) -> "Lang":
    """Return the language of messages: the wish, else the locale's, else English."""
    for name in (wish, environ.get("LC_ALL"), environ.get("LC_MESSAGES"), environ.get("LANG"), locale.getlocale()[0]):
        if name:
            return "ja" if name.lower().startswith("ja") else "en"
    return "en"


@cache
def keys(lang: "Lang") -> Mapping[str, str]:
    """Return every key of a language with its sentence."""
    return {f"{section}.{name}": text for section, names in _sentences(lang).items() for name, text in names.items()}


@cache
def _sentences(lang: "Lang") -> dict[str, Any]:
    # Not importlib.resources: loading it costs `--help` 5 ms of 68.
    return tomllib.loads(Path(__file__).with_name(f"{lang}.toml").read_text(encoding="utf-8"))


def _shown(value: object, lang: "Lang") -> object:
    if isinstance(value, (list, tuple)):
        return ("、" if lang == "ja" else ", ").join(str(item) for item in value)
    return value
