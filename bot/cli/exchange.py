"""export, import: films leave, and come back."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.story import Film


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
        aim = target(stored.film.target)
        findings = lint_film(stored.film, aim)
        if name == "json" and aim.status == "retired":
            # Every other format says so itself; JSON is the film and nothing else.
            stage.tell("cli.retired", target=aim.name, date=aim.retired)
        text = export(stored.film, name, findings=findings, lang=stage.lang(), bom=bom)
        if out is None:
            stage.out(text.rstrip("\n"))
        else:
            write(out, text, force=force)
            stage.out(str(out))

    studio.run(errand)


@app.command("import", help=stage.about("import"))
def import_film(
    file: str = typer.Argument(metavar="FILE|-", help=stage.about("import_file")),
    copy: bool = typer.Option(False, "--copy", help=stage.about("copy")),
) -> None:
    """Take a film in; of one that is known, take over only what was changed by hand."""
    from bot.cli import studio
    from bot.cli.reading import handed
    from bot.cli.showing import change_lines
    from bot.edits import apply, changes
    from bot.importing import read
    from bot.texts import Told, tell
    from bot.writing.change import change
    from bot.writing.crew import new_id, now

    text, name = handed(file)
    came = read(text, name)
    for remark in came.notes:
        stage.note(tell(remark, stage.lang()))

    async def errand() -> None:
        async with studio.archive() as archive:
            if copy or came.film.id not in [one.id for one in await archive.films()]:
                film = apply(came.film, came.edits)
                film = film.model_copy(update={"id": new_id()}) if copy else film
                await archive.create(film, {}, now())
                stage.tell("cli.imported", film=film.id, scenes=len(film.scenes))
                return
            stored = await archive.load(came.film.id)
            if not came.edits and came.film != stored.film:
                raise Told("cli.import_differs", film=stored.film.id)
            _no_collision(came.film, apply(came.film, came.edits), stored.film)
            changed = await change(archive, came.film.id, came.edits, turn=new_id())
            lines = change_lines(stored.film, changed.after.film, changes(stored.film, changed.after.film))
            stage.out("\n".join(lines) if lines else stage.words("cli.nothing_changed"))

    studio.run(errand)


def _no_collision(exported: "Film", edited: "Film", current: "Film") -> None:
    """Raise Told if a field that was edited in the file has changed in the archive since the file was written."""
    from bot.edits import changes
    from bot.texts import Told

    here = {change.path for change in changes(exported, current) if change.is_content}
    both = [change.path for change in changes(exported, edited) if change.is_content and change.path in here]
    if both:
        raise Told("cli.changed_on_both_sides", fields=both)
