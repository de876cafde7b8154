"""`edl`: the empty cut as CMX 3600, which every editing program reads."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.remarks import general_notes
from bot.exporting.timeline import rate
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="edl",
    suffix=".edl",
    about=Phrase(
        ja="空のタイムラインをCMX 3600で。OTIOを読めない編集ソフト用。",
        en="The empty cut as CMX 3600, for an editing program that reads no OTIO.",
    ),
    loses=(
        "plot", "logline", "preset", "cast", "handles", "assumptions", "elements", "avoid",
        "parameters", "locks", "clips", "history",
    ),
    takes=("fps",),
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, fps: float = 24) -> str:
    """Return the edit list, never dropping a frame; prompt, findings and file name as comments of each event."""
    import opentimelineio as otio
    from opentimelineio.opentime import RationalTime, TimeRange

    from bot.exporting.timeline.empty_cut import empty_cut

    # At 29.97 the writer would drop frames; it counts time code by the nominal rate all the same.
    nominal = rate(fps).nominal
    timeline = empty_cut(film, target, findings, lang, rate=nominal, nominal=nominal)
    (track,) = timeline.tracks
    for i, clip in enumerate(track):
        about = clip.metadata["yumekonte"]
        comments = [f"PROMPT: {about['prompt']}", *(f"NOTE: {note}" for note in about["findings"])]
        comments += [f"NOTE: {note}" for note in general_notes(target, findings, lang)] if i == 0 else []
        clip.metadata["cmx_3600"] = {"reel": clip.name, "comments": comments}
        start = track.range_of_child_at_index(i).start_time
        for marker in clip.markers:
            # LOC lines count in the time of the film.
            marker.marked_range = TimeRange(start + marker.marked_range.start_time, RationalTime(1, nominal))
    title, _, events = (
        otio.adapters.write_to_string(timeline, "cmx_3600", style="nucoda").partition("\n\n")
        if len(track)
        else (f"TITLE: {timeline.name}", "", "")
    )
    return f"{title}\nFCM: NON-DROP FRAME\n\n{events}"
