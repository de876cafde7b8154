import pytest

from bot.edits import (
    AddScene,
    DeleteScene,
    Dismiss,
    FollowElement,
    Identify,
    Introduce,
    Lock,
    MergeScenes,
    MoveScene,
    RefusedError,
    RewriteElement,
    SetElement,
    SetHeading,
    SetSeconds,
    SetSentence,
    SplitScene,
    Unlock,
    Waive,
    Wording,
    applied,
    apply,
    changes,
)  # fmt: skip
from bot.story import Camera, Film, Known, Phrase, Scene, Sentence

SCENE = Scene(
    id="aaaa",
    plot_sentences=(0, 1),
    prose=(
        Sentence(element="camera_work", ja="固定。", en="Locked off."),
        Sentence(element="subject_action", ja="@mio が歩く。", en="@mio walks."),
        Sentence(element="camera_work", ja="50mm。", en="50mm lens."),
    ),
)
FILM = Film(
    id="film",
    plot="一。二。三。",
    cast=(Known(handle="mio", name=Phrase(ja="澪", en="Mio")),),
    scenes=(SCENE, Scene(id="bbbb", number=2, plot_sentences=(2,)), Scene(id="cccc", number=3)),
)


def ids(film):
    return [scene.id for scene in film.scenes]


def test_a_rewrite_replaces_the_elements_phrase_values_and_sentences_where_the_first_stood():
    new = RewriteElement(
        scene="aaaa",
        element="camera_work",
        text=Phrase(ja="手持ち", en="handheld"),
        sentences=(Phrase(ja="手持ち。", en="Handheld."),),
        camera=Camera(move="handheld"),
    )
    scene = apply(FILM, [new]).scenes[0]
    assert [sentence.en for sentence in scene.prose] == ["Handheld.", "@mio walks."]
    assert scene.elements.camera_work.en == "handheld"
    assert scene.camera.move == "handheld"


def test_a_rewrite_changes_no_field_of_another_element_or_scene():
    new = RewriteElement(scene="aaaa", element="time_flow", text=Phrase(ja="a", en="b"), sentences=())
    paths = {change.path for change in changes(FILM, apply(FILM, [new]))}
    assert paths == {"scenes/aaaa/elements/time_flow/ja", "scenes/aaaa/elements/time_flow/en"}


def test_an_element_set_in_one_language_leaves_the_other_and_the_paragraph_stale():
    words = Wording(ja="固定カメラ")
    scene = apply(FILM, [SetElement(scene="aaaa", element="camera_work", words=words)]).scenes[0]
    assert scene.stale == ("camera_work.en", "prose.camera_work.en", "prose.camera_work.ja")


def test_an_element_set_in_both_languages_leaves_only_the_paragraph_stale():
    words = Wording(ja="固定カメラ", en="a locked-off camera")
    scene = apply(FILM, [SetElement(scene="aaaa", element="camera_work", words=words)]).scenes[0]
    assert scene.stale == ("prose.camera_work.en", "prose.camera_work.ja")


def test_following_one_language_freshens_that_language_alone():
    film = apply(FILM, [SetElement(scene="aaaa", element="camera_work", words=Wording(ja="固定カメラ"))])
    follow = FollowElement(scene="aaaa", element="camera_work", lang="en", text="locked", sentences=("A.", "B."))
    scene = apply(film, [follow]).scenes[0]
    assert scene.stale == ("prose.camera_work.ja",)
    assert [sentence.en for sentence in scene.prose] == ["A.", "@mio walks.", "B."]


def test_following_with_another_number_of_sentences_is_refused():
    follow = FollowElement(scene="aaaa", element="camera_work", lang="en", text="x", sentences=("only one",))
    with pytest.raises(RefusedError, match="sentences_do_not_pair"):
        apply(FILM, [follow])


def test_a_sentence_edited_by_hand_marks_the_other_language_stale():
    scene = apply(FILM, [SetSentence(scene="aaaa", index=1, words=Wording(en="@mio runs."))]).scenes[0]
    assert scene.stale == ("prose.subject_action.ja",)


@pytest.mark.parametrize(
    "edit",
    [
        SetElement(scene="aaaa", element="camera_work", words=Wording(en="x")),
        RewriteElement(scene="aaaa", element="camera_work", text=Phrase(en="x"), sentences=()),
        SetSentence(scene="aaaa", index=0, words=Wording(en="x")),
        DeleteScene(scene="aaaa"),
        MergeScenes(first="aaaa", second="bbbb"),
        SplitScene(scene="aaaa", at=1, new_id="dddd"),
    ],
)
def test_a_locked_field_binds_every_edit(edit):
    locked = apply(FILM, [Lock(scene="aaaa", field="camera_work")])
    with pytest.raises(RefusedError, match="locked"):
        apply(locked, [edit])


def test_a_lock_leaves_the_other_fields_and_the_scenes_place_free():
    locked = apply(FILM, [Lock(scene="aaaa", field="camera_work")])
    apply(locked, [SetSeconds(scene="aaaa", seconds=4), MoveScene(scene="aaaa", number=3)])


def test_an_unlocked_field_may_change_again():
    film = apply(FILM, [Lock(scene="aaaa", field="slug"), Unlock(scene="aaaa", field="slug")])
    edit = SetHeading(scene="aaaa", heading="slug", words=Wording(en="EXT. PIER - DUSK"))
    assert apply(film, [edit]).scenes[0].slug.en == "EXT. PIER - DUSK"


def test_scenes_are_numbered_by_their_place_after_every_change():
    film = apply(FILM, [MoveScene(scene="cccc", number=1), AddScene(scene=Scene(id="dddd"), after="cccc")])
    assert ids(film) == ["cccc", "dddd", "aaaa", "bbbb"]
    assert [scene.number for scene in film.scenes] == [1, 2, 3, 4]


def test_a_split_shares_out_the_plot_and_the_seconds():
    film = apply(FILM, [SplitScene(scene="aaaa", at=1, new_id="dddd")])
    assert [scene.plot_sentences for scene in film.scenes[:2]] == [(0,), (1,)]
    assert sum(scene.seconds for scene in film.scenes[:2]) == SCENE.seconds


def test_a_merge_covers_what_both_covered():
    film = apply(FILM, [MergeScenes(first="aaaa", second="bbbb")])
    assert film.scenes[0].plot_sentences == (0, 1, 2)
    assert ids(film) == ["aaaa", "cccc"]


def test_only_neighbours_are_merged():
    with pytest.raises(RefusedError, match="not_neighbours"):
        apply(FILM, [MergeScenes(first="aaaa", second="cccc")])


def test_a_handle_in_use_is_not_dismissed():
    with pytest.raises(RefusedError, match="handle_in_use"):
        apply(FILM, [Dismiss(handle="mio")])


def test_a_handle_that_only_begins_like_one_in_use_is_dismissed():
    film = apply(FILM, [Introduce(side="props", known=Known(handle="mi")), Dismiss(handle="mi")])
    assert [known.handle for known in film.known] == ["mio"]


def test_two_entries_never_share_a_handle():
    with pytest.raises(RefusedError, match="handle_taken"):
        apply(FILM, [Introduce(side="props", known=Known(handle="mio"))])


def test_an_identity_changes_in_the_one_place_where_it_stands():
    film = apply(FILM, [Identify(handle="mio", identity=Wording(en="a girl in a red coat"))])
    assert [change.path for change in changes(FILM, film)] == ["cast/mio/identity/en"]


def test_an_empty_reason_takes_a_waiver_back():
    film = apply(FILM, [Waive(scene="aaaa", code="CAM01", reason="meant so")])
    assert apply(film, [Waive(scene="aaaa", code="CAM01", reason="")]) == FILM


def test_a_list_of_edits_is_done_wholly_or_not_at_all():
    with pytest.raises(RefusedError):
        apply(FILM, [SetSeconds(scene="aaaa", seconds=4), SetSeconds(scene="zzzz", seconds=4)])
    assert FILM.scenes[0].seconds == 8


@pytest.mark.parametrize("seconds", [0, -1, 601])
def test_a_scene_lasts_between_one_and_six_hundred_seconds(seconds):
    with pytest.raises(RefusedError, match="seconds_out_of_range"):
        apply(FILM, [SetSeconds(scene="aaaa", seconds=seconds)])


def test_changes_reversed_give_the_identical_bytes():
    edits = [MergeScenes(first="aaaa", second="bbbb"), Introduce(side="cast", known=Known(handle="ren"))]
    after = apply(FILM, edits)
    back = applied(after, [change.reversed() for change in changes(FILM, after)])
    assert back.model_dump_json() == FILM.model_dump_json()
