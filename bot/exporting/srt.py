"""`srt`: subtitles for the edit, since video models misspell text in the picture."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.spoken_lines import Line
from bot.exporting.subtitles import clock, titles
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="srt",
    suffix=".srt",
    about=Phrase(
        ja="セリフと画面の文字を、その時刻に置いた字幕。",
        en="Subtitles: spoken lines and text in the picture, at their times.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "headings", "seconds", "elements",
        "prompts", "sound", "avoid", "parameters", "findings", "locks", "clips", "history",
    ),
)  # fmt: skip

# Players take these for markup, and SubRip has no way to escape them.
_HARMLESS = str.maketrans("<>{}", "＜＞｛｝")


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return the titles; text in the picture stands in brackets. Empty where nobody speaks and nothing is written."""
    return "\n".join(
        f"{i}\n{clock(title.start, ',')} --> {clock(title.end, ',')}\n{_rows(title.rows)}\n"
        for i, title in enumerate(titles(film, target, lang), 1)
    )


def _rows(rows: Sequence[Line]) -> str:
    return "\n".join(f"[{row.words}]" if row.written else row.words for row in rows).translate(_HARMLESS)
