"""The CPU that writing takes beside what the SDK alone takes for the same streams."""

import asyncio
from collections.abc import Iterator

from benchmarks import bare
from benchmarks.figure import Figure
from benchmarks.film import outlined
from benchmarks.shooting import crew_for, serving, shoot

_SCENES = _SLOTS = 16


def measured() -> Iterator[Figure]:
    """Yield the CPU of a scene beside a bare loop over the chunks of the same server, all figures of the process."""
    ours, sdk = asyncio.run(_both())
    yield Figure(
        "CPU per scene / bare SDK stream of the same chunks", ours / sdk, bar=1.5,
        behind=f"{1000 * ours / _SCENES:.0f} ms / {1000 * sdk / _SCENES:.0f} ms",
    )  # fmt: skip


async def _both() -> tuple[float, float]:
    film = outlined(_SCENES)
    with serving(_SCENES, first=0.24, rate=200, chunk=2, slots=_SLOTS) as server:
        async with crew_for(server, film, _SLOTS) as crew:
            ours = (await shoot(crew, film)).cpu
        return ours, await bare.stream(server, [request["body"] for request in server.requests()], _SLOTS)
