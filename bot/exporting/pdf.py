"""`pdf`: the Japanese storyboard sheet on A4, for a director's hands."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.remarks import general_notes, said
from bot.exporting.timeline import cuts
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="pdf",
    suffix=".pdf",
    about=Phrase(
        ja="A4の絵コンテ用紙。カット・画・内容・セリフと音・秒、ページ計と累計付き。",
        en="The Japanese storyboard sheet on A4: cut, picture, action, dialogue and sound, seconds, with totals.",
    ),
    loses=(
        "plot", "preset", "cast", "handles", "assumptions", "prompts", "avoid", "findings", "locks", "clips", "history",
    ),
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> bytes:
    """Return the sheet, its pictures drawn as vectors, its font embedded; a glyph that the font lacks is a 〓."""
    # Loading the library costs most of a second that no other format should pay.
    from bot.exporting.storyboard.drawing import Heading, draw

    clips = cuts(film, target)
    seconds = sum(cut.seconds for cut in clips)
    summary = {"target": target.name, "aspect": film.aspect, "scenes": len(clips), "seconds": seconds}
    lines = [said(film, film.logline, lang), say("exporting.summary", lang, **summary)]
    lines += general_notes(target, findings, lang)
    return draw(film, clips, Heading(said(film, film.title, lang) or film.id, [line for line in lines if line]), lang)
