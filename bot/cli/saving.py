"""Saves a film in the formats that were asked for."""

from pathlib import Path

from bot.cli import stage
from bot.exporting import export, filename, format_of, write
from bot.library.targets import target
from bot.linting import lint_film
from bot.story import Film

ALL = ("md", "json", "csv", "prompts")


def wanted(names: str) -> tuple[str, ...]:
    """Return the formats of a list with commas. Raises Told for one that does not exist."""
    asked = tuple(name.strip() for name in names.split(",") if name.strip())
    for name in asked:
        format_of(name)
    return asked


def save(film: Film, folder: Path, names: tuple[str, ...], *, force: bool = False) -> list[Path]:
    """Write the film into the folder, a file a format, and return the paths. Raises Told rather than overwrite."""
    findings = lint_film(film, target(film.target))
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in names:
        path = folder / filename(film, format_of(name))
        write(path, export(film, name, findings=findings, lang=stage.lang()), force=force)
        paths.append(path)
    return paths
