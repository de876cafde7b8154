"""Measures the linter on tests/corpus/ and writes docs/linter-accuracy.md; -v shows what it missed or invented."""

import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.library.targets import target
from bot.library.weak_spots import weak_spot
from bot.linting import lint_text
from bot.story import LANGS, Lang

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "linter-accuracy.md"
SORA = target("sora-2")
ABOUT = """# How accurate the linter is

<!-- Made by scripts/eval_lint.py; do not edit. -->

Measured for the target sora-2 on the texts of `tests/corpus/`. **We wrote and labelled these texts ourselves**, by meaning and
before a rule was tuned on them; the rules have been tuned on them since. So these figures are an upper bound, not a promise for
texts of other people. Rules that are seen from a film's data and not from words (missing English, stale, handles, plot) have no
figures here, and neither have the hints that still lack texts of their own.

A text counts as found if the weak spot is told anywhere in it. *bad* has the weak spot, *good* looks like it and has it not.
"""


class Count(NamedTuple):
    """What one rule did on its texts in one language."""

    spot: str
    lang: Lang
    bad: int
    good: int
    missed: list[str]
    false: list[str]

    @property
    def recall(self) -> float:
        """The share of the weak spots that was found."""
        return (self.bad - len(self.missed)) / self.bad

    @property
    def precision(self) -> float:
        """The share of what was told that is right."""
        hits = self.bad - len(self.missed)
        return hits / max(1, hits + len(self.false))


def counts(lang: Lang) -> list[Count]:
    """Return what each rule with texts of its own did."""
    found: list[Count] = []
    for spot, texts in _corpus(lang).items():
        if spot == "clean":
            continue
        said = {t: {f.weak_spot for f in lint_text(t, lang, SORA)} for t in (*texts["bad"], *texts["good"])}
        missed = [t for t in texts["bad"] if spot not in said[t]]
        false = [t for t in texts["good"] if spot in said[t]]
        found.append(Count(spot, lang, len(texts["bad"]), len(texts["good"]), missed, false))
    return found


def alarms(lang: Lang) -> tuple[int, list[str]]:
    """Return how many clean prompts there are, and each error or warning told of one."""
    texts = _corpus(lang)["clean"]
    told = [(t, f) for t in texts for f in lint_text(t, lang, SORA) if f.level != "hint"]
    return len(texts), [f"{f.weak_spot} {f.level} {f.message.said(lang)} | {t}" for t, f in told]


def page(found: list[Count], clean: dict[Lang, tuple[int, list[str]]]) -> str:
    """Return the page with one row a rule and language, the levels together, and the clean prompts."""
    rows = [
        ABOUT,
        "| weak spot | level | language | precision | recall | bad | good |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {c.spot} | {_level(c.spot)} | {c.lang} | {c.precision:.2f} | {c.recall:.2f} | {c.bad} | {c.good} |"
        for c in sorted(found, key=lambda c: (c.spot, c.lang))
    ]
    rows += [
        "",
        "## Levels together",
        "",
        "| level | language | precision | recall | bad | good |",
        "|---|---|---|---|---|---|",
    ]
    for level in ("error", "warning", "hint"):
        for lang in LANGS:
            some = [c for c in found if c.lang == lang and _level(c.spot) == level]
            if some:
                hits, false = sum(c.bad - len(c.missed) for c in some), sum(len(c.false) for c in some)
                bad, good = sum(c.bad for c in some), sum(c.good for c in some)
                rows.append(f"| {level} | {lang} | {hits / (hits + false):.2f} | {hits / bad:.2f} | {bad} | {good} |")
    rows += ["", "## Clean prompts", ""]
    rows += [f"- {lang}: {len(told)} errors or warnings in {many} prompts" for lang, (many, told) in clean.items()]
    return "\n".join([*rows, ""])


def _corpus(lang: Lang) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = yaml.safe_load(
        (ROOT / "tests" / "corpus" / f"{lang}.yaml").read_text(encoding="utf-8")
    )
    return found


def _level(spot: str) -> str:
    return weak_spot(spot).level(SORA) or "off"


def main() -> None:
    """Print the figures and write the page."""
    found = [count for lang in LANGS for count in counts(lang)]
    clean = {lang: alarms(lang) for lang in LANGS}
    for count in found:
        print(f"{count.lang} {count.spot:8} precision {count.precision:.2f}  recall {count.recall:.2f}  "
              f"({count.bad}/{count.good})")  # fmt: skip
        for what, texts in (("missed", count.missed), ("false", count.false)) if "-v" in sys.argv else ():
            print("".join(f"     {what}: {text}\n" for text in texts), end="")
    for lang, (many, told) in clean.items():
        print(f"{lang} clean    {len(told)} errors or warnings in {many} prompts", *told, sep="\n     ")
    PAGE.write_text(page(found, clean), encoding="utf-8")


if __name__ == "__main__":
    main()
