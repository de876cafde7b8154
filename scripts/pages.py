"""Writes the pages of docs/ that are made from knowledge/; --check compares instead, and fails where one is old."""

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bot.exporting import schema
from bot.library.targets import Target, targets
from bot.library.terms import vocabularies
from bot.library.weak_spots import weak_spots
from bot.story import LANGS, Lang
from bot.texts import say

DOCS = Path(__file__).parents[1] / "docs"


def words(lang: Lang, key: str) -> str:
    """Return a heading of the pages."""
    return say(f"pages.{key}", lang)


def rules_page(lang: Lang) -> str:
    """Return every rule of the linter with its reason, its sources and its examples."""
    rows = [f"# {words(lang, 'rules')}", "", words(lang, "rules_about"), ""]
    for rule in weak_spots():
        levels = ", ".join(f"{on}: {say(f'names.{level}', lang) if level != 'off' else words(lang, 'off')}"
                           for on, level in rule.levels.items())  # fmt: skip
        rows += [f"## {rule.code} {rule.name}", ""]
        rows += [
            f"{rule.headline.said(lang)}{' ' if lang == 'en' else ''}{rule.why.said(lang)}{' ' if lang == 'en' else ''}{rule.instead.said(lang)}"
        ]
        rows += ["", f"- `{rule.weak_spot}` · {levels}", f"- {words(lang, 'fix')}: {words(lang, f'fix_{rule.fix}')}"]
        rows += [f"- {source.what} ({source.sure}, {source.date})" for source in rule.sources]
        for heading, examples in (("found", rule.bad), ("not_found", rule.good)):
            if examples.by(lang):
                rows += ["", f"{words(lang, heading)}:", "", *(f"- {text}" for text in examples.by(lang))]
        rows.append("")
    return "\n".join(rows)


def targets_page(lang: Lang) -> str:
    """Return every target with what it takes."""
    heads = ("model", "state", "seconds", "ratios", "limit", "languages", "sound", "negative", "price", "checked")
    rows = [f"# {words(lang, 'targets')}", "", words(lang, "targets_about"), ""]
    rows += [_row(words(lang, head) for head in heads), _row("---" for _ in heads)]
    rows += [_row(_target_cells(target, lang)) for target in targets().values()]
    for target in targets().values():
        rows += ["", f"## {target.name} (`{target.id}`)", "", target.about.said(lang), ""]
        rows += [f"- {source.what} ({source.sure})" for source in target.sources]
    return "\n".join([*rows, ""])


def _target_cells(target: Target, lang: Lang) -> list[str]:
    state = words(lang, "live") if target.status == "live" else say("pages.retired", lang, day=target.retired)
    limit = f"{target.limit.count:,} {words(lang, target.limit.unit)}" if target.limit else ""
    price = f"{target.prices[0].usd_per_second:g} ({target.prices[0].what})" if target.prices else ""
    field = words(lang, "yes") if target.negative else words(lang, "no_")
    seconds, ratios = " ".join(map(str, target.seconds)), " ".join(target.ratios)
    return [f"{target.name} `{target.id}`", state, seconds, ratios, limit, " ".join(target.languages),
            words(lang, f"sound_{target.sound}"), field, price, str(target.checked)]  # fmt: skip


def terms_page(lang: Lang) -> str:
    """Return the film words in both languages."""
    rows = [f"# {words(lang, 'terms')}", "", words(lang, "terms_about"), ""]
    for vocabulary in vocabularies().values():
        rows += [f"## {vocabulary.title.said(lang)}", ""]
        rows += [_row(("#", "日本語", "English", words(lang, "named_by"), words(lang, "meaning"))), _row(["---"] * 5)]
        rows += [
            _row((str(term.number), "、".join(term.ja), ", ".join(term.en), term.named_by, term.about.said(lang)))
            for term in sorted(vocabulary.terms, key=lambda term: term.number)
        ]
        rows.append("")
    return "\n".join(rows)


def schema_page() -> str:
    """Return the JSON Schema of a film."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    made: dict[str, str] = {"film.schema.json": schema_page()}
    writers: dict[str, Callable[[Lang], str]] = {"rules": rules_page, "targets": targets_page, "terms": terms_page}
    for name, write in writers.items():
        for lang in LANGS:
            note = f"<!-- {words(lang, 'made')} -->\n\n"
            made[f"{name}.ja.md" if lang == "ja" else f"{name}.md"] = note + write(lang)
    return made


def main() -> int:
    """Write the pages, or compare them."""
    old = [
        name for name, text in pages().items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    if "--check" in sys.argv[1:]:
        for name in old:
            print(f"docs/{name} is old: run python scripts/pages.py")
        return 1 if old else 0
    for name in old:
        (DOCS / name).write_text(pages()[name], encoding="utf-8")
        print(f"docs/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
