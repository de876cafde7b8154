"""The whole walk over the chat's own protocol, against a real server process."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.library.samples import demo_plot
from bot.story import Film
from bot.texts import say
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer
from tests.filming import CASE
from tests.simulated import Simulated

PLOT = (CASE / "plot.txt").read_text(encoding="utf-8").strip()


@pytest.fixture
async def chat(chat_server: ChatServer) -> AsyncIterator[ChatClient]:
    async with ChatClient(chat_server.url) as client:
        yield client


@pytest.fixture
def with_writer(simulated, tmp_path: Path) -> Iterator[ChatServer]:
    """A chat server whose LLM is the simulated one."""
    llm = simulated("lighthouse", rate=150.0)
    server = ChatServer(tmp_path, OPENAI_BASE_URL=llm.url, OPENAI_API_KEY="sk-test", YUMEKONTE_MODEL="gpt-6-luna")
    yield server.start()
    server.end()


def card(client: ChatClient, name: str) -> dict | None:
    """Return the props of the newest card of a name."""
    found = [one for one in client.elements.values() if one["name"] == name]
    return found[-1]["props"] if found else None


def scenes(client: ChatClient) -> list[dict]:
    """Return the scenes of the board, whole ones where they travelled whole."""
    board = card(client, "Board")
    return board["scenes"] if board else []


def told(client: ChatClient, key: str, **params: object) -> bool:
    """Tell if a sentence of ours was said; the talk escapes signs, so only its first words are looked for."""
    return say(key, "ja", **params)[:12].rstrip("（「『 ") in client.said().replace("\\", "")


def everything(folder: Path) -> bytes:
    """Return all that stands in the files of a folder; what goes while it is read is gone."""
    found = []
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):
            found.append(path.read_bytes())
    return b"".join(found)


async def press(client: ChatClient, press: str, **values: object) -> dict:
    return await client.press("press", {"press": press, **values})


async def writing(client: ChatClient, llm: Simulated | None = None, *, letting: int = 0) -> None:
    """Walk the lighthouse plot to where its scenes are being written, skipping every question; `llm` is then held."""
    await client.say(PLOT)
    for number in range(4):
        await client.until(lambda c, n=number: told(c, "dialogue.outline_stands") or asked(c) == n)
        if told(client, "dialogue.outline_stands"):
            break
        await press(client, "answer", question=number, text="")
    await approve(client, "outline")
    await client.until(lambda c: told(c, "dialogue.broken_down", scenes=6, seconds=48))
    if llm:
        llm.hold(letting)
    await approve(client, "breakdown")


async def approve(client: ChatClient, what: str) -> None:
    """Press the button that leads on; faster than a person, so the turn that has made it may not be over yet."""
    while True:
        if (await press(client, "approve", what=what))["ok"]:
            return
        await asyncio.sleep(0.05)


def asked(client: ChatClient) -> int | None:
    """Return the number of the newest question of the interview."""
    question = card(client, "Question")
    return question["question"] if question else None


async def sample(client: ChatClient) -> None:
    await press(client, "begin", what="sample")
    await client.until(lambda c: len(scenes(c)) == 9)


async def test_the_welcome_says_who_writes_for_which_model_and_how_to_begin(chat: ChatClient) -> None:
    await chat.until(lambda c: told(c, "chat.writer_guided"))
    assert "Sora" in chat.said()
    assert "2026" in chat.said()
    begin = {one["payload"]["what"] for one in chat.actions if one["payload"].get("press") == "begin"}
    assert begin == {"dream", "quick", "sample", "check", "camera"}
    await chat.until(lambda c: {one["payload"].get("way") for one in c.actions} >= {"key", "clipboard"})


async def test_a_dream_becomes_a_board_of_written_scenes_without_any_ai(chat: ChatClient) -> None:
    await chat.say(demo_plot())
    await chat.until(lambda c: told(c, "dialogue.outline_stands"))
    await approve(chat, "outline")
    await chat.until(lambda c: scenes(c) and told(c, "dialogue.broken_down", scenes=7, seconds=44))
    await approve(chat, "breakdown")
    await chat.until(lambda c: told(c, "dialogue.all_written"))
    board = await chat.press("board", {})
    assert {one["status"] for one in board["scenes"]} == {"written"}


async def test_the_simulated_writer_writes_the_film_and_it_streams_onto_the_board(with_writer: ChatServer) -> None:
    async with ChatClient(with_writer.url) as chat:
        await writing(chat)
        await chat.until(lambda c: told(c, "dialogue.all_written"))
        seen = [data["props"] for event, data in chat.events if event == "element" and data["name"] == "Board"]
        assert any(one["running"] for one in seen)
        assert any(scene.get("coming") for one in seen for scene in one["scenes"])


async def test_a_camera_rewrite_is_shown_rejected_shown_and_accepted(chat: ChatClient) -> None:
    await sample(chat)
    await chat.say("シーン5のカメラをもっと近く、手持ちで")
    await chat.until(lambda c: card(c, "Proposal"))
    first = card(chat, "Proposal")
    assert await press(chat, "decide", proposal=first["id"], how="reject") == {"ok": True}
    await chat.until(lambda c: told(c, "dialogue.rejected"))
    board = await chat.press("board", {})
    await chat.say("シーン5のカメラをもっと近く、手持ちで")
    await chat.until(lambda c: card(c, "Proposal")["id"] != first["id"])
    await chat.say("はい")
    await chat.until(lambda c: told(c, "dialogue.accepted"))
    after = await chat.press("board", {})
    assert [a["mark"] == b["mark"] for a, b in zip(board["scenes"], after["scenes"], strict=True)].count(False) == 1


async def test_a_card_is_edited_by_two_tabs_and_the_second_is_told(chat: ChatClient) -> None:
    await sample(chat)
    board = await chat.press("board", {})
    scene, base = board["scenes"][0]["id"], board["film"]["version"]
    edit = {
        "kind": "set_element",
        "scene": scene,
        "element": "time_flow",
        "words": {"ja": "止まる。", "en": "It stops."},
    }
    async with ChatClient(chat.url, thread=chat.thread, jar=chat.jar) as other:
        await other.until(lambda c: c.resumed)
        assert (await press(chat, "change", base=base, edits=[edit]))["ok"]
        edit["words"] = {"ja": "流れる。", "en": "It flows."}
        answer = await press(other, "change", base=base, edits=[edit])
        assert not answer["ok"]
        assert answer["said"]


async def test_everything_is_there_after_kill_and_restart(tmp_path: Path) -> None:
    server = ChatServer(tmp_path).start()
    try:
        async with ChatClient(server.url) as chat:
            await sample(chat)
            await chat.say("シーン5のカメラをもっと近く、手持ちで")
            await chat.until(lambda c: card(c, "Proposal"))
            film, proposal, jar = chat.thread, card(chat, "Proposal"), chat.jar
            server.kill()
        server.start()
        async with ChatClient(server.url, thread=film, jar=jar) as again:
            await again.until(lambda c: c.resumed and scenes(c))
            await press(again, "decide", proposal=proposal["id"], how="accept")
            await again.until(lambda c: told(c, "dialogue.accepted"))
    finally:
        server.end()


async def test_stop_keeps_what_is_done_and_go_on_repeats_nothing(simulated, tmp_path: Path) -> None:
    llm = simulated("lighthouse")
    server = ChatServer(tmp_path, OPENAI_BASE_URL=llm.url, OPENAI_API_KEY="sk-test").start()
    try:
        async with ChatClient(server.url) as chat:
            await writing(chat, llm, letting=2)
            await chat.until(lambda c: any(one.get("coming") for one in scenes(c)))
            assert (await press(chat, "stop"))["ok"]
            board = await chat.press("board", {})
            assert not board["running"]
            done = [one["id"] for one in board["scenes"] if one["status"] == "written"]
            assert len(done) <= 2
            llm.release()
            await press(chat, "write")
            await chat.until(lambda c: told(c, "dialogue.all_written"))
    finally:
        server.end()


@pytest.mark.parametrize("payload", [{}, {"press": "shell"}, {"press": "change", "base": 0, "edits": [{"kind": "x"}]}])
async def test_what_no_button_sends_is_refused_with_a_sentence(chat: ChatClient, payload: dict) -> None:
    assert await chat.press("press", payload) == {"ok": False, "said": say("chat.bad_press", "ja")}


async def test_a_file_is_handed_over_and_reads_back(chat: ChatClient) -> None:
    await sample(chat)
    assert (await press(chat, "export", format="json"))["ok"]
    await chat.until(lambda c: any(one["type"] == "file" for one in c.elements.values()))
    file = next(one for one in chat.elements.values() if one["type"] == "file")
    await chat.until_kept(file["id"])
    _, content = await chat.call("GET", file["url"])
    film = Film.model_validate(content if isinstance(content, dict) else json.loads(content))
    assert len(film.scenes) == 9


async def test_texts_of_people_are_shown_and_never_markup(chat: ChatClient) -> None:
    await sample(chat)
    board = await chat.press("board", {})
    words = {"ja": "![x](http://evil.example/x.png) [y](http://evil.example) <b>z</b> http://evil.example"}
    edit = {"kind": "set_title", "words": words}
    await press(chat, "change", base=board["film"]["version"], edits=[edit])
    await chat.say("/films")
    await chat.until(lambda c: "evil" in c.said())
    line = next(str(one["output"]) for one in chat.messages.values() if "evil" in str(one.get("output")))
    assert "](http" not in line
    assert "http://" not in line
    assert "<b>" not in line


async def test_the_clipboard_writer_asks_on_a_card_and_takes_the_paste(chat: ChatClient) -> None:
    await chat.press("writer", {"way": "clipboard"})
    try:
        await chat.say(PLOT)
        await chat.until(lambda c: card(c, "Paste"))
        assert "JSON" in card(chat, "Paste")["text"]
        answer = await chat.press("paste", {"text": "Sorry, I cannot do that."})
        assert answer == {"ok": True}
        await chat.until(lambda c: len([one for one in c.elements.values() if one["name"] == "Paste"]) > 1)
        await press(chat, "stop")
    finally:
        await chat.press("writer", {"way": "guided"})


async def test_a_key_of_ones_own_is_used_and_kept_nowhere(simulated, tmp_path: Path) -> None:
    llm = simulated("probe")
    server = ChatServer(tmp_path).start()
    key = "sk-canary1234567890ABCDEF"
    try:
        async with ChatClient(server.url) as chat:
            answer = await chat.press(
                "key", {"service": "server", "key": key, "server": llm.url, "model": "gpt-6-luna"}
            )
            assert answer == {"ok": True}
            await chat.until(lambda c: told(c, "chat.writer_llm", model="gpt-6-luna"))
            assert key not in json.dumps(chat.events)
    finally:
        server.end()
    assert key.encode() not in everything(tmp_path)
