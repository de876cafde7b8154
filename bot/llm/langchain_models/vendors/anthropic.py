"""Claude: a schema as the output's format."""

import re
from typing import TYPE_CHECKING, Any, cast

from bot.llm.faults import NoCreditError
from bot.llm.judging import FormRefusedError
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.place import Place
from bot.llm.port import A, Ask, WriterError
from bot.llm.schema import strict_schema
from bot.llm.statuses import Refusal

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_NO_CREDIT = re.compile(r"credit balance is too low", re.IGNORECASE)


class Differences(Vendor):
    """Models without output formats answer a forced tool call instead; those that take neither are told in words."""

    called, usual = "Anthropic (Claude)", "claude-haiku-5-5"
    key_begins = "sk-ant-"
    extra, package = "anthropic", "langchain_anthropic"
    server = "api.anthropic.com"
    keys, address = ("ANTHROPIC_API_KEY",), "ANTHROPIC_BASE_URL"
    options = {"max_retries": 0}  # noqa: RUF012 (the class above declares it)
    tells_its_end = True

    def open(self, model: str) -> "BaseChatModel":
        """Return its chat model, with a client of its own: the usual one is shared by all and cannot be closed."""
        from anthropic import AsyncAnthropic
        from langchain_anthropic import ChatAnthropic

        chat = cast("ChatAnthropic", super().open(model))
        key = chat.anthropic_api_key.get_secret_value()
        client = AsyncAnthropic(api_key=key, base_url=chat.anthropic_api_url, max_retries=0, timeout=None)
        vars(chat)["_async_client"] = client
        return chat

    def form(self, ask: Ask[A]) -> dict[str, Any]:
        """Return the output's format; it has no name."""
        return {"output_config": {"format": {"type": "json_schema", "schema": strict_schema(ask.answer)}}}

    def meant(self, refusal: Refusal, place: Place) -> WriterError | FormRefusedError:
        """Return the failure; an empty account is said with status 400."""
        if refusal.status == 400 and _NO_CREDIT.search(refusal.text):
            return NoCreditError(place.server)
        return super().meant(refusal, place)

    async def close(self, model: "BaseChatModel") -> None:
        """Close the client that was made in `open`."""
        await vars(model)["_async_client"].close()
