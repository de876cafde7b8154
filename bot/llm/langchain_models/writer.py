"""The writer behind LangChain's chat models: Claude, Gemini, Mistral, Ollama, and whoever else LangChain knows."""

import asyncio
import random
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING

from bot.llm.faults import RequestRefusedError
from bot.llm.judging import FormIgnoredError, FormRefusedError, judged
from bot.llm.langchain_models.asking import Way, call
from bot.llm.langchain_models.hearing import Incoming
from bot.llm.langchain_models.listening import complete, listen
from bot.llm.langchain_models.vendor import vendor
from bot.llm.limiter import limiter
from bot.llm.limits import Limits, Patience
from bot.llm.port import A, Answer, Ask, Partial
from bot.llm.settings import Settings
from bot.llm.tokens import estimated
from bot.llm.trying import AnotherWayError, tried
from bot.llm.vendors import split

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


class LangChainWriter:
    """A writer for one vendor and model. One a process: it holds the connections; close it at the end."""

    bilingual = True

    def __init__(
        self,
        settings: Settings,
        *,
        limits: Limits | None = None,
        on_wait: Callable[[float], object] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take the settings, whose model names a vendor; `on_wait` is told the seconds before each pause.

        Raises Told if the vendor's package or key is not there.
        """
        name, self.name = split(settings.model)
        self._vendor = vendor(str(name), settings.vendor_key)
        self._vendor.check()
        self._place = self._vendor.place(self.name)
        self._limits = limits or Limits.within(settings.deadline)
        self._patience = Patience(self._place.server, self._limits)
        self._on_wait, self._chance = on_wait, chance
        self._way = Way.SCHEMA
        self._streams = True
        self._model: BaseChatModel | None = None

    @property
    def rung(self) -> Way:
        """The way in which this model was found to answer in JSON, so far."""
        return self._way

    @property
    def streams(self) -> bool:
        """False if the last answer came in one piece."""
        return self._streams

    async def write(self, ask: Ask[A]) -> AsyncGenerator[Partial | Answer[A], None]:
        """Yield partials while they come and, last, exactly one answer; an empty partial says that they begin anew.

        Raises InvalidAnswerError, UnreachableError or another WriterError instead of the answer.
        """
        # Loading LangChain takes a second or two, which is not the vendor's.
        model = self._model = self._model or self._vendor.open(self.name)
        line = limiter(self._place)
        pieces = tried(
            lambda number, deadline, turn: self._once(ask, model, number, deadline, lambda: line.heard(turn, {})),
            ask,
            line,
            seconds=self._limits.total,
            on_wait=self._on_wait,
            chance=self._chance,
        )
        async with aclosing(pieces):
            async for piece in pieces:
                yield piece

    async def close(self) -> None:
        """Let go of connections."""
        if self._model is not None:
            model, self._model = self._model, None
            await self._vendor.close(model)

    async def _once(
        self, ask: Ask[A], model: "BaseChatModel", number: int, deadline: float, heard: Callable[[], None]
    ) -> AsyncGenerator[Partial | Answer[A], None]:
        way, came = self._way, Incoming()
        try:
            made = await asyncio.to_thread(call, way, ask, model, self._vendor)
            listened = listen(made, self._vendor, self._place, self._patience, deadline, came)
            async with aclosing(listened) as partials:
                async for partial in partials:
                    yield partial
            # The connection is free again before anybody sees the answer.
            complete(came, self._vendor, self._place)
            heard()
            self._streams = came.pieces > 1
            usage = came.usage
            if usage is None or not usage.input_tokens:  # some say only what they wrote
                usage = await asyncio.to_thread(estimated, made.said, came.text, self.name)
            yield judged(ask, came.heard, usage.model_copy(update={"requests": number}), bound=way < Way.TEXT)
        except FormRefusedError as refused:
            self._descend(way)
            if way is Way.TEXT:
                raise RequestRefusedError(self._place.server, refused.reason) from None
            raise AnotherWayError from None
        except FormIgnoredError as ignored:
            self._descend(way)
            raise AnotherWayError from ignored

    def _descend(self, way: Way) -> None:
        """Take the next way for this and all further calls."""
        self._way = max(self._way, Way(min(way + 1, Way.TEXT)))
