"""The writer behind the OpenAI protocol: OpenAI itself and every server that speaks like it."""

import asyncio
import hashlib
import random
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

from bot.llm.faults import RequestRefusedError
from bot.llm.openai_protocol.answers import FormIgnoredError, judged
from bot.llm.openai_protocol.incoming import Incoming
from bot.llm.openai_protocol.listening import Limits, Listener, complete
from bot.llm.openai_protocol.rungs import Rung, request
from bot.llm.openai_protocol.trouble import FormRefusedError, Place
from bot.llm.openai_protocol.waiting import wait_before_retry
from bot.llm.port import A, Answer, Ask, Partial, Usage, WriterError
from bot.llm.settings import OPENAI, Settings
from bot.llm.tokens import count
from bot.texts import Told

if TYPE_CHECKING:
    from openai import AsyncOpenAI


class OpenAIWriter:
    """A writer for one server and model. One a process: it holds the connections; close it at the end."""

    bilingual = True

    def __init__(
        self,
        settings: Settings,
        *,
        limits: Limits | None = None,
        on_wait: Callable[[float], object] | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        """Take the settings; `on_wait` is told the seconds before each pause.

        Raises Told if OpenAI itself is meant and there is no key.
        """
        if not settings.has_writer:
            raise Told("llm.not_configured")
        self.name = settings.model
        self._settings = settings
        self._limits = limits or Limits.within(settings.deadline)
        self._on_wait, self._chance = on_wait, chance
        key = settings.api_key.get_secret_value() if settings.api_key else ""
        self._place = Place(settings.server, settings.model, key)
        self._listener = Listener(self._place, self._limits)
        self._rung = Rung.STRICT
        self._client: AsyncOpenAI | None = None

    @property
    def rung(self) -> Rung:
        """The way in which this server was found to answer in JSON, so far."""
        return self._rung

    @property
    def streams(self) -> bool:
        """False if the server was found to answer in one piece."""
        return self._listener.streams

    async def write(self, ask: Ask[A]) -> AsyncGenerator[Partial | Answer[A], None]:
        """Yield partials while they come and, last, exactly one answer; an empty partial says that they begin anew.

        Raises InvalidAnswerError, UnreachableError or another WriterError instead of the answer.
        """
        loop = asyncio.get_running_loop()
        deadline, requests, failures = loop.time() + self._limits.total, 0, 0
        while True:
            rung = self._rung
            if requests:
                yield Partial({})  # what came of the last try is void
            requests += 1
            try:
                async with aclosing(self._once(ask, rung, deadline, requests)) as pieces:
                    async for piece in pieces:
                        yield piece
                return
            except FormRefusedError as refused:
                self._descend(rung, RequestRefusedError(self._place.server, refused.reason), ignored=False)
            except FormIgnoredError as ignored:
                self._descend(rung, ignored.invalid, ignored=True)
            except WriterError as error:
                failures += 1
                wait = wait_before_retry(error, failures, deadline - loop.time(), self._chance)
                if wait is None:
                    raise
                if self._on_wait is not None:
                    self._on_wait(wait)
                await asyncio.sleep(wait)

    async def close(self) -> None:
        """Let go of connections."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _once(
        self, ask: Ask[A], rung: Rung, deadline: float, requests: int
    ) -> AsyncGenerator[Partial | Answer[A], None]:
        sent, came = request(rung, ask), Incoming()
        async with aclosing(self._listener.listen(self._connected(), self._extended(sent), deadline, came)) as partials:
            async for partial in partials:
                yield partial
        # The connection is free again before anybody sees the answer.
        complete(came, self._place)
        usage = came.usage
        if usage is None:
            usage = await asyncio.to_thread(_counted, sent, came.text, self.name)
        yield judged(ask, rung, came, usage.model_copy(update={"requests": requests}))

    def _descend(self, rung: Rung, error: WriterError, *, ignored: bool) -> None:
        """Take the next rung for this and all further calls. Raises `error` if there is none."""
        below = rung.below(ignored=ignored)
        if below is None:
            raise error from None
        self._rung = max(self._rung, below)

    def _extended(self, sent: dict[str, Any]) -> dict[str, Any]:
        """Return the request with what only OpenAI itself is known to take: others refuse what they do not know."""
        if self._settings.base_url != OPENAI:
            return sent
        # What the calls of a film share: the instructions, and the plot, which comes first.
        shared = "\n".join(message["content"] for message in sent["messages"][:2])[:4000]
        key = f"yumekonte-{hashlib.sha256(shared.encode()).hexdigest()[:24]}"
        return sent | {"stream_options": {"include_usage": True}, "prompt_cache_key": key}

    def _connected(self) -> "AsyncOpenAI":
        if self._client is None:
            # Half a second to import: only when a call is really made.
            from openai import AsyncOpenAI, Timeout

            self._client = AsyncOpenAI(
                # A server of one's own may need no key; the SDK insists on one.
                api_key=self._place.key or "none",
                base_url=self._settings.base_url,
                max_retries=0,
                timeout=Timeout(None, connect=min(10.0, self._limits.first)),
            )
        return self._client


def _counted(sent: dict[str, Any], answer: str, model: str) -> Usage:
    """Return the tokens of a call that the server did not count."""
    form = str(sent.get("response_format") or sent.get("tools") or "")
    text = "\n".join(message["content"] for message in sent["messages"])
    return Usage(
        input_tokens=count(text, model).tokens + count(form, model).tokens,
        output_tokens=count(answer, model).tokens,
        estimated=True,
    )
