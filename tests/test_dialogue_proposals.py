"""Rewrites are shown before they are in the film, and what was offered is kept in mind."""

import pytest

from bot.composing import compose
from bot.dialogue import events
from bot.edits import RefusedError
from bot.library.targets import target
from bot.llm.drafts import ShotDraft
from bot.llm.queued import QueuedWriter
from bot.texts import Told
from tests.talking import only, said, sample_open


def shot(word, lens=85):
    values = {"size": "close-up", "angle": "low", "move": "handheld", "lens_mm": lens}
    phrase = {"ja": f"手持ちのクローズアップ、{word}", "en": f"Handheld close-up, {word}"}
    sentence = {"ja": f"手持ちで{word}に寄る。", "en": f"A handheld close-up finds the {word}."}
    return ShotDraft.model_validate({"text": phrase, "camera": values, "sentences": [sentence]})


async def test_a_proposal_changes_nothing_until_it_is_accepted(tmp_path):
    async with sample_open(tmp_path, QueuedWriter(rewrite=[shot("face")])) as person:
        before = await person.film()
        proposed = only(await person.type("/camera 5 もっと近く、手持ちで"), events.Proposed)
        assert await person.film() == before
        await person.type("はい")
        assert await person.film() == proposed.after != before


async def test_only_the_camera_of_that_scene_differs_after_it_and_its_paragraph_says_so(tmp_path):
    async with sample_open(tmp_path, QueuedWriter(rewrite=[shot("face")])) as person:
        proposed = only(await person.type("/camera 5 closer"), events.Proposed)
        changed = [(a, b) for a, b in zip(proposed.before.scenes, proposed.after.scenes, strict=True) if a != b]
        ((was, now),) = changed
        assert now.model_copy(update={"camera": was.camera, "prose": was.prose, "elements": was.elements}) == was
        assert "A handheld close-up finds the face." in compose(proposed.after, now, target("sora-2")).text.en


async def test_a_rejected_proposal_leaves_the_film_as_it_was(tmp_path):
    async with sample_open(tmp_path, QueuedWriter(rewrite=[shot("face")])) as person:
        before = await person.film()
        await person.type("/camera 5 closer")
        assert said(await person.type("やめて")) == ["dialogue.rejected"]
        assert await person.film() == before


async def test_another_is_asked_for_unlike_the_one_before_and_the_first_can_be_had_again(tmp_path):
    writer = QueuedWriter(rewrite=[shot("face"), shot("hand"), shot("hand", lens=50)])
    async with sample_open(tmp_path, writer) as person:
        first = only(await person.type("/camera 5 closer"), events.Proposed)
        second = only(await person.type("もう一つ"), events.Proposed)
        assert [one.text.en for one in writer.asked[1].inputs.shown] == ["Handheld close-up, face"]
        assert "Handheld close-up, face" in writer.asked[1].messages[-1].content
        assert second.after != first.after
        again = only(await person.type("やっぱり最初の案で"), events.Proposed)
        await person.type("それで")
        assert await person.film() == again.after == first.after


async def test_what_was_offered_for_one_wish_is_not_the_first_of_the_next(tmp_path):
    writer = QueuedWriter(rewrite=[shot("face"), shot("hand")])
    async with sample_open(tmp_path, writer) as person:
        await person.type("/camera 5 closer")
        await person.type("/camera 6 closer")
        again = only(await person.type("the first one after all"), events.Proposed)
        assert again.proposal.rewrites[0].scene == (await person.film()).scenes[5].id


async def test_a_locked_camera_is_not_even_asked_for(tmp_path):
    writer = QueuedWriter()
    async with sample_open(tmp_path, writer) as person:
        scene = (await person.film()).scenes[4].id
        await person.press("change", base=0, edits=[{"kind": "lock", "scene": scene, "field": "camera_work"}])
        with pytest.raises(RefusedError):
            await person.type("/camera 5 closer")
        assert writer.asked == []


async def test_a_proposal_for_words_that_were_edited_meanwhile_is_not_put_over_them(tmp_path):
    async with sample_open(tmp_path, QueuedWriter(rewrite=[shot("face")])) as person:
        scene = (await person.film()).scenes[4].id
        await person.type("/camera 5 closer")
        edit = {
            "kind": "set_element",
            "scene": scene,
            "element": "camera_work",
            "words": {"ja": "固定", "en": "Static"},
        }
        await person.press("change", base=0, edits=[edit])
        with pytest.raises(Told):
            await person.type("はい")
        assert (await person.film()).scenes[4].elements.camera_work.en == "Static"


async def test_the_coach_shows_three_unlike_cameras_and_what_is_picked_is_proposed(tmp_path):
    async with sample_open(tmp_path) as person:
        before = await person.film()
        coached = only(await person.type("/camera 3"), events.Coached)
        cameras = [before.scenes[2].camera, *(way.camera for way in coached.coaching.treatments)]
        assert len({(one.size, one.angle, one.move) for one in cameras}) == 4
        proposed = only(await person.type("2番で"), events.Proposed)
        assert proposed.after.scenes[2].camera == coached.coaching.treatments[1].camera
        assert await person.film() == before


async def test_a_fix_is_one_step_and_leaves_the_other_language_alone(tmp_path):
    async with sample_open(tmp_path, lang="en") as person:
        film = await person.film()
        first = film.scenes[0]
        words = {"ja": first.prose[0].ja, "en": "Mio reaches for the shelf."}
        edit = {"kind": "set_sentence", "scene": first.id, "index": 0, "words": words}
        await person.press("change", base=0, edits=[edit])
        before = await person.film()
        await person.type("/fix")
        after = await person.film()
        assert after.scenes[0].prose[0].en == "@mio reaches for the shelf."
        assert after.scenes[0].prose[0].ja == first.prose[0].ja
        assert not after.scenes[0].stale
        await person.type("undo")
        assert await person.film() == before


async def test_scenes_made_one_are_said_to_have_lost_their_words_and_the_merge_is_told_once(tmp_path):
    async with sample_open(tmp_path, lang="en") as person:
        shown = await person.type("merge 4 and 5")
        assert said(shown) == ["dialogue.changed_prompts", "dialogue.to_write_anew"]
        assert [button.press.press for button in shown[-1].buttons] == ["write"]
        assert (await person.film()).scenes[3].status == "planned"
