"""Writes a whole film against the simulated server, with everything real but the LLM, and tells when what happened."""

import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.film import write_case
from bot.archive import Archive
from bot.library.targets import target
from bot.llm.asks import InterviewInputs
from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.settings import Settings
from bot.story import Film
from bot.writing import asking
from bot.writing.crew import Crew
from bot.writing.events import Written
from bot.writing.write import write
from tests.simulated import House, Simulated


@dataclass(frozen=True)
class Shot:
    """What came of one film."""

    finished: tuple[float, ...]
    """Seconds from the start to each finished scene, in the order of finishing."""
    cpu: float
    """Seconds of CPU that this process used."""


@contextmanager
def serving(scenes: int, **knobs: Any) -> Iterator[Simulated]:
    """Serve the film of so many scenes, with knobs of tests.simulated.pace; tokens are counted as OpenAI counts."""
    with tempfile.TemporaryDirectory() as folder, House() as house:
        server = house.open(str(write_case(Path(folder), scenes)), usage="always", **knobs)
        yield server
        if mistakes := server.stop():
            raise RuntimeError("; ".join(mistakes))


@asynccontextmanager
async def crew_for(server: Simulated, film: Film, slots: int) -> AsyncIterator[Crew]:
    """Open an archive with the film in it, and a writer that has already talked to its server once."""
    target(film.target)
    settings = Settings(_env_file=None, OPENAI_BASE_URL=server.url, OPENAI_API_KEY="sk-benchmark")
    writer = OpenAIWriter(settings)
    with tempfile.TemporaryDirectory() as folder:
        archive = await Archive.open(f"sqlite:///{Path(folder) / 'films.sqlite3'}")
        try:
            crew = Crew(writer, archive, slots=slots)
            await archive.create(film, {}, crew.clock())
            # Importing the SDK takes half a second once a process: the outline's call pays it in real life.
            async for _ in writer.write(asking.interview(InterviewInputs(plot=film.plot, plot_lang=film.plot_lang))):
                pass
            yield crew
        finally:
            await archive.close()
            await writer.close()


async def shoot(crew: Crew, film: Film) -> Shot:
    """Write the film. Raises RuntimeError if a scene was not finished."""
    began, cpu = time.perf_counter(), time.process_time()
    events = write(crew, film.id)
    finished = [time.perf_counter() - began async for event in events if isinstance(event, Written)]
    cpu = time.process_time() - cpu
    written = (await crew.archive.load(film.id)).film.scenes
    if not written or len(finished) != len(written):
        raise RuntimeError(f"{len(finished)} of {len(written)} scenes were finished")
    return Shot(tuple(finished), cpu)
