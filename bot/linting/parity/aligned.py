"""Which sentences of one language say what which of the other do: by their lengths, in order (Gale and Church 1993)."""

from functools import lru_cache
from itertools import accumulate
from math import inf, log

from bot.linting.reading import Span
from bot.sentences import sentences

_TIMES = 2.2
"""So many English letters stand for a Japanese one."""
_JOINS = {(1, 1): 0.0, (1, 2): 0.4, (2, 1): 0.4, (2, 2): 0.7, (1, 3): 0.8, (3, 1): 0.8}
"""How many sentences may answer how many, and how unlikely that is."""
_SHORT = 12
"""Letters added to both lengths, since short sentences vary more."""
_MOST = 60


@lru_cache(maxsize=2000)
def aligned(ja: str, en: str) -> tuple[tuple[Span, Span], ...]:
    """Return parts of both texts that belong together, in characters; the whole texts if they cannot be told apart."""
    here, there = _placed(ja), _placed(en)
    whole = (((0, len(ja)), (0, len(en))),)
    if max(len(here), len(there)) > _MOST:
        return whole
    sizes = [[0, *accumulate(end - start for start, end in side)] for side in (here, there)]
    best: dict[Span, tuple[float, Span | None]] = {(0, 0): (0.0, None)}
    for at in ((i, j) for i in range(len(here) + 1) for j in range(len(there) + 1)):
        cost = best.get(at, (inf, None))[0]
        for (ours, theirs), unlikely in _JOINS.items():
            to = (at[0] + ours, at[1] + theirs)
            if cost == inf or to[0] > len(here) or to[1] > len(there):
                continue
            lengths = (sizes[0][to[0]] - sizes[0][at[0]]) * _TIMES, sizes[1][to[1]] - sizes[1][at[1]]
            total = cost + unlikely + abs(log((lengths[0] + _SHORT) / (lengths[1] + _SHORT)))
            if total < best.get(to, (inf, None))[0]:
                best[to] = (total, at)
    end: Span | None = (len(here), len(there))
    if end not in best or not here or not there:
        return whole
    found: list[tuple[Span, Span]] = []
    while end and (start := best[end][1]) is not None:
        found.append(((here[start[0]][0], here[end[0] - 1][1]), (there[start[1]][0], there[end[1] - 1][1])))
        end = start
    return tuple(reversed(found))


def _placed(text: str) -> list[Span]:
    """Return where the sentences of a text stand."""
    found: list[Span] = []
    behind = 0
    for sentence in sentences(text):
        start = text.index(sentence, behind)
        behind = start + len(sentence)
        found.append((start, behind))
    return found
