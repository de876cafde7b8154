"""Turns the text of an answer into the events of a stream, or into one body, with what a fault does to them."""

from typing import Any

from tests.simulated.cases import Entry
from tests.simulated.pace import Knobs

_FINISH = {"length": "length", "content_filter": "content_filter"}
_HUGE = 1_000_000


def said(entry: Entry) -> str:
    """Return the text that is sent for an entry."""
    text = entry.body
    if entry.fault in ("length", "content_filter"):
        return text[: len(text) // 2]
    if entry.fault == "fence":
        return f"Here is the JSON:\n```json\n{text}\n```\nI hope it helps."
    if entry.fault == "huge":
        return text[:-1] + ' "' + "あ" * (_HUGE // 3)
    return "" if entry.fault in ("refusal", "null_content") else text


def events(entry: Entry, text: str, body: dict[str, Any], knobs: Knobs, number: int) -> list[Any]:
    """Return the payloads of the stream, in order; a string is sent as it is."""
    tool = forced_tool(body)
    pieces = [text[i : i + knobs.chunk] for i in range(0, len(text), knobs.chunk)]
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": None if tool else ""}]
    if entry.fault == "thinking":
        deltas += [{"reasoning_content": "Let me think."}] * 3
    if entry.fault == "refusal":
        deltas += [{"refusal": entry.message or "I'm sorry, I can't help with that."}]
    if tool:
        call = {"index": 0, "id": f"call_{number}", "type": "function", "function": {"name": tool, "arguments": ""}}
        deltas.append({"tool_calls": [call]})
        deltas += [{"tool_calls": [{"index": 0, "function": {"arguments": piece}}]} for piece in pieces]
    else:
        deltas += [{"content": piece} for piece in pieces]
    finish = _FINISH.get(entry.fault or "", "tool_calls" if tool else "stop")
    head = {"id": f"chatcmpl-{number}", "object": "chat.completion.chunk", "created": 0, "model": body["model"]}
    found: list[Any] = [head | {"choices": [{"index": 0, "delta": d, "finish_reason": None}]} for d in deltas]
    found.append(head | {"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    if entry.fault in ("empty_choices", "null_choices"):
        found = [head | {"choices": [] if entry.fault == "empty_choices" else None}] * 3
    asked = (body.get("stream_options") or {}).get("include_usage")
    if knobs.usage == "always" or (knobs.usage == "asked" and asked):
        found.append(head | {"choices": [], "usage": usage(body, pieces)})
    if entry.fault == "error_midway":
        found = [*found[: len(found) // 2], {"error": {"message": "The engine is on fire", "code": None}}]
    elif entry.fault == "early_end":
        found = found[: len(found) // 2]
    elif entry.fault != "no_done":
        found.append("[DONE]")
    return found


def completion(entry: Entry, text: str, body: dict[str, Any], knobs: Knobs, number: int) -> dict[str, Any]:
    """Return the one body of an answer that is not streamed."""
    tool = forced_tool(body)
    message: dict[str, Any] = {"role": "assistant", "content": None if tool else text, "refusal": None}
    if tool:
        function = {"name": tool, "arguments": text}
        message["tool_calls"] = [{"id": f"call_{number}", "type": "function", "function": function}]
    if entry.fault == "refusal":
        message |= {"content": None, "refusal": entry.message or "I'm sorry, I can't help with that."}
    if entry.fault == "null_content":
        message["content"] = None
    finish = _FINISH.get(entry.fault or "", "tool_calls" if tool else "stop")
    choices: Any = [{"index": 0, "message": message, "finish_reason": finish}]
    if entry.fault in ("empty_choices", "null_choices"):
        choices = [] if entry.fault == "empty_choices" else None
    counts = usage(body, [text[i : i + knobs.chunk] for i in range(0, len(text), knobs.chunk)])
    head = {"id": f"chatcmpl-{number}", "object": "chat.completion", "created": 0, "model": body["model"]}
    return head | {"choices": choices, "usage": counts}


def forced_tool(body: dict[str, Any]) -> str | None:
    """Return the name of the tool that the request forces."""
    choice = body.get("tool_choice")
    return choice["function"]["name"] if isinstance(choice, dict) else None


def usage(body: dict[str, Any], pieces: list[str]) -> dict[str, Any]:
    """Return token counts: four characters of input, and one chunk of output, count as a token."""
    sent = sum(len(str(message.get("content"))) for message in body["messages"]) // 4
    return {
        "prompt_tokens": sent,
        "completion_tokens": len(pieces),
        "total_tokens": sent + len(pieces),
        "prompt_tokens_details": {"cached_tokens": sent // 256 * 128},
    }
