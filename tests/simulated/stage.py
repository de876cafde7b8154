"""One simulated server: what it does with a request."""

import asyncio
import contextlib
import json
import time
from pathlib import Path
from typing import Any

import jsonschema
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.simulated import faults, profiles, replies, wire
from tests.simulated.cases import Case, Entry
from tests.simulated.pace import Bucket, Knobs, paced
from tests.simulated.protocol import Protocol, RefusedError

_KEPT_HEADERS = ("content-type", "user-agent", "x-stainless-retry-count", "accept")


class Stage:
    """A case on a port, in some protocol."""

    def __init__(self, case: str, log: Path, knobs: Knobs, protocol: Protocol) -> None:
        self._protocol = protocol
        self._case, self._log, self._knobs = Case(case), log.open("a", encoding="utf-8"), knobs
        self._slots = asyncio.Semaphore(knobs.slots or 1_000_000)
        self._bucket = Bucket(knobs.per_minute, knobs.burst)
        self._number = 0
        self._transports: set[Any] = set()
        self.mistakes: list[str] = [
            f"{entry.name}: no fault {entry.fault}" for entry in self._case.entries if not faults.known(entry.fault)
        ]
        self.app = Starlette(
            routes=[
                Route(protocol.path, self._chat_endpoint(), methods=["POST"]),
                Route("/v1/models", self._models, methods=["GET"]),
            ]
        )

    def hang_up(self) -> None:
        """Break every connection."""
        for transport in self._transports:
            transport.abort()
        self._log.close()

    async def _models(self, _: Request) -> JSONResponse:
        model = {"id": self._knobs.model or "any", "object": "model", "created": 0, "owned_by": "tests"}
        return JSONResponse({"object": "list", "data": [model]})

    def _chat_endpoint(self) -> Any:
        stage = self

        class Chat:  # not a function: so Starlette hands over the bare connection
            async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
                await stage._chat(scope, receive, send)

        return Chat()

    async def _chat(self, scope: Any, receive: Any, send: Any) -> None:
        request = Request(scope, receive)
        raw = await request.body()
        transport = scope["state"]["transport"]
        self._transports.add(transport)
        self._number += 1
        number = self._number
        reply = asyncio.ensure_future(self._reply(number, request, raw, send, transport))
        gone = asyncio.ensure_future(wire.gone(receive))
        await asyncio.wait({reply, gone}, return_when=asyncio.FIRST_COMPLETED)
        outcome = "client gone"
        if reply.done():
            outcome = "failed" if reply.exception() else reply.result()
            if error := reply.exception():
                self.mistakes.append(repr(error))
        for task in (reply, gone):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await task
        self._write({"id": number, "outcome": outcome, "ended": time.time()})

    async def _reply(self, number: int, request: Request, raw: bytes, send: Any, transport: Any) -> str:
        body = json.loads(raw)
        step, schema = self._protocol.asked(body)
        step = step or self._case.step_of(schema)
        seen = {"id": number, "step": step, "started": time.time(), "body": body}
        seen["headers"] = {name: request.headers[name] for name in _KEPT_HEADERS if name in request.headers}
        try:
            entry = self._admitted(
                step, schema, body, self._protocol.key(request.headers), self._protocol.model(request, body)
            )
        except RefusedError as refused:
            status, error = self._protocol.error(refused)
            self._write(seen | {"status": status, "entry": None})
            await wire.send(send, status, "application/json", json.dumps(error), refused.headers)
            return "refused"
        self._write(seen | {"status": 200, "entry": entry.name})
        async with self._slots:
            return await self._answer(entry, body, send, transport, number)

    def _admitted(self, step: str | None, schema: Any, body: dict[str, Any], key: str, model: str) -> Entry:
        knobs = self._knobs
        if knobs.key and key != knobs.key:
            raise RefusedError(401, f"Incorrect API key provided: {key}.", "invalid_api_key", fault="bad_key")
        if wait := self._bucket.wait():
            raise _limited(wait)
        if knobs.model and model != knobs.model:
            raise RefusedError(404, f"The model `{model}` does not exist.", "model_not_found", fault="no_model")
        verdict = self._protocol.judge(body)
        if verdict.status != 200:
            raise RefusedError(verdict.status, verdict.message)
        if not verdict.obeyed:
            return Entry(name="prose", text=profiles.PROSE)
        said = self._protocol.said(body)
        entry = self._case.pick(step, said)
        if entry is None:
            raise self._mistaken(f"no entry for step {step}: ...{said[-300:]!r}")
        if entry.fault == "rate_limit":
            raise _limited(entry.retry_after)
        if entry.fault in faults.REFUSALS:
            status, code, message = faults.REFUSALS[entry.fault]
            raise RefusedError(status, entry.message or message.format(key=key), code, fault=entry.fault)
        if entry.answer is not None and schema and not entry.breaks_schema:
            try:
                jsonschema.validate(entry.answer, schema)
            except jsonschema.ValidationError as error:
                raise self._mistaken(
                    f"{entry.name} does not fit its schema: {error.json_path}: {error.message}"
                ) from None
        return entry

    def _mistaken(self, mistake: str) -> RefusedError:
        self.mistakes.append(mistake)
        return RefusedError(400, f"The case is wrong: {mistake}")

    async def _answer(self, entry: Entry, body: dict[str, Any], send: Any, transport: Any, number: int) -> str:
        fault, knobs = entry.fault, self._knobs
        if fault in ("reset", "close", "hang"):
            return await wire.broken(fault, transport)
        if fault in faults.BODIES:
            kind, text = self._protocol.strange_body(fault)
            await wire.send(send, 200, kind, text, {})
            return "complete"
        text = replies.said(entry)
        if not self._protocol.streams(body):
            await asyncio.sleep(knobs.first + (len(text) / knobs.chunk / knobs.rate if knobs.rate else 0))
            whole = self._protocol.completion(entry, text, body, number)
            await wire.send(send, 200, "application/json", json.dumps(whole, ensure_ascii=False), {})
            return "complete"
        await wire.start(send, 200, self._protocol.kind, {})
        sent = self._protocol.events(entry, text, body, number)
        breaks = len(sent) // 2 if fault in ("stall", "reset_midway", "close_midway", "slow_loris") else len(sent)
        async for payload in paced(sent[:breaks], Knobs(rate=1.0, chunk=1) if fault == "drip" else knobs):
            for piece in wire.pieces(self._protocol.framed(payload).encode(), fault):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        if breaks < len(sent):
            return await wire.broken(fault or "", transport, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return "complete"

    def _write(self, line: dict[str, Any]) -> None:
        if not self._log.closed:
            self._log.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._log.flush()


def _limited(wait: float | None) -> RefusedError:
    headers = {"x-ratelimit-remaining-requests": "0"}
    if wait is not None:
        headers |= {"retry-after": str(max(1, round(wait))), "retry-after-ms": str(round(wait * 1000))}
    return RefusedError(429, "Rate limit reached. Please slow down.", "rate_limit_exceeded", headers, "rate_limit")
