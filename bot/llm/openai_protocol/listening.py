"""Makes one call and listens to its stream, within limits of our own: the SDK knows no limit for a whole answer."""

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncGenerator, Awaitable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from bot.llm.faults import CutOffError, NotOurProtocolError, TooSlowError
from bot.llm.openai_protocol.incoming import Incoming
from bot.llm.openai_protocol.reading import unfinished
from bot.llm.openai_protocol.trouble import FormRefusedError, Place, said_no, told
from bot.llm.port import InvalidAnswerError, Partial, WriterError

if TYPE_CHECKING:
    from openai import AsyncOpenAI

T = TypeVar("T")

_EVERY = 0.08
"""Seconds between two partials: reading unfinished JSON at every token costs more than it shows."""
_LARGEST = 200_000
"""Characters of an answer. A scene has 2,000; what runs on beyond this will not end by itself."""


@dataclass(frozen=True)
class Limits:
    """How long we wait, in seconds."""

    total: float
    """For a call in all, its retries included."""
    first: float
    """For the first word, counted anew while the server talks to another call of ours: then we stand in its queue."""
    between: float
    """For each further one."""

    @classmethod
    def within(cls, total: float) -> "Limits":
        """Return limits in proportion: of 240 seconds, 60 for the first word and 30 between two."""
        return cls(total=total, first=total / 4, between=total / 8)


class Listener:
    """Makes calls to one server. Remembers when it last said anything."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self._place, self._limits = place, limits
        self._alive = 0.0
        self.streams = True
        """False once the server has answered in one piece."""

    async def listen(
        self, client: "AsyncOpenAI", request: dict[str, Any], deadline: float, into: Incoming
    ) -> AsyncGenerator[Partial, None]:
        """Yield partials while the answer comes; `into` holds it at the end.

        `deadline` is in the event loop's time. Raises WriterError, and FormRefusedError for another rung.
        """
        stream = await self._first(
            client.chat.completions.create(model=self._place.model, stream=True, **request), deadline
        )
        try:
            if "json" in stream.response.headers.get("content-type", ""):
                self.streams = False
                await self._whole(stream.response, deadline, into)
                return
            shown = 0.0
            async for _ in self._events(stream, deadline, into):
                now = time.monotonic()
                if now - shown >= _EVERY:
                    shown = now
                    if (value := unfinished(into.text)) is not None:
                        yield Partial(value)
        finally:
            with contextlib.suppress(Exception):  # it may be broken already
                await stream.close()

    async def _events(self, stream: Any, deadline: float, into: Incoming) -> AsyncGenerator[None, None]:
        """Yield once for each event of the stream that was taken in."""
        loop, events = asyncio.get_running_loop(), aiter(stream)
        while True:
            try:
                if not into.size:
                    event = await self._first(anext(events), deadline)
                else:
                    async with asyncio.timeout_at(min(deadline, loop.time() + self._limits.between)):
                        event = await anext(events)
                into.take(event)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise self._too_slow(deadline, self._limits.between) from None
            except (WriterError, FormRefusedError):
                raise
            except Exception as error:
                raise self._mid(error, into) from None
            self._alive = loop.time()
            if into.size > _LARGEST:
                raise InvalidAnswerError("llm.endless", raw=into.text, reason="The answer did not end. Be brief.")
            yield

    def _mid(self, error: Exception, into: Incoming) -> Exception:
        failure = told(error, self._place, answering=True)
        return CutOffError(self._place.server, into.text) if isinstance(failure, CutOffError) else failure

    async def _whole(self, response: Any, deadline: float, into: Incoming) -> None:
        """Read the body of a server that does not stream."""
        try:
            body = json.loads(await self._first(response.aread(), deadline))
            if isinstance(body, dict) and body.get("error"):
                raise said_no(body, self._place)
            into.take_whole(body)
        except WriterError:
            raise
        except Exception as error:
            raise told(error, self._place) from None

    def _too_slow(self, deadline: float, limit: float) -> TooSlowError:
        if asyncio.get_running_loop().time() >= deadline:
            return TooSlowError(self._place.server, self._limits.total, silent=False)
        return TooSlowError(self._place.server, limit)

    async def _first(self, coming: Awaitable[T], deadline: float) -> T:
        """Return what comes, if it comes before its limit. Whatever way this ends, nothing goes on behind it."""
        loop = asyncio.get_running_loop()
        task, begun = asyncio.ensure_future(coming), loop.time()
        try:
            while not task.done():
                until = min(deadline, max(begun, self._alive) + self._limits.first)
                if until <= loop.time():
                    raise self._too_slow(deadline, self._limits.first)
                await asyncio.wait({task}, timeout=until - loop.time())
            return task.result()
        except (WriterError, StopAsyncIteration):
            raise
        except Exception as error:
            raise told(error, self._place) from None
        finally:
            if not task.done():
                task.cancel()
                await asyncio.wait({task})


def complete(into: Incoming, place: Place) -> None:
    """Check that an answer has come to its end. Raises NotOurProtocolError or CutOffError if it has not."""
    if not into.spoke:
        raise NotOurProtocolError(place.server)
    if into.finish is None:  # a clean end without a reason: somebody between us closed the stream
        raise CutOffError(place.server, into.text)
