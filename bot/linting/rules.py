"""The rules as they are run: which kind checks which, and one concordance of all their cues by language."""

from collections.abc import Iterator
from functools import cache

from bot.library.weak_spots import WeakSpot, weak_spots
from bot.linting.concordance import Concordance
from bot.linting.kinds import Clip, Hit, Kind
from bot.linting.kinds.actions import actions
from bot.linting.kinds.clash import clash
from bot.linting.kinds.few import few
from bot.linting.kinds.gaps import gaps
from bot.linting.kinds.language import language
from bot.linting.kinds.leftover import leftover
from bot.linting.kinds.length import over_limit
from bot.linting.kinds.looks import looks
from bot.linting.kinds.negation import negation
from bot.linting.kinds.pronoun import pronoun
from bot.linting.kinds.quantity import quantity
from bot.linting.kinds.speech import speech
from bot.linting.kinds.tally import tally
from bot.linting.kinds.wording import wording
from bot.linting.reading import Reading
from bot.story import Finding, Fix, Lang, Level, Phrase

KINDS: dict[str, Kind] = {
    "wording": wording,
    "clash": clash,
    "looks": looks,
    "tally": tally,
    "actions": actions,
    "quantity": quantity,
    "negation": negation,
    "pronoun": pronoun,
    "length": over_limit,
    "leftover": leftover,
    "language": language,
    "few": few,
    "gaps": gaps,
    "speech": speech,
}
"""The kinds that look at one text; `structure` looks at a film."""


_BY_CUES = frozenset(["wording", "clash", "looks", "tally", "negation"])
"""Kinds that find nothing in a text without any of their cues."""


@cache
def concordance(lang: Lang) -> Concordance:
    """Return what finds the cues of every rule in `lang`."""
    return Concordance([line for spot in weak_spots() for line in spot.cues[lang]], lang)


@cache
def _codes(lang: Lang) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for spot in weak_spots():
        for line in spot.cues[lang]:
            found[line] = (*found.get(line, ()), spot.code)
    return found


@cache
def _always() -> frozenset[str]:
    return frozenset(spot.code for spot in weak_spots() if spot.check.kind in KINDS.keys() - _BY_CUES)


def worth_running(reading: Reading) -> frozenset[str]:
    """Return the codes of the rules that can find anything in a text, by the cues that stand there."""
    codes = _codes(reading.lang)
    return _always().union(*(codes[line] for line in reading.found if line in codes))


def read(text: str, lang: Lang, also: Reading | None = None, things: frozenset[str] = frozenset()) -> Reading:
    """Return the text as the rules see it; `also` is what goes with it, as the preset; `things` are handles of nobody."""
    return Reading(text, lang, concordance(lang), also, things)


def found_by(spot: WeakSpot, reading: Reading, level: Level, clip: Clip) -> Iterator[Finding]:
    """Yield what one rule finds in a text."""
    for hit in KINDS[spot.check.kind](spot.check, reading, clip):
        start, end = reading.offsets(hit.span)
        fix = Fix(start=start, end=end, text=hit.fixed, safe=spot.fix == "safe") if hit.fixed else None
        grade: Level = "warning" if hit.estimated and level == "error" else "hint" if hit.understood else level
        yield finding(spot, grade, hit).model_copy(
            update={"start": start, "end": end, "lang": reading.lang, "fix": fix}
        )


def finding(spot: WeakSpot, level: Level, hit: Hit) -> Finding:
    """Return the finding of a rule with its sentences filled in."""
    filled = {"found": hit.found, "other": hit.other, "count": hit.number}
    return Finding(
        code=spot.code,
        weak_spot=spot.weak_spot,
        level=level,
        message=Phrase(ja=spot.say.ja.format(**filled), en=spot.say.en.format(**filled)),
        why=Phrase(ja=spot.why.ja + spot.instead.ja, en=f"{spot.why.en} {spot.instead.en}"),
    )
