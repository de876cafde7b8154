"""The OpenAI protocol as a server speaks it. Other wire formats state what differs, in tests/simulated_vendors/."""

import contextlib
import json
from typing import Any

from starlette.requests import Request

from tests.simulated import faults, profiles, replies
from tests.simulated.cases import Entry
from tests.simulated.pace import Knobs


class RefusedError(Exception):
    """The request is answered with an error."""

    def __init__(
        self,
        status: int,
        message: str,
        code: str | None = None,
        headers: dict[str, str] | None = None,
        fault: str | None = None,
    ) -> None:
        self.status, self.message, self.code, self.headers, self.fault = status, message, code, headers or {}, fault


class Protocol:
    """What stands where in requests and answers."""

    path = "/v1/chat/completions"
    kind = "text/event-stream"

    def __init__(self, knobs: Knobs) -> None:
        self.knobs = knobs

    def asked(self, body: dict[str, Any]) -> tuple[str | None, Any]:
        """Return the step and the schema that a request names, in its parameters or in its messages."""
        wish = body.get("response_format") or {}
        if wish.get("type") == "json_schema":
            return wish["json_schema"]["name"], wish["json_schema"]["schema"]
        if tool := replies.forced_tool(body):
            return tool, next(t["function"]["parameters"] for t in body["tools"] if t["function"]["name"] == tool)
        return asked_in_words("\n".join(str(message["content"]) for message in body["messages"]))

    def said(self, body: dict[str, Any]) -> str:
        """Return what the user says."""
        return "\n".join(str(m["content"]) for m in body["messages"] if m["role"] == "user")

    def key(self, headers: Any) -> str:
        """Return the key that was sent."""
        return str(headers.get("authorization", "")).removeprefix("Bearer ")

    def model(self, _request: Request, body: dict[str, Any]) -> str:
        """Return the model that is asked for."""
        return str(body.get("model"))

    def judge(self, body: dict[str, Any]) -> profiles.Verdict:
        """Return what is made of the request's wish for JSON."""
        return profiles.judge(self.knobs.profile, body)

    def error(self, refused: RefusedError) -> tuple[int, Any]:
        """Return the status and the body of an error."""
        return refused.status, faults.error_body(refused.message, refused.code, self.knobs.profile)

    def strange_body(self, fault: str) -> tuple[str, str]:
        """Return the content type and the text of an answer that is none."""
        return faults.BODIES[fault]

    def streams(self, body: dict[str, Any]) -> bool:
        """Tell whether the answer is streamed."""
        return bool(body.get("stream")) and self.knobs.profile != "not_streaming"

    def events(self, entry: Entry, text: str, body: dict[str, Any], number: int) -> list[Any]:
        """Return the payloads of the stream, in order."""
        return replies.events(entry, text, body, self.knobs, number)

    def framed(self, payload: Any) -> str:
        """Return a payload as it goes over the wire; a string is sent as it is."""
        return f"data: {payload if isinstance(payload, str) else json.dumps(payload, ensure_ascii=False)}\n\n"

    def completion(self, entry: Entry, text: str, body: dict[str, Any], number: int) -> dict[str, Any]:
        """Return the one body of an answer that is not streamed."""
        return replies.completion(entry, text, body, self.knobs, number)


def asked_in_words(words: str) -> tuple[str | None, Any]:
    """Return the step and the schema that stand in the words of a request."""
    for line in words.splitlines():
        if line.startswith("{") and '"title"' in line:
            with contextlib.suppress(ValueError):
                schema = json.loads(line)
                return schema["title"], schema
    return None, None
