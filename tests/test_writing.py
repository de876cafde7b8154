import pytest

from bot.edits import Lock, RefusedError, SetElement, Wording
from bot.llm.drafts import ShotDraft
from bot.llm.port import UnreachableError
from bot.llm.queued import QueuedWriter
from bot.story import Film
from bot.writing.answering import SpoiltError
from bot.writing.events import Finished, Listed, Outlined, Spoilt, Written
from bot.writing.faithful import faithfulness
from bot.writing.rewrite import rewrite
from bot.writing.write import write
from tests.filming import answers, breakdown, crew, fills, outline

BAD = '{"subject_action": null}'


def good(**more):
    return QueuedWriter(**{"outline": [outline()], "break_down": [breakdown()], "fill": fills(), **more})


async def film_of(tmp_path, writer, **wish):
    async with crew(tmp_path, writer, slots=1, **wish) as made:
        events = [event async for event in write(made, "lighthouse")]
        return events, (await made.archive.load("lighthouse")).film


async def test_a_plot_becomes_a_film_in_one_call_for_the_outline_one_for_the_list_and_one_a_scene(tmp_path):
    events, film = await film_of(tmp_path, writer := good())
    assert [ask.step for ask in writer.asked] == ["outline", "break_down", *["fill"] * 6]
    assert {scene.status for scene in film.scenes} == {"written"}
    assert isinstance(events[0], Outlined)
    assert isinstance(events[-1], Finished)


async def test_every_scene_is_told_when_it_is_listed_and_when_it_is_written(tmp_path):
    events, film = await film_of(tmp_path, good())
    ids = [scene.id for scene in film.scenes]
    assert [event.scene.id for event in events if isinstance(event, Listed)] == ids
    assert sorted(event.scene.id for event in events if isinstance(event, Written)) == sorted(ids)


async def test_a_bad_answer_is_repaired_once_with_the_error_handed_back(tmp_path):
    writer = good(fill=[BAD, *fills()])
    _, film = await film_of(tmp_path, writer)
    repair = writer.asked[3].messages
    assert repair[-2].content == BAD
    assert "subject_action" in repair[-1].content
    assert {scene.status for scene in film.scenes} == {"written"}


async def test_a_scene_that_fails_twice_needs_attention_keeps_its_answer_and_stops_no_other(tmp_path):
    async with crew(tmp_path, good(fill=[BAD, BAD, *fills()[1:]]), slots=1) as made:
        events = [event async for event in write(made, "lighthouse")]
        film = (await made.archive.load("lighthouse")).film
        kept = [call.raw for call in await made.archive.calls("lighthouse") if not call.valid]
    assert [scene.status for scene in film.scenes] == ["attention", *["written"] * 5]
    assert kept == [BAD]
    assert [event.scene.id for event in events if isinstance(event, Spoilt)] == [film.scenes[0].id]


async def test_a_scene_that_failed_holds_no_filler(tmp_path):
    _, film = await film_of(tmp_path, good(fill=[BAD, BAD, *fills()[1:]]))
    assert film.scenes[0].prose == ()
    assert not any(phrase for _, phrase in film.scenes[0].elements)


async def test_a_writer_that_is_gone_ends_the_work_and_keeps_what_is_done(tmp_path):
    async with crew(tmp_path, good(fill=[*fills()[:2], UnreachableError("llm.bad_key")]), slots=1) as made:
        with pytest.raises(UnreachableError):
            [event async for event in write(made, "lighthouse")]
        film = (await made.archive.load("lighthouse")).film
    assert [scene.status for scene in film.scenes].count("written") == 2


async def test_going_on_repeats_no_finished_call(tmp_path):
    async with crew(tmp_path, good(fill=[*fills()[:2], UnreachableError("llm.bad_key")]), slots=1) as made:
        with pytest.raises(UnreachableError):
            [event async for event in write(made, "lighthouse")]
    _, film = await film_of(tmp_path, writer := QueuedWriter(fill=fills()[2:]))
    assert [ask.step for ask in writer.asked] == ["fill"] * 4
    assert {scene.status for scene in film.scenes} == {"written"}


async def test_a_list_that_ends_short_keeps_its_scenes_and_the_mismatch_is_reported(tmp_path):
    writer = good(break_down=[breakdown()])
    _, film = await film_of(tmp_path, writer, scenes=8, seconds=60)
    departs = faithfulness(film, {"scenes": 8, "seconds": 60})
    assert departs.scenes == (8, 6)
    assert departs.seconds == (60, 48)


async def test_a_rewrite_touches_its_element_alone(tmp_path):
    _, before = await film_of(tmp_path, good())
    shot = ShotDraft.model_validate(answers("rewrite")[0])
    async with crew(tmp_path, QueuedWriter(rewrite=[shot])) as made:
        scene = before.scenes[0].id
        after = (await rewrite(made, "lighthouse", scene, "camera_work", "もっと近く", turn="t")).film
    masked = after.model_copy(update={"scenes": (before.scenes[0], *after.scenes[1:])})
    assert masked == before
    kept = [s for s in after.scenes[0].prose if s.element != "camera_work"]
    assert kept == [s for s in before.scenes[0].prose if s.element != "camera_work"]
    said = [s.en for s in after.scenes[0].prose if s.element == "camera_work"]
    assert said == [sentence.en for sentence in shot.sentences]


async def test_a_locked_element_is_refused_before_any_call(tmp_path):
    _, film = await film_of(tmp_path, good())
    async with crew(tmp_path, writer := QueuedWriter()) as made:
        scene = film.scenes[0].id
        stored = await made.archive.load("lighthouse")
        lock = Lock(scene=scene, field="camera_work")
        await made.archive.commit("lighthouse", stored.version, [lock], turn="t", by="user", at=made.clock())
        with pytest.raises(RefusedError):
            await rewrite(made, "lighthouse", scene, "camera_work", "近く", turn="u")
    assert writer.asked == []


async def test_a_rewrite_that_fails_twice_changes_nothing_and_keeps_the_answer(tmp_path):
    _, before = await film_of(tmp_path, good())
    async with crew(tmp_path, QueuedWriter(rewrite=[BAD, BAD])) as made:
        with pytest.raises(SpoiltError):
            await rewrite(made, "lighthouse", before.scenes[0].id, "camera_work", "近く", turn="t")
        assert (await made.archive.load("lighthouse")).film == before
        assert (await made.archive.calls("lighthouse"))[-1].raw == BAD


async def test_a_fill_never_overwrites_what_was_edited_meanwhile(tmp_path):
    class Slow(QueuedWriter):
        """Edits the scene by hand while its fill is under way."""

        async def write(self, ask):
            if ask.step == "fill" and not self.edited:
                self.edited = True
                stored = await self.archive.load("lighthouse")
                edit = SetElement(scene=ask.inputs.scene.id, element="environment", words=Wording(ja="私の海"))
                await self.archive.commit("lighthouse", stored.version, [edit], turn="me", by="user", at=self.clock())
            async for piece in super().write(ask):
                yield piece

    writer = Slow(outline=[outline()], break_down=[breakdown()], fill=fills())
    writer.edited = False
    async with crew(tmp_path, writer, slots=1) as made:
        writer.archive, writer.clock = made.archive, made.clock
        events = [event async for event in write(made, "lighthouse")]
        scene = (await made.archive.load("lighthouse")).film.scenes[0]
    assert scene.elements.environment.ja == "私の海"
    assert scene.elements.camera_work.ja == fills()[0].camera_work.ja
    assert any(event.kept for event in events if isinstance(event, Written))


def test_speech_that_is_lost_and_sentences_that_are_left_out_are_named():
    film = Film(id="x", plot="「逃げて」と妹が言った。海が来た。")
    assert faithfulness(film, {}).unused == ("「逃げて」と妹が言った。", "海が来た。")


async def test_an_outline_that_fails_twice_is_kept(tmp_path):
    async with crew(tmp_path, QueuedWriter(outline=[BAD, BAD])) as made:
        with pytest.raises(SpoiltError):
            [event async for event in write(made, "lighthouse")]
        assert [(call.step, call.raw) for call in await made.archive.calls("lighthouse")] == [("outline", BAD)]


async def test_a_scene_list_that_fails_twice_is_kept(tmp_path):
    async with crew(tmp_path, QueuedWriter(outline=[outline()], break_down=[BAD, BAD])) as made:
        with pytest.raises(SpoiltError):
            [event async for event in write(made, "lighthouse")]
        kept = [call for call in await made.archive.calls("lighthouse") if not call.valid]
        assert [(call.step, call.raw) for call in kept] == [("break_down", BAD)]
