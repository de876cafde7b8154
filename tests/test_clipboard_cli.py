"""The clipboard at the command line: a real process, answers on standard input."""

import json
import re
import sys

import pytest
import yaml

from tests.courier import block
from tests.terminal import CASE, terminal

PLOT = str(CASE / "plot.txt")
LIGHTHOUSE = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(CASE.glob("*.yaml"))]
ENTRIES = [entry for file in LIGHTHOUSE for entry in file]


def answers(step):
    return [entry["answer"] for entry in ENTRIES if entry["step"] == step]


def plan():
    return block("", {"outline": answers("outline")[0], "scene_list": answers("break_down")[0]}).replace(
        '"answer_to": "",', ""
    )


def scenes(*numbers):
    return json.dumps({f"scene_{i}": answers("fill")[i - 1] for i in numbers}, ensure_ascii=False)


def film_of(done):
    return re.search(r"^Film (\w+)$", done.stderr, re.MULTILINE)[1]


@pytest.fixture
def written(tmp_path):
    window = terminal(tmp_path)
    done = window.run("write", PLOT, "--writer", "clipboard", text=f"{plan()}\n.\n{scenes(1, 2, 3, 4, 5, 6)}\n.\n")
    return window, done


def test_a_film_is_written_from_two_pastes_on_standard_input(written):
    _, done = written
    assert done.returncode == 0, done.stderr
    assert "S06 ✓" in done.stderr
    assert done.stderr.count("copy from the next line") == 2
    assert "Paste 2 of 2" in done.stderr
    assert "missing" not in done.stdout
    assert "answer_to" not in done.stdout


def test_the_request_is_named_as_a_file_and_what_was_pasted_is_kept(written, tmp_path):
    _, done = written
    folder = tmp_path / "data" / "clipboard"
    assert str(folder / "request-2.txt") in done.stderr
    assert (folder / "request-2.txt").read_text("utf-8").strip() in done.stderr
    kept = (folder / "pasted.txt").read_text("utf-8")
    assert plan() in kept
    assert scenes(1, 2, 3, 4, 5, 6) in kept


def test_an_answer_is_taken_from_a_file(tmp_path):
    (tmp_path / "my answer.txt").write_text(plan(), "utf-8")
    (tmp_path / "scenes.txt").write_text(scenes(1, 2, 3, 4, 5, 6), "cp932")
    window = terminal(tmp_path)
    done = window.run("write", PLOT, "--writer", "clipboard", text="@nowhere.txt\n@'my answer.txt'\n@scenes.txt\n")
    assert done.returncode == 0, done.stderr
    assert "There is no file nowhere.txt" in done.stderr


def test_the_end_of_the_input_ends_the_last_paste_too(tmp_path):
    done = terminal(tmp_path).run(
        "write", PLOT, "--writer", "clipboard", text=f"{plan()}\n。\n{scenes(1, 2, 3, 4, 5, 6)}"
    )
    assert done.returncode == 0, done.stderr


def test_who_stops_goes_on_with_resume_and_pastes_only_what_is_missing(tmp_path):
    window = terminal(tmp_path)
    done = window.run("write", PLOT, "--writer", "clipboard", text=f"{plan()}\n.\n{scenes(1, 2, 3, 4)}\n.\n")
    assert done.returncode == 3
    assert f"yumekonte resume {film_of(done)}" in done.stderr
    again = window.run("resume", film_of(done), text=f"{scenes(5, 6)}\n.\n")
    assert again.returncode == 0, again.stderr
    assert "scene_4" not in again.stderr


def test_a_camera_rewrite_works_over_the_clipboard(written):
    window, done = written
    camera = next(entry["answer"] for entry in ENTRIES if entry["step"] == "rewrite" and "camera" in entry["answer"])
    told = window.run(
        "reshoot", film_of(done), "低いアングルの手持ちで", "--scene", "1", "--writer", "clipboard",
        text=json.dumps(camera, ensure_ascii=False) + "\n.\n",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert "Paste 1 of 1" in told.stderr
    assert "handheld" in window.run("show", film_of(done)).stdout


def test_what_to_do_is_said_in_japanese(tmp_path):
    done = terminal(tmp_path).run("write", PLOT, "--writer", "clipboard", "--lang", "ja", text=f"{plan()}\n.\n")
    assert "1/≈" in done.stderr
    assert "チャットに貼り" in done.stderr


def test_nobody_at_the_other_end_is_one_sentence_and_the_film_is_kept(tmp_path):
    window = terminal(tmp_path)
    done = window.run("write", PLOT, "--writer", "clipboard")
    assert done.returncode == 3
    assert "No answer was pasted" in done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(window.run("films", "--json").stdout)[0]["id"] == film_of(done)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
def test_a_line_longer_than_a_terminals_limit_is_taken_whole(tmp_path):
    import os
    import pty
    import threading
    import time

    window = terminal(tmp_path)
    ours, theirs = pty.openpty()
    process = window.popen("write", PLOT, "--writer", "clipboard", stdin=theirs, stderr=theirs, stdout=theirs)
    os.close(theirs)
    said = bytearray()

    def listen():
        # What is echoed must be read all the time, or both ends wait.
        try:
            while piece := os.read(ours, 65536):
                said.extend(piece)
        except OSError:  # the other end is closed
            pass

    listening = threading.Thread(target=listen, daemon=True)
    listening.start()

    def paste_after(words, line):
        assert len(line.encode()) > 4096
        deadline = time.monotonic() + 60
        while words.encode() not in said:
            assert time.monotonic() < deadline, bytes(said[-500:]).decode(errors="replace")
            time.sleep(0.02)
        data = f"{line}\n.\n".encode()
        while data:
            data = data[os.write(ours, data[:512]) :]

    paste_after(
        "@answer.txt",
        json.dumps({"outline": answers("outline")[0], "scene_list": answers("break_down")[0]}, ensure_ascii=False),
    )
    paste_after("Paste 2 of 2", scenes(1, 2, 3, 4, 5, 6))
    assert process.wait(timeout=60) == 0
    listening.join(timeout=10)
    os.close(ours)
