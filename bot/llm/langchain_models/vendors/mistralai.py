"""Mistral: a strict schema as the response's format."""

from typing import TYPE_CHECKING, Any, cast

from bot.llm.faults import NoSuchModelError
from bot.llm.judging import FormRefusedError
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.place import Place
from bot.llm.port import A, Ask, WriterError
from bot.llm.schema import strict_schema
from bot.llm.statuses import Refusal

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class Differences(Vendor):
    """The wire is nearly OpenAI's; errors come bare from the HTTP library."""

    called, usual = "Mistral", "mistral-medium-latest"
    extra, package = "mistral", "langchain_mistralai"
    server = "api.mistral.ai"
    keys, address = ("MISTRAL_API_KEY",), "MISTRAL_BASE_URL"
    # The limits are ours: an hour is longer than any of them.
    options = {"max_retries": 0, "timeout": 3600}  # noqa: RUF012 (the class above declares it)
    tells_its_end = True

    def form(self, ask: Ask[A]) -> dict[str, Any]:
        """Return the response's format."""
        return {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": ask.step, "schema": strict_schema(ask.answer), "strict": True},
            }
        }

    def meant(self, refusal: Refusal, place: Place) -> WriterError | FormRefusedError:
        """Return the failure; an unknown model is said with status 400."""
        if refusal.status == 400 and "invalid_model" in refusal.text:
            return NoSuchModelError(place.server, place.model)
        return super().meant(refusal, place)

    async def close(self, model: "BaseChatModel") -> None:
        """Close both clients: it opens one for calls that wait, too."""
        from langchain_mistralai import ChatMistralAI

        chat = cast("ChatMistralAI", model)
        await chat.async_client.aclose()
        chat.client.close()
