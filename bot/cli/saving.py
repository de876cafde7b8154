"""Saves a film in the formats that were asked for."""

from pathlib import Path

from bot.cli import stage
from bot.exporting import Content, export, export_scenes, filename, format_of, formats, write
from bot.library.targets import target
from bot.linting import lint_film
from bot.story import Film
from bot.texts import Told


def every() -> tuple[str, ...]:
    """Return the formats that a folder is filled with: all but the archive that holds the others once more."""
    return tuple(name for name in formats() if name != "zip")


def wanted(names: str) -> tuple[str, ...]:
    """Return the formats of a list with commas. Raises Told for one that does not exist."""
    asked = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in asked:
        format_of(name)
    return asked


def save(
    film: Film, folder: Path, names: tuple[str, ...], *, force: bool = False, by_scene: bool = False, **options: object
) -> list[Path]:
    """Write the film into the folder, a file a format or a scene, and return the paths.

    Raises Told rather than overwrite, and then has written nothing.
    """
    findings = lint_film(film, target(film.target))
    files: dict[Path, Content] = {}
    for name in names:
        form = format_of(name)
        if by_scene:
            apart = export_scenes(film, name, findings=findings, lang=stage.lang())
            # S05.txt of one format is not to take the place of another's.
            home = folder / name if len(names) > 1 else folder
            files |= {home / scene: content for scene, content in apart.items()}
        else:
            mine = {option: value for option, value in options.items() if len(names) == 1 or option in form.takes}
            content = export(film, name, findings=findings, lang=stage.lang(), **mine)
            files[folder / filename(film, form, stage.lang())] = content
    for path in files:
        if path.exists() and not force:
            raise Told("exporting.exists", path=str(path))
    for home in {path.parent for path in files} | {folder}:
        home.mkdir(parents=True, exist_ok=True)
    return [write(path, content, force=force) for path, content in files.items()]
