"""The instructions for the writer, in prompts/<step>/: each role is a file, so pasted text never opens another."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.library.files import root


@cache
def _environment() -> Environment:
    # Not HTML: the text goes to an LLM as it is.
    return Environment(
        loader=FileSystemLoader(root() / "prompts"),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )


def instructions(step: str, **values: object) -> tuple[str, str]:
    """Return what the system and the user message of a step say.

    Raises jinja2.UndefinedError if a template uses a value that was not given.
    """
    environment = _environment()
    system, user = (environment.get_template(f"{step}/{role}.md") for role in ("system", "user"))
    return system.render(**values).strip(), user.render(**values).strip()


def fenced(text: str) -> str:
    """Return the user's text between marks that it cannot contain, so that it stays data."""
    mark = "<<<"
    while mark in text or mark.replace("<", ">") in text:
        mark += "<"
    return f"{mark}\n{text}\n{mark.replace('<', '>')}"
