"""The words that framing pictures are drawn from, in knowledge/picturing/: named colors, and what is said of the light."""

from functools import cache
from typing import Annotated

from pydantic import Field, RootModel, StringConstraints

from bot.library.files import checked, read_yaml, root
from bot.story import Frozen


class NamedColor(Frozen):
    """A color with its words in both languages."""

    hex: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]
    ja: tuple[str, ...]
    en: tuple[str, ...]


class Sign(Frozen):
    """Words that say one thing of the light: patterns, and film terms by their ids."""

    means: str = Field(alias="is")
    terms: tuple[str, ...] = ()
    en: str
    ja: str


class LightWords(Frozen):
    """What is said of the light and the place; in each list the first sign that is found holds."""

    side: tuple[Sign, ...]
    quality: tuple[Sign, ...]
    source: tuple[Sign, ...]
    time: tuple[Sign, ...]
    where: tuple[Sign, ...]


class _Colors(RootModel[tuple[NamedColor, ...]]):
    """The file of colors."""


@cache
def named_colors() -> tuple[NamedColor, ...]:
    """Return every color that texts may name. Raises BadFileError if the file is wrong."""
    path = root() / "knowledge" / "picturing" / "colors.yaml"
    return checked(_Colors, read_yaml(path), path).root


@cache
def light_words() -> LightWords:
    """Return what is said of the light. Raises BadFileError if the file is wrong."""
    path = root() / "knowledge" / "picturing" / "light.yaml"
    return checked(LightWords, read_yaml(path), path)
