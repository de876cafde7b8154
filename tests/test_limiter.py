"""The limiter: the arithmetic with a clock of its own, the line of calls, and whole calls against a real server."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.llm.bucket import Bucket, Stated, stated
from bot.llm.faults import BusyError, CutOffError, NoCreditError, ServerFailedError
from bot.llm.limiter import Limiter, limiter
from bot.llm.place import Place
from bot.llm.waiting import wait_before_retry
from tests.openai_calls import CANARY, ask, finished, writer


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def told(limit, remaining, reset, kind="requests"):
    said = {"limit": limit, "remaining": remaining, "reset": reset}
    return {f"x-ratelimit-{name}-{kind}": str(value) for name, value in said.items()}


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("1s", 1), ("12ms", 0.012), ("6m0s", 360), ("2m59.56s", 179.56), ("1h2m3s", 3723), ("1d", 86400), ("7", 7), ("1m", 60)],
)  # fmt: skip
def test_a_reset_is_read_as_servers_write_it(said, seconds):
    assert stated(told(60, 59, said), "requests") == Stated(60, 59, pytest.approx(seconds))


@pytest.mark.parametrize("said", ["", "soon", "-1s", "inf", "nan", "1763846514", "2026-01-27T12:00:00Z", "s"])
def test_a_reset_that_is_none_tells_nothing(said):
    assert stated(told(60, 59, said), "requests") is None


@pytest.mark.parametrize(
    ("limit", "remaining", "reset", "every", "burst"),
    [
        (60, 59, 1, 1, 60),  # OpenAI: all of a minute at once
        (120, 0, 0.5, 0.5, 1),  # the same counted over a shorter time
        (240, 7, 0.25, 0.25, 8),
        (5000, 4999, 0.012, 0.012, 5000),
        (14400, 14370, 180, 6, 14400),  # Groq: requests of a day
        (60, 40, 37, 1.85, 60),  # a window that ends for all at once
    ],
)
def test_rate_and_burst_are_read_from_one_answer(limit, remaining, reset, every, burst):
    bucket = Bucket.read(Stated(limit, remaining, reset), 0)
    assert (bucket.every, bucket.burst) == (pytest.approx(every), pytest.approx(burst, rel=0.01))


@given(st.floats(1, 600), st.integers(1, 20), st.lists(st.floats(0, 5), min_size=1, max_size=40))
def test_what_a_bucket_lets_in_never_passes_its_limit(per_minute, burst, gaps):
    bucket, now, admitted = Bucket(60 / per_minute, burst, 0.0), 0.0, []
    for gap in gaps:
        now += gap
        now += bucket.wait(now)
        bucket = bucket.taken(now)
        admitted.append(now)
    for i, first in enumerate(admitted):
        for j in range(i, len(admitted)):
            assert j - i + 1 <= burst + (admitted[j] - first) * per_minute / 60 + 1e-6


def test_without_a_known_limit_calls_go_freely(clock):
    line = Limiter("server", clock)
    assert [line.wait(1000)] + [line.admit(1000) and line.wait(1000) for _ in range(30)] == [0.0] * 31


def test_the_first_answer_teaches_rate_and_burst(clock):
    line = Limiter("server", clock)
    line.heard(line.admit(10), told(240, 7, "250ms"))
    waits = [line.wait(10) for _ in range(8) if line.admit(10)]
    assert waits == [pytest.approx(wait, abs=0.02) for wait in (0, 0, 0, 0, 0, 0, 0.25, 0.5)]


def test_calls_that_went_off_meanwhile_are_counted(clock):
    line = Limiter("server", clock)
    first, *_ = [line.admit(10) for _ in range(4)]
    line.heard(first, told(60, 9, "1s"))
    waits = [line.wait(10) for _ in range(8) if line.admit(10)]
    assert waits == [pytest.approx(wait, abs=0.1) for wait in (0, 0, 0, 0, 0, 1, 2, 3)]


def test_what_an_older_call_heard_does_not_undo_what_a_newer_one_heard(clock):
    line = Limiter("server", clock)
    older, newer = line.admit(10), line.admit(10)
    line.heard(newer, told(60, 0, "1s"))
    line.heard(older, told(60, 59, "1s"))
    assert line.wait(10) == pytest.approx(1.05)


def test_tokens_bind_as_requests_do_and_their_count_is_learnt(clock):
    line = Limiter("server", clock)
    line.heard(line.admit(1000), told(60_000, 58_000, "2s", "tokens"))
    clock.now += 10
    line.heard(line.admit(1000), told(60_000, 58_000, "2s", "tokens"))
    assert sum(1 for _ in range(60) if line.wait(1000) < 0.2 and line.admit(1000)) == 29


def test_a_refusal_closes_the_line_for_everybody_as_long_as_the_server_says(clock):
    line = Limiter("server", clock)
    turn = line.admit(10)
    line.refused(turn, 20, {})
    assert line.wait(10) == pytest.approx(20, abs=0.1)
    clock.now += 20.1
    assert line.wait(10) == 0


def test_two_refusals_without_headers_teach_the_rate(clock):
    line = Limiter("server", clock)
    line.refused(line.admit(10), 0.4, {})
    clock.now += 0.4
    for _ in range(4):
        line.heard(line.admit(10), {})
        clock.now += 0.5
    line.refused(line.admit(10), 0.2, {})
    clock.now += 0.2
    line.admit(10)
    assert line.wait(10) == pytest.approx(0.55, rel=0.1)


def test_a_herd_of_refusals_counts_once(clock):
    line = Limiter("server", clock)
    herd = [line.admit(10) for _ in range(16)]
    for turn in herd:
        line.refused(turn, 0.5, {})
    clock.now += 0.5
    line.admit(10)
    assert line.wait(10) == pytest.approx(0.5, rel=0.1)


@pytest.mark.parametrize(("chance", "first", "second"), [(0.0, 20, 20), (0.5, 20.5, 21), (1.0, 21, 22)])
def test_the_jitter_is_full_and_stands_on_what_the_server_asks(chance, first, second):
    busy = BusyError("server", 20.0)
    assert [wait_before_retry(busy, failures, 240, lambda: chance) for failures in (1, 2)] == [first, second]
    assert wait_before_retry(busy, 1, 240, lambda: 1.0, 0.25) == 20.25
    assert wait_before_retry(ServerFailedError("server", ""), 1, 240, lambda: 1.0, 0.25) == 1.0


def test_what_cannot_succeed_is_never_tried_again():
    assert wait_before_retry(NoCreditError("server"), 1, 240, lambda: 0.0) is None
    assert wait_before_retry(BusyError("server", 3600.0), 1, 240, lambda: 0.0) is None
    assert wait_before_retry(CutOffError("server"), 3, 240, lambda: 0.0) is None


def test_a_wait_is_told_once_for_all_that_stand_in_it(clock):
    line, heard, elsewhere = Limiter("server", clock), [], []
    for _ in range(16):
        line.tell(20, heard.append)
    line.tell(20, elsewhere.append)
    clock.now += 20
    line.tell(5, heard.append)
    assert (heard, elsewhere) == ([20, 5], [20])


async def test_a_call_that_waits_leaves_the_line_at_once_when_it_is_cancelled():
    line = Limiter("server", asyncio.get_running_loop().time)
    line.refused(line.admit(1), 0.05, {})
    first, second = (asyncio.create_task(line.turn(1, left=60)) for _ in range(2))
    await asyncio.sleep(0)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert (await second).number == 2


async def test_a_long_wait_is_told_and_given_up_on_when_there_is_no_time_for_it():
    line, heard = Limiter("server", asyncio.get_running_loop().time), []
    line.refused(line.admit(1), 20, {})
    waiting = asyncio.create_task(line.turn(1, left=60, on_wait=heard.append))
    await asyncio.sleep(0)
    assert heard == [pytest.approx(20, abs=1)]
    waiting.cancel()
    with pytest.raises(BusyError):
        await Limiter.turn(line, 1, left=5)


async def test_there_is_one_limiter_for_a_server_and_key_and_it_does_not_hold_the_key():
    place = Place("server", "model", (CANARY,))
    assert limiter(place) is limiter(Place("server", "other model", (CANARY,)))
    assert limiter(place) is not limiter(Place("server", "model", ("another",)))
    assert CANARY not in repr(vars(limiter(place)))


@pytest.mark.parametrize("limits", ["told", "silent"])
async def test_a_herd_before_a_limited_server_loses_nothing(simulated, limits):
    server = simulated("faults", per_minute=1200, burst=2, limits=limits)
    async with writer(server.url, chance=lambda: 0.5) as openai:
        answers = await asyncio.gather(*(finished(openai, ask("<good>")) for _ in range(16)))
    assert len(answers) == 16
    assert len(server.requests()) <= 60


async def test_two_writers_with_one_key_stand_in_one_line(simulated):
    server = simulated("faults", per_minute=1200, burst=1)
    async with writer(server.url) as one, writer(server.url) as other:
        await finished(one, ask("<good>"))
        answers = await asyncio.gather(*(finished(each, ask("<good>")) for each in (one, other) * 4))
    assert len(answers) == 8
    assert [request["status"] for request in server.requests()].count(429) <= 4


async def test_calls_that_break_off_once_are_all_answered(simulated):
    server = simulated("faults", failing=1.0)
    async with writer(server.url) as openai:
        answer = await finished(openai, ask("<good>"))
    assert answer.value.text
    assert [request["cut"] is None for request in server.requests()] == [False, True]
