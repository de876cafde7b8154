"""The memo's third step: every scene as a still before motion, and the tool's own description read against it."""

import pytest

from bot.continuing.beginnings import beginning
from bot.continuing.comparing import compare
from bot.continuing.motions import motion, plain
from bot.continuing.movement import light_moves, moves
from bot.continuing.stills import found_in_still, still
from bot.edits import SetNote, SetTarget, apply
from bot.exporting import export_scenes, export_text
from bot.library.openings import openings
from bot.library.samples import sample
from bot.library.targets import target, targets
from bot.linting.facts import read_facts, stated
from bot.story import LANGS, Film, Phrase, Scene, Sentence
from bot.texts import Told
from tests.films import SMALL

FILM = sample()
SORA = target("sora-2")
MOVES = ("dolly-in", "dolly-out", "zoom-in", "zoom-out", "pan", "tilt", "truck", "tracking", "orbit", "crane")


def acting(ja: str = "", en: str = "") -> Phrase:
    return beginning(SMALL, Sentence(element="subject_action", ja=ja, en=en)).text


@pytest.mark.parametrize("scene", [*FILM.scenes, *SMALL.scenes], ids=lambda scene: scene.slate + scene.id)
def test_a_still_tells_of_no_camera_move_no_sound_and_stays_within_800_characters(scene: Scene) -> None:
    film = FILM if scene in FILM.scenes else SMALL
    picture = still(film, scene, SORA)
    for lang in LANGS:
        told = {one.value for one in stated(read_facts(picture.text.said(lang), lang), "camera") if one.sure}
        assert told.isdisjoint(MOVES)
    assert picture.text.ja
    assert picture.text.en
    assert len(picture.text.en) <= 800
    assert not picture.over
    if scene.sound:
        assert scene.sound.en not in picture.text.en


@pytest.mark.parametrize("scene", FILM.scenes, ids=lambda scene: scene.slate)
def test_a_still_tells_of_no_movement_but_of_light_that_falls(scene: Scene) -> None:
    for lang in LANGS:
        for part in (
            still(plain(FILM).model_copy(update={"preset": type(FILM.preset)()}), scene, SORA)
            .text.said(lang)
            .split("。" if lang == "ja" else ". ")
        ):
            assert not moves(part, lang) or not light_moves(part, lang)


def test_the_framing_stays_and_the_move_goes() -> None:
    assert still(FILM, FILM.scenes[0], SORA).text.en.startswith("Medium close-up, eye level, 50mm lens.")
    assert still(FILM, FILM.scenes[7], SORA).text.ja.startswith(
        "クローズアップ、目線の高さ、85mmレンズ、浅い被写界深度。"
    )


def test_a_framing_that_is_only_told_in_words_is_read_out_of_them() -> None:
    said = Sentence(
        element="camera_work",
        ja="ローアングルのクローズアップ、ゆっくりドリーインする。",
        en="Low-angle close-up; a slow dolly in.",
    )
    scene = SMALL.scenes[0].model_copy(
        update={
            "camera": type(SMALL.scenes[0].camera)(),
            "prose": (said,),
            "elements": type(SMALL.scenes[0].elements)(),
        }
    )
    assert still(SMALL, scene, SORA).text.en.startswith("Close-up, low angle.")


@pytest.mark.parametrize(
    ("ja", "en", "pose"),
    [
        ("@mioが桟橋を歩いてくる。", "@mio walks along @pier.", "standing, one foot forward"),
        ("@mioが走り出す。", "@mio breaks into a run.", ""),
        ("@mioは立ち上がる。", "@mio stands up.", "seated"),
        ("@mioが振り返る。", "@mio turns around.", "seen from behind"),
        ("老人が赤い扉を開ける。", "An old man opens the red door.", "one hand on the red door, which is closed"),
        ("老婆の目が見開かれる。", "The old woman's eyes widen.", "eyes open"),
        ("@mioがゆっくり顔を上げる。", "@mio slowly raises her head.", "head bowed"),
        ("シャッターがゆっくり閉まる。", "The shutter closes slowly.", "open"),
        ("ドラゴンが翼を広げる。", "A dragon spreads its wings.", "wings folded"),
        ("彼女は振り返る。", "She turns around.", "seen from behind"),
        ("@mioが@lanternに火を灯す。", "@mio lights @lantern.", "which is dark"),
        ("波が岩に打ち寄せる。", "Waves crash against the rocks.", ""),
        ("@lanternがひとりでに灯る。", "@lantern lights up by itself.", "dark"),
        ("グラスが床に落ちて割れる。", "The glass falls to the floor and shatters.", "still in its place"),
    ],
)  # fmt: skip
def test_an_action_becomes_the_state_just_before_it_or_is_left_out(ja: str, en: str, pose: str) -> None:
    said = acting(ja, en)
    assert pose in said.en if pose else True
    assert not any(moves(said.said(lang), lang) for lang in LANGS)
    assert bool(said.ja) == bool(said.en)


def test_a_pose_stays_as_it_is_told() -> None:
    assert acting("女が窓辺に座っている。", "A woman sits by the window.").en == "A woman sits by the window."


def test_an_action_in_japanese_alone_gives_a_handle_its_pose_in_both_languages() -> None:
    assert "one foot forward" in acting("@mioが歩く。").en


def test_who_comes_in_later_is_not_in_the_first_frame() -> None:
    said = Sentence(element="subject_action", ja="@mioが画面に入ってくる。", en="@mio walks into the frame.")
    scene = SMALL.scenes[0].model_copy(update={"prose": (said,)})
    told = still(SMALL, scene, SORA)
    assert "raincoat" not in told.text.en
    assert told.unsaid == ()


def test_what_code_cannot_say_is_named_and_what_a_person_says_takes_its_place() -> None:
    scene = FILM.scenes[6]
    assert still(FILM, scene, SORA).unsaid == ("subject_action",)
    words = Phrase(ja="黒い小魚が@mioのまわりに浮かんでいる。", en="Small black fish hang around @mio.")
    film = apply(FILM, [SetNote(scene=scene.id, note="still", text=words)])
    told = still(film, film.scenes[6], SORA)
    assert told.unsaid == ()
    assert "Small black fish hang around a young woman" in told.text.en


@pytest.mark.parametrize("opening", openings().openings, ids=lambda opening: opening.state.en)
def test_no_state_before_an_action_tells_of_movement(opening: object) -> None:
    state: Phrase = opening.state  # type: ignore[attr-defined]
    assert not moves(f"女が{state.ja.replace('{object}', '扉')}。", "ja")
    assert not moves(f"A woman, {state.en.replace('{object}', 'the door')}.", "en")


def test_the_motion_prompt_tells_what_moves_and_no_looks_again() -> None:
    said = motion(FILM, FILM.scenes[0], SORA)
    assert "draws the red book" in said.en
    assert "dollies in slowly" in said.en
    assert "sifts down" in said.en
    assert "short black hair" not in said.en
    assert "Teal" not in said.en
    assert "短い黒髪" not in said.ja


def test_the_motion_prompt_has_the_command_of_a_target_that_takes_commands() -> None:
    assert motion(SMALL, SMALL.scenes[0], target("hailuo-2.3")).en.startswith("[Static shot]")


@pytest.mark.parametrize("one", targets().values(), ids=lambda one: one.id)
def test_every_target_says_what_to_do_with_a_still(one: object) -> None:
    film = apply(FILM, [SetTarget(target=one.id)])  # type: ignore[attr-defined]
    assert one.name in export_text(film, "stills", lang="en")  # type: ignore[attr-defined]


def test_stills_leave_as_a_file_in_both_languages_and_a_file_a_scene() -> None:
    text = export_text(FILM, "stills", lang="ja")
    assert "[静止画: 最初のコマ]\nMedium close-up" in text
    assert "[画像から動画へ: 動きだけ]" in text
    assert len(export_scenes(FILM, "stills")) == len(FILM.scenes)


def test_a_still_is_linted() -> None:
    praised = FILM.scenes[0].model_copy(
        update={"still": Phrase(ja="@mioが立っている。", en="@mio stands there, and no one else is in the room.")}
    )
    assert "TXT01" in {finding.code for finding in found_in_still(FILM, praised, SORA)}
    assert not [
        finding for scene in FILM.scenes for finding in found_in_still(FILM, scene, SORA) if finding.level == "error"
    ]


def test_an_empty_film_has_no_stills_and_a_bare_scene_is_no_fault() -> None:
    assert export_text(Film(id="x"), "stills", lang="en")
    assert still(Film(id="x", scenes=(Scene(id="a"),)), Scene(id="a"), SORA).text.en == ""


MEMO = (
    ("A man in a blue coat reads in a sunlit library, wide shot.", {"light", "framing", "color", "where"}),
    ("青いコートの男が、昼の浜辺に立っている。引きの画。", {"time", "framing", "color", "where"}),
    ("A crowd of people in an attic at night, a young woman in a mustard raincoat with a red book in moonlight, medium close-up.", {"count"}),
)  # fmt: skip


@pytest.mark.parametrize(("caption", "expected"), MEMO)
def test_the_tools_own_description_shows_what_it_understood_differently(caption: str, expected: set[str]) -> None:
    found = compare(FILM, FILM.scenes[0], caption, SORA)
    assert expected <= {one.aspect for one in found if one.way == "other"}
    for one in found:
        assert one.said().ja
        assert one.said().en
        assert one.wish.ja
        assert one.wish.en


@pytest.mark.parametrize(
    "caption",
    [
        "A young woman with short black hair in a yellow raincoat stands in an attic at night, a small red book at her chest. Moonlight falls from the skylight. Medium close-up.",
        "夜の屋根裏部屋。短い黒髪にからし色のレインコートの若い女性が赤い本を胸に抱いている。バストショット、天窓から月光。白いシャツの銀髪の男性の写真と紺のベスト。",
    ],
)
def test_a_description_that_agrees_is_left_alone(caption: str) -> None:
    assert compare(FILM, FILM.scenes[0], caption, SORA) == ()


def test_the_memos_storyboard_text_agrees_with_its_scene() -> None:
    scene = Scene(
        id="s5",
        camera={"size": "close-up", "move": "static", "lens_mm": 85},  # type: ignore[arg-type]
        prose=(
            Sentence(element="subject_action", ja="老婆は目を見開き、口を横に大きく開く。", en="The old woman's eyes widen, and her mouth stretches sideways."),
            Sentence(element="lighting_color", ja="下からの暖色光と上の青白い蛍光灯。", en="Warm light from below, a cool fluorescent glow from above."),
        ),
    )  # fmt: skip
    film = Film(id="x", scenes=(scene,))
    caption = "カメラは老女の顔をクローズアップする。肌はしわくちゃで、下からの暖かい光が口の中を照らし、上からの冷たい蛍光灯の光が白い髪を際立たせる。"
    assert [one for one in compare(film, film.scenes[0], caption, SORA) if one.way == "other"] == []


def test_too_little_to_compare_is_said_in_one_sentence() -> None:
    with pytest.raises(Told, match="at least"):
        compare(FILM, FILM.scenes[0], "ok", SORA)
    with pytest.raises(Told, match="nothing in"):
        compare(Film(id="x", scenes=(Scene(id="a"),)), Scene(id="a"), "A man stands in a room.", SORA)
