"""LangChain's vendors: what is loaded when, what must be there, and what each calls things."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from bot.llm.choosing import chosen_writer
from bot.llm.langchain_models import LangChainWriter
from bot.llm.langchain_models.hearing import Incoming
from bot.llm.langchain_models.vendor import Vendor, vendor
from bot.llm.port import UnreachableError
from bot.llm.settings import Settings, load
from bot.llm.vendors import VENDORS, split
from bot.texts import Told, tell
from tests.openai_calls import CANARY, ask, finished
from tests.writers import CANDIDATES


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
    monkeypatch.setenv("YUMEKONTE_MODEL", "")
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
