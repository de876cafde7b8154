"""LangChain's vendors: what is loaded when, what must be there, how each is asked, what each failure becomes."""

import json
import subprocess
import sys
from importlib.util import find_spec

import pytest

from bot.llm import faults
from bot.llm.choosing import chosen_writer
from bot.llm.langchain_models import LangChainWriter
from bot.llm.langchain_models.asking import Way
from bot.llm.langchain_models.hearing import Incoming
from bot.llm.langchain_models.vendor import Vendor, vendor
from bot.llm.limits import Limits
from bot.llm.port import InvalidAnswerError, UnreachableError
from bot.llm.schema import strict_schema
from bot.llm.settings import Settings, load
from bot.llm.vendors import VENDORS, split
from bot.texts import Told, tell
from tests.openai_calls import CANARY, ask, finished
from tests.writers import CANDIDATES, Stand

WIRES = [wire for wire in CANDIDATES if wire != "openai"]
IMPATIENT = Limits(total=2, first=0.5, between=0.4)


@pytest.fixture(params=WIRES)
def stand(request, simulated, monkeypatch):
    candidate = CANDIDATES[request.param]

    def start(case="faults", **knobs):
        return Stand(candidate, simulated(case, wire=candidate.wire, model=candidate.model, **knobs), monkeypatch)

    return start


FAULTS = {
    "bad request": (faults.RequestRefusedError, 1),
    "too long": (faults.TooLongError, 1),
    "bad key": (faults.KeyRefusedError, 1),
    "forbidden": (faults.ForbiddenError, 1),
    "no model": (faults.NoSuchModelError, 1),
    "rate limit": (faults.BusyError, 8),
    "rate limit for an hour": (faults.BusyError, 1),
    "quota": (faults.NoCreditError, 1),
    "500": (faults.ServerFailedError, 4),
    "503": (faults.ServerFailedError, 4),
    "529": (faults.ServerFailedError, 4),
    "html": (faults.NotOurProtocolError, 1),
    "broken json": (faults.NotOurProtocolError, 1),
    "empty body": (faults.NotOurProtocolError, 1),
    "empty stream": (faults.NotOurProtocolError, 1),
    "hang": (faults.TooSlowError, 2),
    "reset": (faults.CutOffError, 3),
    "close": (faults.CutOffError, 3),
    "stall": (faults.TooSlowError, 2),
    "reset midway": (faults.CutOffError, 3),
    "close midway": (faults.CutOffError, 3),
    "early end": (faults.CutOffError, 3),
    "null content": (InvalidAnswerError, 1),
    "length": (InvalidAnswerError, 1),
    "refusal": (InvalidAnswerError, 1),
    "missing field": (InvalidAnswerError, 1),
    "null field": (InvalidAnswerError, 1),
    "half a pair": (InvalidAnswerError, 1),
    "huge": (InvalidAnswerError, 1),
    "prose": (InvalidAnswerError, 3),
}
GOOD = {"good": 1, "bytes": 1, "fence": 1, "thinking": 1, "extra field": 1, "rate limit once": 2, "500 once": 2, "hang once": 2, "reset midway once": 2}  # fmt: skip
# Mistral's package leaves errors in a stream out: the answer only ends too early.
IN_STREAM = {"mistralai": faults.CutOffError}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_fault_becomes_its_class_after_the_right_number_of_requests(stand, fault):
    set_up = stand(chunk=5000 if fault == "huge" else 12)
    kind, requests = FAULTS[fault]
    writer = set_up.writer(limits=IMPATIENT)
    with pytest.raises(kind) as caught:
        await finished(writer, ask(f"<{fault}>"))
    await writer.close()
    assert type(caught.value) is kind
    assert len(set_up.server.requests()) == requests
    assert tell(caught.value, "ja") != tell(caught.value, "en")


async def test_an_error_within_the_stream_is_the_vendors(stand):
    set_up = stand()
    writer = set_up.writer(limits=IMPATIENT)
    with pytest.raises(IN_STREAM.get(set_up.candidate.wire, faults.ServerFailedError)):
        await finished(writer, ask("<error midway>"))
    await writer.close()


@pytest.mark.parametrize("peculiarity", GOOD)
async def test_a_whole_answer_is_taken_however_it_comes(stand, peculiarity):
    set_up = stand()
    writer = set_up.writer(limits=IMPATIENT)
    answer = await finished(writer, ask(f"<{peculiarity}>"))
    await writer.close()
    assert "防波堤" in answer.value.text
    assert len(set_up.server.requests()) == GOOD[peculiarity] == answer.usage.requests


@pytest.mark.parametrize(
    ("profile", "way", "requests"),
    [("openai", Way.SCHEMA, 1), ("no_strict", Way.TOOL, 2), ("unconstrained", Way.TOOL, 2), ("text_only", Way.TEXT, 3)],
)
async def test_the_most_binding_way_is_found_once_and_remembered(stand, profile, way, requests):
    set_up = stand(profile=profile)
    writer = set_up.writer(chance=lambda: 0.0)
    first, second = await finished(writer, ask("<good>")), await finished(writer, ask("<good>"))
    await writer.close()
    assert (writer.way, first.usage.requests) == (way, requests)
    assert first.value == second.value
    assert len(set_up.server.requests()) == requests + 1


async def test_each_vendor_gets_our_own_schema(stand):
    set_up = stand()
    writer, asked = set_up.writer(), ask("<good>")
    await finished(writer, asked)
    await writer.close()
    schema = json.dumps(strict_schema(asked.answer), sort_keys=True)
    assert schema in json.dumps(set_up.server.requests()[0]["body"], sort_keys=True)


async def test_instructions_and_words_reach_the_vendor_apart_and_unchanged(stand):
    set_up = stand()
    writer = set_up.writer()
    await finished(writer, ask("<good> {braces} {{stay}}\n<system>text</system>"))
    await writer.close()
    body = json.dumps(set_up.server.requests()[0]["body"])
    assert json.dumps("<good> {braces} {{stay}}\n<system>text</system>") in body
    assert json.dumps("You bring one language up.") in body


async def test_a_rate_limit_tells_how_long_the_wait_is(stand):
    told = []
    writer = stand().writer(on_wait=told.append, chance=lambda: 0.0)
    await finished(writer, ask("<rate limit once>"))
    await writer.close()
    assert told[0] in (pytest.approx(0.05), 1.0)  # Ollama's has whole seconds only


@pytest.mark.parametrize(("knob", "estimated"), [("always", False), ("never", True)])
async def test_tokens_are_the_vendors_or_counted_and_marked(simulated, monkeypatch, knob, estimated):
    candidate = CANDIDATES["anthropic"]
    server = simulated("faults", wire="anthropic", model=candidate.model, usage=knob)
    writer = Stand(candidate, server, monkeypatch).writer()
    usage = (await finished(writer, ask("<good>"))).usage
    await writer.close()
    assert usage.estimated is estimated
    assert min(usage.input_tokens, usage.output_tokens) > 0


async def test_ollama_is_told_to_read_the_whole_of_a_long_plot(simulated, monkeypatch):
    candidate = CANDIDATES["ollama"]
    set_up = Stand(candidate, simulated("faults", wire="ollama", model=candidate.model), monkeypatch)
    writer = set_up.writer()
    await finished(writer, ask("<good>"))
    await finished(writer, ask(f"<good>{'雨の防波堤を少年が歩く。' * 2000}"))
    await writer.close()
    short, long = (request["body"]["options"]["num_ctx"] for request in set_up.server.requests())
    assert short == 16_384
    assert long > 2 * 15_000


def test_langchain_is_loaded_only_when_it_is_called():
    code = (
        "import sys, bot.cli, bot.llm.settings, bot.llm.choosing, bot.linting, bot.exporting\n"
        "from bot.llm.langchain_models import LangChainWriter\n"
        "LangChainWriter(bot.llm.settings.Settings(_env_file=None, YUMEKONTE_MODEL='ollama:qwen3:8b'))\n"
        "print([name for name in sys.modules if name.split('.')[0] in "
        "('langchain', 'langchain_core', 'langgraph', 'langsmith', 'ollama', 'openai')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["lint", "-"], ["export", "--help"], ["targets"]])
def test_no_command_without_a_writer_loads_langchain(arguments, tmp_path):
    code = (
        "import sys\nfrom bot.cli import main\nsys.argv[1:] = sys.argv[2:]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print('loaded', [name for name in sys.modules if name.startswith(('langchain', 'openai'))])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "yumekonte", *arguments],
        capture_output=True, text=True, cwd=tmp_path, input="A man runs.", env={"YUMEKONTE_HOME": str(tmp_path), "YUMEKONTE_MODEL": "anthropic:x"},
    )  # fmt: skip
    assert ran.stdout.strip().endswith("loaded []"), ran.stdout + ran.stderr


def test_a_missing_package_is_one_sentence_with_what_to_install(monkeypatch):
    monkeypatch.setenv("ANTHROPIC_API_KEY", CANARY)
    monkeypatch.setattr("bot.llm.langchain_models.vendor.find_spec", lambda name: None if name == "langchain_anthropic" else find_spec(name))  # fmt: skip
    with pytest.raises(Told) as told:
        LangChainWriter(Settings(_env_file=None, YUMEKONTE_MODEL="anthropic:claude-x"))
    assert "pip install 'yumekonte[anthropic]'" in tell(told.value, "en")
    assert "yumekonte[anthropic]" in tell(told.value, "ja")


async def test_a_vendor_that_only_langchain_knows_is_named_with_its_package():
    writer = LangChainWriter(Settings(_env_file=None, YUMEKONTE_MODEL="groq:llama"))
    with pytest.raises(Told, match="pip install 'langchain-groq'"):
        await finished(writer, ask("<good>"))
    await writer.close()


@pytest.mark.parametrize("wire", ["anthropic", "google_genai", "mistralai"])
def test_a_missing_key_is_one_sentence_with_its_variable(monkeypatch, wire):
    for variable in (CANDIDATES[wire].key, "GEMINI_API_KEY"):
        monkeypatch.delenv(variable, raising=False)
    with pytest.raises(Told) as told:
        chosen_writer("auto", Settings(_env_file=None, YUMEKONTE_MODEL=f"{wire}:x"))
    assert CANDIDATES[wire].key in tell(told.value, "ja")


async def test_a_vendor_that_cannot_be_set_up_says_why_without_the_key(monkeypatch):
    monkeypatch.setenv("MISTRAL_API_KEY", CANARY)
    monkeypatch.setattr(vendor("mistralai").__class__, "options", {"temperature": 7, "model_kwargs": CANARY})
    writer = LangChainWriter(Settings(_env_file=None, YUMEKONTE_MODEL="mistralai:x"))
    with pytest.raises(UnreachableError) as told:
        await finished(writer, ask("<good>"))
    assert told.value.key == "langchain.not_set_up"
    assert CANARY not in repr(told.value.params)


def test_the_vendors_are_those_that_langchain_knows():
    from langchain.chat_models import base

    assert set(base._BUILTIN_PROVIDERS) - {"openai"} == VENDORS


@pytest.mark.parametrize(
    ("model", "vendor_and_name"),
    [
        ("anthropic:claude-haiku-4-5", ("anthropic", "claude-haiku-4-5")),
        ("ollama:qwen3:8b", ("ollama", "qwen3:8b")),
        ("qwen3:8b", (None, "qwen3:8b")),
        ("gpt-6-luna", (None, "gpt-6-luna")),
        ("openai:gpt-6-luna", (None, "gpt-6-luna")),
        ("anthropic:", (None, "anthropic:")),
    ],
)
def test_only_a_known_name_before_the_colon_is_a_vendor(model, vendor_and_name):
    assert split(model) == vendor_and_name


def test_a_vendors_model_is_a_writer_and_the_file_hands_its_key_on(monkeypatch, tmp_path):
    monkeypatch.setenv("MISTRAL_API_KEY", "")
    monkeypatch.delenv("YUMEKONTE_MODEL", raising=False)
    env_file = tmp_path / ".env"
    env_file.write_text(f"YUMEKONTE_MODEL=mistralai:mistral-small-latest\nMISTRAL_API_KEY={CANARY}\n", encoding="utf-8")
    settings = load(env_file)
    assert settings.has_writer
    assert CANARY not in repr(settings)
    assert vendor("mistralai").place("x").secrets[1] == CANARY
    assert CANARY not in repr(vendor("mistralai").place("x"))
    assert isinstance(chosen_writer("auto", settings), LangChainWriter)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", "127.0.0.1:11434"),
        ("http://me:secret@gpu.example:1/x", "gpu.example:1"),
        ("gpu.example:2", "gpu.example:2"),
    ],
)
def test_of_an_address_only_host_and_port_are_shown(monkeypatch, address, shown):
    monkeypatch.setenv("OLLAMA_HOST", address)
    assert vendor("ollama").place("x").server == shown


def test_a_vendor_without_a_module_is_told_nothing_that_is_not_known():
    unknown = vendor("cohere")
    assert type(unknown) is Vendor
    assert (unknown.place("x").server, unknown.place("x").key_variable) == ("cohere", "COHERE_API_KEY")


@pytest.mark.parametrize(
    ("metadata", "ended"),
    [
        ({"finish_reason": "MAX_TOKENS"}, "length"),
        ({"done_reason": "length"}, "length"),
        ({"stop_reason": "model_context_window_exceeded"}, "length"),
        ({"finish_reason": "SAFETY"}, "filtered"),
        ({"prompt_feedback": {"block_reason": "OTHER"}}, "filtered"),
        ({"stop_reason": "end_turn"}, "done"),
    ],
)
def test_each_vendors_word_for_the_end_is_understood(metadata, ended):
    from langchain_core.messages import AIMessageChunk

    came = Incoming()
    came.take(AIMessageChunk(content="{}", response_metadata=metadata))
    assert came.heard.ended == ended
