"""The archive's promises, on SQLite and on a real PostgreSQL alike."""

import pytest

from bot.archive import Archive, Call, ConflictError, Stored, Used
from bot.edits import (
    AddScene,
    Assume,
    DeleteScene,
    Edit,
    Introduce,
    Lock,
    MergeScenes,
    MoveScene,
    RefusedError,
    RewriteElement,
    SetCamera,
    SetElement,
    SetNote,
    SetPreset,
    SetSeconds,
    SetSentence,
    SetStatus,
    SetTitle,
    Wording,
    applied,
    apply,
)
from bot.story import Camera, ElementName, Known, Phrase
from bot.texts import Told, tell
from tests.archive_fixtures import archive, at, film, postgres, scene, url

__all__ = ["archive", "postgres", "url"]

CALL = Call(step="fill", scene="aaaa", model="m", valid=True, raw='{"a": "夢\\u0000"}\0', usage=Used(input_tokens=7))


def environment(words: str, scene_id: str = "aaaa") -> SetElement:
    return SetElement(scene=scene_id, element="environment", words=Wording(ja=words, en=words))


def rewrite(words: str, element: ElementName = "environment", scene_id: str = "aaaa") -> RewriteElement:
    said = Phrase(ja=words, en=words)
    return RewriteElement(scene=scene_id, element=element, text=said, sentences=(said,))


async def by_user(archive: Archive, base: int, *edits: Edit, turn: str = "t") -> Stored:
    return await archive.commit("dream123", base, edits, turn=turn, by="user", at=at(1))


async def test_a_film_comes_back_as_it_was_stored(archive: Archive) -> None:
    await archive.create(film(), {"scenes": 3, "答": ["夜"]}, at())
    stored = await archive.load("dream123")
    assert stored == Stored(film=film(), version=0, wish={"scenes": 3, "答": ["夜"]}, updated=at())


async def test_another_process_reads_what_was_committed(archive: Archive, url: str) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"))
    other = await Archive.open(url)
    assert await other.load("dream123") == await archive.load("dream123")
    await other.close()


async def test_a_change_by_another_process_is_seen_at_once(archive: Archive, url: str) -> None:
    await archive.create(film(), {}, at())
    other = await Archive.open(url)
    after = await by_user(other, 0, environment("海"))
    await other.close()
    assert await archive.load("dream123") == after


async def test_an_id_is_given_once(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    with pytest.raises(Told, match="already a film"):
        await archive.create(film(scenes=1), {}, at())
    assert (await archive.load("dream123")).film == film()


async def test_films_are_listed_newest_first(archive: Archive) -> None:
    await archive.create(film("older123", scenes=2), {}, at(0))
    await archive.create(film("newer123"), {}, at(1))
    await archive.commit("older123", 0, [SetStatus(scene="aaaa", status="attention")], turn="t", by="writer", at=at(2))
    older, newer = await archive.films()
    assert (older.id, older.scenes, older.written, older.attention, older.updated) == ("older123", 2, 1, 1, at(2))
    assert (newer.id, newer.title, newer.target) == ("newer123", film().title, "sora-2")
    assert newer.opening == film().plot


@pytest.mark.parametrize("wanted", ["dream123", "dre", "水の底の電話", "The Phone Under Water", " dream123 "])
async def test_a_film_is_found_by_id_its_start_or_a_title(archive: Archive, wanted: str) -> None:
    await archive.create(film(), {}, at())
    await archive.create(film("other123").model_copy(update={"title": Phrase(ja="別")}), {}, at())
    assert await archive.find(wanted) == "dream123"


@pytest.mark.parametrize("wanted", ["", "x", "DREAM", "水の底", "d%", "dream_23"])
async def test_what_names_no_film_is_told(archive: Archive, wanted: str) -> None:
    await archive.create(film(), {}, at())
    with pytest.raises(Told, match="There is no film"):
        await archive.find(wanted)


async def test_several_films_of_one_name_are_named(archive: Archive) -> None:
    await archive.create(film("dream123"), {}, at())
    await archive.create(film("dream124"), {}, at())
    with pytest.raises(Told, match="dream123, dream124"):
        await archive.find("dream12")
    assert await archive.find("dream124") == "dream124"


async def test_a_refused_edit_leaves_nothing_of_its_step(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    with pytest.raises(RefusedError):
        await by_user(archive, 0, environment("海"), DeleteScene(scene="zzzz"))
    assert (await archive.load("dream123")).film == film()
    assert await archive.steps("dream123") == ()


async def test_an_edit_without_effect_writes_no_step_but_keeps_its_call(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    edit = SetSeconds(scene="aaaa", seconds=8)
    stored = await archive.commit("dream123", 0, [edit], turn="t", by="writer", at=at(1), call=CALL)
    assert (stored.version, await archive.steps("dream123")) == (0, ())
    assert await archive.calls("dream123") == (CALL,)


async def test_a_call_is_kept_as_it_came_in_order(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    bad = CALL.model_copy(update={"valid": False, "raw": "not json"})
    await archive.keep_call("dream123", bad)
    await archive.land("dream123", 0, [environment("海")], turn="t", by="writer", at=at(1), call=CALL)
    assert await archive.calls("dream123") == (bad, CALL)


async def test_replaying_the_log_gives_the_stored_bytes(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"), turn="1")
    await by_user(archive, 1, MergeScenes(first="aaaa", second="bbbb"), turn="2")
    await archive.undo("dream123", at(2))
    await by_user(archive, 3, SetTitle(words=Wording(ja="朝")), turn="3")
    log = await archive.steps("dream123")
    by_changes = by_edits = film()
    for step in log:
        by_changes = applied(by_changes, step.changes)
        by_edits = by_edits if step.undone else apply(by_edits, step.edits)
    stored = (await archive.load("dream123")).film.model_dump_json()
    assert by_changes.model_dump_json() == by_edits.model_dump_json() == stored


async def test_two_hands_on_different_fields_are_both_kept(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, SetElement(scene="aaaa", element="environment", words=Wording(ja="海")))
    await by_user(archive, 0, SetElement(scene="aaaa", element="lighting_color", words=Wording(ja="青")))
    await by_user(archive, 0, SetElement(scene="aaaa", element="environment", words=Wording(en="sea")))
    kept = (await archive.load("dream123")).film.scenes[0].elements
    assert (kept.environment, kept.lighting_color.ja) == (Phrase(ja="海", en="sea"), "青")


SAME_FIELD = {
    "environment": (environment("海"), environment("山")),
    "the paragraph": (rewrite("海"), rewrite("山")),
    "camera": (SetCamera(scene="aaaa", camera=Camera(move="orbit")), SetCamera(scene="aaaa", camera=Camera())),
    "length": (SetSeconds(scene="aaaa", seconds=4), SetSeconds(scene="aaaa", seconds=5)),
    "sound": (SetNote(scene="aaaa", note="sound", text=Phrase(ja="雨")), SetNote(scene="aaaa", note="sound", text=Phrase(ja="風"))),
    "a deleted scene": (DeleteScene(scene="aaaa"), environment("山")),
    "a scene edited since": (environment("海"), DeleteScene(scene="aaaa")),
    "a merged scene": (environment("海", "bbbb"), MergeScenes(first="aaaa", second="bbbb")),
    "title": (SetTitle(words=Wording(ja="海")), SetTitle(words=Wording(ja="山"))),
    "preset": (SetPreset(part="vibe", words=Wording(ja="海")), SetPreset(part="vibe", words=Wording(ja="山"))),
    "one handle": (
        Introduce(side="props", known=Known(handle="phone", name=Phrase(ja="電話"))),
        Introduce(side="props", known=Known(handle="phone", name=Phrase(ja="受話器"))),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME_FIELD)
async def test_the_second_hand_on_one_field_gets_a_sentence_and_overwrites_nothing(archive: Archive, case: str) -> None:
    first, second = SAME_FIELD[case]
    await archive.create(film(), {}, at())
    kept = await by_user(archive, 0, first)
    with pytest.raises(ConflictError) as caught:
        await by_user(archive, 0, second, environment("空", "cccc"))
    assert "meanwhile" in tell(caught.value, "en")
    assert "別の場所" in tell(caught.value, "ja")
    assert await archive.load("dream123") == kept


async def test_a_conflict_names_scene_and_field(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海", "bbbb"))
    with pytest.raises(ConflictError) as caught:
        await by_user(archive, 0, environment("山", "bbbb"))
    assert caught.value.paths == ("scenes/bbbb/elements/environment/ja", "scenes/bbbb/elements/environment/en")
    assert tell(caught.value, "ja").startswith("シーン2の「環境」は")


COMMUTING = {
    "locks": (Lock(scene="aaaa", field="environment"), Lock(scene="aaaa", field="slug")),
    "assumptions": (Assume(assumptions=(Phrase(ja="秋"),)), Assume(assumptions=(Phrase(ja="冬"),))),
    "the same words": (environment("海"), environment("海")),
    "order": (MoveScene(scene="aaaa", number=3), environment("海", "bbbb")),
    "added scenes": (
        AddScene(scene=scene("dddd", 1), after="aaaa"),
        AddScene(scene=scene("eeee", 1), after="aaaa"),
    ),
    "handles": (
        Introduce(side="props", known=Known(handle="phone")),
        Introduce(side="props", known=Known(handle="number_plate")),
    ),
}


@pytest.mark.parametrize("case", COMMUTING)
async def test_hands_that_take_nothing_from_each_other_do_not_collide(archive: Archive, case: str) -> None:
    first, second = COMMUTING[case]
    await archive.create(film(), {}, at())
    await by_user(archive, 0, first)
    stored = await by_user(archive, 0, second)
    assert stored.film == apply(film(), (first, second))


async def test_a_field_locked_since_is_refused(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, Lock(scene="aaaa", field="environment"))
    with pytest.raises(RefusedError, match="locked"):
        await by_user(archive, 0, environment("山"))


async def test_a_sentence_that_has_moved_is_not_overwritten_by_its_place(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    kept = await by_user(archive, 0, rewrite("走る", "subject_action"))
    with pytest.raises(ConflictError):
        await by_user(archive, 0, SetSentence(scene="aaaa", index=1, words=Wording(ja="晴れ", en="Sun.")))
    assert await archive.load("dream123") == kept


async def test_a_writer_leaves_out_what_was_edited_or_locked_and_lands_the_rest(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"), Lock(scene="aaaa", field="lighting_color"))
    landed = await archive.land(
        "dream123",
        0,
        [rewrite("山"), rewrite("赤", "lighting_color"), rewrite("夜", "time_flow"), SetStatus(scene="aaaa", status="written")],
        turn="w",
        by="writer",
        at=at(2),
        call=CALL,
    )  # fmt: skip
    assert {path.split("/")[3] for path in landed.dropped} == {"environment", "lighting_color"}
    scene = landed.stored.film.scenes[0]
    assert (scene.elements.environment.ja, scene.elements.time_flow.ja) == ("海", "夜")
    assert scene.elements.lighting_color == film().scenes[0].elements.lighting_color
    assert rewrite("山") not in (await archive.steps("dream123"))[-1].edits


async def test_a_writer_whose_scene_is_gone_changes_nothing(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    kept = await by_user(archive, 0, DeleteScene(scene="aaaa"))
    landed = await archive.land("dream123", 0, [rewrite("山")], turn="w", by="writer", at=at(2), call=CALL)
    assert landed.stored == kept == await archive.load("dream123")
    assert landed.dropped
    assert await archive.calls("dream123") == (CALL,)


async def test_a_field_locked_before_the_call_is_left_out_too(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, Lock(scene="aaaa", field="environment"))
    landed = await archive.land(
        "dream123", 1, [rewrite("山"), rewrite("夜", "time_flow")], turn="w", by="writer", at=at(2)
    )
    assert {path.split("/")[3] for path in landed.dropped} == {"environment"}
    assert landed.stored.film.scenes[0].elements.time_flow.ja == "夜"


async def test_what_each_writer_assumed_is_kept(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    for words in "秋冬春":
        edit = Assume(assumptions=(Phrase(ja=words),))
        assert not (await archive.land("dream123", 0, [edit], turn="w", by="writer", at=at(2))).dropped
    assert [assumed.ja for assumed in (await archive.load("dream123")).film.assumptions] == ["秋", "冬", "春"]


async def test_one_turn_is_one_undo_step_whatever_it_changed(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    before = await by_user(archive, 0, environment("海"), turn="1")
    await by_user(archive, 1, SetPreset(part="vibe", words=Wording(ja="静か")), turn="2")
    await by_user(archive, 2, MergeScenes(first="aaaa", second="bbbb"), turn="2")
    after = await by_user(archive, 3, DeleteScene(scene="cccc"), turn="2")
    undone = await archive.undo("dream123", at(3))
    assert undone.film.model_dump_json() == before.film.model_dump_json()
    assert (await archive.redo("dream123", at(4))).film.model_dump_json() == after.film.model_dump_json()


async def test_undo_goes_back_turn_by_turn_and_redo_returns(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    states = [await archive.load("dream123")]
    for turn in "123":
        states.append(await by_user(archive, states[-1].version, environment(turn), turn=turn))
    for state in reversed(states[:-1]):
        assert (await archive.undo("dream123", at(2))).film == state.film
    with pytest.raises(Told, match="nothing to undo"):
        await archive.undo("dream123", at(2))
    for state in states[1:]:
        assert (await archive.redo("dream123", at(3))).film == state.film
    with pytest.raises(Told, match="nothing to redo"):
        await archive.redo("dream123", at(3))


async def test_undo_and_redo_may_be_mixed(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    for version, turn in enumerate("123"):
        await by_user(archive, version, environment(turn), turn=turn)
    told = [await getattr(archive, way)("dream123", at(2)) for way in ("undo", "undo", "redo", "undo", "redo", "redo")]
    assert [state.film.scenes[0].elements.environment.ja for state in told] == ["2", "1", "2", "1", "2", "3"]


async def test_a_new_edit_ends_redo_and_the_log_keeps_everything(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"), turn="1")
    await archive.undo("dream123", at(1))
    await by_user(archive, 2, environment("山"), turn="2")
    with pytest.raises(Told, match="nothing to redo"):
        await archive.redo("dream123", at(2))
    log = await archive.steps("dream123")
    assert [(step.number, bool(step.edits), step.undone) for step in log] == [
        (1, True, True), (2, False, False), (3, True, False),
    ]  # fmt: skip


async def test_undo_after_a_new_edit_skips_what_was_undone_before(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"), turn="1")
    await by_user(archive, 1, environment("山"), turn="2")
    await archive.undo("dream123", at(1))
    await by_user(archive, 3, environment("空"), turn="3")
    assert (await archive.undo("dream123", at(2))).film.scenes[0].elements.environment.ja == "海"
    assert (await archive.undo("dream123", at(2))).film == film()


async def test_a_writer_that_began_before_an_undo_does_not_overwrite_it(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    seen = await by_user(archive, 0, environment("海"), turn="1")
    undone = await archive.undo("dream123", at(1))
    landed = await archive.land("dream123", seen.version, [rewrite("海の底")], turn="w", by="writer", at=at(2))
    assert landed.dropped
    assert landed.stored == undone


async def test_turns_that_interleave_are_undone_run_by_run(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    for version, (turn, scene_id) in enumerate([("w", "aaaa"), ("u", "bbbb"), ("w", "cccc")]):
        await by_user(archive, version, environment(turn, scene_id), turn=turn)
    undone = await archive.undo("dream123", at(2))
    assert [scene.elements.environment.ja[:1] for scene in undone.film.scenes] == ["w", "u", "夜"]


async def test_a_turn_that_came_to_nothing_is_a_step_of_its_own_for_undo_and_redo(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    states = [await by_user(archive, 0, environment("海"), turn="1")]
    await by_user(archive, 1, SetSeconds(scene="aaaa", seconds=9), turn="2")
    states.append(await by_user(archive, 2, SetSeconds(scene="aaaa", seconds=8), turn="2"))
    assert (await archive.undo("dream123", at(2))).film == states[0].film
    assert (await archive.undo("dream123", at(2))).film == film()
    assert (await archive.redo("dream123", at(2))).film == states[0].film
    assert (await archive.redo("dream123", at(2))).film == states[1].film
    with pytest.raises(Told, match="nothing to redo"):
        await archive.redo("dream123", at(2))
    assert (await archive.undo("dream123", at(2))).film == states[0].film
    assert [take.undone for take in await archive.takes("dream123", "aaaa")] == [False, True, True]


async def test_takes_are_the_steps_that_changed_one_scene(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await by_user(archive, 0, environment("海"), turn="1")
    await by_user(archive, 1, environment("山", "bbbb"), turn="2")
    await by_user(archive, 2, MoveScene(scene="bbbb", number=1), turn="3")
    await by_user(archive, 3, environment("空"), SetTitle(words=Wording(ja="朝")), turn="4")
    await archive.undo("dream123", at(2))
    assert [(take.number, take.undone) for take in await archive.takes("dream123", "aaaa")] == [(1, False), (4, True)]


async def test_a_deleted_film_is_gone_with_all_that_hung_on_it(archive: Archive) -> None:
    await archive.create(film(), {}, at())
    await archive.commit("dream123", 0, [environment("海")], turn="t", by="user", at=at(1), call=CALL)
    await archive.delete("dream123")
    with pytest.raises(Told, match="There is no film"):
        await archive.load("dream123")
    await archive.create(film(scenes=1), {}, at())
    assert (await archive.load("dream123")).film == film(scenes=1)
    assert (await archive.steps("dream123"), await archive.calls("dream123")) == ((), ())


@pytest.mark.parametrize("way", ["load", "delete", "undo", "redo", "commit", "land", "keep_call"])
async def test_a_film_that_is_not_there_is_told(archive: Archive, way: str) -> None:
    more: dict[str, tuple[object, ...]] = {"undo": (at(),), "redo": (at(),), "keep_call": (CALL,)}
    named = {"turn": "t", "by": "user", "at": at()} if way in ("commit", "land") else {}
    args = (0, [environment("海")]) if named else more.get(way, ())
    with pytest.raises(Told, match="There is no film nope"):
        await getattr(archive, way)("nope", *args, **named)


async def test_text_that_databases_choke_on_is_kept(archive: Archive) -> None:
    odd = "a\0b\u202e\U000e0041 𠮷 \"'; DROP TABLE films; -- \\u0000 \r\n\u2028"
    await archive.create(film().model_copy(update={"title": Phrase(ja=odd), "plot": odd}), {odd: odd}, at())
    stored = await by_user(archive, 0, environment(odd), turn=f"turn-{odd[3:]}")
    assert (await archive.load("dream123")) == stored
    assert stored.wish == {odd: odd}
