"""A slug or a beat that was edited in one language is offered to follow in the other, with a model and without one."""

import pytest

from bot.dialogue import events
from bot.dialogue.presses import Follow
from bot.edits import changes
from bot.llm.drafts import FollowDraft
from bot.llm.guided import CannotError
from bot.llm.guided.renaming import heading_translated
from bot.llm.queued import QueuedWriter
from bot.story import Known, Phrase
from bot.writing.follow import lagging
from tests.talking import only, said, sample_open
from tests.terminal import Terminal


def heading(scene, name, **words):
    return {"kind": "set_heading", "scene": scene, "heading": name, "words": words}


async def edited(person, name, **words):
    """Edit a heading of scene 3 by hand and return its id and what was shown."""
    scene = (await person.film()).scenes[2].id
    return scene, await person.press("change", base=0, edits=[heading(scene, name, **words)])


@pytest.mark.parametrize("name", ["slug", "beat"])
async def test_a_heading_that_lags_since_a_hand_edit_is_offered_to_follow(name, tmp_path):
    async with sample_open(tmp_path) as person:
        scene, shown = await edited(person, name, ja="屋外 桟橋(夜)")
        assert said(shown) == [f"dialogue.lags_{name}_en"]
        told = only(shown, events.Said)
        assert [button.press for button in told.buttons] == [Follow(scene=scene, element=name, lang="en")]
        assert lagging((await person.film()).scenes[2]) == ((name, "en"),)


async def test_nothing_is_offered_where_both_languages_were_given(tmp_path):
    async with sample_open(tmp_path) as person:
        _, shown = await edited(person, "slug", ja="屋外 桟橋(夜)", en="EXT. PIER - NIGHT")
        assert said(shown) == []


@pytest.mark.parametrize("name", ["slug", "beat"])
async def test_with_a_model_the_heading_alone_follows_and_one_undo_takes_it_back(name, tmp_path):
    writer = QueuedWriter(follow=[FollowDraft(text="EXT. STONE JETTY - NIGHT", sentences=[])])
    async with sample_open(tmp_path, writer) as person:
        scene, _ = await edited(person, name, ja="屋外 石の桟橋(夜)")
        before = await person.film()
        await person.press("follow", scene=scene, element=name, lang="en")
        after = await person.film()
        assert after.scenes[2].named(name) == Phrase(ja="屋外 石の桟橋(夜)", en="EXT. STONE JETTY - NIGHT")
        assert not after.scenes[2].stale
        assert {change.path for change in changes(before, after)} <= {
            f"scenes/{scene}/{name}/en",
            f"scenes/{scene}/stale",
        }
        assert name in writer.asked[0].messages[-1].content
        await person.type("元に戻して")
        assert await person.film() == before


async def test_without_a_model_a_heading_of_known_words_follows(tmp_path):
    async with sample_open(tmp_path) as person:
        scene, _ = await edited(person, "slug", ja="屋外 桟橋(夜明け)")
        await person.press("follow", scene=scene, element="slug", lang="en")
        assert (await person.film()).scenes[2].slug.en == "EXT. PIER - DAWN"


@pytest.mark.parametrize(("name", "text"), [("slug", "屋内 鯨の胃袋(夜)"), ("beat", "澪は本を閉じて、ため息をつく。")])
async def test_without_a_model_it_is_said_what_cannot_follow_and_nothing_changes(name, text, tmp_path):
    async with sample_open(tmp_path) as person:
        scene, _ = await edited(person, name, ja=text)
        before = await person.film()
        with pytest.raises(CannotError) as told:
            await person.press("follow", scene=scene, element=name, lang="en")
        assert (told.value.key, told.value.params["text"]) == ("guided.cannot_translate", text)
        assert await person.film() == before


@pytest.mark.parametrize(
    ("slug", "lang", "told"),
    [
        ("INT. OLD LIBRARY - NIGHT", "ja", "屋内 古い図書館(夜)"),
        ("EXT. PIER - DAWN", "ja", "屋外 桟橋(夜明け)"),
        ("INT. KITCHEN", "ja", "屋内 台所"),
        ("屋内 廊下(夕方)", "en", "INT. CORRIDOR - DUSK"),
        ("INT. WATER STAIRS - NIGHT", "ja", "屋内 水の階段(夜)"),
        ("INT. FROBNITZ - DAY", "ja", ""),
        ("EXT. PIER - LATER THAT DAY", "ja", ""),
        ("どこか", "en", ""),
    ],
)
def test_a_heading_is_translated_whole_or_not_at_all(slug, lang, told):
    known = (Known(handle="water_stairs", name=Phrase(ja="水の階段", en="Water stairs")),)
    assert heading_translated(slug, lang, known) == told


def test_the_command_line_brings_up_what_it_can_and_names_the_rest(tmp_path):
    window = Terminal(tmp_path, {"YUMEKONTE_LANG": "en"})
    (tmp_path / "dream.txt").write_text("夜の海に立っている。灯台が光る。", encoding="utf-8")
    film_id = window.run("write", str(tmp_path / "dream.txt"), "--writer", "guided").stderr.split("Film ")[1].split()[0]
    for field in ("slug.ja=屋外 桟橋(夜明け)", "beat.ja=知らない男が歌う。"):
        done = window.run("edit", film_id, "--scene", "1", "--set", field)
        assert done.returncode == 0, done.stderr
    done = window.run("follow", film_id, "--writer", "guided")
    assert done.returncode == 1
    assert "EXT. PIER - DAWN" in done.stdout
    assert "知らない男が歌う。" in done.stderr
