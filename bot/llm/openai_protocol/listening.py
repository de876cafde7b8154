"""Makes one call and listens to its stream."""

import contextlib
import json
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from bot.llm.faults import CutOffError, NotOurProtocolError
from bot.llm.judging import FormRefusedError
from bot.llm.limits import Limits, Patience
from bot.llm.openai_protocol.incoming import Incoming
from bot.llm.openai_protocol.trouble import told
from bot.llm.place import Place
from bot.llm.port import InvalidAnswerError, Partial, WriterError
from bot.llm.reading import EVERY, LARGEST, unfinished
from bot.llm.statuses import Refusal, said_no

if TYPE_CHECKING:
    from openai import AsyncOpenAI

T = TypeVar("T")


class Listener:
    """Makes calls to one server."""

    def __init__(self, place: Place, limits: Limits) -> None:
        self._place = place
        self._patience = Patience(place.server, limits)
        self.streams = True
        """False once the server has answered in one piece."""

    async def listen(
        self,
        client: "AsyncOpenAI",
        request: dict[str, Any],
        deadline: float,
        into: Incoming,
        heard: Callable[[Mapping[str, str]], None],
    ) -> AsyncGenerator[Partial, None]:
        """Yield partials while the answer comes; `into` holds it at the end.

        `deadline` is in the event loop's time; `heard` is given the headers as soon as they are there. Raises WriterError, and FormRefusedError for another rung.
        """
        stream = await self._first(
            client.chat.completions.create(model=self._place.model, stream=True, **request), deadline
        )
        heard(stream.response.headers)
        try:
            if "json" in stream.response.headers.get("content-type", ""):
                self.streams = False
                await self._whole(stream.response, deadline, into)
                return
            shown = 0.0
            async for _ in self._events(stream, deadline, into):
                now = time.monotonic()
                if now - shown >= EVERY:
                    shown = now
                    if (value := unfinished(into.text)) is not None:
                        yield Partial(value)
        finally:
            with contextlib.suppress(Exception):  # it may be broken already
                await stream.close()

    async def _events(self, stream: Any, deadline: float, into: Incoming) -> AsyncGenerator[None, None]:
        """Yield once for each event of the stream that was taken in."""
        events = aiter(stream)
        while True:
            try:
                if not into.size:
                    event = await self._first(anext(events), deadline)
                else:
                    event = await self._patience.next(anext(events), deadline)
                into.take(event)
            except StopAsyncIteration:
                return
            except (WriterError, FormRefusedError):
                raise
            except Exception as error:
                raise self._mid(error, into) from None
            self._patience.heard()
            if into.size > LARGEST:
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
                raise said_no(Refusal(200, body), self._place)
            into.take_whole(body)
        except WriterError:
            raise
        except Exception as error:
            raise told(error, self._place) from None

    async def _first(self, coming: Awaitable[T], deadline: float) -> T:
        try:
            return await self._patience.first(coming, deadline)
        except (WriterError, StopAsyncIteration):
            raise
        except Exception as error:
            raise told(error, self._place) from None


def complete(into: Incoming, place: Place) -> None:
    """Check that an answer has come to its end. Raises NotOurProtocolError or CutOffError if it has not."""
    if not into.spoke:
        raise NotOurProtocolError(place.server)
    if into.finish is None:  # a clean end without a reason: somebody between us closed the stream
        raise CutOffError(place.server, into.text)
