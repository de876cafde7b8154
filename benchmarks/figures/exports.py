"""How long a film of 100 scenes takes to leave, in each format."""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.figure import Figure
from benchmarks.film import finished
from bot.exporting import export, formats
from bot.library.targets import target
from bot.linting import lint_film

_SCENES, _ROUNDS = 100, 3
_BARS = {"pdf": 5_000}
"""Milliseconds; a format that is not named here is text and has 300."""
_UNBARRED = ("xlsx", "zip")
"""No text; the archive takes what its formats take."""


def measured() -> Iterator[Figure]:
    """Yield the median time of each format; findings are at hand, libraries are loaded before."""
    film = finished(_SCENES)
    findings = lint_film(film, target(film.target))
    for name in formats():
        size = len(export(film, name, findings=findings))
        times: list[float] = []
        for _ in range(_ROUNDS):
            began = time.perf_counter()
            export(film, name, findings=findings)
            times.append(time.perf_counter() - began)
        bar = None if name in _UNBARRED else _BARS.get(name, 300)
        yield Figure(
            f"export: {_SCENES} scenes as {name}", 1000 * median(times), " ms", bar=bar, behind=f"{size / 1000:,.0f} kB"
        )
