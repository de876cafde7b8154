"""What tests of the writing steps share: a film of the lighthouse case, its answers as drafts, a real archive."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

from bot.archive import Archive
from bot.llm.drafts import BreakdownDraft, OutlineDraft, SceneDraft
from bot.story import Film
from bot.writing.crew import Crew

CASE = Path(__file__).parent / "answers" / "lighthouse"


def answers(step: str) -> list[Any]:
    """Return the answers of the lighthouse case to a step, in the order of its files."""
    entries = [entry for path in sorted(CASE.glob("*.yaml")) for entry in yaml.safe_load(path.read_text())]
    return [entry["answer"] for entry in entries if entry.get("step") == step and "answer" in entry]


def outline() -> OutlineDraft:
    return OutlineDraft.model_validate(answers("outline")[0])


def breakdown() -> BreakdownDraft:
    return BreakdownDraft.model_validate(answers("break_down")[0])


def fills() -> list[SceneDraft]:
    return [SceneDraft.model_validate(answer) for answer in answers("fill")]


def film() -> Film:
    return Film(id="lighthouse", plot=(CASE / "plot.txt").read_text(encoding="utf-8").strip(), plot_lang="ja")


@asynccontextmanager
async def crew(folder: Path, writer: Any, *, slots: int = 8, **wish: Any) -> AsyncIterator[Crew]:
    """Open an archive in the folder with the lighthouse film in it, and a crew for it."""
    archive = await Archive.open(f"sqlite+aiosqlite:///{folder / 'films.sqlite3'}")
    crew = Crew(writer, archive, slots=slots)
    try:
        if not await archive.films():
            await archive.create(film(), wish, crew.clock())
        yield crew
    finally:
        await archive.close()
        await writer.close()
