"""A change of time or place reaches what names it, in both languages, as one step; nothing else moves."""

import pytest

from bot.dialogue import events
from bot.edits import Lock, changes
from bot.library.guided import times
from bot.llm.drafts import ElementDraft
from bot.llm.guided.concepts import concept
from bot.llm.guided.renaming import resettled_slug, retimed, time_wished
from bot.llm.queued import QueuedWriter
from bot.story import Phrase
from bot.writing.rewrite import rewrite
from tests.guided_films import made
from tests.talking import only, said, sample_open, talking

TIMES = {time.id: time for time in times().times}

PIER = made("夜明けの桟橋に私は立っている。海が光る。", "ja", scenes=1)
ENGLISH = made("I stand on a pier at dawn. The sea is flat.", "en", scenes=1)
SUNSET = made("夕焼けがきれいだ。屋上に私は立っている。", "ja", scenes=1)


async def storyboard(person):
    await person.meeting.note(await person.meeting.talk(await person.meeting.stored()), step="storyboard")


async def test_all_scenes_to_night_changes_light_headings_and_beats_and_one_undo_brings_all_back(tmp_path):
    async with sample_open(tmp_path) as person:
        before = await person.film()
        assert {scene.slug.ja[-2] for scene in before.scenes} == {"夜", "朝"}
        shown = await person.type("全シーンを夜に")
        proposed = only(shown, events.Proposed)
        assert "dialogue.changes_along" in said(shown)
        assert await person.film() == before
        await person.type("はい")
        after = await person.film()
        assert after == proposed.after
        assert {scene.slug.ja[-3:] for scene in after.scenes} == {"(夜)"}
        assert all(scene.slug.en.endswith("- NIGHT") for scene in after.scenes)
        assert not any(scene.stale for scene in after.scenes)
        await person.type("元に戻して")
        assert await person.film() == before


async def test_the_beat_and_the_paragraph_of_a_guided_film_follow_too(tmp_path):
    async with talking(tmp_path, film=PIER) as person:
        await storyboard(person)
        scene = only(await person.type("シーン1を夜に"), events.Proposed).after.scenes[0]
    assert scene.beat.ja == "夜の桟橋に私は立っている。"
    assert "夜の@pier" in scene.elements.subject_action.ja
    assert "夜の@pier" in scene.elements.environment.ja
    assert "night" in scene.elements.environment.en
    assert not [text for text in scene.model_dump_json().split('"') if "夜明け" in text or "dawn" in text.lower()]


async def test_an_english_film_follows_in_both_languages(tmp_path):
    async with talking(tmp_path, film=ENGLISH, lang="en") as person:
        await storyboard(person)
        scene = only(await person.type("scene 1 at night"), events.Proposed).after.scenes[0]
    assert scene.slug == Phrase(ja="屋外 桟橋(夜)", en="EXT. PIER - NIGHT")
    assert scene.beat.en == "I stand on a pier at night."


async def test_another_place_reaches_the_heading_in_both_languages(tmp_path):
    async with sample_open(tmp_path) as person:
        after = only(await person.type("シーン2を屋上に"), events.Proposed).after
        assert after.scenes[1].slug == Phrase(ja="屋上(夜)", en="EXT. ROOFTOP - NIGHT")


async def test_a_locked_heading_stays_and_the_light_still_changes(tmp_path):
    async with sample_open(tmp_path) as person:
        film = await person.film()
        edits = [Lock(scene=film.scenes[8].id, field=field).model_dump() for field in ("slug", "beat")]
        await person.press("change", base=0, edits=edits)
        after = only(await person.type("シーン9を夜に"), events.Proposed).after
        assert after.scenes[8].slug == film.scenes[8].slug
        assert after.scenes[8].elements.lighting_color != film.scenes[8].elements.lighting_color


async def test_what_an_answer_says_moves_no_heading_only_the_wish_does(tmp_path):
    phrase = {"ja": "夜の月明かり、青。", "en": "Moonlight at night, blue."}
    draft = ElementDraft.model_validate({"text": phrase, "sentences": [phrase]})
    async with sample_open(tmp_path, QueuedWriter(rewrite=[draft])) as person:
        before = await person.film()
        scene = before.scenes[8].id
        after = only(
            await person.press("rewrite", scene=scene, element="lighting_color", wish="もっと青く"), events.Proposed
        ).after
        paths = [change.path for change in changes(before, after)]
        assert [path for path in paths if "lighting_color" not in path and "prose_order" not in path] == []


async def test_a_camera_wish_that_names_a_time_moves_the_camera_alone(tmp_path):
    async with sample_open(tmp_path) as person:
        before = await person.film()
        after = only(await person.type("/camera 9 夜のローアングルで"), events.Proposed).after
        scope = ("elements/camera_work", "camera/", "prose/camera_work", "prose_order")
        paths = [change.path.removeprefix(f"scenes/{before.scenes[8].id}/") for change in changes(before, after)]
        assert paths
        assert [path for path in paths if not path.startswith(scope)] == []


async def test_at_the_command_line_it_is_one_step_as_well(tmp_path):
    async with sample_open(tmp_path) as person:
        crew, film = person.meeting.crew, await person.film()
        stored = await rewrite(crew, film.id, film.scenes[8].id, "lighting_color", "夜に", turn="t")
        assert stored.film.scenes[8].slug.en == "INT. ATTIC ROOM - NIGHT"
        assert (await crew.archive.undo(film.id, crew.clock())).film == film


@pytest.mark.parametrize(
    ("wish", "time"),
    [
        ("夜に", "night"), ("月明かりの逆光で", "night"), ("朝日を窓から", "morning"), ("夜じゃなくて朝に", "morning"),
        ("make it dusk", "dusk"), ("昼のように明るく", ""), ("as bright as day", ""), ("蝋燭の光で", ""), ("warmer", ""),
    ],
)  # fmt: skip
def test_a_wish_names_a_time_or_only_compares(wish, time):
    found = time_wished(wish)
    assert (found.id if found else "") == time


@pytest.mark.parametrize(
    ("text", "lang", "time", "after"),
    [
        ("深夜の病院を、私は走る。", "ja", "morning", "朝の病院を、私は走る。"),
        ("夜が明けると、夜の海が見えた。", "ja", "morning", "夜が明けると、朝の海が見えた。"),
        ("夜行列車に乗る。", "ja", "morning", "夜行列車に乗る。"),
        ("「夜に会おう」と言う。", "ja", "morning", "「夜に会おう」と言う。"),
        ("I am alone on a night train at dawn.", "en", "night", "I am alone on a night train at night."),
        ("It is late afternoon.", "en", "night", "It is night."),
        ("Every night she comes.", "en", "morning", "Every night she comes."),
    ],
)
def test_only_plain_words_for_a_time_are_exchanged(text, lang, time, after):
    assert retimed(text, lang, TIMES[time]) == after


def test_a_corner_of_the_old_place_is_none_of_the_new_one():
    slug = Phrase(ja="水の図書館・奥の机(夜)", en="INT. DROWNED LIBRARY, FAR DESK - NIGHT")
    assert resettled_slug(slug, concept("rooftop")) == Phrase(ja="屋上(夜)", en="EXT. ROOFTOP - NIGHT")


async def test_a_scene_that_still_names_the_time_of_before_is_named(tmp_path):
    async with talking(tmp_path, film=SUNSET) as person:
        await storyboard(person)
        assert "dialogue.names_another_time" in said(await person.type("シーン1を夜に"))
