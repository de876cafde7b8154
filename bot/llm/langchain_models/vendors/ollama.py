"""Ollama: a schema as the format, which becomes a grammar."""

from typing import TYPE_CHECKING, Any, cast

from bot.llm.langchain_models.vendor import Vendor
from bot.llm.port import A, Ask
from bot.llm.schema import strict_schema
from bot.llm.tokens import count

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LEAST = 16_384
_ANSWER = 4_096
"""Tokens that are left for the answer; a scene has about 1,000."""


class Differences(Vendor):
    """It needs no key, and reads only as much as it is told to: what is longer is cut without a word."""

    extra, package = "ollama", "langchain_ollama"
    server = "127.0.0.1:11434"
    keys, keyless = ("OLLAMA_API_KEY",), True
    address = "OLLAMA_HOST"
    tells_its_end = True

    def form(self, ask: Ask[A]) -> dict[str, Any]:
        """Return the format."""
        return {"format": strict_schema(ask.answer)}

    def room(self, said: str) -> dict[str, Any]:
        """Return the length of the context: the same for most calls, as another one loads the model anew."""
        # Other tokenizers were seen to take up to twice as many tokens for Japanese.
        needed, length = 2 * count(said, "").tokens + _ANSWER, _LEAST
        while length < needed:
            length *= 2
        return {"options": {"num_ctx": length}}

    async def close(self, model: "BaseChatModel") -> None:
        """Close both clients: it opens one for calls that wait, too."""
        from langchain_ollama import ChatOllama

        chat = cast("ChatOllama", model)
        # It has no public way to close, and the client's has no types.
        await chat._async_client.close()  # type: ignore[no-untyped-call]  # noqa: SLF001
        chat._client.close()  # type: ignore[no-untyped-call]  # noqa: SLF001
