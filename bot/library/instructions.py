"""The instructions for the writer, in prompts/<step>/: each role is a file, so pasted text never opens another."""

from functools import cache
from typing import Literal, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.library.files import root
from bot.library.presets import presets
from bot.library.targets import targets
from bot.library.terms import Term, camera_term
from bot.story import Angle, Move, Size


def instructions(step: str, **values: object) -> tuple[str, str]:
    """Return what the system and the user message of a step say.

    Raises jinja2.UndefinedError if a template uses a value that was not given.
    """
    system, user = (environment().get_template(f"{step}/{role}.md") for role in ("system", "user"))
    return system.render(**values).strip(), user.render(**values).strip()


def shared(name: str, **values: object) -> str:
    """Return a text of prompts/shared/ that more than one step says."""
    return environment().get_template(f"shared/{name}").render(**values).strip()


def fenced(text: str) -> str:
    """Return the user's text between marks that it cannot contain, so that it stays data."""
    mark = "<<<"
    while mark in text or mark.replace("<", ">") in text:
        mark += "<"
    body = text.strip("\n")
    return f"{mark}\n{body}\n{mark.replace('<', '>')}"


def camera_terms(group: Literal["size", "angle", "move"]) -> list[tuple[str, Term]]:
    """Return each closed camera value with the film word that says it."""
    values = {"size": Size, "angle": Angle, "move": Move}[group]
    return [(value, camera_term(group, value)) for value in get_args(values)]


@cache
def environment() -> Environment:
    """Return what renders the templates: strict, and not HTML, for the text goes to an LLM as it is."""
    made = Environment(
        loader=FileSystemLoader(root() / "prompts"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    made.filters |= {"fenced": fenced, "line": _line}
    made.globals |= {"camera_terms": camera_terms, "targets": targets, "presets": presets}
    return made


def _line(text: str) -> str:
    """Return the text on one line: in a list of data, a line break would begin another entry."""
    return " ".join(text.split())
