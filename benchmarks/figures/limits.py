"""How near the whole film comes to the ideal when the provider limits requests or tokens, or when calls break off."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.figure import Figure
from benchmarks.film import list_text, outlined, scene_texts
from benchmarks.ideal import Admission, Pace, entry_ends, finishes
from benchmarks.shooting import crew_for, serving, shoot

_SCENES = _SLOTS = 16
_PACE = Pace(first=0.24, rate=200, chunk=8)
"""Ten times as fast as a usual server, so that it is the limits that bind."""
_SLOWER = Pace(first=0.24, rate=200, chunk=2)
_CLOSING = 3
_TOKENS = 600_000
_TOKEN_BURST = 20_000
_SEED = 3


def measured() -> Iterator[Figure]:
    """Yield ratio and refused share for each limit, and the ratio with broken calls. A lost scene raises."""
    for per_minute, burst in ((120, 1), (240, 1), (120, 8), (240, 8)):
        bucket = Admission(60 / per_minute, burst)
        last, requests = asyncio.run(_shot(_PACE, per_minute=per_minute, burst=burst))
        bucket.admit(0)
        best = _ideal(_PACE, admit=lambda at, _: bucket.admit(at))  # noqa: B023 (called at once)
        yield from _figures(f"{per_minute} requests/min, {burst} at once", last, best, requests)
    last, requests = asyncio.run(_shot(_PACE, tokens_per_minute=_TOKENS, token_burst=_TOKEN_BURST))
    listing, *weights = (request["tokens"] for request in requests if request["status"] == 200)
    bucket = Admission(60 / _TOKENS, _TOKEN_BURST)
    bucket.admit(0, listing)
    best = _ideal(_PACE, admit=lambda at, place: bucket.admit(at, weights[place]))
    yield from _figures(f"{_TOKENS:,} tokens/min, {_TOKEN_BURST:,} at once", last, best, requests)
    last, requests = asyncio.run(_shot(_SLOWER, failing=0.1, seed=_SEED))
    best = _ideal(_SLOWER, cuts=_cuts(requests))
    broken = sum(request["cut"] is not None for request in requests)
    yield Figure(
        "a tenth of the calls break off: last scene / ideal", last / best, bar=1.2,
        behind=f"{last:.2f} s / {best:.2f} s, {broken} of {len(requests) - broken} calls, {_lost()}",
    )  # fmt: skip


def _figures(what: str, last: float, best: float, requests: list[dict[str, Any]]) -> Iterator[Figure]:
    refused = sum(request["status"] == 429 for request in requests)
    yield Figure(f"{what}: last scene / ideal", last / best, bar=1.1, behind=f"{last:.2f} s / {best:.2f} s, {_lost()}")
    yield Figure(f"{what}: refused", 100 * refused / len(requests), "%", bar=5, behind=f"{refused} of {len(requests)}")


def _lost() -> str:
    return "0 lost"  # one that is raises in shoot()


def _ideal(
    pace: Pace, *, admit: Callable[[float, int], float] = lambda at, _: at, cuts: list[float] | None = None
) -> float:
    """Return when the last scene is finished; a scene that breaks off after a part of its stream is begun anew."""
    listing, texts = list_text(_SCENES), scene_texts(_SCENES)
    lasting = [pace.lasts(text, closing=_CLOSING) for text in texts]
    again = [
        cut and pace.first + cut * (length - pace.first)
        for cut, length in zip(cuts or [0.0] * len(texts), lasting, strict=True)
    ]
    return max(
        finishes(
            [pace.at(pace.holds(end)) for end in entry_ends(listing)],
            [length + lost for length, lost in zip(lasting, again, strict=True)],
            slots=_SLOTS,
            list_ends=pace.lasts(listing, closing=_CLOSING),
            admit=admit,
        )
    )


def _cuts(requests: list[dict[str, Any]]) -> list[float]:
    """Return after which part of its stream each scene's first call broke off, in the order of the list; 0: it did not."""
    first: dict[str, float] = {}
    for request in requests:
        if request["step"] == "fill":
            first.setdefault(str(request["body"]["messages"]), request["cut"] or 0.0)
    return list(first.values())


async def _shot(pace: Pace, **knobs: Any) -> tuple[float, list[dict[str, Any]]]:
    """Return the seconds to the last scene, and what the server was asked for it."""
    film = outlined(_SCENES)
    with serving(_SCENES, first=pace.first, rate=pace.rate, chunk=pace.chunk, slots=_SLOTS, **knobs) as server:
        async with crew_for(server, film, _SLOTS) as crew:
            before = len(server.requests())
            await asyncio.sleep(1)  # until all may be taken at once again
            shot = await shoot(crew, film)
        return max(shot.finished), server.requests()[before:]
