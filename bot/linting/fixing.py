"""Fixes put into a text."""

from collections.abc import Iterable

from bot.story import Finding


def fixed(text: str, findings: Iterable[Finding]) -> str:
    """Return `text` with the fixes of `findings` in it, put in from the end so that offsets stay true.

    Of two fixes that overlap the first one in the text holds. Findings without a fix change nothing.
    """
    fixes = sorted({f.fix for f in findings if f.fix}, key=lambda fix: (fix.start, -fix.end))
    apart = [fix for n, fix in enumerate(fixes) if all(fix.start >= other.end for other in fixes[:n])]
    for fix in reversed(apart):
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text
