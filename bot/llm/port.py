"""The port: what the program asks a writer, and what comes back. The rest of the program knows nothing else."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from bot.story import Frozen
from bot.texts import Told

A = TypeVar("A", bound=BaseModel)


class Message(Frozen):
    """One message to the writer."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True)
class Ask(Generic[A]):
    """One question to the writer."""

    step: str
    """Which step asks: the name of its folder in prompts/."""
    inputs: BaseModel
    """What the step knows, typed; a writer without an LLM works from this."""
    messages: tuple[Message, ...]
    """The same as text, for a writer that is an LLM."""
    answer: type[A]
    """The draft that must come back (bot.llm.drafts)."""


class Usage(Frozen):
    """What a call used, in tokens."""

    input_tokens: int = 0
    cached_tokens: int = 0
    """The part of the input that the provider's cache served."""
    output_tokens: int = 0
    estimated: bool = False
    """True where the server did not say and we counted."""
    requests: int = 1
    """How often the writer was asked."""


@dataclass(frozen=True)
class Partial:
    """What has come so far: unfinished JSON, read as far as it goes."""

    value: dict[str, Any]


@dataclass(frozen=True)
class Answer(Generic[A]):
    """A complete, valid answer."""

    value: A
    raw: str
    """The text as it came."""
    usage: Usage


class WriterError(Told):
    """The writer could not answer. `key` is a sentence of the section `llm` of the texts."""


class InvalidAnswerError(WriterError):
    """An answer came and is not what was asked; `raw` keeps it, `usage` what it used."""

    def __init__(self, key: str, *, raw: str, reason: str, usage: Usage | None = None) -> None:
        super().__init__(key, reason=reason)
        self.raw = raw
        self.reason = reason
        self.usage = usage or Usage()


class UnreachableError(WriterError):
    """The writer cannot be reached or refuses us: nothing further can be done with it now."""


class Writer(Protocol):
    """Something that answers asks: an LLM behind a protocol, or the guided writer."""

    name: str
    """What the user is told: the model's name, or "guided, no AI"."""
    bilingual: bool
    """True if it promises both languages; a guided one leaves what it cannot say empty."""

    def write(self, ask: Ask[A]) -> AsyncIterator[Partial | Answer[A]]:
        """Yield partials while they come and, last, exactly one answer.

        Raises InvalidAnswerError, UnreachableError or another WriterError instead of the answer.
        """
        ...

    async def close(self) -> None:
        """Let go of connections. Called once, at the end of the process."""
        ...
