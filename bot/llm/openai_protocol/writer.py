"""The writer behind the OpenAI protocol: OpenAI itself and every server that speaks like it."""

import asyncio
import hashlib
import random
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Never

from pydantic import SecretStr

from bot.llm.faults import RequestRefusedError
from bot.llm.judging import FormIgnoredError, FormRefusedError, judged
from bot.llm.limiter import limiter
from bot.llm.limits import Limits
from bot.llm.openai_protocol.incoming import Incoming
from bot.llm.openai_protocol.listening import Listener, complete
from bot.llm.openai_protocol.rungs import Rung, request
from bot.llm.place import Place
from bot.llm.port import A, Answer, Ask, Partial, WriterError
from bot.llm.settings import OPENAI, Settings
from bot.llm.tokens import estimated
from bot.llm.trying import AnotherWayError, tried
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
        self._key = settings.api_key or SecretStr("")
        self._place = Place(settings.server, settings.model, (self._key.get_secret_value(),))
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
        line = limiter(self._place)
        pieces = tried(
            lambda number, deadline, turn: self._once(ask, number, deadline, lambda said: line.heard(turn, said)),
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
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _once(
        self, ask: Ask[A], number: int, deadline: float, heard: Callable[[Mapping[str, str]], None]
    ) -> AsyncGenerator[Partial | Answer[A], None]:
        rung, came = self._rung, Incoming()
        sent = request(rung, ask)
        listened = self._listener.listen(self._connected(), self._extended(sent), deadline, came, heard)
        try:
            async with aclosing(listened) as partials:
                async for partial in partials:
                    yield partial
            # The connection is free again before anybody sees the answer.
            complete(came, self._place)
            usage = came.usage
            if usage is None:
                usage = await asyncio.to_thread(estimated, _said(sent), came.text, self.name)
            usage = usage.model_copy(update={"requests": number})
            yield judged(ask, came.heard, usage, bound=rung < Rung.JSON)
        except FormRefusedError as refused:
            self._descend(rung, RequestRefusedError(self._place.server, refused.reason), ignored=False)
        except FormIgnoredError as ignored:
            self._descend(rung, ignored.invalid, ignored=True)

    def _descend(self, rung: Rung, error: WriterError, *, ignored: bool) -> Never:
        """Take the next rung for this and all further calls. Raises AnotherWayError, or `error` if there is none."""
        below = rung.below(ignored=ignored)
        if below is None:
            raise error from None
        self._rung = max(self._rung, below)
        raise AnotherWayError from None

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
                api_key=self._key.get_secret_value() or "none",
                base_url=self._settings.base_url,
                max_retries=0,
                timeout=Timeout(None, connect=min(10.0, self._limits.first)),
            )
        return self._client


def _said(sent: dict[str, Any]) -> str:
    """Return all that a request says: the form, too."""
    form = str(sent.get("response_format") or sent.get("tools") or "")
    return "\n".join([*(message["content"] for message in sent["messages"]), form])
