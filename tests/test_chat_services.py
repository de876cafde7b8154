"""A key of one's own: whose it is, where it goes, and where the server never goes for a visitor."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from bot.chat.people import entry
from bot.chat.services import Given, services, settings_for
from bot.llm.langchain_models.vendor import vendor
from bot.llm.settings import OPENAI, Settings
from bot.story import LANGS
from bot.texts import Told, say, tell
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer
from tests.simulated import Simulated
from tests.test_chat_walk import card, everything, told
from tests.writers import CANDIDATES

KEY = "sk-canary1234567890ABCDEF"
AYA = "long enough for aya"
VENDORS = ("anthropic", "google_genai", "mistralai")


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "YUMEKONTE_MODEL", *(CANDIDATES[one].key for one in VENDORS)):
        monkeypatch.delenv(name, raising=False)


def settings(**named: Any) -> Settings:
    return Settings(_env_file=None, **named)


def chosen(given: dict[str, str], configured: Settings | None = None, *, closed: bool = False) -> Settings:
    return settings_for(Given.model_validate(given), configured or settings(), closed=closed)


def test_the_form_offers_openai_the_vendors_and_a_server_of_ones_own() -> None:
    offered = services(settings(), "ja", closed=False)
    assert [one.id for one in offered] == ["openai", *VENDORS, "server"]
    assert all(one.called for one in offered)
    assert all(one.model for one in offered[:-1])
    assert [one.id for one in offered if one.address is not None] == ["server"]


def test_a_vendors_module_says_what_the_form_needs() -> None:
    for name in VENDORS:
        found = vendor(name)
        assert found.called
        assert found.usual
        assert found.package


def test_where_a_vendors_package_is_missing_the_form_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.llm.langchain_models.vendor.find_spec",
        lambda name: None if name == "langchain_anthropic" else find_spec(name),
    )
    for lang in LANGS:
        missing = {one.id: one.missing for one in services(settings(), lang, closed=False)}
        assert "pip install 'yumekonte[anthropic]'" in missing.pop("anthropic")
        assert not any(missing.values())
    with pytest.raises(Told) as refused:
        chosen({"service": "anthropic", "key": KEY})
    assert "pip install" in tell(refused.value, "en")


def test_no_key_of_the_operators_goes_to_a_server_that_a_visitor_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-the-operator-1234567")
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-of-the-operator-1234567")
    operators = settings(OPENAI_API_KEY="sk-of-the-operator-1234567")
    assert chosen({"service": "server", "server": "http://127.0.0.1:1/v1", "model": "m"}, operators).api_key is None
    mine = chosen({"service": "anthropic", "key": KEY}, operators)
    assert mine.api_key is None
    assert mine.vendor_key is not None
    assert mine.vendor_key.get_secret_value() == KEY
    assert KEY not in repr(mine)
    assert mine.model == f"anthropic:{vendor('anthropic').usual}"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({"service": "openai"}, "chat.no_key"),
        ({"service": "mistralai"}, "chat.no_key"),
        ({"service": "server", "server": "http://127.0.0.1:1/v1"}, "chat.no_model"),
        ({"service": "server", "server": "", "model": "m"}, "chat.bad_key"),
        ({"service": "server", "server": "file:///etc/passwd", "model": "m"}, "chat.bad_key"),
        ({"service": "openai", "key": "two words"}, "chat.bad_key"),
        ({"service": "anthropic", "key": "鍵"}, "chat.bad_key"),
        ({"service": "openai", "key": KEY, "model": "anthropic:claude"}, "chat.other_service"),
        ({"service": "openai", "key": KEY, "model": "ollama:qwen3:8b"}, "chat.other_service"),
        ({"service": "anthropic", "key": KEY, "model": "bedrock:claude"}, "chat.other_service"),
        ({"service": "bedrock", "key": KEY, "model": "claude"}, "chat.no_such_service"),
    ],
)
def test_what_will_not_do_is_said_in_a_sentence(given: dict[str, str], key: str) -> None:
    with pytest.raises(Told) as refused:
        chosen(given)
    assert refused.value.key == key
    assert KEY not in tell(refused.value, "en")


def test_where_others_are_served_only_the_operators_own_server_is_offered_beside_the_services() -> None:
    assert "server" not in [one.id for one in services(settings(), "ja", closed=True)]
    with pytest.raises(Told) as refused:
        chosen({"service": "server", "key": KEY, "server": "http://127.0.0.1:1/v1", "model": "m"}, closed=True)
    assert refused.value.key == "chat.no_such_service"
    own = settings(OPENAI_BASE_URL="https://llm.studio.example/v1", YUMEKONTE_MODEL="house")
    offered = services(own, "ja", closed=True)[-1]
    assert (offered.called, offered.model, offered.address) == ("llm.studio.example", "house", None)
    asked = {"service": "server", "key": KEY, "server": "http://169.254.169.254/latest", "model": "house"}
    assert chosen(asked, own, closed=True).base_url == "https://llm.studio.example/v1"
    assert chosen({"service": "openai", "key": KEY, "server": "http://10.0.0.1/"}, own, closed=True).base_url == OPENAI


def test_an_address_with_a_password_in_it_is_not_shown() -> None:
    own = settings(OPENAI_BASE_URL="https://me:secret@llm.studio.example/v1")
    for closed in (True, False):
        assert "secret" not in repr(services(own, "en", closed=closed))


@pytest.mark.parametrize("wire", VENDORS)
async def test_a_vendors_key_writes_and_is_kept_nowhere(
    simulated: Callable[..., Simulated], tmp_path: Path, wire: str
) -> None:
    one, key = CANDIDATES[wire], f"{vendor(wire).key_begins}canary1234567890ABCDEF"
    llm = simulated("probe", wire=wire, model="", key=key)
    address = llm.url if one.versioned else llm.url.removesuffix("/v1")
    server = ChatServer(tmp_path, **{one.address: address, one.key: ""}).start()
    try:
        async with ChatClient(server.url) as chat:
            await chat.press("writer", {"way": "key"})
            await chat.until(lambda c: card(c, "KeyForm"))
            offered = {each["id"]: each for each in card(chat, "KeyForm")["services"]}
            wrong = await chat.press("key", {"service": wire, "key": key[:-1] + "X", "model": one.model})
            assert not wrong["ok"]
            assert wrong["said"]
            assert not told(chat, "chat.writer_llm", model=wire)
            answer = await chat.press("key", {"service": wire, "key": key, "model": offered[wire]["model"]})
            assert answer == {"ok": True}
            await chat.until(lambda c: told(c, "chat.writer_llm", model=f"{wire}:{offered[wire]['model']}"))
            assert key not in json.dumps(chat.events)
            await chat.until_kept("KeyForm")
    finally:
        server.end()
    kept = everything(tmp_path)
    assert key.encode() not in kept
    assert (key[:-1] + "X").encode() not in kept


@pytest.fixture
def inside() -> Iterator[tuple[int, list[bytes]]]:
    """Something inside of the operator's network: its port, and what was sent to it."""
    came: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def take() -> None:
            while True:
                try:
                    caller, _ = listener.accept()
                except OSError:
                    return
                with caller:
                    came.append(caller.recv(200))

        threading.Thread(target=take, daemon=True).start()
        yield listener.getsockname()[1], came
        listener.shutdown(socket.SHUT_RDWR)


async def test_a_visitor_cannot_send_the_server_anywhere(tmp_path: Path, inside: tuple[int, list[bytes]]) -> None:
    port, came = inside
    server = ChatServer(tmp_path, YUMEKONTE_USERS=entry("aya", AYA)).start()
    try:
        chat = ChatClient(server.url)
        assert await chat.log_in("aya", AYA) == 200
        await chat.connect()
        await chat.press("writer", {"way": "key"})
        await chat.until(lambda c: card(c, "KeyForm"))
        assert all(one["address"] is None for one in card(chat, "KeyForm")["services"])
        address = f"http://127.0.0.1:{port}/v1"
        for service in ("server", "ollama", "azure_openai", "litellm", "", "huggingface"):
            answer = await chat.press("key", {"service": service, "key": KEY, "server": address, "model": "m"})
            assert answer == {"ok": False, "said": say("chat.no_such_service", "ja")}
        for model in ("ollama:qwen3:8b", "litellm:x", "azure_openai:x"):
            answer = await chat.press("key", {"service": "openai", "key": KEY, "server": address, "model": model})
            assert answer == {"ok": False, "said": say("chat.other_service", "ja", model=model)}
        await chat.press("writer", {"way": f"found:http://127.0.0.1:{port}"})
        await chat.until(lambda c: told(c, "chat.server_gone"))
        assert came == []
        await chat.close()
    finally:
        server.end()
