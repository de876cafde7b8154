"""export, import: films leave, and come back."""

from pathlib import Path

import typer

from bot.cli import app, stage


@app.command("export", help=stage.about("export"))
def export_film(
    film: str = typer.Argument(metavar="FILM", help=stage.about("film")),
    format: str = typer.Option(..., metavar="md|json|csv|prompts", help=stage.about("format")),  # noqa: A002
    out: Path = typer.Option(None, metavar="FILE", help=stage.about("out_file")),
    force: bool = typer.Option(False, "--force", help=stage.about("force")),
    bom: bool = typer.Option(False, "--bom", help=stage.about("bom")),
) -> None:
    """Write a film in a format, to a file or to standard output."""
    from bot.cli import saving, studio
    from bot.exporting import export, write
    from bot.library.targets import target
    from bot.linting import lint_film

    (name,) = saving.wanted(format) or ("",)

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        findings = lint_film(stored.film, target(stored.film.target))
        text = export(stored.film, name, findings=findings, lang=stage.lang(), bom=bom)
        if out is None:
            stage.out(text.rstrip("\n"))
        else:
            write(out, text, force=force)
            stage.out(str(out))

    studio.run(errand)


@app.command("import", help=stage.about("import"))
def import_film(file: str = typer.Argument(metavar="FILE|-", help=stage.about("import_file"))) -> None:
    """Take a film in; of one that is known, take over only what was changed by hand."""
    from bot.cli import studio
    from bot.cli.reading import handed
    from bot.cli.showing import change_lines
    from bot.edits import apply, changes
    from bot.importing import read
    from bot.texts import Told
    from bot.writing.change import change
    from bot.writing.crew import new_id, now

    text, name = handed(file)
    came = read(text, name)
    for remark in came.notes:
        stage.note(remark)

    async def errand() -> None:
        async with studio.archive() as archive:
            try:
                before = await archive.load(came.film.id)
            except Told:
                film = apply(came.film, came.edits)
                await archive.create(film, {}, now())
                stage.tell("cli.imported", film=film.id, scenes=len(film.scenes))
                return
            edits = came.edits or came.differing(before.film)
            if not edits:
                stage.tell("cli.nothing_changed")
                return
            changed = await change(archive, came.film.id, edits, turn=new_id())
            stage.out(
                "\n".join(change_lines(before.film, changed.after.film, changes(before.film, changed.after.film)))
            )

    studio.run(errand)
