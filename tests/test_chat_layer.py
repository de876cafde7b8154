"""Chainlit's view on the archive, on SQLite and on a real PostgreSQL alike."""

import tests.chainlit_loaded  # noqa: F401 (before all that loads Chainlit)

# isort: split
import asyncio
import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import chainlit as cl
import pytest
from alembic import command
from alembic.config import Config
from chainlit.context import ChainlitContext, context_var
from chainlit.element import File
from chainlit.step import StepDict
from chainlit.types import Pagination, ThreadFilter
from sqlalchemy import create_engine

import bot.archive
from bot.archive import Archive
from bot.chat import house
from bot.chat.layer import Layer
from bot.chat.people import People
from bot.llm.settings import load
from bot.story import Phrase
from bot.texts import Told
from tests.archive_fixtures import archive, at, film, postgres, url

__all__ = ["archive", "postgres", "url"]


@pytest.fixture
async def layer(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> Layer:
    monkeypatch.setattr(house, "_open", [house.House(load(None), archive, People(""))])
    visiting("dream123")
    return Layer()


def visiting(film_id: str, owner: str = "local") -> None:
    """Make what follows happen in a session of this film."""
    session = SimpleNamespace(thread_id=film_id, user=cl.User(identifier=owner))
    context_var.set(ChainlitContext(cast("Any", session)))


def step(number: int, output: str, **more: Any) -> StepDict:
    said = {"id": f"step{number}", "threadId": "dream123", "output": output, "createdAt": f"2026-11-22T03:{number:02}Z"}
    return cast("StepDict", {**said, **more})


async def listed(layer: Layer, first: int, cursor: str | None = None, **filters: Any) -> list[str]:
    page = await layer.list_threads(Pagination(first=first, cursor=cursor), ThreadFilter(**filters))
    return [one["id"] for one in page.data] + (["…"] if page.pageInfo.hasNextPage else [])


async def test_the_sidebar_lists_an_owners_films_newest_first_page_by_page(archive: Archive, layer: Layer) -> None:
    for number in range(5):
        await archive.create(film(f"film{number}abc"), {}, at(number))
    await archive.create(film("other123"), {}, at(9), "aya")
    assert await listed(layer, 3, userId="local") == ["film4abc", "film3abc", "film2abc", "…"]
    assert await listed(layer, 3, "film2abc", userId="local") == ["film1abc", "film0abc"]
    assert await listed(layer, 3, userId="aya") == ["other123"]
    assert await listed(layer, 3) == []


async def test_the_sidebar_finds_words_of_titles_and_openings(archive: Archive, layer: Layer) -> None:
    await archive.create(film("dream123"), {}, at())
    await archive.create(film("whale123").model_copy(update={"title": Phrase(), "plot": "鯨 50% の夢"}), {}, at(1))
    assert await listed(layer, 9, userId="local", search="under WATER") == ["dream123"]
    assert await listed(layer, 9, userId="local", search="0% の") == ["whale123"]
    assert await listed(layer, 9, userId="local", search="_") == []


async def test_a_talk_is_kept_beside_its_film_and_is_no_step(archive: Archive) -> None:
    stored = await archive.create(film(), {}, at())
    assert await archive.talk("dream123") == {}
    await archive.keep_talk("dream123", {"質問": ["\0", 1]})
    assert await archive.talk("dream123") == {"質問": ["\0", 1]}
    assert await archive.load("dream123") == stored
    for errand in (archive.talk("nobody12"), archive.keep_talk("nobody12", {})):
        with pytest.raises(Told, match="There is no film"):
            await errand


async def test_what_ends_at_once_keeps_its_end(layer: Layer) -> None:
    """Chainlit begins and ends a step in tasks that nobody puts in order."""
    tasks = []
    for number in range(40):
        tasks.append(asyncio.create_task(layer.create_step(step(number, ""))))
        tasks.append(asyncio.create_task(layer.update_step(step(number, "done"))))
    await asyncio.gather(*tasks)
    thread = await layer.get_thread("dream123")
    assert thread is not None
    assert [one["output"] for one in thread["steps"]] == ["done"] * 40


async def test_what_was_said_comes_back_in_the_order_of_saying(layer: Layer) -> None:
    for number in (2, 1, 3):
        await layer.create_step(step(number, str(number)))
    thread = await layer.get_thread("dream123")
    assert thread is not None
    assert [one["output"] for one in thread["steps"]] == ["1", "2", "3"]


async def test_a_key_is_not_kept_wherever_it_stands(layer: Layer) -> None:
    key = "sk-proj-abcDEF1234567890abcdef"
    await layer.create_step(step(1, f"夢 {key}", input=key, metadata={"deep": [key]}))
    assert "夢" in str(await layer.get_thread("dream123"))
    assert key not in str(await layer.get_thread("dream123"))


async def test_a_conversation_goes_with_its_film(archive: Archive, layer: Layer) -> None:
    await archive.create(film(), {}, at())
    await layer.create_step(step(1, "夢"))
    await layer.create_element(File(name="夢.txt", content="夢", for_id="step1", thread_id="dream123"))
    await archive.delete("dream123")
    assert await layer.get_thread("dream123") is None
    assert await archive.transcript.messages("dream123") == []
    assert await archive.transcript.attachments("dream123") == []


async def test_a_conversation_without_a_film_is_deleted_too(layer: Layer) -> None:
    await layer.create_step(step(1, "夢"))
    assert await layer.get_thread_author("dream123") == "local"
    await layer.delete_thread("dream123")
    assert await layer.get_thread_author("dream123") == ""


async def test_a_file_comes_back_as_it_was_sent(archive: Archive, layer: Layer) -> None:
    await layer.create_element(File(id="file1", name="夢.txt", content=b"\0\xff", for_id="step1", thread_id="dream123"))
    found = await layer.get_element("dream123", "file1")
    assert found is not None
    assert (found["url"], found["name"], found["forId"]) == ("/blob/dream123/file1", "夢.txt", "step1")
    assert await archive.transcript.content("dream123", "file1") == b"\0\xff"


async def test_nobody_reaches_what_hangs_on_another_film(archive: Archive, layer: Layer) -> None:
    await layer.create_element(File(id="file1", name="a", content="夢", for_id="step1", thread_id="dream123"))
    await layer.create_step(step(1, "夢"))
    visiting("mine1234", "aya")
    await layer.create_element(File(id="file1", name="b", content="x", for_id="step1", thread_id="dream123"))
    await layer.delete_element("file1", "dream123")
    await layer.delete_element("file1")
    await layer.delete_step("step1")
    await layer.create_step(step(1, "x"))
    thread = await layer.get_thread("dream123")
    assert thread is not None
    assert [one["output"] for one in thread["steps"]] == ["夢"]
    assert await archive.transcript.content("dream123", "file1") == "夢".encode()


async def test_a_session_that_ends_renames_nothing(archive: Archive, layer: Layer) -> None:
    await archive.create(film(), {}, at())
    await layer.update_thread("dream123", name="夢の話", user_id="local")
    await layer.update_thread("dream123", metadata={"key": "x"})
    await layer.update_thread("dream123", name="  ")
    assert await archive.steps("dream123") == ()


async def test_an_archive_of_before_the_chat_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "films.sqlite3"
    config = Config()
    config.set_main_option("script_location", str(Path(bot.archive.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as db:
        config.attributes["connection"] = db
        command.upgrade(config, "0001")
    engine.dispose()
    db_file = sqlite3.connect(path)
    columns = "id, version, updated, title_ja, title_en, opening, target, scenes, written, attention, wish, film"
    values = ("dream123", 0, at().isoformat(timespec="microseconds"), "", "", "", "sora-2", 3, 3, 0, "{}")
    row = f"INSERT INTO films ({columns}) VALUES ({', '.join('?' * 12)})"  # noqa: S608 (our own names)
    db_file.execute(row, (*values, film().model_dump_json()))
    db_file.commit()
    db_file.close()
    archive = await Archive.open(f"sqlite:///{path}")
    assert (await archive.load("dream123")).film == film()
    assert (await archive.owner("dream123"), await archive.talk("dream123")) == ("local", {})
    await archive.close()
