"""A server of our own that speaks the OpenAI protocol, for tests and benchmarks: a real process on loopback.

In a test, with the fixture of tests/conftest.py:

    def test_x(simulated):
        server = simulated("lighthouse", first=0.1, rate=200)   # a case of tests/answers/, knobs of pace.Knobs
        ...  OPENAI_BASE_URL=server.url, any OPENAI_API_KEY  ...
        server.requests()   # what came: [{"step", "entry", "body", "headers", "status", "outcome", "started", "ended"}]
        server.stop()       # from now on connections are refused; done at the end of the test anyway

By hand: `python -m tests.simulated.server lighthouse --rate 200` prints its URL and serves until its input ends.

A case is a folder of YAML files, each a list of entries:

    - step: fill                  # the name of the schema or tool that the request asks for
      when: [灯台の階段, 少年]     # all of this must stand in the user messages
      answer: {...}               # sent as JSON and checked against the request's schema; or `text: ...`, sent as it is
      fault: stall                # one of faults.py; with an answer it is done to that answer, else it stands alone
      times: 1                    # how often this entry is used at most
      after: 3                    # how many requests of this step pass first
      retry_after: 1.5            # for the fault rate_limit, in seconds
      message: ...                # for a refusal, instead of the usual words
      breaks_schema: true         # the answer does not fit the schema, on purpose

cases.Case.pick says which entry wins. A request for which there is none, and an answer that does not fit its schema by
mistake, are answered with 500 and fail the test at its end. Where a request holds no schema in its parameters, the JSON
Schema is looked for in its messages (a line that is a JSON object with a "title") and gives the step.
"""

import argparse
import asyncio
import contextlib
import json
import socket
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from tests.simulated.pace import Knobs
from tests.simulated.protocol import Protocol
from tests.simulated.stage import Stage


def _protocol(knobs: Knobs) -> Protocol:
    if knobs.wire == "openai":
        return Protocol(knobs)
    kind: type[Protocol] = import_module(f"tests.simulated_vendors.{knobs.wire}").Differences
    return kind(knobs)


class Reachable(H11Protocol):
    """The HTTP protocol, which lets a stage reach its connection, to break it."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class Quiet(uvicorn.Server):
    """A server beside others in one process: signals are not its business."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield


class House:
    """All simulated servers of the process, each on a port of its own."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[Quiet, Stage]] = {}
        self._running: set[asyncio.Task[None]] = set()

    async def open(self, case: str, log: str, knobs: dict[str, Any]) -> str:
        """Start a server and return its URL."""
        set_up = Knobs(**knobs)
        stage = Stage(case, Path(log), set_up, _protocol(set_up))
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        listening.listen(256)
        server = Quiet(uvicorn.Config(stage.app, http=Reachable, ws="none", lifespan="off", log_level="error"))
        server.config.load()
        task = asyncio.create_task(server.serve(sockets=[listening]))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        while not server.started:  # noqa: ASYNC110 (the library has no event for it)
            await asyncio.sleep(0.002)
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        self._open[url] = (server, stage)
        return url

    async def close(self, url: str) -> list[str]:
        """Stop a server, and return what was wrong with its case."""
        server, stage = self._open.pop(url)
        server.should_exit = server.force_exit = True
        stage.hang_up()
        return stage.mistakes

    async def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Do what a line of input says."""
        try:
            if "open" in order:
                return {"url": await self.open(**order["open"])}
            return {"mistakes": await self.close(order["close"])}
        except Exception as error:
            return {"error": f"{type(error).__name__}: {error}"}


async def _serve(first: dict[str, Any] | None) -> None:
    house = House()
    if first is not None:
        print((await house.obey({"open": first}))["url"], flush=True)  # noqa: T201
    while line := await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(await house.obey(json.loads(line))), flush=True)  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description="A simulated server of the OpenAI protocol.")
    parser.add_argument(
        "case", nargs="?", help="a folder of tests/answers/; without it, orders are read from the input"
    )
    parser.add_argument("--log", default="/dev/null", help="where requests are written to, as JSON lines")
    for knob in fields(Knobs):
        parser.add_argument(f"--{knob.name.replace('_', '-')}", type=type(knob.default), default=knob.default)
    given = vars(parser.parse_args())
    case, log = given.pop("case"), given.pop("log")
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve({"case": case, "log": log, "knobs": given} if case else None))


if __name__ == "__main__":
    main()
