"""films, show, delete: what is in the archive."""

import typer

from bot.cli import app, stage

_FILM = typer.Argument(metavar="FILM", help=stage.about("film"))


@app.command(help=stage.about("films"))
def films(as_json: bool = typer.Option(False, "--json", help=stage.about("json"))) -> None:
    """List the films, newest first."""
    from bot.cli import studio

    async def errand() -> None:
        async with studio.archive() as archive:
            listings = await archive.films()
        if as_json:
            from pydantic_core import to_json

            stage.out(to_json(listings, indent=2).decode())
            return
        if not listings:
            stage.tell("cli.no_films")
        for film in listings:
            title = film.title.said(stage.lang()) or film.title.ja or film.title.en or "-"
            state = stage.words("cli.scenes_written", written=film.written, scenes=film.scenes)
            stage.out(f"{film.id}  {film.updated:%Y-%m-%d %H:%M}  {film.target:<14}  {state}  {title}")

    studio.run(errand)


@app.command(help=stage.about("show"))
def show(
    film: str = _FILM,
    scene: int = typer.Option(None, min=1, help=stage.about("scene")),
    raw: bool = typer.Option(False, "--raw", help=stage.about("raw")),
) -> None:
    """Show a film or one scene of it."""
    from bot.cli import studio
    from bot.cli.showing import heading, scene_text
    from bot.composing.hints import credit
    from bot.library.targets import target
    from bot.linting import lint_film

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            calls = await archive.calls(stored.film.id)
        scenes = [studio.numbered(stored, scene)] if scene else list(stored.film.scenes)
        if raw:
            ids = {one.id for one in scenes}
            for call in calls:
                if not call.valid and (call.scene in ids or (call.scene is None and scene is None)):
                    stage.out(call.raw)
            return
        findings = lint_film(stored.film, target(stored.film.target))
        blocks = [scene_text(stored.film, one, findings) for one in scenes]
        whose = credit(stored.film.model_copy(update={"scenes": tuple(scenes)}), stage.lang())
        stage.out("\n\n".join([*([] if scene else [heading(stored.film)]), *blocks, *([whose] if whose else [])]))

    studio.run(errand)


@app.command(help=stage.about("delete"))
def delete(film: str = _FILM, yes: bool = typer.Option(False, "--yes", help=stage.about("yes"))) -> int:
    """Delete a film and its whole history."""
    from bot.cli import studio

    async def errand() -> int:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            if not yes:
                stage.tell("cli.confirm_delete", film=stored.film.id)
                return stage.BAD_INPUT
            await archive.delete(stored.film.id)
        stage.tell("cli.deleted", film=stored.film.id)
        return stage.DONE

    return studio.run(errand)
