"""How servers that speak the OpenAI protocol differ: which ways to a JSON answer each takes, refuses or ignores.

Source: what each server was seen or reported to answer (DeepSeek, llama-cpp-python, Groq, Gemini, Claude's and others).
"""

import json
from dataclasses import dataclass
from typing import Any, Literal

from tests.simulated import strict

Profile = Literal[
    "openai", "no_strict", "deepseek", "llama_cpp_python", "claude", "groq", "gemini", "json_mode", "text_only",
    "unconstrained", "not_streaming",
]  # fmt: skip
PROSE = "Of course! Here is an idea for your film: a boy walks into the sea, and the sea walks into him."


@dataclass(frozen=True)
class Verdict:
    """What a server makes of a request's wish for JSON."""

    status: int = 200
    message: str = ""
    obeyed: bool = True
    """False: the wish is ignored and prose comes."""


def judge(profile: Profile, body: dict[str, Any]) -> Verdict:
    """Return what a server of this kind does with a request."""
    wish = body.get("response_format") or {}
    kind = wish.get("type")
    forced = isinstance(body.get("tool_choice"), dict)
    if profile in ("openai", "no_strict", "unconstrained", "not_streaming") or (profile == "gemini" and kind):
        return _modern(profile, wish)
    if profile == "deepseek":
        if kind == "json_schema":
            return Verdict(400, "This response_format type is unavailable now")
        if forced:
            return Verdict(400, "Thinking mode does not support this tool_choice")
        if kind == "json_object" and "json" not in json.dumps(body["messages"]).lower():
            return Verdict(
                400, "Prompt must contain the word 'json' in some form to use 'response_format' json_object."
            )
    if profile == "llama_cpp_python" and kind == "json_schema":
        return Verdict(
            500, "[{'type': 'literal_error', 'loc': ('body', 'response_format', 'type'), 'input': 'json_schema'}]"
        )
    if profile == "groq" and kind == "json_schema":
        return Verdict(400, "This model does not support response format `json_schema`.")
    if profile == "claude":
        return Verdict(obeyed=forced)
    if profile == "json_mode":
        if kind == "json_schema" or forced:
            return Verdict(422, "response_format.type must be one of text, json_object; tool calls are not supported")
        return Verdict(obeyed=bool(kind))
    if profile == "text_only" and (kind or forced):
        return Verdict(400, f"unrecognized request argument: {'response_format' if kind else 'tool_choice'}")
    return Verdict()


def _modern(profile: Profile, wish: dict[str, Any]) -> Verdict:
    if wish.get("type") != "json_schema":
        return Verdict()
    form = wish["json_schema"]
    if profile == "no_strict" and "strict" in form:
        return Verdict(400, "Unknown name 'strict' at 'response_format.json_schema': cannot find field.")
    if form.get("strict") and profile != "unconstrained" and (said := strict.objection(form["name"], form["schema"])):
        return Verdict(400, said)
    return Verdict()
