"""`cues`: the sound and music cue list, a table with in and out times for whoever cuts the sound."""

import csv
import io
import re
from collections.abc import Sequence

from bot.composing.cells import harmless
from bot.composing.sheet import label
from bot.exporting.format import Format
from bot.exporting.remarks import general_notes, heading, said
from bot.exporting.spoken_lines import credited, lines_of
from bot.exporting.timeline import Cut, cuts, timecode
from bot.library.targets import Target
from bot.sentences import sentences
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="cues",
    suffix=".cues.csv",
    about=Phrase(
        ja="音のキューシート。シーンごとのIN・OUTと、台詞・音・音楽の表。",
        en="The sound and music cue list: in and out of each scene, with its lines, sound and music.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "elements", "prompts", "avoid", "parameters",
        "findings", "locks", "clips", "history",
    ),
    takes=("bom",),
)  # fmt: skip

_MUSIC = re.compile(
    r"音楽|[楽曲名]曲|BGM|ピアノ|旋律|メロディ|歌声|歌[がを]|鼻歌|子守歌|オルゴール|[バヴ]イオリン|ギター|オーケストラ|太鼓|笛|琴|三味線"
    r"|\b(?:music|score|song|melod|piano|tune|violin|cello|guitar|orchestra|choir|lullaby|hum(?:s|ming)\b|flute|waltz)",
    re.IGNORECASE,
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, bom: bool = True) -> str:  # noqa: ARG001
    """Return the table: times in HH:MM:SS:FF, the notes' sentences sorted into sound and music.

    It begins with a byte order mark, which Excel needs, unless `bom` is False.
    """
    out = io.StringIO()
    columns = (say("exporting.slate", lang), label("slug", lang), *(say(f"cues.{name}", lang) for name in _COLUMNS))
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for cut in cuts(film, target):
        notes = general_notes(target, (), lang) if cut.start == 0 else []
        writer.writerow([harmless(cell) for cell in (*_row(film, cut, lang), " / ".join(notes))])
    return ("\ufeff" if bom else "") + out.getvalue()


_COLUMNS = ("clip_in", "clip_out", "seconds", "lines", "effects", "music", "note")


def _row(film: Film, cut: Cut, lang: Lang) -> tuple[str, ...]:
    sound = sentences(said(film, cut.scene.sound or Phrase(), lang))
    space = "" if lang == "ja" else " "
    return (
        cut.scene.slate,
        heading(film, cut.scene, lang),
        timecode(cut.start),
        timecode(cut.end),
        str(cut.seconds),
        " / ".join(credited(line, lang) for line in lines_of(film, cut.scene, lang)),
        space.join(sentence for sentence in sound if not _MUSIC.search(sentence)),
        space.join(sentence for sentence in sound if _MUSIC.search(sentence)),
    )
