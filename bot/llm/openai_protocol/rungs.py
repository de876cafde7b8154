"""The ladder: the ways to have a server answer in JSON, from the one that binds it most to a plain request.

Source: which servers take, refuse or ignore which way was seen or reported for OpenAI, Azure, Ollama, llama.cpp,
llama-cpp-python, LM Studio, vLLM, Groq, DeepSeek, and the compatible endpoints of Gemini and Claude.
"""

from enum import IntEnum
from typing import Any

from bot.llm.port import A, Ask, Message
from bot.llm.schema import in_words, strict_schema


class Rung(IntEnum):
    """One way, the most binding first."""

    STRICT = 0
    SCHEMA = 1
    TOOL = 2
    JSON = 3
    TEXT = 4

    def below(self, *, ignored: bool) -> "Rung | None":
        """Return the next way to try, None if this was the last.

        `ignored`: the server took the wish and did not obey; it will not obey the same schema without `strict` either.
        """
        if ignored and self is Rung.STRICT:
            return Rung.TOOL
        return Rung(self + 1) if self < Rung.TEXT else None


def request(rung: Rung, ask: Ask[A]) -> dict[str, Any]:
    """Return the parameters of a call that ask for the answer's form in this way, messages among them."""
    messages = _plain(ask.messages)
    schema = strict_schema(ask.answer)
    if rung in (Rung.STRICT, Rung.SCHEMA):
        form = {"name": ask.step, "schema": schema} | ({"strict": True} if rung is Rung.STRICT else {})
        return {"messages": messages, "response_format": {"type": "json_schema", "json_schema": form}}
    if rung is Rung.TOOL:
        function = {"name": ask.step, "description": schema.get("description", ask.step), "parameters": schema}
        return {
            "messages": messages,
            "tools": [{"type": "function", "function": function}],
            "tool_choice": {"type": "function", "function": {"name": ask.step}},
        }
    worded = {"messages": _plain(in_words(ask))}
    return worded | ({"response_format": {"type": "json_object"}} if rung is Rung.JSON else {})


def _plain(messages: tuple[Message, ...]) -> list[dict[str, Any]]:
    return [{"role": message.role, "content": message.content} for message in messages]
