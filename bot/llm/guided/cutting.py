"""Cuts a plot into scenes: every sentence once, in order, at the strongest changes; a pure function."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.library.guided import cuts
from bot.library.targets import Target
from bot.llm.guided.survey import Moment, Survey
from bot.story import Lang

_NATURAL = 1.6
"""How many sentences a scene covers by itself."""
_PRICE = 1.1
"""What a cut must gain to be made where nobody asked for a number of scenes."""
_NOTHING_TO_FILM = -8.0
"""What a cut behind a sentence that only frames the dream would gain: it must not be made but where it is asked for."""
_QUICK, _LONG = 4, 8
"""Seconds of a scene with one short sentence, and of any other."""


@dataclass(frozen=True)
class Stretch:
    """The sentences of one scene. Where a film has more scenes than its plot has sentences, a part of one."""

    sentences: tuple[int, ...]
    part: int = 0
    parts: int = 1


def cut(survey: Survey, first: int, stop: int, count: int | None) -> tuple[Stretch, ...]:
    """Return the scenes over the sentences first..stop-1: `count` of them if it can be done, else as the plot falls.

    Where there are more scenes than sentences, long sentences are shared by neighbours, clause by clause.
    """
    moments = survey.moments[first:stop]
    if not moments:
        return ()
    if count is not None and count > len(moments):
        return _shared(survey, first, stop, count)
    gains = [0.0, *(_gain(before, after, survey.lang) for before, after in pairwise(moments))]
    best = _best(gains, count)
    edges = [*best, len(moments)]
    return tuple(Stretch(tuple(range(first + start, first + end))) for start, end in pairwise(edges))


def _gain(before: Moment, after: Moment, lang: Lang) -> float:
    if re.fullmatch(cuts().frames[lang], before.noticed.reading.text.strip(), re.IGNORECASE):
        return _NOTHING_TO_FILM
    weights = cuts().weights
    gain = after.noticed.turn
    gain += weights["place"] * after.moved + weights["time"] * after.retimed + weights["entrance"] * after.entrance
    told, tells = before.noticed.beats[:1], after.noticed.beats[:1]
    return gain + weights["beat"] * (told != tells)


def _best(gains: list[float], count: int | None) -> list[int]:
    """Return where the scenes begin: the cuts that gain most, less what uneven scenes cost."""
    size = len(gains)
    ideal = size / count if count else _NATURAL
    longest = min(size, int(2 * ideal) + 2)
    price = 0.0 if count else _PRICE
    # best[scenes][end]: what is gained so far, and where the last scene begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(count or size):
        row: dict[int, tuple[float, int]] = {}
        for end in range(len(best), size + 1):
            options = [
                (best[-1][start][0] + gains[start] - price - 0.5 * (end - start - ideal) ** 2, start)
                for start in range(max(0, end - longest), end)
                if start in best[-1]
            ]
            if options:
                row[end] = max(options)
        best.append(row)
    scenes = count or max((n for n in range(1, len(best)) if size in best[n]), key=lambda n: (best[n][size][0], -n))
    begins: list[int] = []
    end = size
    for row in reversed(best[1 : scenes + 1]):
        end = row[end][1]
        begins.append(end)
    return begins[::-1]


def _shared(survey: Survey, first: int, stop: int, count: int) -> tuple[Stretch, ...]:
    """Return scenes that share sentences: those with the most clauses are shown in several clips."""
    room = {
        number: len(clauses(survey.moments[number].noticed.reading.text, survey.lang)) for number in range(first, stop)
    }
    parts = dict.fromkeys(room, 1)
    for _ in range(count - len(parts)):
        open_ones = [number for number in parts if parts[number] < room[number]]
        if not open_ones:
            break
        parts[max(open_ones, key=lambda number: (room[number] / parts[number], -number))] += 1
    return tuple(Stretch((number,), part, parts[number]) for number in parts for part in range(parts[number]))


def clauses(text: str, lang: Lang) -> tuple[str, ...]:
    """Return the clauses of a sentence, joints included, so that together they are the sentence. Speech stays whole."""
    joints = "|".join(re.escape(joint) for joint in cuts().joints[lang])
    pieces: list[str] = []
    for piece in re.findall(rf".*?(?:{joints})|.+$", text, re.DOTALL):
        whole = pieces and (_open(pieces[-1]) or len(pieces[-1].strip()) < (5 if lang == "ja" else 12))
        if whole:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    if len(pieces) > 1 and len(pieces[-1].strip()) < 5:
        last = pieces.pop()
        pieces[-1] += last
    return tuple(pieces)


def part_of(text: str, lang: Lang, part: int, parts: int) -> str:
    """Return one of `parts` shares of a sentence, by whole clauses."""
    if parts == 1:
        return text
    pieces = clauses(text, lang)
    edges = [round(len(pieces) * number / parts) for number in range(parts + 1)]
    return "".join(pieces[edges[part] : edges[part + 1]]).strip() or text


def lengths(survey: Survey, stretches: tuple[Stretch, ...], target: Target, total: int | None) -> tuple[int, ...]:
    """Return the seconds of the scenes: their sum is `total` where one is wished for."""
    weights = [_weight(survey, stretch) for stretch in stretches]
    if total is None or not stretches:
        return tuple(target.clip_seconds(_QUICK if weight < 1 else _LONG) for weight in weights)
    free = max(0, total - len(stretches))
    shares = [free * weight / sum(weights) for weight in weights]
    seconds = [1 + int(share) for share in shares]
    rest = sorted(range(len(shares)), key=lambda i: (int(shares[i]) - shares[i], i))
    for i in rest[: max(0, total - sum(seconds))]:
        seconds[i] += 1
    return tuple(seconds)


def count_for(survey: Survey, sentences: int, target: Target, total: int | None) -> int | None:
    """Return how many scenes fill `total` seconds with clips that the target makes well; None to cut as it falls."""
    if total is None:
        return None
    natural = len(cut(survey, 0, len(survey.moments), None)) if sentences else 1
    longest = max(target.seconds)
    shortest = min(target.seconds)
    return max(-(-total // longest), min(natural, max(1, total // shortest)))


def _weight(survey: Survey, stretch: Stretch) -> float:
    """Return how much happens in a scene: about 1 for a full sentence."""
    full = 34 if survey.lang == "ja" else 90
    length = sum(len(survey.moments[i].noticed.reading.text) for i in stretch.sentences) / stretch.parts
    return min(2.0, max(0.5, length / full))


def _open(text: str) -> bool:
    """Return True if quoted speech is still open at the end of the text."""
    return any(text.count(a) > text.count(b) for a, b in ("「」", "『』", "“”")) or text.count('"') % 2 == 1
