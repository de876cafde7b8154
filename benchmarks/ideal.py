"""The exact ideal: when scenes would be finished by a client that costs no time at all.

All times are seconds from the moment at which the scene list is asked for. A scene can start when its entry of the list
is complete; starts are in the order of the list, as slots become free; the list's own stream holds one slot to its end.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pace:
    """How fast a server is: event 0 of a stream comes at `first`, each further one 1/`rate` later."""

    first: float
    """Seconds to the first event."""
    rate: float
    """Events per second after it."""
    chunk: int
    """Characters of the answer in an event."""

    def at(self, event: int) -> float:
        """Return when an event comes, counted from the start of its stream."""
        return self.first + event / self.rate

    def holds(self, characters: int) -> int:
        """Return the number of the event with which so many characters of the answer have come, from 1.

        Event 0 has none: it only names who speaks.
        """
        return -(-characters // self.chunk)

    def lasts(self, text: str, *, closing: int) -> float:
        """Return how long the stream of an answer lasts; `closing` events without text follow its last characters."""
        return self.at(self.holds(len(text)) + closing)


def entry_ends(listing: str) -> tuple[int, ...]:
    """Return after how many characters each entry of a scene list, the JSON of a BreakdownDraft, is complete."""
    at, ends, decoder = listing.index("[") + 1, [], json.JSONDecoder()
    while (start := listing.find("{", at)) >= 0:
        _, at = decoder.raw_decode(listing, start)
        ends.append(at)
    return tuple(ends)


class Admission:
    """A limit as its provider counts it: one unit each `every` seconds, `burst` of them at once; full at the start."""

    def __init__(self, every: float, burst: float) -> None:
        self._every, self._burst, self._full_at = every, burst, 0.0

    def admit(self, at: float, weight: float = 1) -> float:
        """Return when so much is admitted that comes `at` a time, and take it."""
        admitted = max(at, self._full_at - (self._burst - weight) * self._every)
        self._full_at = max(self._full_at, admitted) + weight * self._every
        return admitted


def finishes(
    ready: Sequence[float],
    lasting: Sequence[float],
    *,
    slots: int,
    list_ends: float = 0.0,
    admit: Callable[[float, int], float] = lambda at, _: at,
) -> list[float]:
    """Return when each scene is finished: scene i is `ready` at its time and then takes a slot for as long as it lasts.

    One slot is taken by the list until `list_ends`; `admit` says when scene i, which could start at a time, may. First come, first served: exact where scenes last equally long.
    """
    free = [list_ends] + [0.0] * (slots - 1)
    done: list[float] = []
    for place, (may_start, length) in enumerate(zip(ready, lasting, strict=True)):
        slot = min(range(slots), key=free.__getitem__)
        free[slot] = admit(max(may_start, free[slot]), place) + length
        done.append(free[slot])
    return done
