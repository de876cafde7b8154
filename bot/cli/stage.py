"""Where the command line speaks: the chosen language, results on stdout, everything else on stderr.

Nothing here may load the film, a vendor or a table: `--help` answers at once.
"""

import os
import sys
from typing import TYPE_CHECKING

from bot.texts import language, say

if TYPE_CHECKING:
    from rich.console import Console

    from bot.story import Lang

DONE, ATTENTION, BAD_INPUT, UNREACHABLE = 0, 1, 2, 3
"""Exit codes, which scripts rely on."""

_WISH = "--lang"


def without_language(argv: list[str]) -> tuple[list[str], "Lang"]:
    """Return the arguments without `--lang ja|en`, wherever it stood, and the language of messages."""
    wish: str | None = None
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == _WISH:
            wish = next(words, None)
        elif word.startswith(f"{_WISH}="):
            wish = word.partition("=")[2]
        else:
            rest.append(word)
    return rest, language(wish)


_argv, _lang = without_language(sys.argv[1:])


def lang() -> "Lang":
    """Return the language of messages in this run."""
    return _lang


def arguments() -> list[str]:
    """Return the arguments of this run, without the language."""
    return list(_argv)


def words(key: str, **params: object) -> str:
    """Return the sentence `key` of the texts in this run's language."""
    return say(key, _lang, **params)


def about(command: str) -> str:
    """Return the help of a command or option, from the section `help` of the texts."""
    return say(f"help.{command}", _lang)


def out(text: str) -> None:
    """Print a result to stdout, as it is: no markup, no wrapping."""
    sys.stdout.write(f"{text}\n")


def tell(key: str, **params: object) -> None:
    """Print the sentence `key` to stderr."""
    note(words(key, **params))


def note(text: str) -> None:
    """Print a remark to stderr, as it is."""
    sys.stderr.write(f"{text}\n")


def console(*, stderr: bool = False) -> "Console":
    """Return a Rich console that treats no text as markup and keeps scripts' output plain."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)
