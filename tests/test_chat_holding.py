"""What the chat holds up to, on the real server: lost lines, reloads, a second tab, payloads that no button sends."""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.archive import Archive
from bot.chat.people import People, entry
from bot.texts import Told, say
from tests.archive_fixtures import at, film
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer
from tests.simulated import Simulated
from tests.test_chat_walk import PLOT, card, press, sample, scenes, told, writing

AYA, KEN = "long enough for aya", "long enough for ken"


@pytest.fixture
async def chat(chat_server: ChatServer) -> AsyncIterator[ChatClient]:
    async with ChatClient(chat_server.url) as client:
        yield client


@pytest.fixture
def llm(simulated: Callable[..., Simulated]) -> Simulated:
    """An LLM that can be held while it writes."""
    return simulated("lighthouse", slots=3)


@pytest.fixture
def slow(llm: Simulated, tmp_path: Path) -> Iterator[ChatServer]:
    """A server with this LLM."""
    server = ChatServer(tmp_path, OPENAI_BASE_URL=llm.url, OPENAI_API_KEY="sk-test").start()
    yield server
    server.end()


async def back(chat: ChatClient) -> None:
    """Lose the line and find it again, as a tab does: the session is the same."""
    chat.messages.clear()
    chat.resumed = None
    await chat.connect()


async def begun(chat: ChatClient, llm: Simulated) -> None:
    """Walk until the scenes are being written, and hold there."""
    await writing(chat, llm)
    await chat.until(lambda c: any(one.get("coming") for one in scenes(c)))


async def test_what_was_said_while_the_line_was_down_is_there_when_it_is_back(chat: ChatClient) -> None:
    await sample(chat)
    async with ChatClient(chat.url, thread=chat.thread, jar=chat.jar) as other:
        await other.until(lambda c: c.resumed)
        await chat._socket.disconnect()
        await other.say("ドリーインって何？")
        await other.until(lambda c: "ドリーイン" in c.said())
        await other.until_kept("ドリーイン", chat.thread)
        await other.until_kept(list(other.messages)[-1], chat.thread)
        await back(chat)
        await chat.until(lambda c: c.resumed and "ドリーイン" in c.said())
        await chat.say("ティルトって何？")
        await chat.until(lambda c: "ティルト" in c.said() and len(scenes(c)) == 9)


async def test_the_button_that_goes_on_comes_back_without_a_second_sentence(
    chat_server: ChatServer, chat: ChatClient
) -> None:
    archive = await Archive.open(chat_server.database)
    await archive.create(film("half1234").model_copy(update={"scenes": ()}), {}, at())
    await archive.close()
    asked = say("chat.unfinished", "ja")[:8]
    for reload in range(3):
        async with ChatClient(chat.url, thread="half1234", jar=chat.jar) as tab:
            await tab.until(lambda c: any(one["payload"].get("press") == "write" for one in c.actions))
            # The button is the last that comes.
            assert tab.said().count(asked) == 1, reload
            await tab.until_kept(asked)


async def test_writing_goes_on_through_a_reload_and_beside_a_talk_in_two_tabs(slow: ChatServer, llm: Simulated) -> None:
    async with ChatClient(slow.url) as first:
        await begun(first, llm)
        film_id, jar = first.thread, first.jar
        async with ChatClient(slow.url, thread=film_id, jar=jar) as second:
            await second.until(lambda c: c.resumed and card(c, "Board")["running"])
            await press(second, "write")
            await second.until(lambda c: told(c, "chat.busy"))
            await second.say("ドリーインって何？")
            await second.until(lambda c: "ドリーイン" in c.said())
            await first.until(lambda c: "ドリーイン" in c.said())
            await first.close()
            llm.release()
            await second.until(lambda c: told(c, "dialogue.all_written"))
            await second.until(lambda c: not card(c, "Board")["running"])
            assert {one["status"] for one in (await second.press("board", {}))["scenes"]} == {"written"}


async def test_the_server_closes_while_it_writes_and_goes_on_when_it_is_back(slow: ChatServer, llm: Simulated) -> None:
    async with ChatClient(slow.url) as chat:
        await begun(chat, llm)
        film_id, jar = chat.thread, chat.jar
        slow.end()
    llm.release()
    assert "Traceback" not in slow.log.read_text()
    slow.start()
    async with ChatClient(slow.url, thread=film_id, jar=jar) as again:
        await again.until(lambda c: any(one["payload"].get("press") == "write" for one in c.actions))
        await press(again, "write")
        await again.until(lambda c: told(c, "dialogue.all_written"))


async def test_a_request_for_the_clipboard_waits_through_a_reload_and_a_restart(tmp_path: Path) -> None:
    server = ChatServer(tmp_path).start()
    try:
        async with ChatClient(server.url) as chat:
            await chat.press("writer", {"way": "clipboard"})
            await chat.say(PLOT)
            await chat.until(lambda c: card(c, "Paste"))
            await chat.until_kept("Paste")
            async with ChatClient(server.url, thread=chat.thread, jar=chat.jar) as again:
                await again.until(lambda c: c.resumed and card(c, "Paste"))
                assert card(again, "Paste")["open"]
                assert await again.press("paste", {"text": "Sorry."}) == {"ok": True}
            server.kill()
            server.start()
            async with ChatClient(server.url, thread=chat.thread, jar=chat.jar) as after:
                await after.until(lambda c: c.resumed)
                assert not any(one["props"]["open"] for one in after.elements.values() if one["name"] == "Paste")
                assert not (await after.press("paste", {"text": "{}"}))["ok"]
                await after.press("writer", {"way": "clipboard"})
                await after.until(lambda c: any(one["payload"].get("press") == "write" for one in c.actions))
                await press(after, "write")
                await after.until(lambda c: any(o["props"].get("open") for o in c.elements.values()))
    finally:
        server.end()


async def test_renaming_and_deleting_in_the_sidebar_reach_the_open_tabs(chat: ChatClient) -> None:
    await sample(chat)
    async with ChatClient(chat.url, thread=chat.thread, jar=chat.jar) as other:
        await other.until(lambda c: c.resumed)
        await other.call("PUT", "/project/thread", {"threadId": chat.thread, "name": "別の名前"})
        await chat.until(lambda c: card(c, "Board")["film"]["title"]["ja"] == "別の名前")
        await other.call("DELETE", "/project/thread", {"threadId": chat.thread})
        for tab in (chat, other):
            await tab.until(lambda c: ("window_message", {"yumekonte": {"film": ""}}) in c.events)


HUGE = "夢" * 100_000
ODD: list[Any] = [
    None, 3, [], {}, "", "\0", "\ud800", ["x"] * 1000, {"ja": 3}, "../../etc/passwd", "'; DROP TABLE films;--",
]  # fmt: skip


async def test_payloads_that_no_button_sends_end_in_a_sentence_or_in_nothing(
    chat_server: ChatServer, chat: ChatClient
) -> None:
    await sample(chat)
    before = await chat.press("board", {})
    named = {
        "press": ["press"],
        "takes": ["scene"], "paste": ["text"], "writer": ["way"], "board": ["x"],
    }  # fmt: skip
    for field in ("key", "server", "model"):
        for odd in (None, 3, True, [], {}, "", HUGE):
            assert (await _sent(chat, "key", {field: odd}))["ok"] is False
    for name, fields in named.items():
        for field in fields:
            for odd in (*ODD, *([HUGE] if field == "text" else [])):
                answer = await _sent(chat, name, {field: odd})
                assert answer in (None, []) or answer.get("ok") is False or name == "board", (
                    name,
                    field,
                    str(odd)[:20],
                )
    fields = {
        "answer": ("question", "text"), "split": ("scene", "at"), "rewrite": ("scene", "wish"), "coach": ("scene",),
        "decide": ("proposal",), "look": ("preset",), "restore": ("scene", "step"), "export": ("format",),
        "tick": ("scene",), "explain": ("id",), "insert": ("after",), "pick": ("treatment",), "mend": ("field",),
    }  # fmt: skip
    whole: dict[str, Any] = {
        "question": 0, "text": "x", "scene": "zzzz", "at": 1, "element": "time_flow", "wish": "x", "proposal": "x",
        "how": "accept", "preset": "x", "step": 1, "format": "x", "pasted": True, "what": "term", "id": "x",
        "after": "zzzz", "beat": "x", "treatment": 0, "code": "x", "field": "x", "start": 0,
    }  # fmt: skip
    for name, odd_fields in fields.items():
        for field in odd_fields:
            for odd in ODD:
                await _sent(chat, "press", {"press": name, **whole, field: odd})
    for odd in ODD:
        await _sent(chat, "press", {"press": "change", "base": 1, "edits": odd})
        edit = {"kind": "set_element", "scene": odd, "element": "time_flow", "words": {"ja": odd}}
        await _sent(chat, "press", {"press": "change", "base": 1, "edits": [edit]})
    await press(chat, "stop")
    after = await chat.press("board", {})
    assert after["film"] == before["film"]
    assert "Traceback" not in chat.said()
    assert "Error " not in chat_server.log.read_text(), chat_server.log.read_text()[-3000:]


async def _sent(chat: ChatClient, name: str, payload: dict[str, Any]) -> Any:
    """Send an action as a browser would; a lone surrogate can be sent too."""
    body = json.dumps({"sessionId": chat.session, "action": {"name": name, "payload": payload}})
    async with chat.http.post(
        f"{chat.url}/project/action", data=io.BytesIO(body.encode()), headers={"Content-Type": "application/json"}
    ) as answer:
        text = await answer.text()
        assert "Traceback" not in text
        assert answer.status in (200, 413), (answer.status, name, str(payload)[:200], text[:300])
        return json.loads(text)["response"] if answer.status == 200 else None


async def test_two_people_of_a_studio_work_at_once_and_see_nothing_of_each_other(tmp_path: Path) -> None:
    users = f"{entry('aya', AYA)} {entry('ken', KEN)}"
    server = ChatServer(tmp_path, YUMEKONTE_USERS=users).start()
    try:
        aya, ken = ChatClient(server.url), ChatClient(server.url)
        assert [await aya.log_in("aya", AYA), await ken.log_in("ken", KEN)] == [200, 200]
        await asyncio.gather(aya.connect(), ken.connect())
        await asyncio.gather(sample(aya), sample(ken))
        assert aya.thread != ken.thread
        mine, theirs = await aya.press("board", {}), await ken.press("board", {})
        edit = {"kind": "set_title", "words": {"ja": "綾だけの題"}}
        assert (await press(aya, "change", base=mine["film"]["version"], edits=[edit]))["ok"]
        await aya.until(lambda c: "綾だけの題" in json.dumps(c.elements, ensure_ascii=False))
        await aya.press("writer", {"way": "clipboard"})
        assert await ken.press("board", {}) == theirs
        assert "綾" not in json.dumps(ken.events, ensure_ascii=False)
        assert [one["id"] for one in await ken.films()] == [ken.thread]
        assert not await ken.press("takes", {"scene": mine["scenes"][0]["id"] + "x"})
        await asyncio.gather(aya.close(), ken.close())
    finally:
        server.end()


def test_nobody_can_log_in_as_the_owner_of_the_command_lines_films() -> None:
    with pytest.raises(Told, match="command line"):
        entry("local", AYA)
    with pytest.raises(Told, match="command line"):
        People(entry("aya", AYA).replace("aya", "local"))
