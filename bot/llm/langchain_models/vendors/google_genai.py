"""Gemini: a schema for the response."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from bot.llm.faults import BusyError, KeyRefusedError, NoCreditError
from bot.llm.judging import FormRefusedError
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.place import Place
from bot.llm.port import A, Ask, WriterError
from bot.llm.schema import strict_schema
from bot.llm.statuses import Refusal

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_BAD_KEY = re.compile(r"API_KEY_INVALID|API key (not valid|expired)", re.IGNORECASE)
_SPENT = re.compile(r"PerDay|limit: 0\b")
_DELAY = re.compile(r'"retryDelay": ?"([\d.]+)s"')


class Differences(Vendor):
    """A wrong key is status 400, and every limit is the same 429: only its details say whether waiting helps."""

    called, usual = "Google (Gemini)", "gemini-flash-latest"
    key_begins = "AIza"
    extra, package = "google", "langchain_google_genai"
    server = "generativelanguage.googleapis.com"
    keys, address = ("GOOGLE_API_KEY", "GEMINI_API_KEY"), "GOOGLE_GEMINI_BASE_URL"
    # One try: none at all is read as "the usual number".
    options = {"max_retries": 1}  # noqa: RUF012 (the class above declares it)
    tells_its_end = True

    def open(self, model: str) -> "BaseChatModel":
        """Return its chat model, speaking through httpx: where aiohttp is installed it would take that, unasked.

        Its faults are told otherwise there, and it cannot be told to leave it.
        """
        with suppress(ImportError):  # `open` says which package is missing
            from google.genai import _api_client

            _api_client.has_aiohttp = False
        return super().open(model)

    def form(self, ask: Ask[A]) -> dict[str, Any]:
        """Return the response's type and schema."""
        return {"response_mime_type": "application/json", "response_json_schema": strict_schema(ask.answer)}

    def meant(self, refusal: Refusal, place: Place) -> WriterError | FormRefusedError:
        """Return the failure, read from the details."""
        if refusal.status == 400 and _BAD_KEY.search(refusal.text):
            return KeyRefusedError(place.server, place.key_variable)
        if refusal.status == 429:
            if _SPENT.search(refusal.text):
                return NoCreditError(place.server)
            delay = _DELAY.search(refusal.text)
            return BusyError(place.server, float(delay[1]) if delay else refusal.retry_after)
        return super().meant(refusal, place)
