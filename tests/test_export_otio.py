from pathlib import Path

import opentimelineio
import pycmx
import pycmx.edit_list
import pytest

from bot.edits import SetTarget, apply
from bot.exporting import export
from bot.library.samples import sample
from bot.library.targets import target
from bot.story import Film, Finding, Phrase
from bot.texts import Told
from tests.films import HOSTILE, SMALL

FPS = [23.976, 24, 25, 29.97, 30, 60]
FINDING = Finding(
    code="busy-clip", weak_spot="busy", level="warning", message=Phrase(ja="動作が二つあります。", en="Two actions."), scene="a1b2"
)  # fmt: skip


def timeline(film: Film, **options: object) -> opentimelineio.schema.Timeline:
    return opentimelineio.adapters.read_from_string(export(film, "otio", **options), "otio_json")


def edl(film: Film, tmp_path: Path, **options: object) -> pycmx.edit_list.EditList:
    path = tmp_path / "film.edl"
    path.write_text(export(film, "edl", **options), encoding="utf-8")
    with path.open(encoding="utf-8") as file:
        return pycmx.parse_cmx3600(file)


@pytest.mark.parametrize("fps", FPS)
def test_a_time_line_has_a_clip_a_scene_named_by_its_slate_as_long_as_the_target_makes_it(fps: float) -> None:
    film = sample()
    clips = list(timeline(film, fps=fps).find_clips())
    seconds = [target(film.target).clip_seconds(scene.seconds) for scene in film.scenes]
    assert [clip.name for clip in clips] == [scene.slate for scene in film.scenes]
    assert [clip.duration().value for clip in clips] == [length * round(fps) for length in seconds]
    assert {round(clip.duration().rate, 3) for clip in clips} == {fps}


def test_a_clip_points_at_a_file_of_its_slates_name_that_may_still_be_missing() -> None:
    first = next(iter(timeline(SMALL).find_clips()))
    assert first.media_reference.target_url == "S01.mp4"
    assert first.media_reference.available_range == first.source_range


def test_prompt_and_findings_are_markers_with_notes_no_two_on_one_frame() -> None:
    first, second = timeline(SMALL, findings=[FINDING]).find_clips()
    prompt, finding, retired = first.markers
    assert prompt.metadata["Resolve_OTIO"]["Note"].startswith("Grey-blue with the pale blue")
    assert prompt.comment == prompt.metadata["Resolve_OTIO"]["Note"]
    assert (finding.name, finding.color) == ("動作が二つあります。", "YELLOW")
    assert "2026-09-24" in retired.comment
    starts = [marker.marked_range.start_time.value for marker in first.markers]
    assert len(set(starts)) == 3
    assert max(starts) < first.duration().value
    assert "[S02: 英語が未記入: 環境]" in second.markers[0].comment


def test_many_findings_stay_inside_their_clip() -> None:
    (first, _) = timeline(SMALL, findings=[FINDING] * 300).find_clips()
    assert len(first.markers) == 302
    assert all(marker.marked_range.start_time.value < first.duration().value for marker in first.markers)


@pytest.mark.parametrize("fps", FPS)
def test_an_independent_reader_finds_the_events_of_the_edl(fps: float, tmp_path: Path) -> None:
    film = sample()
    events = list(edl(film, tmp_path, fps=fps).events)
    edits = [event.edits[0] for event in events]
    assert [edit.clip_name for edit in edits] == [scene.slate for scene in film.scenes]
    assert (edits[0].record_in, edits[0].record_out) == ("00:00:00:00", "00:00:08:00")
    assert [edit.record_out for edit in edits][:-1] == [edit.record_in for edit in edits][1:]
    assert edits[-1].record_out == "00:01:12:00"


def test_the_edl_holds_the_same_cut_as_the_time_line() -> None:
    film = sample()
    back = opentimelineio.adapters.read_from_string(export(film, "edl", fps=25), "cmx_3600", rate=25)
    there = [(clip.name, clip.duration().value) for clip in timeline(film, fps=25).find_clips()]
    assert [(clip.name, clip.duration().value) for clip in back.find_clips()] == there


def test_the_edl_carries_prompt_and_findings_as_comments_and_drops_no_frame() -> None:
    text = export(SMALL, "edl", findings=[FINDING], fps=29.97)
    assert "FCM: NON-DROP FRAME" in text
    assert ";" not in "".join(line for line in text.splitlines() if line.startswith("00"))
    assert "* PROMPT: Grey-blue with the pale blue" in text
    assert "* NOTE: 動作が二つあります。" in text
    assert "* FROM FILE: S01.mp4" in text


@pytest.mark.parametrize("format_id", ["otio", "edl"])
def test_a_frame_rate_that_no_editor_knows_is_answered_with_the_known_ones(format_id: str) -> None:
    with pytest.raises(Told, match=r"23\.976.*59\.94"):
        export(SMALL, format_id, fps=23)


def test_a_film_without_scenes_is_an_empty_time_line() -> None:
    assert list(timeline(Film(id="x")).find_clips()) == []
    back = opentimelineio.adapters.read_from_string(export(Film(id="x"), "edl"), "cmx_3600")
    assert list(back.find_clips()) == []


def test_hostile_texts_stay_on_their_own_line_of_the_edl(tmp_path: Path) -> None:
    hostile = Phrase(ja="\n".join(HOSTILE), en="\r\n002  S09 V C 00:00:00:00\n".join(HOSTILE))
    film = SMALL.model_copy(update={"title": hostile})
    film = film.model_copy(update={"scenes": tuple(s.model_copy(update={"beat": hostile}) for s in film.scenes)})
    for lang in ("ja", "en"):
        text = export(film, "edl", lang=lang)
        assert "\x00" not in text
        assert sum(not line.startswith("*") for line in text.splitlines()) == 5
        assert len(list(edl(film, tmp_path, lang=lang).events)) == 2


def test_another_target_makes_other_lengths() -> None:
    film = apply(SMALL, [SetTarget(target="kling-3.0")])
    seconds = [target("kling-3.0").clip_seconds(scene.seconds) for scene in film.scenes]
    assert [clip.duration().to_seconds() for clip in timeline(film).find_clips()] == seconds
