"""How a film leaves: one module a format, found by walking this package. Pure but for `write`.

A module is a format if it has `FORMAT`, which says what it is and what it cannot carry, and
`render(film, target, findings, lang) -> str | bytes`, which returns the whole file: `str` where it is text, with the
line ends that the format wants, `bytes` where it is not. What a person may choose for it, as the frame rate, is a
keyword of `render` with a default, and is named in `FORMAT.takes`: `render(film, target, findings, lang, *, fps=24)`
with `takes=("fps",)` answers `export(film, "edl", fps=25)` and, once it is an option there, the command line. The same
film, target, findings and language give the same bytes: no clock, no random ids. Texts go through
`composing.sheet.shown`, or stricter, before they leave. Each suffix is one format's own, since `zip` puts all of them
beside each other. A format with `by_scene` can be written a file a scene: `render` is then given a film with that scene
only, which keeps its number. All modules are loaded to know the formats: a library that is slow to load is imported
inside of `render`.
"""

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple, Protocol

from bot.exporting.files import filename, write
from bot.exporting.format import Content, Format
from bot.exporting.json_film import schema
from bot.library import targets
from bot.library.targets import Target
from bot.story import Film, Finding, Lang
from bot.texts import Told


class Render(Protocol):
    """Writes a film out; the keywords are those that its format takes."""

    def __call__(
        self, film: Film, target: Target, findings: Sequence[Finding], lang: Lang, /, **options: object
    ) -> Content: ...


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
    film: Film, format_id: str, *, findings: Sequence[Finding] = (), lang: Lang = "ja", **options: object
) -> Content:
    """Return the film in a format, composed for its target, with headings and remarks in `lang`.

    `options` are what the format takes beside. Raises Told for an unknown format or target, or an option that the
    format does not take.
    """
    form = format_of(format_id)
    for name in options:
        if name not in form.takes:
            takers = [other.id for other in formats().values() if name in other.takes]
            raise Told("exporting.no_such_option", option=name, format=form.id, formats=takers)
    return _exporters()[form.id].render(film, targets.target(film.target), findings, lang, **options)


def export_text(
    film: Film, format_id: str, *, findings: Sequence[Finding] = (), lang: Lang = "ja", **options: object
) -> str:
    """Return the film in a format that is text. Raises Told as `export` does, and for a format that is none."""
    content = export(film, format_id, findings=findings, lang=lang, **options)
    if isinstance(content, bytes):
        raise Told("exporting.no_text", format=format_id)
    return content


def export_scenes(
    film: Film, format_id: str, *, findings: Sequence[Finding] = (), lang: Lang = "ja"
) -> dict[str, Content]:
    """Return each scene as a file of its own, by its name, as `S05.txt`, to paste whole: without the retired line.

    Raises Told as `export` does, and for a format that is one file for all.
    """
    form = format_of(format_id)
    if not form.by_scene:
        raise Told("exporting.one_for_all", format=form.id, formats=[f.id for f in formats().values() if f.by_scene])
    open_target = targets.target(film.target).model_copy(update={"status": "live", "retired": None})
    ending = form.suffix[form.suffix.rindex(".") :]
    files: dict[str, Content] = {}
    for scene in film.scenes:
        alone = film.model_copy(update={"scenes": (scene,)})
        about = [finding for finding in findings if finding.scene == scene.id]
        files[f"{scene.slate}{ending}"] = _exporters()[form.id].render(alone, open_target, about, lang)
    return files


__all__ = [
    "Content", "Format", "export", "export_scenes", "export_text", "filename", "format_of", "formats", "schema", "write",
]  # fmt: skip
