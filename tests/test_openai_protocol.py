"""Every way of failing, against a real server: the class we raise, how often we asked, and what the user is told."""

import asyncio
import logging
import socket
from contextlib import closing

import pytest

from bot.llm import faults
from bot.llm.openai_protocol import Limits
from bot.llm.port import InvalidAnswerError, UnreachableError
from bot.texts import say, tell
from tests.openai_calls import CANARY, ask, finished, writer

IMPATIENT = Limits(total=1.6, first=0.4, between=0.3)

FAULTS = {
    "bad request": (faults.RequestRefusedError, 1),
    "too long": (faults.TooLongError, 1),
    "bad key": (faults.KeyRefusedError, 1),
    "forbidden": (faults.ForbiddenError, 1),
    "no model": (faults.NoSuchModelError, 1),
    "not found": (faults.NotOurProtocolError, 1),
    "rate limit": (faults.BusyError, 8),
    "rate limit, unsaid": (faults.BusyError, 8),
    "rate limit for an hour": (faults.BusyError, 1),
    "quota": (faults.NoCreditError, 1),
    "500": (faults.ServerFailedError, 4),
    "502": (faults.ServerFailedError, 4),
    "503": (faults.ServerFailedError, 4),
    "529": (faults.ServerFailedError, 4),
    "html": (faults.NotOurProtocolError, 1),
    "broken json": (faults.NotOurProtocolError, 1),
    "json list": (faults.NotOurProtocolError, 1),
    "empty body": (faults.NotOurProtocolError, 1),
    "empty stream": (faults.NotOurProtocolError, 1),
    "broken sse": (faults.NotOurProtocolError, 1),
    "empty choices": (faults.NotOurProtocolError, 1),
    "null choices": (faults.NotOurProtocolError, 1),
    "hang": (faults.TooSlowError, 2),
    "reset": (faults.CutOffError, 3),
    "close": (faults.CutOffError, 3),
    "stall": (faults.TooSlowError, 2),
    "slow loris": (faults.TooSlowError, 2),
    "reset midway": (faults.CutOffError, 3),
    "close midway": (faults.CutOffError, 3),
    "early end": (faults.CutOffError, 3),
    "error in the stream": (faults.ServerFailedError, 4),
    "error midway": (faults.ServerFailedError, 4),
    "null content": (InvalidAnswerError, 1),
    "length": (InvalidAnswerError, 1),
    "content filter": (InvalidAnswerError, 1),
    "refusal": (InvalidAnswerError, 1),
    "huge": (InvalidAnswerError, 1),
    "missing field": (InvalidAnswerError, 1),
    "null field": (InvalidAnswerError, 1),
    "half a pair": (InvalidAnswerError, 1),
    # Ignored once as a strict schema, once as a forced tool; then it is the model that cannot.
    "prose": (InvalidAnswerError, 3),
}
GOOD = {
    "good": 1, "no done": 1, "bytes": 1, "fence": 1, "thinking": 1, "extra field": 1, "two objects": 1,
    "rate limit once": 2, "500 once": 2, "hang once": 2, "reset midway once": 2,
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_becomes_its_class_after_the_right_number_of_requests(simulated, fault):
    server = simulated("faults", chunk=5000 if fault == "huge" else 12)
    kind, requests = FAULTS[fault]
    async with writer(server.url, limits=IMPATIENT) as openai, asyncio.timeout(60):
        with pytest.raises(kind) as caught:
            await finished(openai, ask(f"<{fault}>"))
    assert type(caught.value) is kind
    assert len(server.requests()) == requests
    for lang in ("ja", "en"):
        assert tell(caught.value, lang)


@pytest.mark.parametrize("peculiarity", GOOD)
async def test_a_whole_answer_is_taken_however_it_comes(simulated, peculiarity):
    server = simulated("faults")
    async with writer(server.url, limits=IMPATIENT) as openai:
        answer = await finished(openai, ask(f"<{peculiarity}>"))
    assert "防波堤" in answer.value.text
    assert len(server.requests()) == GOOD[peculiarity] == answer.usage.requests


@pytest.mark.parametrize("fault", ["length", "missing field", "prose", "huge", "content filter"])
async def test_an_unusable_answer_keeps_what_came_and_what_it_used(simulated, fault):
    server = simulated("faults", chunk=5000 if fault == "huge" else 12)
    async with writer(server.url) as openai:
        with pytest.raises(InvalidAnswerError) as caught:
            await finished(openai, ask(f"<{fault}>"))
    assert caught.value.raw
    assert caught.value.reason
    assert fault == "huge" or caught.value.usage.output_tokens > 0


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("length", "truncated"),
        ("content filter", "filtered"),
        ("refusal", "declined"),
        ("null content", "no_answer"),
        ("prose", "not_json"),
        ("missing field", "wrong_form"),
        ("huge", "endless"),
    ],
)
async def test_each_unusable_answer_has_a_sentence_of_its_own(simulated, fault, sentence):
    server = simulated("faults", chunk=5000 if fault == "huge" else 12)
    async with writer(server.url) as openai:
        with pytest.raises(InvalidAnswerError) as caught:
            await finished(openai, ask(f"<{fault}>"))
    assert caught.value.key == f"llm.{sentence}"


async def test_a_rate_limit_is_waited_out_and_every_call_is_answered(simulated):
    server = simulated("faults", per_minute=600, burst=2)
    async with writer(server.url, chance=lambda: 0.1) as openai:
        answers = await asyncio.gather(*(finished(openai, ask("<good>")) for _ in range(6)))
    assert len(answers) == 6
    assert {request["status"] for request in server.requests()} == {200, 429}


async def test_a_drip_that_never_pauses_ends_at_the_total_deadline(simulated):
    server = simulated("faults", chunk=1)
    async with writer(server.url, limits=Limits(total=2.4, first=2, between=2)) as openai:
        with pytest.raises(faults.TooSlowError) as caught:
            await finished(openai, ask("<drip>"))
    assert caught.value.params["seconds"] == "2.4"
    assert len(server.requests()) == 1


async def test_nobody_at_the_address_is_unreachable():
    with closing(socket.socket()) as unheard:
        unheard.bind(("127.0.0.1", 0))
        async with writer(f"http://127.0.0.1:{unheard.getsockname()[1]}/v1") as openai:
            with pytest.raises(faults.NotReachedError):
                await finished(openai, ask("<good>"))


async def test_a_connection_that_is_never_accepted_is_unreachable_within_the_limit():
    with closing(socket.socket()) as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        callers = [socket.socket() for _ in range(4)]
        for caller in callers:
            caller.setblocking(False)
            caller.connect_ex(deaf.getsockname())
        async with writer(f"http://127.0.0.1:{deaf.getsockname()[1]}/v1", limits=IMPATIENT) as openai:
            with pytest.raises((faults.NotReachedError, faults.TooSlowError)):
                await finished(openai, ask("<good>"))
        for caller in callers:
            caller.close()


async def test_waits_are_told_before_they_begin(simulated):
    server, told = simulated("faults"), []
    async with writer(server.url, on_wait=told.append) as openai:
        await finished(openai, ask("<rate limit once>"))
    assert told == [pytest.approx(0.05)]


async def test_cancelling_ends_the_request_at_the_server(simulated):
    server = simulated("faults", first=30)
    async with writer(server.url) as openai:
        task = asyncio.create_task(finished(openai, ask("<good>")))
        while not server.requests():  # noqa: ASYNC110 (another process)
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(60):
            while "outcome" not in server.requests()[0]:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert server.requests()[0]["outcome"] == "client gone"


async def test_cancelling_in_mid_stream_leaves_nothing_running(simulated):
    server = simulated("faults", rate=5)
    async with writer(server.url) as openai:
        task = asyncio.create_task(finished(openai, ask("<good>")))
        await asyncio.sleep(0.5)
        task.cancel()
        await asyncio.wait({task})
        assert {each for each in asyncio.all_tasks() if each is not asyncio.current_task()} == set()
        answer = await finished(openai, ask("<good>"))
    assert answer.value.text


async def test_a_queue_of_our_own_calls_is_not_taken_for_a_hang(simulated):
    server = simulated("faults", slots=1, rate=30, first=0.1)
    async with writer(server.url, limits=Limits(total=20, first=0.6, between=0.6)) as openai:
        answers = await asyncio.gather(*(finished(openai, ask("<good>")) for _ in range(5)))
    assert len(answers) == len(server.requests()) == 5


@pytest.mark.parametrize("fault", ["bad key", "key in the words", "hang", "reset", "500", "html", "refusal", "good"])
async def test_the_key_stands_in_no_error_and_no_log(simulated, caplog, capsys, fault):
    caplog.set_level(logging.DEBUG)
    server, shown = simulated("faults"), []
    async with writer(server.url, limits=IMPATIENT) as openai:
        try:
            await finished(openai, ask(f"<{fault}>"))
        except Exception as error:
            shown += [repr(error), str(error), repr(error.__dict__), repr(error.args)]
        shown += [repr(openai), str(openai.__dict__["_settings"])]
    said = "\n".join([*shown, caplog.text, *capsys.readouterr()])
    assert not [CANARY[i : i + 8] for i in range(3, len(CANARY) - 8) if CANARY[i : i + 8] in said]


def test_every_failure_has_a_sentence_and_unreachable_ones_stop_the_work():
    kinds = [kind for kind in vars(faults).values() if isinstance(kind, type) and kind.__module__ == faults.__name__]
    assert len(kinds) == 12
    for key in ("declined", "filtered", "truncated", "endless", "no_answer", "not_json", "wrong_form"):
        assert say(f"llm.{key}", "ja", reason="x")
    stops = {kind for kind in kinds if issubclass(kind, UnreachableError)}
    assert faults.BusyError not in stops
    assert faults.KeyRefusedError in stops
