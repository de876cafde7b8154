"""How a film leaves: one module a format, found by walking this package. Pure but for `write`."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from bot.exporting.files import filename, write
from bot.exporting.format import Format
from bot.exporting.json_film import schema
from bot.library import targets
from bot.library.targets import Target
from bot.story import Film, Finding, Lang
from bot.texts import Told

Render = Callable[[Film, Target, Sequence[Finding], Lang], str]


class _Exporter(NamedTuple):
    form: Format
    render: Render


@cache
def _exporters() -> dict[str, _Exporter]:
    found = (importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    exporters = [_Exporter(module.FORMAT, module.render) for module in found if hasattr(module, "FORMAT")]
    return {exporter.form.id: exporter for exporter in sorted(exporters, key=lambda exporter: exporter.form.id)}


def formats() -> dict[str, Format]:
    """Return every format by its id."""
    return {format_id: exporter.form for format_id, exporter in _exporters().items()}


def format_of(format_id: str) -> Format:
    """Return the format with this id. Raises Told that names the known ones."""
    if format_id not in formats():
        raise Told("exporting.unknown_format", format=format_id, known=list(formats()))
    return formats()[format_id]


def export(
    film: Film, format_id: str, *, findings: Sequence[Finding] = (), lang: Lang = "ja", bom: bool = False
) -> str:
    """Return the film in a format, composed for its target, with headings and remarks in `lang`.

    `bom` puts a byte order mark before csv, which Excel needs to read Japanese. Raises Told for an unknown format
    or target, or a mark on anything else.
    """
    form = format_of(format_id)
    if bom and form.id != "csv":
        raise Told("exporting.bom_only_csv", format=form.id)
    text = _exporters()[form.id].render(film, targets.target(film.target), findings, lang)
    return f"\ufeff{text}" if bom else text


__all__ = ["Format", "export", "filename", "format_of", "formats", "schema", "write"]
