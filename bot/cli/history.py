"""undo, redo, diff, retarget: the log of edits on the command line."""

import typer

from bot.cli import app, stage

_FILM = typer.Argument(metavar="FILM", help=stage.about("film"))


@app.command(help=stage.about("undo"))
def undo(film: str = _FILM) -> None:
    """Take back the last turn."""
    _step(film, "undo")


@app.command(help=stage.about("redo"))
def redo(film: str = _FILM) -> None:
    """Do again what was taken back."""
    _step(film, "redo")


@app.command(help=stage.about("diff"))
def diff(
    film: str = _FILM,
    since: int = typer.Option(None, "--since", min=0, metavar="STEP", help=stage.about("since")),
    as_json: bool = typer.Option(False, "--json", help=stage.about("json")),
) -> None:
    """Show what changed, by scene, element and language."""
    from bot.cli import studio
    from bot.cli.showing import change_lines
    from bot.edits import applied, changes
    from bot.texts import Told

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            steps = [step for step in await archive.steps(stored.film.id) if not step.undone]
        if since is not None and since > stored.version:
            raise Told("cli.no_such_step", step=since, last=stored.version)
        last = steps[-1].turn if steps else None
        later = [step for step in steps if (step.number > since if since is not None else step.turn == last)]
        before = stored.film
        for step in reversed(later):
            before = applied(before, [change.reversed() for change in step.changes])
        found = changes(before, stored.film)
        if as_json:
            from pydantic_core import to_json

            stage.out(to_json(found, indent=2).decode())
        else:
            lines = change_lines(before, stored.film, found)
            stage.out("\n".join(lines) if lines else stage.words("cli.nothing_changed"))

    studio.run(errand)


@app.command(help=stage.about("retarget"))
def retarget(film: str = _FILM, target: str = typer.Argument(metavar="TARGET", help=stage.about("target_id"))) -> None:
    """Write for another video model; no writer is called and no text changes."""
    from bot.cli import studio
    from bot.cli.showing import prompt_blocks
    from bot.composing import compose_film
    from bot.edits import SetTarget
    from bot.library.targets import target as known_target
    from bot.writing.change import change
    from bot.writing.crew import new_id

    aim = known_target(target)

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
            changed = await change(archive, stored.film.id, [SetTarget(target=aim.id)], turn=new_id())
        stage.out(prompt_blocks(changed.after.film))
        stage.tell("cli.retargeted", target=aim.name)
        if aim.status == "retired":
            stage.tell("cli.retired", target=aim.name, date=aim.retired)
        for scene, prompt in zip(changed.after.film.scenes, compose_film(changed.after.film, aim), strict=True):
            if prompt.seconds != scene.seconds:
                stage.tell("cli.clip_differs", slate=scene.slate, wished=scene.seconds, got=prompt.seconds)

    studio.run(errand)


def _step(film: str, way: str) -> None:
    from bot.cli import studio
    from bot.cli.showing import change_lines
    from bot.edits import changes
    from bot.writing.crew import now

    async def errand() -> None:
        async with studio.archive() as archive:
            before = await studio.opened(archive, film)
            step = archive.undo if way == "undo" else archive.redo
            after = await step(before.film.id, now())
        stage.out("\n".join(change_lines(before.film, after.film, changes(before.film, after.film))))

    studio.run(errand)
