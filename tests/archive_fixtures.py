"""Archives to test with: SQLite in a file, and PostgreSQL in a server of our own. Imported by the archive's tests."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.archive import Archive
from bot.story import Camera, Elements, Film, Known, Phrase, Scene, Sentence

NO_POSTGRES = "PostgreSQL is not installed here: `apt install postgresql` brings the server that these tests start."


def at(minute: int = 0) -> datetime:
    """Return a fixed time, so many minutes later."""
    return datetime(2026, 11, 22, 3, 0, tzinfo=UTC) + timedelta(minutes=minute)


def scene(scene_id: str, number: int, words: str = "") -> Scene:
    """Return a written scene."""
    said = Phrase(ja=f"夜のゲームセンター{words}", en=f"An arcade at night{words}")
    return Scene(
        id=scene_id,
        number=number,
        slug=said,
        plot_sentences=(number - 1,),
        elements=Elements(subject_action=said, camera_work=said, environment=said, lighting_color=said, time_flow=said),
        camera=Camera(size="close-up", angle="low", move="static", lens_mm=85),
        prose=(
            Sentence(element="camera_work", ja="寄りの固定。", en="A locked close-up."),
            Sentence(element="environment", ja="雨の夜。", en="A rainy night."),
            Sentence(element="camera_work", ja="低い位置から。", en="From a low angle."),
        ),
        status="written",
    )


def film(film_id: str = "dream123", *, scenes: int = 3) -> Film:
    """Return a film of so many scenes, named aaaa, bbbb, cccc ..."""
    return Film(
        id=film_id,
        title=Phrase(ja="水の底の電話", en="The Phone Under Water"),
        plot="夜、町が水に沈んでいた。電話が鳴った。兄の声がした。",
        cast=(
            Known(handle="kakeru", name=Phrase(ja="カケル", en="Kakeru"), identity=Phrase(en="a boy in a red coat")),
        ),
        props=(Known(handle="recorder", name=Phrase(ja="録音機", en="recorder")),),
        scenes=tuple(scene(chr(97 + i) * 4, i + 1) for i in range(scenes)),
    )


class Cluster:
    """A PostgreSQL server of our own, on a socket in a temporary folder."""

    def __init__(self, folder: Path, bin_folder: Path, user: str) -> None:
        self._folder, self._bin, self._user = folder, bin_folder, user

    def run(self, tool: str, *args: str) -> None:
        """Run one of PostgreSQL's tools as the server's user; root must not run them."""
        drop = ["runuser", "-u", self._user, "--"] if os.geteuid() == 0 else []
        log = self._folder / "tools.log"
        with log.open("a") as out:
            done = subprocess.run(
                [*drop, self._bin / tool, *args], cwd=self._folder, stdout=out, stderr=out, check=False
            )
        assert done.returncode == 0, log.read_text()

    def database(self) -> str:
        """Make an empty database and return its URL."""
        name = f"y{uuid.uuid4().hex}"
        self.run("createdb", "-h", str(self._folder), name)
        return f"postgresql://{self._user}@/{name}?host={self._folder}"

    def start(self) -> None:
        """Start the server and wait for it."""
        options = f"-F -k {self._folder} -c listen_addresses=''"
        self.run("pg_ctl", "-D", str(self._folder / "data"), "-o", options, "-w", "start")

    def stop(self) -> None:
        """Stop the server."""
        self.run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server; skip the test where there is none to start."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found and (anywhere := shutil.which("initdb")):
        found = [Path(anywhere).resolve().parent]
    if not found:
        pytest.skip(NO_POSTGRES)
    user = getpass.getuser()
    # Not pytest's folder: that of root is closed to everyone else.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        user = next(name for name in ("postgres", "nobody") if any(known.pw_name == name for known in pwd.getpwall()))
        shutil.chown(folder, user)
    server = Cluster(folder, max(found), user)
    try:
        server.run("initdb", "-D", str(folder / "data"), "-U", user, "-A", "trust", "-E", "UTF8", "--no-sync")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL server for the whole run."""
    with cluster() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/home/films.sqlite3"
    server: Cluster = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
async def archive(url: str) -> AsyncIterator[Archive]:
    """An empty archive of each kind."""
    opened = await Archive.open(url)
    yield opened
    await opened.close()
