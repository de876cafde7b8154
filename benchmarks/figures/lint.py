"""How many finished prompts the linter reads in a second, and how long it takes for a whole film."""

import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.figure import Figure
from benchmarks.film import finished
from bot.composing import compose_film
from bot.library.targets import target
from bot.linting import lint_film, lint_text
from bot.story import LANGS, Lang

_SCENES, _ROUNDS = 16, 21
_AIMS: dict[Lang, str] = {"ja": "2,000/s", "en": "1,000/s"}
"""What the linter is to reach when it has all its rules; no bar before."""
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
        yield Figure(
            f"lint: full {_NAMES[lang]} prompts", len(texts) / spent, "/s",
            behind=f"aim {_AIMS[lang]}; {length:.0f} characters on average",
        )  # fmt: skip
    yield Figure(
        f"lint: a film of {_SCENES} scenes", 1000 * _median(lambda: lint_film(film, aim)), " ms", behind="aim 50 ms"
    )


def _median(work: Callable[[], object]) -> float:
    """Return the median time of some work, in seconds, after a first time that does not count."""
    work()
    times: list[float] = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)
