"""The wire formats of vendors with a protocol of their own, for the simulated server: simulated(case, wire="anthropic").

A module states where it differs from tests/simulated/protocol.py, as each vendor documents its API:
Anthropic's Messages, Gemini's streamGenerateContent, Mistral's chat completions, Ollama's /api/chat.
"""

from typing import Any


def cut(text: str, size: int) -> list[str]:
    """Return the text in pieces."""
    return [text[i : i + size] for i in range(0, len(text), size)]


def harmed(fault: str | None, payloads: list[Any], error: Any) -> list[Any]:
    """Return the payloads of a stream with what the fault does to them."""
    if fault == "error_midway":
        return [*payloads[: len(payloads) // 2], error]
    return payloads[: len(payloads) // 2] if fault == "early_end" else payloads


def tokens(body: Any, text: str) -> tuple[int, int, int]:
    """Return how many tokens were sent, served by the cache, and answered: four characters count as one."""
    sent = len(str(body)) // 4
    return sent, sent // 256 * 128, max(1, len(text) // 4)
