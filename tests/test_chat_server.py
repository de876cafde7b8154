"""The shell of the chat, through its real server: films as threads, two tabs, restarts, the language."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.archive import Archive
from bot.edits import SetTitle, Wording
from tests.archive_fixtures import at, film
from tests.chat_client import ChatClient
from tests.chat_server import ChatServer

HELP = "help"


@pytest.fixture
async def chat(chat_server: ChatServer) -> AsyncIterator[ChatClient]:
    async with ChatClient(chat_server.url) as client:
        yield client


@pytest.fixture
async def archive(chat_server: ChatServer) -> AsyncIterator[Archive]:
    opened = await Archive.open(chat_server.database)
    yield opened
    for one in await opened.films():
        await opened.delete(one.id)
    await opened.close()


async def test_a_film_of_the_command_line_is_listed_opened_renamed_and_deleted(
    chat: ChatClient, archive: Archive
) -> None:
    await archive.create(film("shell123"), {}, at())
    assert ("shell123", "水の底の電話") in [(one["id"], one["name"]) for one in await chat.films()]
    assert "shell123" in [one["id"] for one in await chat.films("底の")]
    assert await chat.films("%") == []
    async with ChatClient(chat.url, thread="shell123", jar=chat.jar) as tab:
        await tab.until(lambda c: c.resumed)
        assert tab.thread == "shell123"
    assert (await chat.call("PUT", "/project/thread", {"threadId": "shell123", "name": "Deep Call"}))[0] == 200
    assert (await archive.load("shell123")).film.title.en == "Deep Call"
    assert (await archive.load("shell123")).film.title.ja == "水の底の電話"
    assert (await archive.undo("shell123", at(1))).film.title.en == "The Phone Under Water"
    assert (await chat.call("DELETE", "/project/thread", {"threadId": "shell123"}))[0] == 200
    assert "shell123" not in [one["id"] for one in await chat.films()]
    assert await archive.owner("shell123") is None


async def test_the_thread_of_a_new_chat_has_an_id_that_its_film_can_have(chat: ChatClient) -> None:
    await chat.say("", HELP)
    await chat.until(lambda c: c.thread)
    assert len(chat.thread) == 8
    assert chat.thread not in [one["id"] for one in await chat.films()]


async def test_two_tabs_of_a_film_see_the_same(chat: ChatClient, archive: Archive) -> None:
    await archive.create(film("shell123"), {}, at())
    async with (
        ChatClient(chat.url, thread="shell123", jar=chat.jar) as one,
        ChatClient(chat.url, thread="shell123", jar=chat.jar) as other,
    ):
        await one.until(lambda c: c.resumed)
        await other.until(lambda c: c.resumed)
        await one.say("", HELP)
        await one.until(lambda c: any(m["type"] == "assistant_message" for m in c.messages.values()))
        answers = {m["id"] for m in one.messages.values() if m["type"] == "assistant_message"}
        await other.until(lambda c: answers <= set(c.messages))


async def test_a_stranger_thread_becomes_a_new_one(chat: ChatClient) -> None:
    async with ChatClient(chat.url, thread="nobodys1", jar=chat.jar) as tab:
        await tab.until(lambda c: any(event == "resume_thread_error" for event, _ in c.events))
        await tab.say("", HELP)
        await tab.until(lambda c: c.thread != "nobodys1")


@pytest.mark.parametrize(
    ("lang", "readme", "label"), [("ja-JP", "夢コンテの使い方", "送信"), ("fr", "How Yumekonte", "Send")]
)
async def test_labels_and_readme_come_in_the_browsers_language(
    chat_server: ChatServer, lang: str, readme: str, label: str
) -> None:
    async with ChatClient(chat_server.url, lang=lang) as tab:
        _, settings = await tab.call("GET", f"/project/settings?language={lang}")
        _, labels = await tab.call("GET", f"/project/translations?language={lang}")
    assert readme in settings["markdown"]
    assert labels["translation"]["chat"]["input"]["actions"]["send"] == label


async def test_the_language_is_switched_and_stays(chat: ChatClient) -> None:
    status, page = await chat.call("GET", "/lang?to=/thread/abcd")
    assert (status, '<html lang="en">' in page) == (200, True)
    _, settings = await chat.call("GET", "/project/settings?language=ja-JP")
    assert "How Yumekonte works" in settings["markdown"]


async def test_the_switch_leads_to_no_other_site(chat: ChatClient) -> None:
    for to in ("//evil.example", "https://evil.example", "/\\evil.example"):
        async with chat.http.get(f"{chat.url}/lang", params={"to": to}, allow_redirects=False) as answer:
            assert answer.headers["Location"] == "/"


async def test_a_kept_talk_is_there_after_kill_and_restart(tmp_path: Path) -> None:
    server = ChatServer(tmp_path).start()
    try:
        archive = await Archive.open(server.database)
        await archive.create(film("shell123"), {}, at())
        async with ChatClient(server.url, thread="shell123") as tab:
            await tab.until(lambda c: c.resumed)
            await tab.say("夜の海を歩いた")
            await tab.until(lambda c: any(m["type"] == "assistant_message" for m in c.messages.values()))
            await tab.until_kept("夜の海を歩いた")
        stored = await archive.load("shell123")
        await archive.commit(
            "shell123", stored.version, [SetTitle(words=Wording(ja="海"))], turn="t", by="user", at=at()
        )
        server.kill()
        left = set(_uploads(tmp_path))
        server.start()
        async with ChatClient(server.url, thread="shell123") as again:
            await again.until(lambda c: c.resumed)
            assert "夜の海を歩いた" in again.said()
            assert (await again.films())[0]["name"] == "海"
        await archive.close()
    finally:
        server.end()
    assert "Traceback" not in server.log.read_text()
    assert (tmp_path / "chat.secret").stat().st_mode & 0o777 == 0o600
    # A killed process leaves its folder behind for a while; one that ends does not.
    assert set(_uploads(tmp_path)) <= left


def _uploads(home: Path) -> list[Path]:
    return list((home / "chat" / "uploads").glob("*"))
