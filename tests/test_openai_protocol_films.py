"""Whole films through the OpenAI protocol: every case of tests/answers/ that says what is to be expected of it."""

import tomllib
from pathlib import Path

import pytest

from bot.archive import Archive
from bot.llm.port import WriterError
from bot.story import Film
from bot.writing.answering import SpoiltError
from bot.writing.crew import Crew
from bot.writing.faithful import faithfulness
from bot.writing.write import write
from tests.openai_calls import writer
from tests.simulated.cases import ANSWERS

CASES = sorted(path.parent.name for path in ANSWERS.glob("*/expect.toml"))


async def filmed(case: str, url: str, folder: Path, wish: dict[str, int], lang: str) -> tuple[Film, str]:
    """Write the film of a case; return it with the name of what was raised."""
    archive = await Archive.open(f"sqlite+aiosqlite:///{folder / 'films.sqlite3'}")
    async with writer(url) as openai:
        crew, raised = Crew(openai, archive), ""
        plot = (ANSWERS / case / "plot.txt").read_text(encoding="utf-8")
        await archive.create(Film(id=case, plot=plot, plot_lang=lang), wish, crew.clock())
        try:
            async for _ in write(crew, case):
                pass
        except (WriterError, SpoiltError) as error:
            raised = type(error).__name__
        film = (await archive.load(case)).film
    await archive.close()
    return film, raised


def test_there_are_more_than_thirty_plots_and_faults():
    assert len(CASES) > 30


@pytest.mark.parametrize("case", CASES)
async def test_a_film_comes_out_as_its_case_says(simulated, tmp_path, case):
    expected = tomllib.loads((ANSWERS / case / "expect.toml").read_text(encoding="utf-8"))
    server = simulated(case, chunk=40)
    wish = {"scenes": expected["wish"]} if "wish" in expected else {}
    film, raised = await filmed(case, server.url, tmp_path, wish, expected.get("lang", "ja"))
    repairs = [r for r in server.requests() if any("cannot be used" in m["content"] for m in r["body"]["messages"])]
    states = [scene.status for scene in film.scenes]
    assert raised == expected.get("raises", "")
    assert len(film.scenes) == expected["scenes"]
    assert states.count("attention") == expected["attention"]
    if not raised:
        assert states.count("written") == expected["scenes"] - expected["attention"]
        assert len(repairs) == expected.get("repairs", expected["attention"])
        told = faithfulness(film, wish)
        assert len(told.unused) == expected.get("unused", 0)
        assert told.scenes == ((expected["wish"], expected["scenes"]) if wish else None)
        assert not told.unsaid
