"""The ways on to somebody who writes, and what is brought to the chat as a file."""

import json
import re
import threading
from collections.abc import AsyncIterator, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bot.exporting import export
from bot.library.samples import demo_plot, sample
from bot.llm.finding import USUAL
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer
from tests.test_chat_walk import card, press, scenes, told
from tests.test_chat_walk import sample as sample_open
from tests.test_dialogue_proposals import shot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
async def chat(chat_server: ChatServer) -> AsyncIterator[ChatClient]:
    async with ChatClient(chat_server.url) as client:
        yield client


@pytest.fixture
def ollama() -> Iterator[list[str]]:
    """A server on Ollama's own port; yields the paths it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"data": [{"id": "qwen3:8b"}]}).encode())

        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        def log_message(self, *_: object) -> None:
            pass

    try:
        server = ThreadingHTTPServer(("127.0.0.1", USUAL["Ollama"]), Handler)
    except OSError:
        pytest.skip("NOT TESTED: something listens on Ollama's port here")
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield asked
    server.shutdown()
    server.server_close()


async def test_a_server_of_this_computer_is_offered_and_asked_to_write_only_when_pressed(
    chat: ChatClient, ollama: list[str]
) -> None:
    try:
        # A look is short, so a busy machine may miss it; a person would press again, too.
        while not any(one["payload"].get("way") == "found:Ollama" for one in chat.actions):
            await chat.press("writer", {"way": "check"})
        assert not [path for path in ollama if not path.endswith("/models")]
        assert not told(chat, "chat.writer_llm", model="qwen3:8b")
        await chat.press("writer", {"way": "found:Ollama"})
        await chat.until(lambda c: "qwen3" in c.messages[list(c.messages)[-1]]["output"])
    finally:
        await chat.press("writer", {"way": "guided"})


async def test_a_server_that_is_not_there_is_not_used(chat: ChatClient) -> None:
    await chat.press("writer", {"way": "found:http://evil.example"})
    await chat.until(lambda c: told(c, "chat.server_gone"))


async def test_a_workbook_of_prompts_is_read_and_checked(chat: ChatClient) -> None:
    content = export(sample(), "xlsx")
    assert isinstance(content, bytes)
    status, file = await chat.attach("prompts.xlsx", content, XLSX)
    assert status == 200
    await chat.say("", files=[file])
    await chat.until(lambda c: len(scenes(c)) == 9)
    await chat.until(lambda c: told(c, "dialogue.checked", scenes=9))


async def test_a_dream_in_a_file_begins_a_film_of_it(chat: ChatClient) -> None:
    _, file = await chat.attach("dream.txt", demo_plot().encode(), "text/plain")
    await chat.say("", files=[file])
    await chat.until(lambda c: told(c, "dialogue.outline_stands"))
    assert (await chat.press("board", {}))["plot"]


async def test_a_text_file_is_read_as_prompts_where_prompts_were_asked_for(chat: ChatClient) -> None:
    await press(chat, "begin", what="check")
    await chat.until(lambda c: told(c, "dialogue.begin_check"))
    _, file = await chat.attach(
        "mine.txt", b"A dog runs along a beach.\n\nA girl turns toward the camera.", "text/plain"
    )
    await chat.say("", files=[file])
    await chat.until(lambda c: len(scenes(c)) == 2)


async def test_a_file_leaves_an_open_film_alone(chat: ChatClient) -> None:
    await sample_open(chat)
    before = await chat.press("board", {})
    _, file = await chat.attach("dream.txt", demo_plot().encode(), "text/plain")
    await chat.say("ドリーインって何？", files=[file])
    await chat.until(lambda c: told(c, "dialogue.one_file") and told(c, "chat.term_effect"))
    assert (await chat.press("board", {}))["film"] == before["film"]


async def test_a_file_that_cannot_be_read_is_told_in_one_sentence(chat: ChatClient) -> None:
    _, file = await chat.attach("film.json", b'{"broken": ', "application/json")
    await chat.say("", files=[file])
    await chat.until(lambda c: told(c, "importing.broken_json", name="film.json", line=1))


async def test_the_camera_is_rewritten_by_the_chat_that_one_has_an_account_for(chat: ChatClient) -> None:
    await chat.press("writer", {"way": "clipboard"})
    try:
        await sample_open(chat)
        await chat.say("/camera 5 もっと近く、手持ちで")
        await chat.until(lambda c: card(c, "Paste"))
        (part,) = set(re.findall(r'"(rewrite[^"]*|S05[^"]*)"\s*:', card(chat, "Paste")["text"])) or {""}
        answer = shot("face").model_dump()
        await chat.press("paste", {"text": f"Sure!\n```json\n{json.dumps({part: answer} if part else answer)}\n```"})
        await chat.until(lambda c: card(c, "Proposal"))
        assert await press(chat, "decide", proposal=card(chat, "Proposal")["id"], how="accept") == {"ok": True}
        await chat.until(lambda c: told(c, "dialogue.accepted"))
    finally:
        await chat.press("writer", {"way": "guided"})
