"""How many finished prompts the linter reads in a second, and how long it takes for a whole film."""

import time
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from benchmarks.figure import Figure
from benchmarks.film import finished
from benchmarks.other_linters import NotThereError, proselint, textlint
from bot.composing import compose_film
from bot.library.targets import target
from bot.linting import lint_film, lint_text
from bot.story import LANGS, Film, Lang, Phrase, Sentence

_SCENES, _ROUNDS = 16, 21
_BARS: dict[Lang, float | None] = {"ja": None, "en": 1000}
"""Prompts a second.

The goal is 2,000 in Japanese; the analyser alone takes a tenth of a millisecond for each 150 characters, and it is not
reached.
"""
_OTHERS: dict[Lang, tuple[str, Callable[[Sequence[str], int], float]]] = {
    "ja": ("textlint", textlint),
    "en": ("proselint", proselint),
}
_NAMES: dict[Lang, str] = {"ja": "Japanese", "en": "English"}


def measured() -> Iterator[Figure]:
    """Yield full prompts a second in both languages, and the time for a film of 16 scenes; rules are loaded before."""
    film = finished(_SCENES)
    aim = target(film.target)
    prompts = compose_film(film, aim)
    for lang in LANGS:
        # Each once: the same text again may be at hand.
        texts = list(dict.fromkeys(prompt.text.said(lang) for prompt in prompts))
        spent = _median(lambda: [lint_text(text, lang, aim) for text in texts])  # noqa: B023 (called at once)
        length = sum(map(len, texts)) / len(texts)
        goal = "" if _BARS[lang] else ", the goal is 2,000/s"
        yield Figure(
            f"lint: full {_NAMES[lang]} prompts", len(texts) / spent, "/s", bar=_BARS[lang], at_least=True,
            behind=f"{length:.0f} characters on average{goal}",
        )  # fmt: skip
        yield _beside(lang, texts)
    films = iter([_renewed(film, spaces) for spaces in range(1, _ROUNDS + 2)])
    first = _median(lambda: lint_film(next(films), aim))
    yield Figure(f"lint: a film of {_SCENES} scenes, never read", 1000 * first, " ms", behind="the goal is 50 ms")
    again = _median(lambda: lint_film(film, aim))
    yield Figure("lint: the same film again", 1000 * again, " ms", bar=50)


def _beside(lang: Lang, texts: Sequence[str]) -> Figure:
    """Return how many of the same prompts another linter reads in a second, in one process of its own; it has no bar."""
    name, linter = _OTHERS[lang]
    what = f"the same {_NAMES[lang]} prompts: {name}"
    try:
        return Figure(what, len(texts) / linter(texts, _ROUNDS), "/s")
    except NotThereError as error:
        return Figure(what, 0, "/s", behind=f"not measured: {error}")


def _renewed(film: Film, spaces: int) -> Film:
    """Return the film with texts that were not read yet: spaces are behind each."""

    def renewed(phrase: Phrase | Sentence) -> dict[str, str]:
        return {lang: phrase.said(lang) + " " * spaces for lang in LANGS}

    scenes = []
    for scene in film.scenes:
        elements = {name: Phrase(**renewed(phrase)) for name, phrase in scene.elements}
        prose = tuple(one.model_copy(update=renewed(one)) for one in scene.prose)
        scenes.append(scene.model_copy(update={"elements": scene.elements.model_copy(update=elements), "prose": prose}))
    return film.model_copy(update={"scenes": tuple(scenes)})


def _median(work: Callable[[], object]) -> float:
    """Return the median time of some work, in seconds, after a first time that does not count."""
    work()
    times: list[float] = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)
