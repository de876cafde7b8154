"""wrong, clip, clips and checklist in a process of their own."""

import json
from pathlib import Path

import pytest

from tests.terminal import terminal

FILM = Path(__file__).parent / "data" / "spoilt.film.json"


@pytest.fixture
def window(tmp_path):
    """A terminal with the film of the test data in its archive."""
    shell = terminal(tmp_path)
    assert shell.run("import", str(FILM)).returncode == 0
    return shell


def film(window):
    return json.loads(window.run("export", "flawed01", "--format", "json").stdout)


def test_a_spoilt_clip_is_answered_with_cause_and_takes_and_one_can_be_taken_over_and_undone(window) -> None:
    before = film(window)
    told = window.run("wrong", "flawed01", "振り返るとき顔が崩れる", "--scene", "1", "--lang", "ja")
    assert told.returncode == 0, told.stderr
    assert "体の向きを変える動き" in told.stdout
    assert "^^^^" in told.stdout
    assert all(f"案{number}: " in told.stdout for number in (1, 2, 3))
    assert film(window) == before
    done = window.run("wrong", "flawed01", "the face melts when she turns around", "--scene", "1", "--take", "1")
    assert done.returncode == 0, done.stderr
    assert "turns around" not in film(window)["scenes"][0]["elements"]["subject_action"]["en"]
    window.run("undo", "flawed01")
    assert film(window) == before


def test_words_that_explain_nothing_are_answered_honestly(window) -> None:
    told = window.run("wrong", "flawed01", "文字が読めない", "--scene", "1", "--lang", "ja")
    assert "説明するものがありません" in told.stdout
    unknown = window.run("wrong", "flawed01", "すてき", "--scene", "1")
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert window.run("wrong", "flawed01", "手が変", "--scene", "9").returncode == 2
    assert window.run("wrong", "flawed01", "手が変", "--scene", "1", "--take", "9").returncode == 2


def test_notes_are_counted_and_the_checklist_says_what_is_left(window) -> None:
    failed = ("clip", "flawed01", "--scene", "2", "--failed", "two people merge", "--tries", "4", "--usd", "3.2")
    assert window.run(*failed).returncode == 0
    assert window.run("clip", "flawed01", "--scene", "1", "--kept", "--target", "kling-3.0").returncode == 0
    noted = window.run("clips", "flawed01").stdout
    assert "people acting on each other (multi): 4 failed tries, $3.20, scenes 2" in noted
    listed = window.run("checklist", "flawed01")
    assert listed.returncode == 1
    assert "Clips done: 1 of 3" in listed.stdout
    assert "S02, S03" in listed.stdout
    table = window.run("export", "flawed01", "--format", "clips", "--lang", "en").stdout
    assert "two people merge" in table
    window.run("undo", "flawed01")
    window.run("undo", "flawed01")
    assert window.run("clips", "flawed01").stdout == ""


@pytest.mark.parametrize("options", [(), ("--kept", "--failed", "x"), ("--failed", "x", "--target", "nonsense")])
def test_a_note_that_says_nothing_certain_is_refused(window, options) -> None:
    assert window.run("clip", "flawed01", "--scene", "1", *options).returncode == 2
