"""The time line that an editor drops clips into: a placeholder for each scene, with its prompt and findings as markers."""

from collections.abc import Sequence
from typing import Any

import opentimelineio as otio
from opentimelineio.opentime import RationalTime, TimeRange
from opentimelineio.schema import Clip, ExternalReference, Marker, MarkerColor, Timeline, Track

from bot.exporting.remarks import general_notes, heading, notes_on, prompt_note, said
from bot.exporting.timeline import Cut, cuts
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Level
from bot.texts import say

_COLORS: dict[Level, str] = {"error": MarkerColor.RED, "warning": MarkerColor.YELLOW, "hint": MarkerColor.CYAN}


def empty_cut(
    film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, rate: float, nominal: int
) -> Timeline:
    """Return the film as one video track that starts at 00:00:00:00.

    `rate` is what a frame lasts by, `nominal` the frames in a second of time code. A clip points at a file of its
    slate's name, S05.mp4, beside the time line: an editor's program shows it as offline until the file is there.
    """
    track = Track(name=said(film, film.title, lang) or film.id, kind=otio.schema.TrackKind.Video)
    track.metadata["Resolve_OTIO"] = {"Locked": False}
    whole = general_notes(target, findings, lang)
    for cut in cuts(film, target):
        track.append(_clip(film, cut, findings, lang, rate, nominal, () if len(track) else whole))
    timeline = Timeline(
        name=track.name,
        global_start_time=RationalTime(0, rate),
        metadata={
            "Resolve_OTIO": {"Resolve OTIO Meta Version": "1.0"},
            "yumekonte": {"film": film.id, "target": target.id, "aspect": film.aspect, "notes": whole},
        },
    )
    timeline.tracks.append(track)
    return timeline


def _clip(
    film: Film, cut: Cut, findings: Sequence[Finding], lang: Lang, rate: float, nominal: int, whole: Sequence[str]
) -> Clip:
    frames = cut.seconds * nominal
    length = TimeRange(RationalTime(0, rate), RationalTime(frames, rate))
    name = f"{cut.scene.slate}.mp4"
    found = notes_on(cut.scene, findings, lang)
    prompt = prompt_note(cut.prompt, lang)
    about: dict[str, Any] = {
        "scene": cut.scene.id,
        "heading": heading(film, cut.scene, lang),
        "beat": said(film, cut.scene.beat, lang),
        "prompt": prompt,
        "negative": cut.prompt.negative,
        "sound": said(film, cut.scene.sound, lang) if cut.scene.sound else "",
        "findings": [note.text for note in found],
    }
    clip = Clip(
        name=cut.scene.slate,
        media_reference=ExternalReference(target_url=name, available_range=length),
        source_range=length,
        metadata={"yumekonte": about},
    )
    clip.media_reference.name = name
    marks = [(about["beat"] or about["heading"] or say("exporting.prompt", lang), prompt, MarkerColor.GREEN)]
    marks += [(note.text, note.text, _COLORS[note.level]) for note in found]
    marks += [(note, note, MarkerColor.YELLOW) for note in whole]
    # DaVinci Resolve keeps one marker a frame: the next one stands a little behind.
    step = max(1, min(nominal // 2, (frames - 1) // len(marks)))
    for i, (title, text, color) in enumerate(marks):
        clip.markers.append(_marker(title, text, color, RationalTime(min(i * step, frames - 1), rate)))
    return clip


def _marker(title: str, text: str, color: str, start: RationalTime) -> Marker:
    return Marker(
        name=title,
        marked_range=TimeRange(start, RationalTime(1, start.rate)),
        color=color,
        comment=text,
        # Where DaVinci Resolve reads a marker's notes.
        metadata={"Resolve_OTIO": {"Keywords": [], "Note": text}},
    )
