"""What the chat's server refuses: other sites, other computers, other people's films, keys, closed doors."""

import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import aiohttp
import pytest
from socketio.exceptions import ConnectionError as NoConnection

from bot.archive import Archive
from bot.chat.keys import holds_key, without_keys
from bot.chat.people import People, entry
from bot.texts import Told
from tests.archive_fixtures import at, film
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer
from tests.test_chat_walk import everything

KEY = "sk-proj-abcDEF1234567890abcdef"
AYA, KEN = "long enough for aya", "long enough for ken"


@pytest.fixture
async def chat(chat_server: ChatServer) -> AsyncIterator[ChatClient]:
    async with ChatClient(chat_server.url) as client:
        yield client


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatServer]:
    """A server for two people with passwords."""
    users = f"{entry('aya', AYA)} {entry('ken', KEN)}"
    server = ChatServer(tmp_path_factory.mktemp("studio"), YUMEKONTE_USERS=users).start()
    yield server
    server.end()


async def _status(url: str, method: str = "GET", path: str = "/", **headers: str) -> int:
    async with aiohttp.ClientSession() as http, http.request(method, f"{url}{path}", headers=headers) as answer:
        return answer.status


async def _is_refused(client: ChatClient, **headers: str) -> None:
    with pytest.raises(NoConnection):
        await client.connect(**headers)
    await client.close()


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.1.2", ""]
)
async def test_a_name_made_to_point_here_is_not_served(chat_server: ChatServer, host: str) -> None:
    assert await _status(chat_server.url, Host=host) == 401
    assert await _status(chat_server.url, "POST", "/auth/header", Host=host) == 401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1"])
async def test_pages_of_other_sites_can_send_nothing(chat: ChatClient, origin: str) -> None:
    for method, path in (("POST", "/auth/header"), ("PUT", "/project/thread"), ("DELETE", "/project/thread")):
        assert (await chat.call(method, path, {}, Origin=origin))[0] == 403
    await _is_refused(ChatClient(chat.url, jar=chat.jar), Origin=origin)


async def test_our_own_page_can_connect(chat: ChatClient) -> None:
    tab = ChatClient(chat.url, jar=chat.jar)
    await tab.connect(Origin=chat.url)
    await tab.close()


@pytest.mark.parametrize(
    "door",
    [
        "GET /docs", "GET /openapi.json", "GET /redoc", "PUT /feedback", "DELETE /feedback", "PUT /project/element",
        "DELETE /project/element", "PUT /project/thread/share", "GET /project/share/abcd", "POST /mcp", "DELETE /mcp",
        "POST /auth/jwt", "GET /auth/oauth/github", "GET /copilot/index.js", "GET /ws/socket.io/", "GET /nothing",
        "POST /ws/socket.io/", "OPTIONS /login", "GET /project/thread/abcd/element/efgh", "GET /env",
        "GET /public/../chat.secret", "GET /public/%2e%2e/%2e%2e/chat.secret",
    ],
)  # fmt: skip
async def test_what_the_chat_does_not_use_is_shut(chat: ChatClient, door: str) -> None:
    method, path = door.split()
    assert (await chat.call(method, path))[0] in (400, 404)


@pytest.mark.parametrize("path", ["/", "/login", "/thread/abcd", "/public/custom.js", "/user", "/project/settings"])
async def test_every_answer_carries_the_headers(chat: ChatClient, path: str) -> None:
    async with chat.http.get(f"{chat.url}{path}") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src" not in policy or "unsafe-inline" not in policy.partition("script-src")[2].partition(";")[0]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "Server" not in answer.headers


async def test_the_page_names_no_other_host(chat: ChatClient) -> None:
    _, page = await chat.call("GET", "/")
    assert "://" not in page


async def test_a_stranger_gets_nothing_from_a_session_he_knows(chat: ChatClient) -> None:
    await chat.say("", "help")
    await chat.until(lambda c: c.thread)
    stranger = ChatClient(chat.url, thread=chat.thread, session=chat.session)
    body = {"pagination": {"first": 9}, "filter": {}}
    assert (await stranger.call("POST", "/project/threads", body))[0] == 401
    assert (await stranger.call("GET", f"/project/thread/{chat.thread}"))[0] == 401
    action = {"sessionId": chat.session, "action": {"name": "board", "payload": {}}}
    assert (await stranger.call("POST", "/project/action", action))[0] == 401
    await _is_refused(stranger)


async def test_a_session_cannot_be_named_as_a_folder(chat: ChatClient) -> None:
    await _is_refused(ChatClient(chat.url, jar=chat.jar, session="../../../elsewhere"))


async def test_a_key_in_a_message_is_refused_and_kept_nowhere(chat_server: ChatServer, chat: ChatClient) -> None:
    said = await chat.say(f"これを使って {KEY}")
    await chat.until(lambda c: "保存も送信もしませんでした" in c.said())
    assert [data["id"] for event, data in chat.events if event == "delete_message"] == [said]
    await chat.say("", "help")
    await chat.until(
        lambda c: any(
            one["type"] == "assistant_message" and "/lint" in str(one["output"]) for one in c.messages.values()
        )
    )
    # Kept in the order in which it was said: what was said before is kept by then, if it ever is.
    await chat.until_kept("/lint")
    assert KEY.encode() not in everything(chat_server.home)


@pytest.mark.parametrize(
    "text",
    [KEY, "sk-ant-api03-Aa0_bB1-cC2dD3eE4fF5", "AIzaSyA1234567890abcdefghijklmnopqrstu", "hf_AbCdEf0123456789xyz",
     "ghp_0123456789abcdefABCDEF0123456789", "AKIAIOSFODNN7EXAMPLE", "Authorization: Bearer eyJhbGciOi.JIUzI1NiJ9.x_1",
     "OPENAI_API_KEY=abcdef0123456789"],
)  # fmt: skip
def test_keys_are_known_by_their_looks(text: str) -> None:
    assert holds_key(f"鍵は{text} です") or holds_key(f"鍵は {text} です")
    assert holds_key(f"see {text}, please")
    assert text[-8:] not in str(without_keys({"a": [f"x {text}"]}))


@pytest.mark.parametrize(
    "text",
    ["夢で鯨に会った", "a sk-ating rink-side-dream of pk-fire", "The risk-averse-and-terribly-slow hero", "task-force-of-nineteen-men",
     "disk-shaped-objects-in-the-sky", "Bearer of the ring and all that he carried home", "SECRET: the butler did it"],
)  # fmt: skip
def test_a_plot_is_no_key(text: str) -> None:
    assert not holds_key(text)


async def test_what_a_browser_says_about_its_message_is_not_believed(chat_server: ChatServer, chat: ChatClient) -> None:
    archive = await Archive.open(chat_server.database)
    said = await chat.say("/help", name="Yumekonte", threadId="other123", metadata={"is_shared": True})
    await chat.until(lambda c: c.thread)
    await chat.emit("client_message", {"message": {"id": "no uuid", "output": 3}})
    await chat.until(lambda c: "読み込み直して" in c.said())
    await chat.until(lambda c: c.events[-1][0] in ("task_end", "new_message"))
    await chat.until_kept(said)
    kept = {one["id"]: one for one in await archive.transcript.messages(chat.thread)}
    assert (kept[said]["name"], kept[said]["threadId"], kept[said]["metadata"]) == ("local", chat.thread, {})
    assert await archive.transcript.owner("other123") is None
    await archive.close()


async def test_a_message_too_long_is_told_and_not_cut_off(chat: ChatClient) -> None:
    await chat.say("夢" * 400_000)
    await chat.until(lambda c: "テキストファイル" in c.said())


@pytest.mark.parametrize(
    ("name", "mime", "status"),
    [
        ("plot.txt", "text/plain", 200), ("plot.md", "application/octet-stream", 200), ("a.fountain", "text/plain", 200),
        ("page.html", "text/html", 400), ("plot.html", "text/plain", 400), ("plot.txt", "text/html", 400),
        ("a.svg", "image/svg+xml", 400), ("a.exe", "application/octet-stream", 400),
    ],
)  # fmt: skip
async def test_uploads_are_of_known_kinds(chat: ChatClient, name: str, mime: str, status: int) -> None:
    assert (await chat.attach(name, "夢".encode(), mime))[0] == status


async def test_uploads_are_small(chat: ChatClient) -> None:
    assert (await chat.attach("plot.txt", b"a" * 2 * 1024 * 1024, "text/plain"))[0] == 200
    assert (await chat.attach("plot.txt", b"a" * (2 * 1024 * 1024 + 100_000), "text/plain"))[0] == 413


async def test_everyone_has_their_own_films_and_nobody_elses(studio: ChatServer) -> None:
    archive = await Archive.open(studio.database)
    await archive.create(film("ayas1234"), {}, at(), "aya")
    await archive.create(film("cli12345"), {}, at())
    row = {"id": "file1", "threadId": "ayas1234", "name": "夢.txt", "mime": "text/plain", "type": "file"}
    await archive.transcript.keep_attachment("ayas1234", "aya", "m", row, "夢".encode())
    aya, ken = ChatClient(studio.url), ChatClient(studio.url)
    assert await aya.log_in() == 400
    assert await aya.log_in("aya", KEN) == 401
    assert await aya.log_in("aya", AYA) == 200
    assert await ken.log_in("ken", KEN) == 200
    await aya.connect()
    assert [one["id"] for one in await aya.films()] == ["ayas1234"]
    assert await ken.films() == []
    async with aya.http.get(f"{aya.url}/blob/ayas1234/file1") as answer:
        assert (answer.status, await answer.text()) == (200, "夢")
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer.headers["Content-Security-Policy"]
    for method, path, body in (
        ("GET", "/project/thread/ayas1234", None),
        ("PUT", "/project/thread", {"threadId": "ayas1234", "name": "mine"}),
        ("DELETE", "/project/thread", {"threadId": "ayas1234"}),
        ("DELETE", "/project/thread", {"threadId": "cli12345"}),
        ("GET", "/blob/ayas1234/file1", None),
        ("POST", "/project/action", {"sessionId": aya.session, "action": {"name": "board", "payload": {}}}),
    ):
        assert (await ken.call(method, path, body))[0] in (401, 404), path
    for thread, session in (("ayas1234", ""), ("cli12345", ""), ("", aya.session)):
        await _is_refused(ChatClient(studio.url, jar=ken.jar, thread=thread, session=session))
    assert (await archive.load("ayas1234")).film == film("ayas1234")
    for client in (aya, ken):
        await client.close()
    await archive.close()


async def test_the_owner_of_a_conversation_cannot_be_written_over(studio: ChatServer) -> None:
    archive = await Archive.open(studio.database)
    message = {"id": str(uuid.uuid4()), "output": "夢"}
    assert await archive.transcript.keep_message("talk1234", "aya", message)
    assert not await archive.transcript.keep_message("talk1234", "ken", {**message, "output": "mine"})
    assert await archive.transcript.messages("talk1234") == [message]
    await archive.close()


async def test_guessing_a_password_is_slow() -> None:
    now = 0.0
    people = People(entry("aya", AYA), clock=lambda: now)
    assert [await people.admits("aya", "wrong") for _ in range(5)] == [False] * 5
    assert not await people.admits("aya", AYA)
    now = 61.0
    assert await people.admits("aya", AYA)
    assert not await people.admits("ken", AYA)
    assert not await people.admits("", "")


@pytest.mark.parametrize("entries", ["aya", "aya:secret", "aya:.", ":a.b", "a b", "aya:!.!"])
def test_an_entry_that_is_none_is_told(entries: str) -> None:
    with pytest.raises(Told, match="yumekonte password"):
        People(entries)


def test_passwords_and_names_have_their_form() -> None:
    for name, password in (("aya", "short"), ("a b", AYA), ("", AYA), ("a:b", AYA)):
        with pytest.raises(Told):
            entry(name, password)


def test_other_computers_are_let_in_only_with_passwords(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.cli", "--lang", "en", "chat", "--no-browser", "--host", "::"]
    done = subprocess.run(
        command, cwd=tmp_path, env={"YUMEKONTE_HOME": str(tmp_path)}, capture_output=True, text=True, timeout=200
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "yumekonte password NAME" in done.stderr
