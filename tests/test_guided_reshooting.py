"""Camera rewrites without a model fit the paragraph, and another one is truly another set-up."""

import pytest

from bot.composing import compose
from bot.dialogue import events
from bot.dialogue.presses import Begin
from bot.library.targets import target
from bot.llm.guided import CannotError
from bot.story import LANGS, Camera, Phrase, Scene
from bot.texts import tell
from tests.guided_films import AQUARIUM, made
from tests.talking import only, said, sample_open, talking

THREE = made(AQUARIUM, "ja", scenes=3)
APPLE = made("夜の台所に私は立っている。私は赤い林檎を拾う。やがて朝になる。", "ja", scenes=3)


def values(camera: Camera) -> tuple[object, ...]:
    return camera.size, camera.angle, camera.move, camera.lens_mm


async def proposed(person, first, times):
    """Return the camera of the scene before, and of every proposal for one wish."""
    said_ = [first, *["もう一つ"] * times]
    shown = [only(await person.type(remark), events.Proposed) for remark in said_]
    scene = shown[0].proposal.rewrites[-1].scene
    return shown[0].before.scene(scene).camera, [one.after.scene(scene).camera for one in shown]


@pytest.mark.parametrize(
    ("wish", "kept"),
    [
        ("シーン5をもっと近く、手持ちで", {"move": "handheld"}),
        ("シーン3をもっと怖く", {}),
        ("シーン4をもっとダイナミックに", {}),
        ("/camera 4 カメラを変えて", {}),
        ("シーン6をローアングルで", {"angle": "low"}),
        ("/camera 2 close-up on a 50mm lens", {"size": "close-up", "lens_mm": 50}),
    ],
)
async def test_another_keeps_what_was_asked_and_is_a_set_up_that_was_not_shown(wish, kept, tmp_path):
    async with sample_open(tmp_path) as person:
        before, cameras = await proposed(person, wish, 5)
    assert len({values(camera) for camera in (before, *cameras)}) == 7
    assert all({name: getattr(camera, name) for name in kept} == kept for camera in cameras)


async def test_closer_stays_closer_however_often_another_is_asked_for(tmp_path):
    async with sample_open(tmp_path) as person:
        before, cameras = await proposed(person, "シーン5をもっと近く、手持ちで", 8)
    sizes = ["medium-wide", "medium", "medium-close-up", "close-up", "extreme-close-up"]
    assert before.size == sizes[0]
    assert all(camera.size in sizes[1:] for camera in cameras)


async def test_where_a_wish_leaves_nothing_open_it_is_said_in_one_sentence(tmp_path):
    async with sample_open(tmp_path) as person:
        await person.type("/camera 4 ローアングルの手持ちのクローズアップで、85mm")
        with pytest.raises(CannotError) as told:
            await person.type("もう一つ")
        assert told.value.key == "guided.no_other_setup"
        assert all(tell(told.value, lang) for lang in LANGS)
        assert said(await person.type("はい")) == ["dialogue.accepted"]


@pytest.mark.parametrize(
    ("remark", "word"), [("シーン3を月明かりで", "月明かり"), ("シーン3をスローモーションで", "スロー")]
)
async def test_another_light_or_tempo_keeps_what_was_asked_and_comes_once(remark, word, tmp_path):
    async with sample_open(tmp_path) as person:
        shown = [only(await person.type(said_), events.Proposed) for said_ in (remark, *["もう一つ"] * 3)]
        notes = [one.proposal.edits[0].text.ja for one in shown]
        assert len(set(notes)) == len(notes)
        assert all(word in note for note in notes)


async def test_after_twelve_proposals_more_words_are_asked_for_and_the_first_is_still_there(tmp_path):
    async with sample_open(tmp_path) as person:
        _, cameras = await proposed(person, "/camera 4 カメラを変えて", 11)
        assert len({values(camera) for camera in cameras}) == 12
        assert said(await person.type("もう一つ")) == ["dialogue.enough_offers"]
        again = only(await person.type("やっぱり最初の案で"), events.Proposed)
        assert again.after.scenes[3].camera == cameras[0]


async def test_another_after_a_treatment_of_the_coach_is_none_of_the_three(tmp_path):
    async with sample_open(tmp_path) as person:
        coached = only(await person.type("/camera 3"), events.Coached)
        await person.type("2番で")
        other = only(await person.type("もう一つ"), events.Proposed)
        shown = {values(way.camera) for way in coached.coaching.treatments}
        assert values(other.after.scenes[2].camera) not in shown


@pytest.mark.parametrize("wish", ["もっと近く、手持ちで", "もっと怖く", "全シーンを夜明けに"])
async def test_no_rewrite_pushes_the_look_out_of_a_prompt(wish, tmp_path):
    aim = target("sora-2")
    async with sample_open(tmp_path) as person:
        film = await person.film()
        remarks = [wish] if "全シーン" in wish else [f"シーン{scene.number}を{wish}" for scene in film.scenes]
        for remark in remarks:
            shown = only(await person.type(remark), events.Proposed)
            assert not [scene.slate for scene in shown.after.scenes if compose(shown.after, scene, aim).without_look]
            assert not [scene.slate for scene in shown.after.scenes if compose(shown.after, scene, aim).over]


async def test_the_treatments_of_the_coach_fit_too(tmp_path):
    async with sample_open(tmp_path) as person:
        for scene in (await person.film()).scenes:
            await person.press("coach", scene=scene.id)
            for number in range(3):
                picked = only(await person.press("pick", scene=scene.id, treatment=number), events.Proposed)
                assert not compose(picked.after, picked.after.scene(scene.id), target("sora-2")).without_look


async def test_only_where_the_shortest_is_too_long_the_look_stays_out(tmp_path):
    film = THREE
    long = "The woman holds out the key. " * 21
    scenes = [_acting(scene, long) if scene.number == 2 else scene for scene in film.scenes]
    async with talking(tmp_path, film=film.model_copy(update={"scenes": tuple(scenes)})) as person:
        await person.meeting.note(await person.meeting.talk(await person.meeting.stored()), step="storyboard")
        shown = only(await person.type("シーン2をもっと近く"), events.Proposed)
        assert [one.element for one in shown.after.scenes[1].prose].count("camera_work") == 1


def _acting(scene: Scene, english: str) -> Scene:
    action = scene.prose[0].model_copy(update={"en": english.strip()})
    rest = [said for said in scene.prose if said.element not in ("subject_action", "time_flow")]
    elements = scene.elements.model_copy(update={"subject_action": Phrase(ja=action.ja, en=english.strip())})
    return scene.model_copy(update={"prose": (action, *rest), "elements": elements})


async def test_a_rewrite_goes_on_looking_at_what_the_camera_looked_at(tmp_path):
    film = APPLE
    assert "@apple" in film.scenes[1].elements.camera_work.ja
    async with talking(tmp_path, film=film) as person:
        await person.meeting.note(await person.meeting.talk(await person.meeting.stored()), step="storyboard")
        shown = only(await person.type("シーン2をローアングルで"), events.Proposed)
        assert "@apple" in shown.after.scenes[1].elements.camera_work.ja


async def test_weather_comes_into_an_environment_that_else_stays_as_it_is_said(tmp_path):
    async with sample_open(tmp_path) as person:
        film = await person.film()
        for scene in film.scenes:
            after = only(await person.type(f"シーン{scene.number}に雪を降らせて"), events.Proposed).after
            now = after.scene(scene.id)
            assert now.elements.environment.ja.startswith(scene.elements.environment.ja.rstrip("。"))
            assert "雪" in "".join(said.ja for said in now.prose if said.element == "environment")
            assert not compose(after, now, target("sora-2")).over


async def test_prompts_that_came_from_elsewhere_are_relit_and_get_weather_by_their_own_words(tmp_path):
    async with talking(tmp_path, lang="en") as person:
        prompts = "A woman walks along a harbor at dawn.\n\nA man opens a box in a kitchen in the morning."
        await person.type(prompts, expected=Begin(what="check"))
        lit = only(await person.type("all scenes at night"), events.Proposed).after
        assert [scene.prose[0].en[-9:] for scene in lit.scenes] == ["at night."] * 2
        assert all(scene.elements.lighting_color for scene in lit.scenes)
        rain = only(await person.type("scene 2 in the rain"), events.Proposed).after
        assert "ain runs down the windows." in rain.scenes[1].elements.environment.en
