"""kill -9 at every storage operation: what was acknowledged is there, and nothing is ever half there."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from bot.archive import Archive
from tests.archive_session import SCRIPT

State = tuple[object, ...]


class Doomed:
    """The process that forks sessions and lets them die."""

    def __init__(self, commands: IO[str], answers: IO[str]) -> None:
        self._commands, self._answers = commands, answers

    def dies(self, k: int, url: str) -> int:
        """Run a session that dies at its k-th operation; return how many errands it acknowledged."""
        self._commands.write(f"{k} {url}\n")
        self._commands.flush()
        told = list(iter(self._answers.readline, "end\n"))
        assert told == [f"{number}\n" for number in range(len(told))]
        return len(told)


@pytest.fixture(scope="module")
def doomed() -> Iterator[Doomed]:
    command = [sys.executable, "-m", "tests.archive_session"]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Doomed(process.stdin, process.stdout)
        process.stdin.close()


async def state(archive: Archive) -> State:
    """Return all that the archive holds."""
    return tuple(
        [
            (await archive.load(film.id), await archive.steps(film.id), await archive.calls(film.id))
            for film in sorted(await archive.films(), key=lambda film: film.id)
        ]
    )


async def histories(url: str) -> list[State]:
    """Return the state before the script and after each errand of an undisturbed session."""
    archive = await Archive.open(url)
    seen = [await state(archive)]
    for errand in SCRIPT:
        await errand(archive)
        seen.append(await state(archive))
    await archive.close()
    return seen


async def reopened(url: str, expected: list[State], acknowledged: int) -> int:
    """Open what a death left, and go on to the script's end; return how many errands had been done.

    Asserts that what was acknowledged is there, that nothing is half there, and that the end is the undisturbed one.
    """
    archive = await Archive.open(url)
    found = await state(archive)
    assert found in expected[acknowledged : acknowledged + 2]
    done = acknowledged + (found != expected[acknowledged])
    for errand in SCRIPT[done:]:
        await errand(archive)
    assert await state(archive) == expected[-1]
    await archive.close()
    return done


async def made(url: str) -> None:
    await (await Archive.open(url)).close()


def test_after_kill_9_at_every_storage_operation_what_was_acknowledged_is_there(tmp_path: Path, doomed: Doomed) -> None:
    expected = asyncio.run(histories(f"sqlite:///{tmp_path}/undisturbed.sqlite3"))
    asyncio.run(made(f"sqlite:///{tmp_path}/new.sqlite3"))
    survived = set()
    k = acknowledged = 0
    while acknowledged < len(SCRIPT):
        k += 1
        folder = tmp_path / str(k)
        folder.mkdir()
        shutil.copy(tmp_path / "new.sqlite3", folder / "films.sqlite3")
        url = f"sqlite:///{folder}/films.sqlite3"
        acknowledged = doomed.dies(k, url)
        survived.add((acknowledged, asyncio.run(reopened(url, expected, acknowledged))))
        shutil.rmtree(folder)
    # Each errand was killed before its commit, and between its commit and the acknowledgement.
    assert survived >= {(number, number + late) for number in range(len(SCRIPT)) for late in (0, 1)}
    assert k > 100


def test_after_kill_9_at_every_operation_of_the_first_opening_the_archive_opens(tmp_path: Path, doomed: Doomed) -> None:
    expected = asyncio.run(histories(f"sqlite:///{tmp_path}/undisturbed.sqlite3"))
    k = acknowledged = 0
    while acknowledged == 0:
        k += 1
        url = f"sqlite:///{tmp_path}/{k}.sqlite3"
        acknowledged = doomed.dies(k, url)
        asyncio.run(reopened(url, expected, acknowledged))
    assert k > 20
