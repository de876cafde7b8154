"""Anthropic's Messages API."""

import json
from typing import Any

from tests.simulated import strict
from tests.simulated.cases import Entry
from tests.simulated.profiles import Verdict
from tests.simulated.protocol import Protocol, RefusedError, asked_in_words
from tests.simulated_vendors import cut, harmed, tokens

_STOPS = {"length": "max_tokens", "content_filter": "refusal", "refusal": "refusal"}
_TYPES = {
    400: "invalid_request_error", 401: "authentication_error", 403: "permission_error", 404: "not_found_error",
    429: "rate_limit_error", 500: "api_error", 529: "overloaded_error",
}  # fmt: skip
_OVERLOADED = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}


class Differences(Protocol):
    path = "/v1/messages"

    def asked(self, body: dict[str, Any]) -> tuple[str | None, Any]:
        form = (body.get("output_config") or {}).get("format")
        if form:
            return None, form["schema"]
        if (body.get("tool_choice") or {}).get("type") == "tool":
            name = body["tool_choice"]["name"]
            return name, next(tool["input_schema"] for tool in body["tools"] if tool["name"] == name)
        return asked_in_words(_words(body.get("system")))

    def said(self, body: dict[str, Any]) -> str:
        return "\n".join(_words(m["content"]) for m in body["messages"] if m["role"] == "user")

    def key(self, headers: Any) -> str:
        # The SDK sends it as a bearer today; the documents name the other.
        return str(headers.get("x-api-key") or headers.get("authorization", "").removeprefix("Bearer "))

    def judge(self, body: dict[str, Any]) -> Verdict:
        profile, form = self.knobs.profile, (body.get("output_config") or {}).get("format")
        if "max_tokens" not in body or "system" in [message["role"] for message in body["messages"]]:
            return Verdict(400, "max_tokens: Field required")
        if form and profile in ("no_strict", "text_only"):
            return Verdict(400, "output_config.format: json_schema is not supported by this model")
        if body.get("tool_choice") and profile == "text_only":
            return Verdict(400, "tool_choice: this model cannot be forced to use tools")
        if form and (objection := strict.objection("answer", form["schema"])):
            return Verdict(400, f"output_config.format.schema: {objection}")
        return Verdict(obeyed=profile != "unconstrained" or not form)

    def error(self, refused: RefusedError) -> tuple[int, Any]:
        status, message = refused.status, refused.message
        if refused.fault == "quota":
            status, message = 400, "Your credit balance is too low to access the Anthropic API."
        if refused.fault == "too_long":
            message = "prompt is too long: 210000 tokens > 200000 maximum"
        return status, {"type": "error", "error": {"type": _TYPES.get(status, "api_error"), "message": message}}

    def strange_body(self, fault: str) -> tuple[str, str]:
        if fault == "error_in_stream":
            return self.kind, self.framed(_OVERLOADED)
        return super().strange_body(fault)

    def events(self, entry: Entry, text: str, body: dict[str, Any], number: int) -> list[Any]:
        forced = (body.get("tool_choice") or {}).get("name")
        sent, cached, answered = tokens(body, text)
        counts = {"input_tokens": sent - cached, "cache_read_input_tokens": cached, "output_tokens": 1}
        message = {"id": f"msg_{number}", "type": "message", "role": "assistant", "model": body["model"], "content": []}
        found: list[Any] = [{"type": "message_start", "message": message | {"stop_reason": None, "usage": counts}}]
        if entry.fault == "thinking":
            thought = {"type": "thinking_delta", "thinking": "Let me think."}
            found += _block(0, {"type": "thinking", "thinking": "", "signature": ""}, [thought])
        if forced:
            block = {"type": "tool_use", "id": f"toolu_{number}", "name": forced, "input": {}}
            deltas = [{"type": "input_json_delta", "partial_json": p} for p in ["", *cut(text, self.knobs.chunk)]]
        else:
            block = {"type": "text", "text": ""}
            deltas = [{"type": "text_delta", "text": piece} for piece in cut(text, self.knobs.chunk)]
        if text:
            found += _block(int(entry.fault == "thinking"), block, deltas)
        found.insert(2, {"type": "ping"})
        stop = _STOPS.get(entry.fault or "", "tool_use" if forced else "end_turn")
        end = {"stop_reason": stop, "stop_sequence": None}
        # At the end all is said once more; some servers that imitate it say only what they wrote.
        total = {} if self.knobs.usage == "never" else counts
        found.append({"type": "message_delta", "delta": end, "usage": total | {"output_tokens": answered}})
        found.append({"type": "message_stop"})
        return harmed(entry.fault, found, _OVERLOADED)

    def framed(self, payload: Any) -> str:
        return f"event: {payload['type']}\ndata: {json.dumps(payload, ensure_ascii=False)}\n\n"


def _block(index: int, block: dict[str, Any], deltas: list[dict[str, Any]]) -> list[Any]:
    begun = {"type": "content_block_start", "index": index, "content_block": block}
    said = [{"type": "content_block_delta", "index": index, "delta": delta} for delta in deltas]
    return [begun, *said, {"type": "content_block_stop", "index": index}]


def _words(content: Any) -> str:
    return content if isinstance(content, str) else "\n".join(block["text"] for block in content or ())
