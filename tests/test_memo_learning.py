"""What the memo found its model bad at, and what its author wanted to learn: each is answered here, from end to end."""

import pytest

from bot.dialogue import events
from bot.edits import RewriteElement, apply
from bot.library.lessons import lesson
from bot.linting.causes import causes
from bot.story import Film, Known, Phrase, Scene, Sentence
from tests.talking import only, sample_open, talking

WHO = Known(
    handle="rin", name=Phrase(ja="凛", en="Rin"), identity=Phrase(ja="赤い傘の少女", en="a girl with a red umbrella"),
    short=Phrase(ja="凛", en="Rin"),
)  # fmt: skip
OTHER = Known(
    handle="taku", name=Phrase(ja="拓", en="Taku"), identity=Phrase(ja="背の高い青年", en="a tall young man"),
    short=Phrase(ja="拓", en="Taku"),
)  # fmt: skip

# The three weak spots of the memo, each as a scene that has it and as the words of two people who saw the clip.
SPOTS = {
    "cut": (
        ("camera_work", "正面のアップから、急に真上からの画に切り替わる。", "From a frontal close-up, cut to an overhead shot."),
        ("途中で急にカメラが切り替わる", "the camera suddenly switches to another angle"),
    ),
    "turn": (
        ("subject_action", "@rinがカメラに向かって振り返る。", "@rin turns around to face the camera."),
        ("振り返るときに顔が崩れる", "her face breaks when she turns around"),
    ),
    "multi": (
        ("subject_action", "@rinと@takuが抱き合い、手をつないで踊る。", "@rin and @taku hug, then dance hand in hand."),
        ("二人の体がくっついてしまう", "the two people merge into one"),
    ),
}  # fmt: skip


def film_with(element, ja, en) -> Film:
    scene = Scene(id="s1", plot_sentences=(0, 1), status="written", seconds=8)
    said = RewriteElement(
        scene="s1", element=element, text=Phrase(ja=ja, en=en), sentences=(Phrase(ja=ja, en=en),)
    )  # fmt: skip
    still = Sentence(element="environment", ja="夜の駅前だ。", en="A station square at night.")
    film = Film(
        id="memo2345", plot="少女が立つ。青年が来る。", cast=(WHO, OTHER), scenes=(scene.model_copy(update={"prose": (still,)}),)
    )  # fmt: skip
    return apply(film, [said])


@pytest.mark.parametrize("spot", SPOTS)
@pytest.mark.parametrize("place", [0, 1], ids=["ja", "en"])
async def test_each_weak_spot_of_the_memo_is_named_its_words_shown_and_a_take_is_rid_of_it(tmp_path, spot, place):
    words, told = SPOTS[spot]
    film = film_with(*words)
    async with talking(tmp_path, film=film) as person:
        shown = only(await person.type(f"/wrong 1 {told[place]}"), events.Diagnosed)
        assert (shown.first.weak_spot, shown.explained) == (spot, True)
        assert 2 <= len(shown.ways) <= 3
        staged = next(i for i, way in enumerate(shown.ways) if way.rewrites)
        proposed = only(await person.press("restage", scene="s1", weak_spot=spot, staging=staged), events.Proposed)
        await person.press("decide", proposal=proposed.proposal.id, how="accept")
        after = await person.film()
        assert causes(after, after.scenes[0], [spot]) == ()
        assert after.scenes[0].prose[-1] == film.scenes[0].prose[-1]
        await person.type(f"/clip 1 失敗 3回 {told[place]}")
        assert (await person.film()).scenes[0].clips[0].weak_spots == (spot,)


# The four things that the memo wanted to know more of, as a person asks for them.
POINTS = {
    "レンズの特性": "lenses",
    "カメラワーク": "camera-moves",
    "カメラアングル": "camera-angles",
    "エフェクト": "effects",
    "構図": "composition",
    "lens": "lenses",
    "camera work": "camera-moves",
    "angles": "camera-angles",
    "effects": "effects",
    "composition": "composition",
}


@pytest.mark.parametrize(("asked", "wanted"), POINTS.items())
async def test_each_learning_point_of_the_memo_has_a_lesson_with_pictures_sources_and_a_try_out(
    tmp_path, asked, wanted
):
    async with sample_open(tmp_path) as person:
        taught = only(await person.type(f"/learn {asked}"), events.Taught)
        assert taught.lesson == lesson(wanted)
        assert taught.lesson.sources
        assert all(taught.lesson.example.said(lang) for lang in ("ja", "en"))
        scene = taught.scenes[2].id
        proposed = only(await person.press("try_out", lesson=wanted, scene=scene), events.Proposed)
        assert proposed.before.scenes[2] != proposed.after.scenes[2]
