"""Notes on clips: kept by the film through edits, undo, export and import, counted by weak spot."""

import csv
import datetime
import io
import json
from pathlib import Path

import jsonschema
import pytest

from bot.archive.collisions import ConflictError, reapplied
from bot.composing.clip_memory import checklist, failures
from bot.edits import (
    Lock,
    MergeScenes,
    NoteClip,
    RestoreScene,
    SetElement,
    SplitScene,
    Wording,
    applied,
    apply,
    changes,
)
from bot.exporting import export_text, schema
from bot.importing import read
from bot.library.samples import sample
from bot.story import Clip, Film, Scene
from bot.texts import Told
from bot.writing.clips import clip_note

DAY = datetime.date(2026, 11, 22)
SAMPLE = sample()
FIRST, SECOND = SAMPLE.scenes[:2]


def noted(scene: Scene = FIRST, new_id: str = "c1", **values) -> NoteClip:
    return clip_note(SAMPLE, scene, on=DAY, new_id=new_id, **{"kept": False, "why": "振り返ると顔が崩れる", **values})


def test_a_film_without_notes_is_the_same_bytes_as_before_there_were_any() -> None:
    assert "clips" not in FIRST.model_dump()
    assert Film.model_validate(SAMPLE.model_dump(mode="json")) == SAMPLE


def test_a_note_keeps_verdict_why_target_date_tries_cost_and_the_weak_spot_behind_it() -> None:
    (clip,) = apply(SAMPLE, [noted(tries=4, usd=2.5, made_by="kling-3.0")]).scenes[0].clips
    assert (clip.kept, clip.why, clip.target, clip.date) == (False, "振り返ると顔が崩れる", "kling-3.0", DAY)
    assert (clip.tries, clip.usd, clip.weak_spots) == (4, 2.5, ("turn",))


def test_the_weak_spot_can_be_named_by_hand_and_a_kept_clip_has_none() -> None:
    assert noted(spot="hand").clip.weak_spots == ("hand",)
    assert noted(kept=True, why="顔が崩れない").clip.weak_spots == ()


@pytest.mark.parametrize(
    "values", [{"made_by": "no-such"}, {"spot": "no-such"}, {"tries": 0}, {"usd": -1}, {"usd": float("nan")}]
)
def test_a_note_that_cannot_be_is_refused_in_a_sentence(values) -> None:
    with pytest.raises(Told):
        noted(**values)


def test_undo_takes_a_note_back_and_redo_brings_it_again() -> None:
    after = apply(SAMPLE, [noted()])
    patch = changes(SAMPLE, after)
    assert applied(after, [change.reversed() for change in patch]) == SAMPLE
    assert applied(SAMPLE, patch) == after


def test_two_hands_that_each_note_a_clip_of_one_scene_do_not_collide() -> None:
    head = apply(SAMPLE, [noted(new_id="a")])
    both = reapplied(SAMPLE, head, [noted(new_id="b")])
    assert [clip.id for clip in both.scenes[0].clips] == ["a", "b"]


def test_two_hands_that_change_the_same_note_otherwise_collide() -> None:
    base = apply(SAMPLE, [noted(new_id="a")])
    head = apply(base, [noted(new_id="a", why="手が変")])
    with pytest.raises(ConflictError):
        reapplied(base, head, [noted(new_id="a", why="文字が読めない")])


def test_a_locked_scene_can_be_noted() -> None:
    film = apply(SAMPLE, [Lock(scene=FIRST.id, field="scene")])
    assert apply(film, [noted()]).scenes[0].clips


def test_an_earlier_take_keeps_the_notes() -> None:
    film = apply(SAMPLE, [noted()])
    assert apply(film, [RestoreScene(take=FIRST)]).scenes[0].clips == film.scenes[0].clips


def test_what_a_scene_cost_survives_a_split_and_a_merge() -> None:
    film = apply(SAMPLE, [noted(), noted(SECOND, "c2")])
    merged = apply(film, [MergeScenes(first=FIRST.id, second=SECOND.id)])
    assert [clip.id for clip in merged.scenes[0].clips] == ["c1", "c2"]
    cut = SplitScene(scene=FIRST.id, at=merged.scenes[0].plot_sentences[-1], new_id="new1")
    assert [clip.id for clip in apply(merged, [cut]).scenes[0].clips] == ["c1", "c2"]


@pytest.mark.parametrize("form", ["json", "md"])
def test_the_notes_come_back_from_an_export(form: str) -> None:
    film = apply(SAMPLE, [noted(usd=1.5), noted(new_id="c2", kept=True, why="")])
    came = read(export_text(film, form), f"film.{form}")
    assert apply(came.film, came.edits) == film


def test_a_film_with_notes_fits_the_published_schema() -> None:
    jsonschema.Draft202012Validator(schema()).validate(apply(SAMPLE, [noted(usd=1.5)]).model_dump(mode="json"))
    published = (Path(__file__).parents[1] / "docs" / "film.schema.json").read_text(encoding="utf-8")
    assert json.loads(published)["$defs"]["Clip"] == schema()["$defs"]["Clip"]


def test_failed_tries_are_counted_by_weak_spot_the_costliest_first() -> None:
    edits = [noted(tries=2), noted(SECOND, "c2", why="手が変", tries=5, usd=3), noted(SECOND, "c3", tries=1)]
    found = failures(apply(SAMPLE, [*edits, noted(new_id="c4", why="なんとなく")]))
    assert [(one.weak_spot, one.tries, one.usd, one.scenes) for one in found] == [
        ("hand", 5, 3, (2,)),
        ("turn", 3, 0, (1, 2)),
        ("", 1, 0, (1,)),
    ]


def test_the_notes_leave_as_a_table_that_no_spreadsheet_runs() -> None:
    film = apply(SAMPLE, [noted(why="=HYPERLINK(1) 手が変\n二行目", tries=3, usd=2)])
    (row,) = csv.DictReader(io.StringIO(export_text(film, "clips", lang="en", bom=False)))
    assert row["Verdict"] == "failed"
    assert not row["Why"].startswith("=")
    assert (row["Tries"], row["Cost (USD)"], row["Weak spot"]) == ("3", "2.00", "hand: fine work of hands and fingers")


def test_the_checklist_tells_done_from_missing_with_length_tries_and_spend() -> None:
    film = apply(SAMPLE, [noted(tries=3, usd=2), noted(new_id="c2", kept=True), noted(SECOND, "c3", usd=1)])
    told = checklist(film, 90)
    assert [slate.state for slate in told.slates[:3]] == ["kept", "failed", "missing"]
    assert [slate.scene.slate for slate in told.of("failed", "missing")][:2] == ["S02", "S03"]
    assert (told.slates[0].tries, told.slates[0].failed, told.slates[0].spent) == (4, 3, 2)
    assert told.planned == 90
    assert told.kept_seconds == told.slates[0].seconds


def test_a_try_whose_cost_nobody_noted_is_estimated_by_the_price_list() -> None:
    (slate, *_) = checklist(apply(SAMPLE, [noted(tries=2, made_by="sora-2")])).slates
    assert slate.estimated == pytest.approx(2 * slate.seconds * 0.1)


def test_a_kept_clip_whose_words_changed_since_says_so() -> None:
    film = apply(SAMPLE, [noted(kept=True)])
    assert checklist(film).slates[0].state == "kept"
    words = Wording(ja="別の動作。", en="Another action.")
    moved = film.model_copy(update={"target": "kling-3.0"})
    assert checklist(moved).slates[0].state == "kept"
    sentence = film.scenes[0].prose[0].model_copy(update={"en": "Another sentence."})
    scene = film.scenes[0].model_copy(update={"prose": (sentence, *film.scenes[0].prose[1:])})
    assert checklist(film.model_copy(update={"scenes": (scene, *film.scenes[1:])})).slates[0].state == "changed"
    note = apply(film, [SetElement(scene=FIRST.id, element="subject_action", words=words)])
    assert checklist(note).slates[0].state == "kept"


def test_a_film_whose_target_is_gone_is_listed_all_the_same() -> None:
    old = Clip(id="o", kept=True, target="no-longer-known", date=DAY, prompt="0123456789ab")
    told = checklist(apply(SAMPLE, [NoteClip(scene=FIRST.id, clip=old)]))
    assert told.slates[0].state in ("kept", "changed")
