"""What goes wrong around the archive becomes one sentence, and nothing is overwritten."""

import asyncio
import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.archive import Archive, opening
from bot.edits import SetElement, Wording
from bot.texts import Told, tell
from tests.archive_fixtures import Cluster, at, cluster, film, postgres

__all__ = ["postgres"]


async def told_by_opening(url: str) -> Told:
    with pytest.raises(Told) as caught:
        await Archive.open(url)
    assert tell(caught.value, "ja") != tell(caught.value, "en")
    return caught.value


async def begun(path: Path) -> Archive:
    archive = await Archive.open(f"sqlite:///{path}")
    await archive.create(film(scenes=20), {}, at())
    return archive


async def written(path: Path) -> None:
    """Open the archive and change the film."""
    archive = await Archive.open(f"sqlite:///{path}")
    try:
        await archive.commit("dream123", 0, [sea()], turn="t", by="user", at=at(1))
    finally:
        await archive.close()


async def pages(archive: Archive, *, at_most: int) -> None:
    """Give the database no more pages, as a full disk does."""
    async with archive._database.reading.connect() as db:
        await db.exec_driver_sql(f"PRAGMA max_page_count = {at_most}")


async def _begun_and_closed(path: Path) -> None:
    await (await begun(path)).close()


def sea(words: str = "海") -> SetElement:
    return SetElement(scene="aaaa", element="environment", words=Wording(ja=words))


@pytest.mark.parametrize("size", [1, 100, 600, 9000])
async def test_a_file_that_is_no_database_is_left_to_the_byte(tmp_path: Path, size: int) -> None:
    path = tmp_path / "films.sqlite3"
    path.write_bytes(b"x" * size)
    assert (await told_by_opening(f"sqlite:///{path}")).key == "archive.corrupt"
    assert path.read_bytes() == b"x" * size
    assert await asyncio.to_thread(os.listdir, tmp_path) == ["films.sqlite3"]


async def test_a_truncated_archive_is_told_and_left_to_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "films.sqlite3"
    await (await begun(path)).close()
    path.write_bytes(cut := path.read_bytes()[:-20000])
    with pytest.raises(Told) as caught:
        await written(path)
    assert caught.value.key == "archive.corrupt"
    assert path.read_bytes() == cut


async def test_a_damaged_film_is_told_and_the_others_stay_usable(tmp_path: Path) -> None:
    archive = await begun(tmp_path / "films.sqlite3")
    await archive.create(film("other123"), {}, at())
    await archive.close()
    with sqlite3.connect(tmp_path / "films.sqlite3") as db:
        db.execute("UPDATE films SET film = substr(film, 1, 900) WHERE id = 'dream123'")
    db.close()
    archive = await Archive.open(f"sqlite:///{tmp_path}/films.sqlite3")
    with pytest.raises(Told, match="dream123 in the archive is damaged"):
        await archive.load("dream123")
    assert (await archive.load("other123")).film == film("other123")
    await archive.close()


async def test_a_full_disk_is_told_and_everything_before_is_safe(tmp_path: Path) -> None:
    archive = await begun(tmp_path / "films.sqlite3")
    before = await archive.load("dream123")
    await pages(archive, at_most=1)  # as many as there are
    with pytest.raises(Told, match="The disk is full"):
        await archive.commit("dream123", 0, [sea("海" * 50_000)], turn="t", by="user", at=at(1))
    assert await archive.load("dream123") == before
    await pages(archive, at_most=10_000)
    assert (await archive.commit("dream123", 0, [sea()], turn="t", by="user", at=at(1))).version == 1
    await archive.close()


async def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert (await told_by_opening(f"sqlite:///{tmp_path}/file/films.sqlite3")).key == "archive.read_only"
    assert (await told_by_opening(f"sqlite:///{tmp_path}")).key == "archive.read_only"


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder outside of pytest's own, which only root may enter, with an archive in it and no right to write."""
    folder, user = Path(tempfile.mkdtemp()), os.geteuid()
    asyncio.run(_begun_and_closed(folder / "films.sqlite3"))
    (folder / "films.sqlite3").chmod(0o444)
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)  # rights do not bind root
    yield folder
    os.seteuid(user)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_folder_without_the_right_to_write_is_told(closed_folder: Path) -> None:
    with pytest.raises(Told) as caught:
        asyncio.run(written(closed_folder / "films.sqlite3"))
    assert caught.value.key == "archive.read_only"


async def test_a_program_that_never_lets_go_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_PATIENCE_S", 0.01)
    archive = await begun(tmp_path / "films.sqlite3")
    other = sqlite3.connect(tmp_path / "films.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Told, match="Another program"):
        await archive.commit("dream123", 0, [sea()], turn="t", by="user", at=at(1))
    assert (await archive.load("dream123")).version == 0  # readers never wait
    other.execute("ROLLBACK")
    other.close()
    assert (await archive.commit("dream123", 0, [sea()], turn="t", by="user", at=at(1))).version == 1
    await archive.close()


async def test_the_archive_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    await (await begun(tmp_path / "films.sqlite3")).close()
    with sqlite3.connect(tmp_path / "films.sqlite3") as db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    before = (tmp_path / "films.sqlite3").read_bytes()
    assert (await told_by_opening(f"sqlite:///{tmp_path}/films.sqlite3")).key == "archive.newer"
    assert (tmp_path / "films.sqlite3").read_bytes() == before


@pytest.mark.parametrize(
    "url", ["", "films", "mysql://host/films", "sqlite://", "sqlite:///:memory:", "postgresql://host"]
)
async def test_what_is_no_database_url_is_told(url: str) -> None:
    assert (await told_by_opening(url)).key == "archive.bad_url"


async def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    assert (await told_by_opening("postgres://user:secret@127.0.0.1/films")).key == "archive.no_postgres_driver"


async def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    told = await told_by_opening("postgresql://user:secret@127.0.0.1:1/films?sslmode=disable")
    assert told.key == "archive.server_gone"
    assert "127.0.0.1/films" in tell(told, "en")
    assert "secret" not in tell(told, "en") + tell(told, "ja") + repr(told.params)


async def test_a_server_that_refuses_is_told(postgres: Cluster) -> None:
    told = await told_by_opening(postgres.database().replace("/y", "/nosuch", 1))
    assert told.key == "archive.server_refused"


async def test_a_server_that_went_away_is_told_and_found_again() -> None:
    with cluster() as server:
        archive = await Archive.open(server.database())
        await archive.create(film(), {}, at())
        server.stop()
        with pytest.raises(Told) as caught:
            await archive.load("dream123")
        assert caught.value.key == "archive.server_gone"
        server.start()
        assert (await archive.load("dream123")).film == film()
        await archive.close()
