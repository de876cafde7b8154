"""What the program finds out about the place it works in: the LLM, its cost, and servers on this computer."""

import datetime
import json
import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bot.cli import doctor, stage
from bot.llm import finding
from bot.llm.finding import LocalServer, found
from bot.llm.port import InvalidAnswerError
from bot.llm.probing import Health
from bot.llm.settings import Settings
from bot.texts import Told
from bot.writing.checkup import NEEDED, Checkup, checked_up
from bot.writing.checkup_told import told
from tests.openai_calls import CANARY
from tests.terminal import terminal, with_server
from tests.test_openai_protocol_ladder import SERVERS

TODAY = datetime.date(2026, 11, 22)
OLLAMA = {"object": "list", "data": [{"id": "nomic-embed-text:latest"}, {"id": "qwen3:8b"}, {"id": "gemma3:4b"}]}
LLAMA_CPP = {"data": [{"id": "smollm2", "owned_by": "llamacpp", "meta": {"n_ctx": 4096}}]}


@contextmanager
def answering(body, *, status=200, headers=(), seen=None):
    """A server on this computer that answers everything with the same; yields its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if seen is not None:
                seen.append((self.path, dict(self.headers)))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body if isinstance(body, bytes) else json.dumps(body).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def silent():
    """A port that takes connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def settings(**variables):
    return Settings(_env_file=None, **variables)


async def no_films():
    return 0


async def checkup(chosen, ports=()):
    return await checked_up(chosen, no_films, TODAY, ports=dict(ports))


def said(one, lang):
    return "\n".join(told(one, lang))


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "YUMEKONTE_MODEL"):
        monkeypatch.delenv(name, raising=False)


async def test_a_server_on_its_usual_port_is_found_with_the_models_that_write():
    with answering(OLLAMA) as port:
        servers = await found({"Ollama": port, "LM Studio": free()})
    assert servers == (LocalServer("Ollama", f"http://127.0.0.1:{port}/v1", ("qwen3:8b", "gemma3:4b")),)


async def test_what_llama_cpp_says_of_its_context_is_read():
    with answering(LLAMA_CPP) as port:
        (server,) = await found({"llama.cpp": port})
    assert (server.models, server.context) == (("smollm2",), 4096)


async def test_all_ports_are_asked_and_the_answers_stand_in_their_order():
    with answering(LLAMA_CPP) as one, answering(OLLAMA) as other:
        servers = await found({"Ollama": other, "LM Studio": free(), "llama.cpp": one})
    assert [server.name for server in servers] == ["Ollama", "llama.cpp"]


async def test_a_silent_port_is_left_alone_after_the_limit():
    with silent() as port, answering(OLLAMA) as other:
        servers = await found({"LM Studio": port, "Ollama": other}, seconds=0.3)
    assert [server.name for server in servers] == ["Ollama"]


@pytest.mark.parametrize(
    "body",
    [
        b"<html>hello</html>", b"", b"[1, 2]", {"data": [{"name": "x"}]}, {"data": [{"id": 3}]}, {"models": []},
        {"data": [{"id": "\x1b[2J"}]}, {"data": [{"id": "x" * 201}]}, b"[" * 3000, b"x" * 2_000_000,
    ],
    ids=range(10),
)  # fmt: skip
async def test_what_has_no_list_of_models_is_not_what_we_look_for(body):
    with answering(body) as port:
        assert await found({"llama.cpp": port}) == ()


async def test_a_refusal_is_not_what_we_look_for():
    with answering(OLLAMA, status=401) as port:
        assert await found({"llama.cpp": port}) == ()


async def test_nothing_leads_away_from_this_computer(monkeypatch):
    seen = []
    with answering(OLLAMA, seen=seen) as elsewhere:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{elsewhere}")
        monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{elsewhere}")
        to = ("Location", f"http://127.0.0.1:{elsewhere}/v1/models")
        with answering(b"", status=302, headers=[to]) as port:
            assert await found({"llama.cpp": port, "Ollama": free()}) == ()
    assert seen == []


async def test_no_key_is_sent_to_a_server_that_is_only_looked_at(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    seen = []
    with answering(OLLAMA, seen=seen) as port:
        await found({"Ollama": port})
    assert [path for path, _ in seen] == ["/v1/models"]
    assert CANARY not in str(seen)


def test_the_usual_ports_are_those_of_the_documentation():
    assert dict(finding.USUAL) == {"Ollama": 11434, "LM Studio": 1234, "llama.cpp": 8080}


async def test_with_nothing_configured_nobody_is_asked_and_all_is_well():
    one = await checkup(settings())
    assert (one.server, one.health, one.cost, one.offered) == (None, None, None, ())
    assert doctor.code(one) == stage.DONE
    assert "OPENAI_API_KEY" in said(one, "en")
    assert "ガイドが書きます" in said(one, "ja")


@pytest.mark.parametrize("profile", SERVERS)
async def test_the_rung_of_each_kind_of_server_is_told(simulated, profile):
    server = simulated("probe", profile=profile)
    one = await checkup(settings(OPENAI_BASE_URL=server.url))
    rung = SERVERS[profile][0].name.lower()
    assert one.health.rung == rung
    assert one.health.first <= one.health.seconds
    for lang in ("ja", "en"):
        assert stage.say(f"doctor.rung_{rung}", lang) in said(one, lang)
    assert doctor.code(one) == stage.DONE


@pytest.mark.parametrize(("profile", "words"), [("openai", "it streams"), ("not_streaming", "it does not stream")])
async def test_whether_it_streams_is_told(simulated, profile, words):
    one = await checkup(settings(OPENAI_BASE_URL=simulated("probe", profile=profile).url))
    assert words in said(one, "en")


async def test_the_first_word_is_told_apart_from_the_whole(simulated):
    server = simulated("probe", first=0.1, rate=10)
    health = (await checkup(settings(OPENAI_BASE_URL=server.url))).health
    assert 0.1 <= health.first < health.seconds


async def test_a_film_of_eight_scenes_is_forecast_with_its_price(simulated):
    server = simulated("probe")
    one = await checkup(settings(OPENAI_BASE_URL=server.url, YUMEKONTE_MODEL="gpt-6-luna"))
    assert (one.cost.scenes, one.cost.calls) == (8, 10)
    assert f"${one.cost.usd:,.2f}" in said(one, "en")


async def test_a_model_whose_tokenizer_is_known_is_counted_exactly(simulated):
    one = await checkup(settings(OPENAI_BASE_URL=simulated("probe", model="").url, YUMEKONTE_MODEL="gpt-4o"))
    assert "counted exactly" in said(one, "en")


async def test_on_ones_own_computer_a_film_costs_nothing_and_tokens_are_estimated(simulated):
    one = await checkup(settings(OPENAI_BASE_URL=simulated("probe", model="").url, YUMEKONTE_MODEL="qwen3:8b"))
    assert "no charge" in said(one, "en")
    assert "≈" in said(one, "ja")
    assert "無料" in said(one, "ja")


async def test_a_found_server_is_offered_with_both_variables_and_not_used():
    seen = []
    with answering(OLLAMA, seen=seen) as port:
        one = await checkup(settings(), {"Ollama": port})
    for lang in ("ja", "en"):
        text = said(one, lang)
        assert f"OPENAI_BASE_URL=http://127.0.0.1:{port}/v1\n  YUMEKONTE_MODEL=qwen3:8b" in text
        assert "gemma3:4b" in text
        assert "OLLAMA_CONTEXT_LENGTH" in text
    assert [path for path, _ in seen] == ["/v1/models"]


async def test_a_server_without_a_model_is_told_so():
    with answering({"data": None}) as port:
        one = await checkup(settings(), {"LM Studio": port})
    assert "no model that writes" in said(one, "en")


async def test_a_context_too_small_for_a_scene_is_told():
    with answering(LLAMA_CPP) as port:
        one = await checkup(settings(), {"llama.cpp": port})
    assert "4,096 tokens" in said(one, "en")
    assert f"{NEEDED:,}" in said(one, "ja")


async def test_the_server_that_is_configured_is_not_offered_again():
    with answering(LLAMA_CPP) as port:
        one = await checkup(settings(OPENAI_BASE_URL=f"http://localhost:{port}/v1"), {"llama.cpp": port})
    assert one.offered == ()
    assert one.used.context == 4096


async def test_of_many_models_only_some_are_named():
    with answering({"data": [{"id": f"model-{number}"} for number in range(40)]}) as port:
        one = await checkup(settings(), {"LM Studio": port})
    assert "model-5, …" in said(one, "en")
    assert "model-6" not in said(one, "en")


def test_an_unreachable_server_ends_with_three_and_one_sentence(tmp_path):
    done = terminal(tmp_path, OPENAI_BASE_URL=f"http://127.0.0.1:{free()}/v1").run("doctor")
    assert done.returncode == 3
    assert "could not be reached" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_bad_key_ends_with_three_and_is_in_no_output(simulated, tmp_path):
    server = simulated("probe", key="sk-another")
    for lang in ("ja", "en"):
        done = with_server(tmp_path, server.url).run("doctor", "--lang", lang)
        assert done.returncode == 3
        assert "OPENAI_API_KEY" in done.stdout
        assert "canary" not in done.stdout + done.stderr


def test_the_command_tells_all_of_it_and_never_the_key(simulated, tmp_path):
    server = simulated("probe", key="sk-canary-1234567890")
    done = with_server(tmp_path, server.url).run("doctor", "--lang", "ja")
    assert done.returncode == 0, done.stderr
    for words in (
        str(tmp_path / "data"),
        "作品: 0本",
        "gpt-6-luna",
        server.url.split("/")[2],
        "ストリーミング",
        "8シーン",
    ):
        assert words in done.stdout
    assert "canary" not in done.stdout + done.stderr


def test_a_password_in_the_address_is_not_shown(simulated, tmp_path):
    url = simulated("probe").url.replace("//", "//user:canary@")
    done = terminal(tmp_path, OPENAI_BASE_URL=url).run("doctor")
    assert done.returncode == 0, done.stderr
    assert "canary" not in done.stdout + done.stderr


def test_an_archive_that_cannot_be_read_is_told_beside_the_rest(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "films.sqlite3").write_bytes(b"not a database at all" * 100)
    done = terminal(tmp_path).run("doctor")
    assert done.returncode == 2
    assert "is damaged or is no archive" in done.stdout
    assert "guided writer" in done.stdout


def test_a_vendor_whose_package_or_key_is_missing_is_told(tmp_path):
    done = terminal(tmp_path, YUMEKONTE_MODEL="anthropic:claude-haiku-5").run("doctor")
    assert done.returncode == 3
    assert "anthropic" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_llm_that_answers_something_else_needs_attention():
    prose = InvalidAnswerError("llm.not_json", raw="Of course!", reason="prose")
    one = Checkup(Path("/x"), 0, "tiny", "127.0.0.1:1", True, False, prose, None, None, ())
    assert doctor.code(one) == stage.ATTENTION


def test_the_archive_goes_before_the_writer_in_the_exit_code():
    health = Health("strict", 0.1, 0.2, True)
    one = Checkup(Path("/x"), Told("archive.busy", place="x"), "m", "s", False, True, health, None, None, ())
    assert doctor.code(one) == stage.BAD_INPUT
