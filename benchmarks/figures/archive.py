"""Editing a long film by hand: the edit, or its undo, worked out and written to the disk."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.figure import Figure
from benchmarks.film import finished
from bot.archive import Archive
from bot.edits import SetElement, Wording
from bot.writing.crew import now

_SCENES, _ROUNDS = 100, 50


def measured() -> Iterator[Figure]:
    """Yield the median times of an edit and of its undo."""
    edits, undos = asyncio.run(_times())
    for what, times in (("edit", edits), ("undo", undos)):
        yield Figure(
            f"{_SCENES} scenes: {what} and archive write", 1000 * median(times), " ms", bar=10,
            behind=f"median of {_ROUNDS}, slowest {1000 * max(times):.1f} ms",
        )  # fmt: skip


async def _times() -> tuple[list[float], list[float]]:
    edits: list[float] = []
    undos: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        archive = await Archive.open(f"sqlite:///{Path(folder) / 'films.sqlite3'}")
        try:
            stored = await archive.create(finished(_SCENES), {}, now())
            film = stored.film.id
            for turn in range(_ROUNDS):
                scene = stored.film.scenes[turn * 37 % _SCENES].id
                words = Wording(ja=f"少年が{turn}段の梯子を上る。", en=f"A boy climbs a ladder of {turn} rungs.")
                edit = SetElement(scene=scene, element="subject_action", words=words)
                began = time.perf_counter()
                stored = await archive.commit(film, stored.version, [edit], turn=f"{turn}", by="user", at=now())
                edits.append(time.perf_counter() - began)
                began = time.perf_counter()
                stored = await archive.undo(film, now())
                undos.append(time.perf_counter() - began)
        finally:
            await archive.close()
    return edits, undos
