"""Every way in which a server of the OpenAI protocol was seen to fail, by name.

Answered instead of an answer: the keys of REFUSALS, and the names in BODIES. Done to the connection or to the stream
of an answer: the names in MANNERS. Source: reference runs against the SDK, and quality rows F1 to F16.
"""

from typing import Any

REFUSALS: dict[str, tuple[int, str | None, str]] = {
    "bad_request": (400, "invalid_value", "Invalid value for 'messages'."),
    "too_long": (400, "context_length_exceeded", "This model's maximum context length is 4096 tokens."),
    "bad_key": (401, "invalid_api_key", "Incorrect API key provided: {key}."),
    "forbidden": (403, None, "You are not allowed to use this model."),
    "no_model": (404, "model_not_found", "The model does not exist or you do not have access to it."),
    "not_found": (404, None, "Not Found"),
    "rate_limit": (429, "rate_limit_exceeded", "Rate limit reached. Please slow down."),
    "quota": (
        429,
        "insufficient_quota",
        "You exceeded your current quota, please check your plan and billing details.",
    ),
    "server_error": (500, "server_error", "The server had an error while processing your request."),
    "bad_gateway": (502, None, "Bad gateway"),
    "unavailable": (503, None, "Service unavailable"),
    "overloaded": (529, "overloaded_error", "Overloaded"),
}

BODIES: dict[str, tuple[str, str]] = {
    "html": ("text/html", "<!doctype html><title>Sign in to the network</title><h1>Welcome</h1>"),
    "broken_json": ("application/json", '{"id": "chatcmpl-1", "choices": [{"mess'),
    "json_list": ("application/json", "[1, 2]"),
    "empty_body": ("application/json", ""),
    "empty_stream": ("text/event-stream", ""),
    "broken_sse": ("text/event-stream", 'data: {"id": "chatcmpl-1", "choi\n\n'),
    "error_in_stream": (
        "text/event-stream",
        'data: {"error": {"message": "The engine is on fire", "type": "server_error", "code": null}}\n\n',
    ),
}

MANNERS = frozenset({
    "hang",  # takes the request and says nothing
    "reset",  # resets the connection before the headers
    "close",  # closes it before the headers
    "stall",  # sends half and then nothing
    "slow_loris",  # one byte now and then, never a whole event
    "drip",  # one chunk a second
    "reset_midway", "close_midway",  # half of the stream, then gone
    "early_end",  # half of the stream, then a clean end, without a finish reason
    "no_done",  # everything but the last line, [DONE]
    "bytes",  # every byte on its own: cut inside characters
    "length", "content_filter",  # half of the text and this as its finish reason
    "refusal",  # a refusal beside no content
    "empty_choices", "null_choices", "null_content",  # events in which the answer is missing
    "fence",  # the JSON in a Markdown code fence, with a sentence before it
    "huge",  # a megabyte of text
    "error_midway",  # half, then an error object
    "thinking",  # hidden thoughts in a field of their own before the answer
})  # fmt: skip


def known(fault: str | None) -> bool:
    """Tell whether there is a fault of this name."""
    return fault is None or fault in REFUSALS or fault in BODIES or fault in MANNERS


def error_body(message: str, code: str | None, profile: str) -> Any:
    """Return the JSON of an error; Gemini's endpoint wraps it into a list."""
    error = {"error": {"message": message, "type": "invalid_request_error", "param": None, "code": code}}
    return [error] if profile == "gemini" else error
