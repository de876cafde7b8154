"""The cheapest client that there is: the SDK's own loop over the same streams, which keeps nothing."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from openai import AsyncOpenAI

from tests.simulated import Simulated


async def stream(server: Simulated, requests: Sequence[dict[str, Any]], slots: int) -> float:
    """Make the requests, `slots` at once, read their streams to the end, and return the seconds of CPU used.

    The first is made beforehand and does not count: it opens what is opened once a process.
    """
    line = asyncio.Semaphore(slots)
    async with AsyncOpenAI(api_key="sk-benchmark", base_url=server.url, max_retries=0) as client:

        async def read(request: dict[str, Any]) -> None:
            async with line:
                async for _ in await client.chat.completions.create(**request):
                    pass

        await read(requests[0])
        cpu = time.process_time()
        await asyncio.gather(*(read(request) for request in requests[1:]))
        return time.process_time() - cpu
