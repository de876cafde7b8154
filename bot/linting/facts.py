"""What a text states, by topic and value: seen by the cues of knowledge/facts/."""

from functools import cache
from typing import Literal, NamedTuple
from weakref import WeakKeyDictionary

from bot.library.facts import idioms, topics
from bot.linting.concordance import Concordance
from bot.linting.reading import Reading, Span, overlaps
from bot.story import Lang

Use = Literal["languages", "scenes", "quotations"]
"""What is compared: two languages of one text, scenes, or what is said in two languages."""
_TOPICS: dict[Use, tuple[str, ...]] = {
    "languages": ("color", "direction", "camera", "lens"),
    "scenes": ("color", "direction", "time", "weather", "light", "place", "setting", "look", "garment", "prop", "state", "axis"),
    "quotations": ("saying",),
}  # fmt: skip
_Role = Literal["sure", "also", "unless"]


class Stated(NamedTuple):
    """One value that a text states."""

    value: str
    span: Span
    sure: bool
    """False where it may be meant, and where it stands in quoted speech."""


@cache
def fact_concordance(lang: Lang, use: Use) -> Concordance:
    """Return what finds the cues of the topics in `lang`; made at the first comparison, not for a single prompt."""
    cues = list(_roles(lang, use))
    if use == "languages":
        known = idioms()
        cues += [cue for said in (known.no_denial, known.silent, *known.ways, *known.turns) for cue in said.by(lang)]
    else:
        cues += [cue for name in _TOPICS[use] for cue in topics()[name].eased.by(lang)]
    return Concordance(cues, lang)


def read_facts(text: str, lang: Lang, use: Use = "languages") -> Reading:
    """Return a text as the comparisons see it."""
    return Reading(text, lang, fact_concordance(lang, use))


def stated(reading: Reading, name: str, use: Use = "languages") -> list[Stated]:
    """Return what the text states of a topic, in its order; of two matches, one inside the other, the longer holds."""
    if reading not in _KNOWN:
        _KNOWN[reading] = _everything(reading, use)
    return _KNOWN[reading].get(name, [])


_KNOWN: WeakKeyDictionary[Reading, dict[str, list[Stated]]] = WeakKeyDictionary()


@cache
def _roles(lang: Lang, use: Use) -> dict[str, tuple[tuple[str, str, _Role], ...]]:
    """Return for each cue which values of which topics it states, may state, or excepts."""
    found: dict[str, list[tuple[str, str, _Role]]] = {}
    for name in _TOPICS[use]:
        for value, fact in topics()[name].values.items():
            by_role: dict[_Role, tuple[str, ...]] = {
                "sure": fact.ja if lang == "ja" else fact.en, "also": fact.also.by(lang), "unless": fact.unless.by(lang)
            }  # fmt: skip
            for role, cues in by_role.items():
                for cue in cues:
                    # からし色 may be one word or two, by what stands around it.
                    apart = [f"{cue[:-1]} 色"] if lang == "ja" and cue.endswith("色") and " " not in cue[:-1] else []
                    for line in (cue, *apart):
                        found.setdefault(line, []).append((name, value, role))
    return {cue: tuple(dict.fromkeys(roles)) for cue, roles in found.items()}


@cache
def _letters(use: Use) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for name in _TOPICS[use]:
        for value, fact in topics()[name].values.items():
            for letter in fact.letters:
                found.setdefault(letter, []).append((name, value))
    return found


def _everything(reading: Reading, use: Use) -> dict[str, list[Stated]]:
    roles = _roles(reading.lang, use)
    spans: dict[tuple[str, str, _Role], set[Span]] = {}
    for cue, where in reading.found.items():
        for key in roles.get(cue, ()):
            spans.setdefault(key, set()).update(where)
    found: dict[str, list[Stated]] = {}
    for (name, value, role), places in spans.items():
        if role == "unless":
            continue
        excepted = sorted(spans.get((name, value, "unless"), ())) if role == "sure" else []
        kept = (span for span in places if not overlaps(span, excepted))
        found.setdefault(name, []).extend(Stated(value, s, role == "sure" and not reading.quoted(s[0])) for s in kept)
    if reading.lang == "ja":
        _add_letters(reading, use, found)
    return {name: _longest(every, whole=name in _TERMS) for name, every in found.items()}


def _add_letters(reading: Reading, use: Use, found: dict[str, list[Stated]]) -> None:
    known = _letters(use)
    for n, token in enumerate(reading.tokens):
        for letter in token.text:
            for name, value in known.get(letter, ()):
                found.setdefault(name, []).append(Stated(value, (n, n + 1), sure=False))


_TERM_WORDS = 4
_TERMS = frozenset(["camera", "lens"])
"""Topics of fixed terms: the close-up in a medium close-up is none. A way from left to right does hold the right."""


def _longest(every: list[Stated], *, whole: bool) -> list[Stated]:
    """Return what is stated, in order; a match inside a longer sure one is no longer sure, or not there at all."""
    # "The camera moves slowly closer" may hold anything between its ends: only a term without gaps counts.
    sure = [one for one in every if one.sure and one.span[1] - one.span[0] <= _TERM_WORDS]
    inside = {one: any(_inside(one.span, o.span) and o.value != one.value for o in sure) for one in every}
    kept = (one._replace(sure=one.sure and not inside[one]) for one in every if not (whole and inside[one]))
    return sorted(kept, key=lambda one: (one.span, not one.sure))


def _inside(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
