"""The writers behind a network, each with a simulated server that speaks as its vendor does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from bot.llm.choosing import chosen_writer
from bot.llm.langchain_models import LangChainWriter
from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.port import Writer
from bot.llm.settings import Settings
from tests.openai_calls import CANARY
from tests.simulated import Simulated


@dataclass(frozen=True)
class Candidate:
    """One writer and the variables with which it is set up."""

    wire: str
    model: str
    key: str
    address: str
    versioned: bool = False
    """True if its address ends in /v1."""

    def environment(self, server: Simulated, key: str = CANARY) -> Iterator[tuple[str, str]]:
        yield self.key, key
        yield self.address, server.url if self.versioned else server.url.removesuffix("/v1")
        yield "YUMEKONTE_MODEL", self.model if self.wire == "openai" else f"{self.wire}:{self.model}"


CANDIDATES = {
    each.wire: each
    for each in (
        Candidate("openai", "gpt-6-luna", "OPENAI_API_KEY", "OPENAI_BASE_URL", versioned=True),
        Candidate("anthropic", "claude-haiku-4-5", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"),
        Candidate("google_genai", "gemini-2.5-flash", "GOOGLE_API_KEY", "GOOGLE_GEMINI_BASE_URL"),
        Candidate("mistralai", "mistral-small-latest", "MISTRAL_API_KEY", "MISTRAL_BASE_URL", versioned=True),
        Candidate("ollama", "qwen3:8b", "OLLAMA_API_KEY", "OLLAMA_HOST"),
    )
}


class Stand:
    """A candidate's server, and writers for it."""

    def __init__(self, candidate: Candidate, server: Simulated, monkeypatch: pytest.MonkeyPatch) -> None:
        self.candidate, self.server = candidate, server
        for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2", "LANGSMITH_GATEWAY", "GEMINI_API_KEY"):
            monkeypatch.delenv(name, raising=False)
        for name, value in candidate.environment(server):
            monkeypatch.setenv(name, value)

    def writer(self, **options: Any) -> Writer:
        settings = Settings(_env_file=None)
        if not options:
            return chosen_writer("llm", settings)
        kind = OpenAIWriter if self.candidate.wire == "openai" else LangChainWriter
        return kind(settings, **{"chance": lambda: 0.0, **options})
