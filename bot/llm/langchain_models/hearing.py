"""What has come of an answer: gathered from LangChain's chunks, whose vendors name things each in their own way."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.llm.judging import Heard
from bot.llm.port import Usage

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk

_LENGTH = {"length", "max_tokens", "max_output_tokens", "model_length", "model_context_window_exceeded"}
_FILTERED = {
    "content_filter", "content_filtered", "guardrail_intervened", "safety", "recitation", "blocklist",
    "prohibited_content", "spii", "language", "blocked",
}  # fmt: skip
_BROKEN = {"error", "other", "malformed_function_call", "malformed_response", "unexpected_tool_call"}
_DECLINED = "refusal"


@dataclass
class Incoming:
    """An answer on its way."""

    parts: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    """The parts of a tool call: if there is one, it is the answer."""
    size: int = 0
    """Characters so far."""
    pieces: int = 0
    """In how many pieces they came."""
    finish: str | None = None
    """Why the vendor stopped, in lower case; None: it did not say."""
    usage: Usage | None = None
    spoke: bool = False
    """True once anything came."""

    @property
    def text(self) -> str:
        """The answer's text so far."""
        return "".join(self.arguments or self.parts)

    @property
    def broken(self) -> bool:
        """True if the vendor stopped because it failed."""
        return self.finish in _BROKEN

    @property
    def heard(self) -> Heard:
        """The answer as it is judged, once it has ended."""
        ended: Literal["done", "filtered", "length"] = "done"
        if self.finish in _LENGTH or self.finish in _FILTERED:
            ended = "length" if self.finish in _LENGTH else "filtered"
        # Some decline without a word, some in the middle of the answer.
        words = "" if self.text.startswith("{") else self.text
        return Heard(self.text, words or _DECLINED if self.finish == _DECLINED else "", ended)

    def take(self, chunk: "AIMessageChunk") -> None:
        """Add a chunk. Raises AttributeError, TypeError or KeyError for what is none."""
        text = str(chunk.text)
        arguments = [call["args"] or "" for call in chunk.tool_call_chunks]
        self.parts.append(text)
        self.arguments += arguments
        grown = len(text) + sum(map(len, arguments))
        self.size += grown
        self.pieces += bool(grown)
        finish = _finish(chunk.response_metadata)
        self.finish = finish or self.finish
        self._count(chunk.usage_metadata)
        # LangChain closes every stream with a chunk of its own, in which there is nothing.
        self.spoke = self.spoke or bool(text or arguments or finish or chunk.usage_metadata)

    def _count(self, usage: Any) -> None:
        if not usage:
            return
        before = self.usage or Usage()
        cached = (usage.get("input_token_details") or {}).get("cache_read") or 0
        sent = before.input_tokens + (usage.get("input_tokens") or 0)
        self.usage = Usage(
            input_tokens=max(0, sent),
            cached_tokens=min(before.cached_tokens + cached, max(0, sent)),
            output_tokens=before.output_tokens + (usage.get("output_tokens") or 0),
        )


def _finish(metadata: dict[str, Any]) -> str | None:
    if (metadata.get("prompt_feedback") or {}).get("block_reason"):  # Gemini does not answer such a prompt at all
        return "blocked"
    for name in ("finish_reason", "stop_reason", "done_reason"):
        if metadata.get(name):
            return str(metadata[name]).lower()
    return None
