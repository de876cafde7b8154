"""Makes one call and listens to its stream."""

import asyncio
import time
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING

from bot.llm.faults import CutOffError, NotOurProtocolError, ServerFailedError
from bot.llm.langchain_models.asking import Call
from bot.llm.langchain_models.hearing import Incoming
from bot.llm.langchain_models.trouble import told
from bot.llm.langchain_models.vendor import Vendor
from bot.llm.limits import Patience
from bot.llm.place import Place
from bot.llm.port import InvalidAnswerError, Partial
from bot.llm.reading import EVERY, LARGEST, unfinished

if TYPE_CHECKING:
    from langchain_core.messages import AIMessageChunk

    Queue = asyncio.Queue[AIMessageChunk | Exception | None]


async def listen(
    call: Call, vendor: Vendor, place: Place, patience: Patience, deadline: float, into: Incoming
) -> AsyncGenerator[Partial, None]:
    """Yield partials while the answer comes; `into` holds it at the end.

    `deadline` is in the event loop's time. Raises WriterError, and FormRefusedError for another way.
    """
    coming: Queue = asyncio.Queue()
    # In a task of its own, which is always waiting for the vendor: cancelling it closes the connection at once,
    # through all of LangChain's generators. Leaving them behind would close it when they are collected.
    task = asyncio.create_task(_pump(call, coming))
    shown = 0.0
    try:
        while True:
            wait = patience.next if into.size else patience.first
            chunk = await wait(coming.get(), deadline)
            if chunk is None:
                return
            _take(chunk, vendor, place, into)
            patience.heard()
            now = time.monotonic()
            if now - shown >= EVERY:
                shown = now
                if (value := unfinished(into.text)) is not None:
                    yield Partial(value)
    finally:
        task.cancel()
        await asyncio.wait({task})


async def _pump(call: Call, into: "Queue") -> None:
    try:
        async for chunk in call.model.astream(call.pairs, **call.parameters):
            into.put_nowait(chunk)
        into.put_nowait(None)
    except Exception as error:
        into.put_nowait(error)


def _take(chunk: "AIMessageChunk | Exception", vendor: Vendor, place: Place, into: Incoming) -> None:
    error: Exception | None = chunk if isinstance(chunk, Exception) else None
    if not isinstance(chunk, Exception):
        try:
            into.take(chunk)
        except Exception as strange:
            error = strange
    if error is not None:
        failure = told(error, vendor, place, answering=bool(into.size))
        raise CutOffError(place.server, into.text) if isinstance(failure, CutOffError) else failure from None
    if into.size > LARGEST:
        raise InvalidAnswerError("llm.endless", raw=into.text, reason="The answer did not end. Be brief.")


def complete(into: Incoming, vendor: Vendor, place: Place) -> None:
    """Check that an answer has come to its end. Raises WriterError if it has not."""
    if not into.spoke:
        raise NotOurProtocolError(place.server, place.address_variable)
    if into.broken:
        raise ServerFailedError(place.server, place.shown(into.finish or ""))
    if into.finish is None and vendor.tells_its_end:
        raise CutOffError(place.server, into.text)
