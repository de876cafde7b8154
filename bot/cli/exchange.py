"""export, import: films leave, and come back."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import app, stage

if TYPE_CHECKING:
    from bot.story import Film


@app.command("export", help=stage.about("export"))
def export_film(
    film: str = typer.Argument("", metavar="FILM", help=stage.about("film")),
    format: str = typer.Option("", metavar="ID,...", help=stage.about("format")),  # noqa: A002
    out: Path = typer.Option(None, metavar="FILE|DIR", help=stage.about("out_file")),
    by_scene: bool = typer.Option(False, "--by-scene", help=stage.about("by_scene")),
    fps: float = typer.Option(None, help=stage.about("fps")),
    bom: bool = typer.Option(None, "--bom/--no-bom", help=stage.about("bom")),
    force: bool = typer.Option(False, "--force", help=stage.about("force")),
    known: bool = typer.Option(False, "--list", help=stage.about("list_formats")),
) -> None:
    """Write a film in a format, to a file, into a folder or to standard output."""
    from bot.cli import saving, studio
    from bot.exporting import export, export_text, formats, write
    from bot.library.targets import target
    from bot.linting import lint_film
    from bot.texts import Told

    if known:
        stage.out("\n".join(_listed()))
        return
    names = saving.wanted(format)
    if not (film and names):
        raise Told("cli.name_film_and_format", known=list(formats()))
    if by_scene and out is None:
        raise Told("cli.name_a_folder")
    many = by_scene or len(names) > 1 or (out is not None and out.is_dir())
    options: dict[str, object] = {name: value for name, value in (("fps", fps), ("bom", bom)) if value is not None}

    async def errand() -> None:
        async with studio.archive() as archive:
            stored = await studio.opened(archive, film)
        aim = target(stored.film.target)
        if many:
            paths = saving.save(stored.film, out or Path(), names, force=force, by_scene=by_scene, **options)
            stage.out("\n".join(map(str, paths)))
        elif out is None:
            findings = lint_film(stored.film, aim)
            stage.out(export_text(stored.film, names[0], findings=findings, lang=stage.lang(), **options).rstrip("\n"))
        else:
            findings = lint_film(stored.film, aim)
            content = export(stored.film, names[0], findings=findings, lang=stage.lang(), **options)
            stage.out(str(write(out, content, force=force)))
            if not content:
                stage.tell("cues.no_titles")
        if aim.status == "retired" and (by_scene or names == ("json",)):
            # Every other format says so itself; JSON is the film, and a scene's file the prompt, and nothing else.
            stage.tell("cli.retired", target=aim.name, date=aim.retired)

    studio.run(errand)


def _listed() -> list[str]:
    """Return every format: what it is, what it cannot carry, what may be chosen for it."""
    from bot.exporting import formats

    lines: list[str] = []
    for form in formats().values():
        lines.append(f"{form.id:<10}{form.suffix:<13}{form.about.said(stage.lang())}")
        lost = [stage.words(f"exporting.lost_{name}") for name in form.loses]
        lines.append(" " * 23 + stage.words("exporting.cannot_carry", lost=lost))
        chosen = [*(f"--{option}" for option in form.takes), *(["--by-scene"] if form.by_scene else [])]
        if chosen:
            lines.append(" " * 23 + stage.words("exporting.may_choose", options=chosen))
    return lines


@app.command("import", help=stage.about("import"))
def import_film(
    file: str = typer.Argument(metavar="FILE|-", help=stage.about("import_file")),
    copy: bool = typer.Option(False, "--copy", help=stage.about("copy")),
    yes: bool = typer.Option(False, "--yes", help=stage.about("import_yes")),
) -> None:
    """Take a film in; of one that is known, take over what was changed by hand, after showing it."""
    from bot.cli import studio
    from bot.cli.reading import given
    from bot.cli.showing import change_lines
    from bot.edits import apply, changes
    from bot.importing import edits_to, read
    from bot.texts import Told, tell
    from bot.writing.change import change
    from bot.writing.crew import new_id, now

    came = read(*given(file))
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
            wanted = apply(came.film, came.edits)
            if came.rewritten:
                edits = edits_to(stored.film, wanted)
            elif not came.edits and came.film != stored.film:
                raise Told("cli.import_differs", film=stored.film.id)
            else:
                edits = came.edits
                _no_collision(came.film, wanted, stored.film)
            edited = apply(stored.film, edits)
            lines = change_lines(stored.film, edited, changes(stored.film, edited))
            stage.out("\n".join(lines) if lines else stage.words("cli.nothing_changed"))
            if lines:
                await _agreed(yes=yes, asking=file != "-")
                await change(archive, came.film.id, edits, turn=new_id())
                stage.tell("cli.taken_over")

    studio.run(errand)


async def _agreed(*, yes: bool, asking: bool) -> None:
    """Ask whether what was shown is to be taken over. Raises Told if it is not, or if nobody can be asked."""
    import asyncio
    import sys

    from bot.texts import Told

    if yes:
        return
    if not (asking and sys.stdin.isatty()):
        raise Told("cli.confirm_import")
    sys.stdout.flush()
    said = await asyncio.to_thread(input, stage.words("cli.take_over"))
    if said.strip().lower() not in ("y", "yes", "はい"):
        raise Told("cli.not_taken_over")


def _no_collision(exported: "Film", edited: "Film", current: "Film") -> None:
    """Raise Told if a field that was edited in the file has changed in the archive since the file was written."""
    from bot.edits import changes
    from bot.texts import Told

    here = {change.path for change in changes(exported, current) if change.is_content}
    both = [change.path for change in changes(exported, edited) if change.is_content and change.path in here]
    if both:
        raise Told("cli.changed_on_both_sides", fields=both)
