"""One simulated server: what it does with a request."""

import asyncio
import contextlib
import json
import math
import random
import time
from pathlib import Path
from typing import Any

import jsonschema
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.llm.tokens import count
from tests.simulated import faults, profiles, replies, wire
from tests.simulated.cases import Case, Entry
from tests.simulated.pace import Bucket, Hold, Knobs, paced
from tests.simulated.protocol import Protocol, RefusedError

_KEPT_HEADERS = ("content-type", "user-agent", "x-stainless-retry-count", "accept")


class Stage:
    """A case on a port, in some protocol."""

    def __init__(self, case: str, log: Path, knobs: Knobs, protocol: Protocol) -> None:
        self._protocol = protocol
        self._case, self._log, self._knobs = Case(case), log.open("a", encoding="utf-8"), knobs
        self._slots = asyncio.Semaphore(knobs.slots or 1_000_000)
        self._requests = Bucket("requests", knobs.per_minute, knobs.burst)
        self._tokens = Bucket("tokens", knobs.tokens_per_minute, knobs.token_burst)
        self._hold = Hold(knobs.held)
        self._begun: set[str] = set()
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
            limits = self._let_in(self._protocol.key(request.headers), body)
            entry = self._admitted(
                step, schema, body, self._protocol.key(request.headers), self._protocol.model(request, body)
            )
        except RefusedError as refused:
            status, error = self._protocol.error(refused)
            self._write(seen | {"status": status, "entry": None})
            await wire.send(send, status, "application/json", json.dumps(error), refused.headers)
            return "refused"
        cut = self._cut(step, self._protocol.said(body))
        self._write(seen | {"status": 200, "entry": entry.name, "cut": cut, "tokens": self._weight(body)})
        async with self._slots:
            return await self._answer(entry, body, send, transport, number, limits, cut)

    def _let_in(self, key: str, body: dict[str, Any]) -> dict[str, str]:
        """Return the headers that say what is left of the limits after this request."""
        if self._knobs.key and key != self._knobs.key:
            raise RefusedError(401, f"Incorrect API key provided: {key}.", "invalid_api_key", fault="bad_key")
        weight = self._weight(body)
        if wait := max(self._requests.wait(), self._tokens.wait(weight)):
            raise _limited(wait, self._left())
        self._requests.take()
        self._tokens.take(weight)
        return self._left()

    def _admitted(self, step: str | None, schema: Any, body: dict[str, Any], key: str, model: str) -> Entry:
        knobs = self._knobs
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
            raise _limited(entry.retry_after, self._left())
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

    def _weight(self, body: dict[str, Any]) -> int:
        """Return the tokens that a request counts for; 0 if they are not limited."""
        if not self._knobs.tokens_per_minute:
            return 0
        return count("\n".join(str(message["content"]) for message in body["messages"]), "").tokens

    def _left(self) -> dict[str, str]:
        return self._requests.headers() | self._tokens.headers() if self._knobs.limits == "told" else {}

    def _cut(self, step: str | None, said: str) -> float | None:
        """Return after which part of its stream a call breaks off; None if it does not."""
        call = f"{self._knobs.seed} {step} {said}"
        chance = random.Random(call)
        if call in self._begun or chance.random() >= self._knobs.failing:
            return None
        self._begun.add(call)
        return chance.random()

    def _mistaken(self, mistake: str) -> RefusedError:
        self.mistakes.append(mistake)
        return RefusedError(400, f"The case is wrong: {mistake}")

    async def _answer(
        self,
        entry: Entry,
        body: dict[str, Any],
        send: Any,
        transport: Any,
        number: int,
        limits: dict[str, str],
        cut: float | None,
    ) -> str:
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
            await wire.send(send, 200, "application/json", json.dumps(whole, ensure_ascii=False), limits)
            return "complete"
        await wire.start(send, 200, self._protocol.kind, limits)
        sent = self._protocol.events(entry, text, body, number)
        breaks = len(sent) // 2 if fault in ("stall", "reset_midway", "close_midway", "slow_loris") else len(sent)
        breaks = breaks if cut is None else int(cut * len(sent))
        pace = Knobs(rate=1.0, chunk=1) if fault == "drip" else knobs
        async for payload in paced(sent[:breaks], pace, self._hold):
            for piece in wire.pieces(self._protocol.framed(payload).encode(), fault):
                await send({"type": "http.response.body", "body": piece, "more_body": True})
        if breaks < len(sent):
            return await wire.broken(fault or "close_midway", transport, send)
        await send({"type": "http.response.body", "body": b"", "more_body": False})
        return "complete"

    def _write(self, line: dict[str, Any]) -> None:
        if not self._log.closed:
            self._log.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._log.flush()


def _limited(wait: float | None, left: dict[str, str]) -> RefusedError:
    headers = dict(left)
    if wait is not None:
        headers |= {"retry-after": str(max(1, round(wait))), "retry-after-ms": str(math.ceil(wait * 1000))}
    return RefusedError(429, "Rate limit reached. Please slow down.", "rate_limit_exceeded", headers, "rate_limit")
