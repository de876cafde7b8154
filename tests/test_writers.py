"""Every writer keeps what the port promises: tests/conformance.py, over all of them."""

import logging

import pytest

from bot.library.targets import target
from bot.llm.asks import InterviewInputs, OutlineInputs
from bot.llm.guided import GuidedWriter
from bot.llm.limits import Limits
from bot.writing import asking
from bot.writing.write import write
from tests import conformance
from tests.filming import crew
from tests.filming import film as lighthouse
from tests.openai_calls import CANARY, ask
from tests.writers import CANDIDATES, Stand

IMPATIENT = Limits(total=2, first=0.5, between=0.4)


@pytest.fixture(params=CANDIDATES)
def stand(request, simulated, monkeypatch):
    candidate = CANDIDATES[request.param]

    def start(case="faults", **knobs):
        return Stand(candidate, simulated(case, wire=candidate.wire, model=candidate.model, **knobs), monkeypatch)

    return start


async def test_one_answer_comes_last_and_its_tokens_are_told(stand):
    set_up = stand()
    writer = set_up.writer()
    answer = await conformance.one_answer_comes_last(writer, ask("<good>"))
    await writer.close()
    assert writer.name == set_up.candidate.model
    assert min(answer.usage.input_tokens, answer.usage.output_tokens) > 0
    assert len(set_up.server.requests()) == answer.usage.requests == 1


async def test_partials_only_grow(stand):
    writer = stand(rate=40, chunk=4).writer()
    await conformance.partials_only_grow(writer, ask("<good>"))
    await writer.close()


@pytest.mark.parametrize("fault", ["missing field", "length", "prose"])
async def test_a_bad_answer_is_told_and_kept(stand, fault):
    writer = stand().writer()
    await conformance.a_bad_answer_is_told_and_kept(writer, ask(f"<{fault}>"))
    await writer.close()


async def test_a_bad_key_is_told_with_the_name_of_its_variable(stand):
    set_up = stand(key="another")
    writer = set_up.writer()
    await conformance.a_bad_key_is_told(writer, ask("<good>"), set_up.candidate.key)
    await writer.close()


async def test_cancelling_ends_the_request_at_the_server(stand):
    set_up = stand(first=30)
    writer = set_up.writer()
    await conformance.cancelling_ends_the_request(writer, ask("<good>"), set_up.server.requests)
    await writer.close()


async def test_leaving_in_mid_stream_ends_the_request_at_the_server(stand):
    set_up = stand(rate=4, chunk=4)
    writer = set_up.writer()
    await conformance.leaving_in_mid_stream_ends_the_request(writer, ask("<good>"), set_up.server.requests)
    await writer.close()


async def test_closing_is_safe(stand):
    await conformance.closing_is_safe(stand().writer, ask("<good>"))


@pytest.mark.parametrize("fault", ["bad key", "key in the words", "hang", "reset", "500", "html", "missing field"])
async def test_the_key_is_shown_nowhere(stand, caplog, capsys, fault):
    caplog.set_level(logging.DEBUG)
    writer = stand().writer(limits=IMPATIENT)
    shown = await conformance.what_can_be_seen(writer, ask(f"<{fault}>"))
    await writer.close()
    seen = "\n".join([shown, caplog.text, *capsys.readouterr()])
    assert not [CANARY[i : i + 8] for i in range(3, len(CANARY) - 8) if CANARY[i : i + 8] in seen]


async def test_a_whole_film_is_written(stand, tmp_path):
    set_up = stand("lighthouse", chunk=40)
    async with crew(tmp_path, set_up.writer()) as made:
        async for _ in write(made, "lighthouse"):
            pass
        film = (await made.archive.load("lighthouse")).film
    assert [scene.status for scene in film.scenes] == ["written"] * 6
    assert len(set_up.server.requests()) == 8


@pytest.mark.parametrize("step", ["interview", "outline"])
async def test_the_guided_writer_keeps_what_needs_no_network(step):
    film = lighthouse()
    asked = {
        "interview": asking.interview(InterviewInputs(plot=film.plot, plot_lang="ja")),
        "outline": asking.outline(OutlineInputs(film=film, target=target("sora-2"))),
    }[step]
    await conformance.closing_is_safe(GuidedWriter, asked)
