"""Ollama's /api/chat."""

import json
from typing import Any

from tests.simulated.cases import Entry
from tests.simulated.profiles import Verdict
from tests.simulated.protocol import Protocol, RefusedError, asked_in_words
from tests.simulated_vendors import cut, harmed, tokens


class Differences(Protocol):
    path = "/api/chat"
    kind = "application/x-ndjson"

    def asked(self, body: dict[str, Any]) -> tuple[str | None, Any]:
        if body.get("format"):
            return None, body["format"]
        if body.get("tools"):
            function = body["tools"][0]["function"]
            return function["name"], function["parameters"]
        return asked_in_words("\n".join(message["content"] for message in body["messages"]))

    def judge(self, body: dict[str, Any]) -> Verdict:
        if body.get("format") and self.knobs.profile in ("no_strict", "text_only"):
            return Verdict(500, "failed to parse grammar")
        if body.get("tools") and self.knobs.profile == "text_only":
            return Verdict(400, "this model does not support tools")
        return Verdict(obeyed=self.knobs.profile != "unconstrained" or not body.get("format"))

    def error(self, refused: RefusedError) -> tuple[int, Any]:
        if refused.fault == "no_model":
            return 404, {"error": "model 'qwen' not found"}
        return refused.status, {"error": refused.message}

    def strange_body(self, fault: str) -> tuple[str, str]:
        if fault == "error_in_stream":
            return self.kind, self.framed({"error": "llama runner process has terminated"})
        return super().strange_body(fault)

    def events(self, entry: Entry, text: str, body: dict[str, Any], _number: int) -> list[Any]:
        head = {"model": body["model"], "created_at": "2026-11-22T20:00:00Z"}
        messages: list[Any] = [{"content": piece} for piece in cut(text, self.knobs.chunk)]
        if body.get("tools") and text.startswith("{"):
            function = {"name": body["tools"][0]["function"]["name"], "arguments": json.loads(text)}
            messages = [{"content": "", "tool_calls": [{"function": function}]}]
        if entry.fault == "thinking":
            messages.insert(0, {"content": "", "thinking": "Let me think."})
        found = [head | {"message": {"role": "assistant", **message}, "done": False} for message in messages]
        sent, _, answered = tokens(body, text)
        end = {"done": True, "done_reason": "length" if entry.fault == "length" else "stop"}
        counts = {"prompt_eval_count": sent, "eval_count": answered} if self.knobs.usage != "never" else {}
        found.append(head | {"message": {"role": "assistant", "content": ""}, **end, **counts})
        return harmed(entry.fault, found, {"error": "llama runner process has terminated"})

    def framed(self, payload: Any) -> str:
        return f"{json.dumps(payload, ensure_ascii=False)}\n"
