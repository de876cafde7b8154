"""The ladder: the ways to have a server answer in JSON, from the one that binds it most to a plain request.

Source: which servers take, refuse or ignore which way was seen or reported for OpenAI, Azure, Ollama, llama.cpp,
llama-cpp-python, LM Studio, vLLM, Groq, DeepSeek, and the compatible endpoints of Gemini and Claude.
"""

import json
import re
from enum import IntEnum
from typing import Any

from bot.llm.openai_protocol.schema import strict_schema
from bot.llm.port import A, Ask

_FORM = (
    "Answer with one JSON object and nothing else: no Markdown, no words before or after it. "
    "It has exactly the keys of this JSON Schema:"
)
_ABOUT_THE_FORM = re.compile(
    r"response.?format|json.?(schema|object|mode)|\bschema|grammar|structured|\btools?\b|tool.?(choice|call)|function.?call",
    re.IGNORECASE,
)


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
    messages = [{"role": message.role, "content": message.content} for message in ask.messages]
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
    form_words = f"{_FORM}\n{json.dumps({'title': ask.step, **schema}, ensure_ascii=False)}"
    # Behind the instructions, before the plot: so it stays part of what all calls of a step share.
    if messages and messages[0]["role"] == "system":
        messages[0] = {"role": "system", "content": f"{messages[0]['content']}\n\n{form_words}"}
    else:
        messages.insert(0, {"role": "system", "content": form_words})
    return {"messages": messages} | ({"response_format": {"type": "json_object"}} if rung is Rung.JSON else {})


def is_about_the_form(status: int, text: str) -> bool:
    """Tell whether a server refuses the way in which JSON was asked for, not the call as such."""
    return status in (400, 404, 415, 422, 500, 501) and bool(_ABOUT_THE_FORM.search(text))
