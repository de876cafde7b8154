"""The commands for what goes before a clip and after it, in real processes."""

import shutil

import pytest

from bot.exporting import export_text
from bot.library.samples import sample
from tests.terminal import terminal


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    """A home folder with the sample film in it."""
    home = tmp_path_factory.mktemp("home")
    (home / "film.json").write_text(export_text(sample(), "json"), encoding="utf-8")
    done = terminal(home).run("import", "film.json", "--yes")
    assert done.returncode == 0, done.stderr
    return home / "data"


@pytest.fixture
def window(sampled, tmp_path):
    shutil.copytree(sampled, tmp_path / "data")
    return terminal(tmp_path)


def test_stills_are_printed_for_a_scene_in_the_language_of_the_messages(window):
    done = window.run("stills", "drowned", "--scene", "1", "--lang", "ja")
    assert done.returncode == 0, done.stderr
    assert "[静止画: 最初のコマ]\nMedium close-up, eye level, 50mm lens." in done.stdout
    assert "[画像から動画へ: 動きだけ]\nThe camera dollies in" in done.stdout


def test_stills_go_into_a_file_and_never_over_another(window):
    assert window.run("stills", "drowned", "--out", "stills.txt").returncode == 1
    assert (window.home / "stills.txt").read_text("utf-8").count("[Still: the first frame]") == 9
    assert window.run("stills", "drowned", "--out", "stills.txt").returncode == 2


def test_a_first_frame_said_by_hand_stands_in_the_still_and_undo_takes_it_back(window):
    window.run(
        "edit",
        "drowned",
        "--scene",
        "7",
        "--set",
        "still.en=Small black fish hang around @mio.",
        "--set",
        "still.ja=黒い小魚が@mioのまわりに浮かんでいる。",
    )
    assert "Small black fish hang around a young woman" in window.run("stills", "drowned", "--scene", "7").stdout
    window.run("undo", "drowned")
    assert "Small black fish" not in window.run("stills", "drowned", "--scene", "7").stdout.split("[Image to video")[0]


def test_a_first_frame_that_only_a_writer_could_say_is_answered_with_the_way_on(window):
    done = window.run("stills", "drowned", "--scene", "7", "--write", "--writer", "guided")
    assert done.returncode == 2
    assert "--set still.en" in done.stderr


def test_compare_reads_a_description_and_names_the_command_that_puts_it_right(window):
    done = window.run(
        "compare", "drowned", "-", "--scene", "1", text="A man in a blue coat in a sunlit library, wide shot."
    )
    assert done.returncode == 1, done.stderr
    assert (
        'rewrite drowned-library "say medium close-up plainly, at the beginning" --scene 1 --element camera_work'
        in done.stdout
    )
    command = [
        "rewrite",
        "drowned",
        "say medium close-up plainly, at the beginning",
        "--scene",
        "1",
        "--element",
        "camera_work",
    ]
    assert window.run(*command, "--writer", "guided").returncode == 0


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (["remix", "drowned", "夜にして", "--scene", "2"], "the time is night"),
        (["extend", "drowned", "--scene", "2"], "Continue straight on from the last frame"),
        (["blend", "drowned", "--scene", "2"], "stays in the same place in the frame"),
        (["blend", "drowned", "match", "--scene", "2"], "For the beginning of the next clip"),
        (["loop", "drowned", "--scene", "2"], "the same picture"),
    ],
)
def test_each_step_after_the_clip_is_printed_with_its_parameters_apart(window, command, expected):
    done = window.run(*command)
    assert done.returncode == 0, done.stderr
    assert expected in done.stdout
    assert "Sora 2" in done.stdout or "edit" in done.stdout


def test_a_wish_that_has_no_english_is_told_by_the_exit_code(window):
    done = window.run("extend", "drowned", "傘を差す", "--scene", "2", "--writer", "guided")
    assert done.returncode == 1
    assert "no English" in done.stdout


def test_the_look_is_shown_as_a_block_and_taken_from_a_sentence(window):
    assert "Protagonist (Mio)" in window.run("preset", "drowned").stdout
    done = window.run("preset", "drowned", "70年代の刑事ドラマ風に", "--lang", "ja")
    assert "煙草色の茶" in done.stdout
    assert "[要約]" in done.stdout
    assert "Tobacco brown" in window.run("export", "drowned", "--format", "prompts").stdout
    assert window.run("preset", "drowned", "西部劇").returncode == 2


def test_write_and_edit_take_a_sentence_for_the_look(window):
    (window.home / "plot.txt").write_text("少女が海辺で赤い傘を拾った。", encoding="utf-8")
    written = window.run(
        "write", "plot.txt", "--preset", "水墨画ふう", "--writer", "guided", "--format", "preset", "--out", "out"
    )
    assert "墨" in next((window.home / "out").glob("*.preset.txt")).read_text("utf-8"), written.stderr
    assert window.run("edit", "drowned", "--preset", "like a silent film").returncode == 0
