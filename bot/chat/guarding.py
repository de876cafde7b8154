"""The wrapper around every handler and job: what goes wrong is said in the visitor's language, never swallowed.

Chainlit shows nothing of an error in a message or a button's handler, and too much of one in the others.
"""

import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import chainlit as cl

from bot.chat.plain import plain
from bot.chat.visit import visit
from bot.library.files import BadFileError
from bot.texts import say, tell

P = ParamSpec("P")
T = TypeVar("T")

AUTHOR = "Yumekonte"

_log = logging.getLogger(__name__)


def guarded(handler: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T | None]]:
    """Return `handler` as one that tells its errors; it then returns None. A cancellation passes."""

    @wraps(handler)
    async def safely(*args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            return await handler(*args, **kwargs)
        except Exception as error:
            await cl.ErrorMessage(plain(_sentence(error)), author=AUTHOR).send()
            return None

    return safely


def _sentence(error: Exception) -> str:
    """Return what a person is told: the sentence that an expected error carries, else where to look for the cause."""
    lang = visit().lang
    if isinstance(getattr(error, "key", None), str):
        return tell(error, lang)  # type: ignore[arg-type]  # it has key and params: see Telling
    if isinstance(error, BadFileError):
        return str(error)
    number = secrets.token_hex(3)
    # Without the message: it may quote what was typed, and with it a key.
    _log.error("Error %s: %s", number, type(error).__name__, exc_info=_traceback(error))
    return say("house.our_fault", lang, number=number)


def _traceback(error: Exception) -> Exception:
    """Return an error with the same traceback and no words."""
    bare = RuntimeError(type(error).__name__)
    return bare.with_traceback(error.__traceback__)
