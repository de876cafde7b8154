"""write, resume, quick: a plot becomes a film."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.archive import Stored
    from bot.writing.crew import Crew

_WRITER = typer.Option("auto", metavar="auto|llm|guided|clipboard", help=stage.about("writer"))
_TARGET = typer.Option("sora-2", metavar="ID", help=stage.about("target"))
_LANG = typer.Option("", metavar="ja|en", help=stage.about("plot_lang"))
_ASPECT = typer.Option("16:9", help=stage.about("aspect"))
_PRESET = typer.Option("", metavar="ID", help=stage.about("preset"))
_OUT = typer.Option(None, metavar="DIR", help=stage.about("out"))


@app.command(help=stage.about("write"))
def write(
    plot: str = typer.Argument(metavar="PLOT|-", help=stage.about("plot")),
    scenes: int = typer.Option(None, min=1, max=200, help=stage.about("scenes")),
    seconds: int = typer.Option(None, min=1, max=36000, metavar="TOTAL", help=stage.about("seconds")),
    target: str = _TARGET,
    plot_lang: str = _LANG,
    aspect: str = _ASPECT,
    preset: str = _PRESET,
    writer: str = _WRITER,
    out: Path = _OUT,
    format: str = typer.Option("", metavar="ID,...", help=stage.about("formats")),  # noqa: A002
    plan: bool = typer.Option(False, "--plan", help=stage.about("plan")),
    ask: bool = typer.Option(False, "--ask", help=stage.about("ask")),
) -> int:
    """Write a film from a plot."""
    from bot.cli import saving, studio
    from bot.cli.filming import announce, chosen, film_from, interviewed, planned, produce
    from bot.cli.reading import handed

    text, _ = handed(plot)
    film = film_from(text, target=target, plot_lang=plot_lang, aspect=aspect, preset=preset)
    formats = saving.wanted(format)
    choice = chosen(writer)
    wish: dict[str, object] = {"scenes": scenes, "seconds": seconds, "writer": choice}

    async def errand() -> int:
        async with studio.crew(choice) as crew:
            if plan:
                planned(crew, film, wish)
                return stage.DONE
            announce(crew, film)
            if ask:
                wish["answers"] = await interviewed(crew, film)
            # The plot is in the archive before the first call.
            await crew.archive.create(film, {k: v for k, v in wish.items() if v}, crew.clock())
            stage.tell("cli.film_is", film=film.id)
            code = await produce(crew, film.id)
            return await _delivered(crew, film.id, out, formats, code)

    return studio.run(errand)


@app.command(help=stage.about("resume"))
def resume(
    film: str = typer.Argument(metavar="FILM", help=stage.about("film")),
    writer: str = _WRITER,
    out: Path = _OUT,
    format: str = typer.Option("", metavar="ID,...", help=stage.about("formats")),  # noqa: A002
) -> int:
    """Go on with a film where it was left."""
    from bot.cli import saving, studio
    from bot.cli.filming import announce, chosen, produce

    formats = saving.wanted(format)

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        # The writer that began goes on, unless another is named now.
        choice = chosen(writer if writer != "auto" else stored.wish.get("writer", "auto"))
        async with studio.crew(choice) as crew:
            announce(crew, stored.film)
            code = await produce(crew, stored.film.id)
            return await _delivered(crew, stored.film.id, out, formats, code)

    return studio.run(errand)


@app.command(help=stage.about("quick"))
def quick(
    words: str = typer.Argument(help=stage.about("quick_words")),
    target: str = _TARGET,
    plot_lang: str = _LANG,
    aspect: str = _ASPECT,
    writer: str = _WRITER,
) -> int:
    """Make one prompt from a line or a few words."""
    from bot.cli import studio
    from bot.cli.filming import announce, chosen, film_from, spoilt
    from bot.cli.showing import prompt_blocks, scene_text
    from bot.composing.hints import credit
    from bot.library.targets import target as known_target
    from bot.linting import lint_film
    from bot.writing.answering import SpoiltError
    from bot.writing.quick import quick as write_quick

    film = film_from(words, target=target, plot_lang=plot_lang, aspect=aspect)
    choice = chosen(writer)

    async def errand() -> int:
        async with studio.crew(choice) as crew:
            announce(crew, film)
            await crew.archive.create(film, {"scenes": 1, "writer": choice}, crew.clock())
            try:
                stored: Stored = await write_quick(crew, film.id)
            except SpoiltError as error:
                return spoilt(film.id, error)
            stage.tell("cli.film_is", film=film.id)
            findings = lint_film(stored.film, known_target(stored.film.target))
            unfinished = any(finding.level == "error" for finding in findings)
            # What cannot be pasted yet is shown whole, so that the user sees what there is.
            whole = [scene_text(stored.film, stored.film.scenes[0], findings), credit(stored.film, stage.lang())]
            stage.out("\n\n".join(filter(None, whole)) if unfinished else prompt_blocks(stored.film))
            return stage.ATTENTION if unfinished else stage.DONE

    return studio.run(errand)


async def _delivered(crew: "Crew", film_id: str, out: Path | None, formats: tuple[str, ...], code: int) -> int:
    """Save the film where that was asked for, else print its prompts; tell what it still lacks."""
    from bot.cli import saving
    from bot.cli.filming import lacking
    from bot.cli.showing import prompt_blocks

    stored = await crew.archive.load(film_id)
    if out is not None or formats:
        for path in saving.save(stored.film, out or Path(), formats or saving.every()):
            stage.out(str(path))
    else:
        stage.out(prompt_blocks(stored.film))
    return max(code, lacking(stored))
