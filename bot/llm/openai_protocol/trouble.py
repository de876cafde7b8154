"""What the SDK raises, and what servers say, as our own failures."""

import json
import re
from dataclasses import dataclass
from typing import Any

from bot.llm.faults import (
    BusyError,
    CutOffError,
    ForbiddenError,
    KeyRefusedError,
    NoCreditError,
    NoSuchModelError,
    NotOurProtocolError,
    NotReachedError,
    RequestRefusedError,
    ServerFailedError,
    TooLongError,
)
from bot.llm.openai_protocol.rungs import is_about_the_form
from bot.llm.port import WriterError

_TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|too many tokens|prompt is too long", re.IGNORECASE
)
_NO_CREDIT = re.compile(r"insufficient.?(quota|balance|credit)|billing", re.IGNORECASE)
_MODEL = re.compile(r"model", re.IGNORECASE)
_SECRET = re.compile(r"\b(sk|pk|rk)-[\w*.-]{4,}|\bBearer\s+\S+")


class FormRefusedError(Exception):
    """The server does not take this way of asking for JSON."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Place:
    """Whom we talk to, as it may be shown."""

    server: str
    model: str
    key: str
    """What must never be shown."""

    def shown(self, text: str) -> str:
        """Return a server's words as one short line without anything that looks like a key."""
        if self.key:
            text = text.replace(self.key, "…")
        text = " ".join(_SECRET.sub("…", text).split())
        return text if len(text) <= 200 else f"{text[:199]}…"


def told(error: Exception, place: Place, *, answering: bool = False) -> WriterError | FormRefusedError:
    """Return the failure that an exception of the SDK stands for; `answering`: the answer had begun to come."""
    import openai

    if isinstance(error, openai.APITimeoutError):  # only connecting has a limit of the SDK's own
        return NotReachedError(place.server)
    if isinstance(error, openai.APIConnectionError):
        refused = type(error.__cause__).__name__ in ("ConnectError", "ConnectTimeout", "UnsupportedProtocol")
        return NotReachedError(place.server) if refused and not answering else CutOffError(place.server)
    if isinstance(error, openai.APIStatusError):
        return _status(error, place)
    if isinstance(error, openai.APIError):  # an error object in the stream
        return said_no(error.body, place)
    if isinstance(error, OSError) or type(error).__module__.startswith("http"):
        return CutOffError(place.server)
    # Bare JSONDecodeError, AttributeError and so on: what came is not the protocol.
    return NotOurProtocolError(place.server)


def said_no(body: Any, place: Place) -> WriterError:
    """Return the failure for an error object that came with status 200."""
    text = _text(body)
    if _NO_CREDIT.search(text):
        return NoCreditError(place.server)
    return ServerFailedError(place.server, place.shown(_message(body) or text))


def _status(error: Any, place: Place) -> WriterError | FormRefusedError:
    status, text = error.status_code, _text(error.body)
    if status == 402 or (status == 429 and _NO_CREDIT.search(text)):
        return NoCreditError(place.server)
    if status == 429:
        return BusyError(place.server, _retry_after(error.response.headers))
    if status == 401:
        return KeyRefusedError(place.server)
    if status == 403:
        return ForbiddenError(place.server, place.model)
    if status == 413 or (status in (400, 422, 500) and _TOO_LONG.search(text)):
        return TooLongError(place.model)
    if is_about_the_form(status, text):
        return FormRefusedError(place.shown(_message(error.body) or text))
    if status in (404, 405):
        # Without a word about a model it is the address that is wrong.
        missing = _MODEL.search(text) and not text.lstrip().startswith("<")
        return NoSuchModelError(place.server, place.model) if missing else NotOurProtocolError(place.server)
    reason = place.shown(_message(error.body) or f"HTTP {status}")
    if status >= 500 or status in (408, 409, 425):
        return ServerFailedError(place.server, reason)
    return RequestRefusedError(place.server, reason)


def _retry_after(headers: Any) -> float | None:
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * scale)
        except (KeyError, ValueError):  # absent, or a date: too rare to read
            continue
    return None


def _text(body: Any) -> str:
    return body if isinstance(body, str) else json.dumps(body, ensure_ascii=False, default=str)


def _message(body: Any) -> str:
    if isinstance(body, list) and body:  # Gemini's endpoint wraps errors into a list
        body = body[0]
    if isinstance(body, dict):
        inner = body.get("error")
        body = inner if isinstance(inner, dict) else body
        return str(body.get("message") or "")
    return "" if not isinstance(body, str) or body.lstrip().startswith("<") else body
