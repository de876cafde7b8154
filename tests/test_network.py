"""In the tests, any network call but to this machine is an error."""

import asyncio
import socket

import pytest

from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.port import WriterError
from bot.llm.settings import Settings
from tests.openai_calls import CANARY, ask, finished


async def test_a_connection_to_another_machine_is_refused():
    # pytest-socket warns before it raises, and a warning is an error here.
    with pytest.raises(UserWarning, match=r"192\.0\.2\.1"):
        await asyncio.open_connection("192.0.2.1", 80)


async def test_a_name_is_not_looked_up():
    with pytest.raises(RuntimeError, match="looks up"):
        await asyncio.get_running_loop().getaddrinfo("example.org", 80)
    with pytest.raises(RuntimeError, match="looks up"):
        socket.create_connection(("example.org", 80))


async def test_this_machine_is_reached(simulated):
    server = simulated("faults")
    host, port = server.url.removeprefix("http://").removesuffix("/v1").split(":")
    _, writing = await asyncio.open_connection(host, int(port))
    writing.close()
    await writing.wait_closed()


async def test_the_real_service_is_out_of_reach():
    openai = OpenAIWriter(Settings(_env_file=None, OPENAI_API_KEY=CANARY), chance=lambda: 0.0)
    with pytest.raises(WriterError):
        await finished(openai, ask("<good>"))
    await openai.close()
