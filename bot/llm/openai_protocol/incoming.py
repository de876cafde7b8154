"""What has come of an answer: gathered from the events of a stream, or from the one body of a server without streams."""

from dataclasses import dataclass, field
from typing import Any, Literal

from bot.llm.judging import Heard
from bot.llm.port import Usage


@dataclass
class Incoming:
    """An answer on its way. Everything is read with care: other servers leave out or misname any part."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    """Characters so far."""
    refusal: str = ""
    finish: str | None = None
    """Why the server stopped; None: it did not say that it has."""
    usage: Usage | None = None
    spoke: bool = False
    """True once anything was in it that belongs to the protocol."""

    @property
    def text(self) -> str:
        """The answer's text so far."""
        return "".join(self.parts)

    @property
    def heard(self) -> Heard:
        """The answer as it is judged, once it has ended."""
        ended: Literal["done", "filtered", "length"] = "done"
        if self.finish in ("content_filter", "length"):
            ended = "filtered" if self.finish == "content_filter" else "length"
        return Heard(self.text, self.refusal, ended)

    def take(self, event: Any) -> None:
        """Add an event of the stream. Raises AttributeError or TypeError for what is none."""
        if getattr(event, "usage", None) is not None:
            self.usage = _usage(event.usage)
        for choice in event.choices or ():
            self.spoke = True
            self.finish = choice.finish_reason or self.finish
            if choice.delta is not None:
                self._add(choice.delta)

    def take_whole(self, body: Any) -> None:
        """Add the body of an answer that was not streamed. Raises LookupError or TypeError for what is none."""
        from openai.types.chat import ChatCompletion

        completion = ChatCompletion.construct(**body)
        for choice in completion.choices or ():
            self.spoke = True
            self.finish = choice.finish_reason or self.finish
            self._add(choice.message)
        if completion.usage is not None:
            self.usage = _usage(completion.usage)

    def _add(self, said: Any) -> None:
        pieces = [said.content or ""]
        pieces += [call.function.arguments or "" for call in said.tool_calls or () if call.function]
        self.refusal += getattr(said, "refusal", None) or ""
        for piece in pieces:
            self.parts.append(piece)
            self.size += len(piece)


def _usage(usage: Any) -> Usage:
    details = getattr(usage, "prompt_tokens_details", None)
    # DeepSeek's name for the same.
    cached = getattr(details, "cached_tokens", None) or getattr(usage, "prompt_cache_hit_tokens", None) or 0
    sent = usage.prompt_tokens or 0
    return Usage(input_tokens=sent, cached_tokens=min(cached, sent), output_tokens=usage.completion_tokens or 0)
