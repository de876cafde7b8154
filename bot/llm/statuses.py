"""What a server means by an HTTP status and the words beside it, as our own failures."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.llm.faults import (
    BusyError,
    ForbiddenError,
    KeyRefusedError,
    NoCreditError,
    NoSuchModelError,
    NotOurProtocolError,
    RequestRefusedError,
    ServerFailedError,
    TooLongError,
)
from bot.llm.judging import FormRefusedError
from bot.llm.place import Place
from bot.llm.port import WriterError

_TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|too many tokens|prompt is too long", re.IGNORECASE
)
_NO_CREDIT = re.compile(r"insufficient.?(quota|balance|credit)|billing", re.IGNORECASE)
_MODEL = re.compile(r"model", re.IGNORECASE)
_ABOUT_THE_FORM = re.compile(
    r"response.?format|json.?(schema|object|mode)|\bschema|grammar|structured|\btools?\b|tool.?(choice|call)|function.?call",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Refusal:
    """A server's no."""

    status: int
    body: Any
    """As it came: JSON, or text."""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All of it, to look for words in."""
        return self.body if isinstance(self.body, str) else json.dumps(self.body, ensure_ascii=False, default=str)

    @property
    def message(self) -> str:
        """What it says to a person; empty if nothing."""
        body = self.body
        if isinstance(body, list) and body:  # Gemini's endpoint wraps errors into a list
            body = body[0]
        if isinstance(body, dict):
            inner = body.get("error", body.get("detail"))
            body = inner if isinstance(inner, (dict, str)) else body
        if isinstance(body, dict):
            body = str(body.get("message") or "")
        return "" if not isinstance(body, str) or body.lstrip().startswith("<") else body

    @property
    def retry_after(self) -> float | None:
        """How many seconds it asks us to wait; None if it does not say."""
        for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
            try:
                return max(0.0, float(self.headers[name]) * scale)
            except (KeyError, ValueError):  # absent, or a date: too rare to read
                continue
        return None


def said_no(refusal: Refusal, place: Place) -> WriterError:
    """Return the failure for an error object that came with status 200."""
    if _NO_CREDIT.search(refusal.text):
        return NoCreditError(place.server)
    return ServerFailedError(place.server, place.shown(refusal.message or refusal.text))


def meant(refusal: Refusal, place: Place) -> WriterError | FormRefusedError:
    """Return the failure that a refusal stands for."""
    status, text = refusal.status, refusal.text
    if status == 402 or (status == 429 and _NO_CREDIT.search(text)):
        return NoCreditError(place.server)
    if status == 429:
        return BusyError(place.server, refusal.retry_after, refusal.headers)
    if status == 401:
        return KeyRefusedError(place.server, place.key_variable)
    if status == 403:
        return ForbiddenError(place.server, place.model)
    if status == 413 or (status in (400, 422, 500) and _TOO_LONG.search(text)):
        return TooLongError(place.model)
    if status in (400, 404, 415, 422, 500, 501) and _ABOUT_THE_FORM.search(text):
        return FormRefusedError(place.shown(refusal.message or text))
    if status in (404, 405):
        # Without a word about a model it is the address that is wrong.
        missing = _MODEL.search(text) and not text.lstrip().startswith("<")
        return (
            NoSuchModelError(place.server, place.model)
            if missing
            else NotOurProtocolError(place.server, place.address_variable)
        )
    reason = place.shown(refusal.message or f"HTTP {status}")
    if status >= 500 or status in (408, 409, 425):
        return ServerFailedError(place.server, reason)
    return RequestRefusedError(place.server, reason)
