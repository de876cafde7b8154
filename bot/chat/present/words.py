"""The words on the cards: a section of the texts, so that the cards themselves speak no language."""

from functools import cache
from importlib.metadata import version

from bot.story import Lang
from bot.texts import keys, say

_SIDES = {"side_ja": "日本語", "side_en": "English"}
"""What the languages call themselves: the same in both."""


@cache
def words(section: str, lang: Lang) -> dict[str, str]:
    """Return every text of a section by its name, with placeholders such as {count} still open."""
    said = {key.partition(".")[2]: text for key, text in keys(lang).items() if key.startswith(f"{section}.")}
    return said | _SIDES


@cache
def name_of(field: str, lang: Lang) -> str:
    """Return what a person calls a field; the field itself where it has no name, as a handle."""
    return say(f"names.{field}", lang) if f"names.{field}" in keys(lang) else field


def names_of(fields: tuple[str, ...], lang: Lang) -> str:
    """Return what a person calls these fields, as a list in words."""
    return ("、" if lang == "ja" else ", ").join(name_of(field, lang) for field in fields)


@cache
def release() -> str:
    """Return which version of the program made the props: a card lives on in an open tab until this changes."""
    return version("yumekonte")
