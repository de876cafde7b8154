"""How long the guided writer takes for a whole film: from the bare plot to the last scene in the archive."""

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.film import bare
from bot.archive import Archive
from bot.llm.guided import GuidedWriter
from bot.writing.crew import Crew
from bot.writing.events import Written
from bot.writing.write import write

_SCENES = 12


def measured() -> Iterator[Figure]:
    """Yield the seconds of a film, its first use of the vocabularies included."""
    yield Figure(f"guided: a film of {_SCENES} scenes", asyncio.run(_seconds()), " s", bar=1)


async def _seconds() -> float:
    """Return the seconds. Raises RuntimeError if not every scene was finished."""
    film = bare(_SCENES)
    with tempfile.TemporaryDirectory() as folder:
        archive = await Archive.open(f"sqlite:///{Path(folder) / 'films.sqlite3'}")
        try:
            crew = Crew(GuidedWriter(), archive)
            await archive.create(film, {"scenes": _SCENES}, crew.clock())
            began = time.perf_counter()
            written = [event async for event in write(crew, film.id) if isinstance(event, Written)]
            seconds = time.perf_counter() - began
        finally:
            await archive.close()
    if len(written) != _SCENES:
        raise RuntimeError(f"{len(written)} of {_SCENES} scenes were finished")
    return seconds
