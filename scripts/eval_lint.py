"""Prints precision and recall of the linter on tests/corpus/, by rule and language."""

import sys
from pathlib import Path

import yaml

from bot.library.targets import target
from bot.linting import lint_text
from bot.story import LANGS, Lang

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


def figures(lang: Lang, verbose: bool) -> None:
    """Print one line a rule, then the false alarms on the clean prompts."""
    corpus = yaml.safe_load((CORPUS / f"{lang}.yaml").read_text(encoding="utf-8"))
    sora = target("sora-2")
    clean = corpus.pop("clean")
    for spot, texts in corpus.items():
        said = {t: {f.weak_spot for f in lint_text(t, lang, sora)} for t in (*texts["bad"], *texts["good"])}
        hits = [t for t in texts["bad"] if spot in said[t]]
        false = [t for t in texts["good"] if spot in said[t]]
        recall = len(hits) / len(texts["bad"])
        precision = len(hits) / max(1, len(hits) + len(false))
        print(
            f"{lang} {spot:8} precision {precision:.2f}  recall {recall:.2f}  ({len(texts['bad'])}/{len(texts['good'])})"
        )
        if verbose:
            for text in texts["bad"]:
                if text not in hits:
                    print("     missed:", text)
            for text in false:
                print("      false:", text)
    alarms = [(t, f) for t in clean for f in lint_text(t, lang, sora) if f.level != "hint"]
    print(f"{lang} clean    {len(alarms)} errors or warnings in {len(clean)} prompts")
    for text, finding in alarms if verbose else ():
        print("     ", finding.code, finding.level, finding.message.said(lang), "|", text)


if __name__ == "__main__":
    for one in LANGS:
        figures(one, "-v" in sys.argv)
