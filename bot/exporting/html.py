"""`html`: shot list and storyboard as one file for the browser, which asks nobody for anything."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="html",
    suffix=".html",
    about=Phrase(
        ja="ブラウザで開くショットリストと絵コンテ。検索、コピー、日英切り替え、印刷。通信なしの1ファイル。",
        en="Shot list and storyboard for the browser: search, copy, Japanese/English, print. One file, no network.",
    ),
    loses=("plot", "preset", "cast", "handles", "assumptions", "locks", "clips", "history"),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the page with both languages in it; it opens in `lang`."""
    # Loading the template engine costs time that no other format should pay.
    from bot.exporting.storyboard.page import page

    return page(film, target, findings, lang)
