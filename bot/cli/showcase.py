"""demo: what comes out, with no key and no archive: a guided film from a plot, and the finished sample film."""

from pathlib import Path

import typer

from bot.cli import app, stage


@app.command(help=stage.about("demo"))
def demo(
    out: Path = typer.Option(Path("out"), metavar="DIR", help=stage.about("out")),
) -> int:
    """Write two films into a folder, in every format."""
    import asyncio
    import tempfile

    from bot.archive import Archive, Stored
    from bot.cli import saving
    from bot.cli.filming import announce, film_from, lacking, produce
    from bot.library.samples import demo_plot, sample
    from bot.llm.guided import GuidedWriter
    from bot.writing.crew import Crew

    async def guided() -> "Stored":
        with tempfile.TemporaryDirectory() as folder:
            archive = await Archive.open(f"sqlite+aiosqlite:///{Path(folder) / 'films.sqlite3'}")
            try:
                crew = Crew(GuidedWriter(), archive)
                film = film_from(demo_plot(), target="sora-2", plot_lang="ja", aspect="16:9")
                announce(crew, film)
                await archive.create(film, {}, crew.clock())
                await produce(crew, film.id)
                return await archive.load(film.id)
            finally:
                await archive.close()

    stored = asyncio.run(guided())
    lacking(stored)
    every = saving.every()
    # The demo may be run again and again: its own folder is its to overwrite.
    paths = [
        *saving.save(stored.film, out / "guided", every, force=True),
        *saving.save(sample(), out / "sample", every, force=True),
    ]
    for path in paths:
        stage.out(str(path))
    return stage.DONE
