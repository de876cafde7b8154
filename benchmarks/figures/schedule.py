"""How near the whole film comes to the exact ideal schedule, when the server answers 16, 8 and 4 streams at once."""

import asyncio
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.film import list_text, outlined, scene_texts
from benchmarks.ideal import Pace, entry_ends, finishes
from benchmarks.shooting import Shot, crew_for, serving, shoot

SCENES = 16
PACE = Pace(first=0.24, rate=200, chunk=2)
"""2.5 times as fast as a usual server (0.6 s, 80 tokens/s); two characters an event, a token has 2.5 of them here."""
CLOSING = 3
"""Events behind the text: the finish reason, the token counts, [DONE]."""


def measured() -> Iterator[Figure]:
    """Yield two figures for each number of slots, and how much slower a loop would be."""
    for slots in (16, 8, 4):
        shot, ideal = asyncio.run(_shot(slots)), ideal_finishes(slots)
        for which, ours, best in (("last", max(shot.finished), max(ideal)), ("first", min(shot.finished), min(ideal))):
            yield Figure(
                f"{SCENES} scenes, {slots} slots: {which} scene / ideal",
                ours / best, bar=1.05, behind=f"{ours:.3f} s / {best:.3f} s",
            )  # fmt: skip
        if slots == 8:
            yield Figure(
                f"{SCENES} scenes, {slots} slots: one after the other / ours", sequential() / max(shot.finished), bar=5,
                at_least=True, behind=f"{sequential():.1f} s / {max(shot.finished):.2f} s",
            )  # fmt: skip


def sequential() -> float:
    """Return how long a loop that costs nothing takes: the list, then scene by scene."""
    return sum(PACE.lasts(text, closing=CLOSING) for text in (list_text(SCENES), *scene_texts(SCENES)))


def ideal_finishes(slots: int) -> list[float]:
    """Return the ideal finish of each scene, from the real lengths of the answers."""
    listing = list_text(SCENES)
    return finishes(
        [PACE.at(PACE.holds(end)) for end in entry_ends(listing)],
        [PACE.lasts(text, closing=CLOSING) for text in scene_texts(SCENES)],
        slots=slots,
        list_ends=PACE.lasts(listing, closing=CLOSING),
    )


async def _shot(slots: int) -> Shot:
    film = outlined(SCENES)
    with serving(SCENES, first=PACE.first, rate=PACE.rate, chunk=PACE.chunk, slots=slots) as server:
        async with crew_for(server, film, slots) as crew:
            return await shoot(crew, film)
