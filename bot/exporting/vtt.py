"""`vtt`: subtitles for the web and for players, with who speaks."""

from collections.abc import Sequence
from html import escape

from bot.exporting.format import Format
from bot.exporting.remarks import general_notes
from bot.exporting.spoken_lines import Line
from bot.exporting.subtitles import clock, titles
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="vtt",
    suffix=".vtt",
    about=Phrase(
        ja="話し手の名前付きの字幕。Webの動画プレーヤー用。",
        en="Subtitles with who speaks, for the web and for players.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "headings", "seconds", "elements",
        "prompts", "sound", "avoid", "parameters", "findings", "locks", "clips", "history",
    ),
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return the titles, each spoken row in its speaker's voice, text in the picture at its top."""
    found = titles(film, target, lang)
    notes = [*general_notes(target, (), lang), *([] if found else [say("cues.no_titles", lang)])]
    blocks = ["WEBVTT", *(f"NOTE {_harmless(note)}" for note in notes)]
    for i, title in enumerate(found, 1):
        top = " line:10%" if all(row.written for row in title.rows) else ""
        times = f"{clock(title.start, '.')} --> {clock(title.end, '.')}{top}"
        blocks.append("\n".join([str(i), times, *(_row(row) for row in title.rows)]))
    return "\n\n".join(blocks) + "\n"


def _row(row: Line) -> str:
    words = f"[{row.words}]" if row.written else row.words
    voice = _harmless(row.speaker)
    return f"<v {voice}>{_harmless(words)}</v>" if voice else _harmless(words)


def _harmless(text: str) -> str:
    return escape(text, quote=False)
