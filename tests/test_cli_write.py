import json
import re
import signal
import subprocess
import time
from collections import Counter

import pytest

from bot.exporting import formats
from tests.terminal import CASE, terminal, with_server

PLOT = str(CASE / "plot.txt")


def film_id(done):
    return re.search(r"^Film (\w+)$", done.stderr, re.MULTILINE).group(1)


def test_a_plot_becomes_a_complete_film_in_every_format(simulated, tmp_path):
    server = simulated("lighthouse")
    done = with_server(tmp_path, server.url).run("write", PLOT, "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    names = [path.name for path in (tmp_path / "out").iterdir()]
    assert len(names) == len(formats()) - 1
    assert all(any(name.endswith(form.suffix) for name in names) for form in formats().values() if form.id != "zip")


def test_without_a_folder_the_finished_prompts_are_printed(simulated, tmp_path):
    done = with_server(tmp_path, simulated("lighthouse").url).run("write", PLOT)
    assert len(done.stdout.strip().split("\n\n")) == 7  # the line that Sora is closed, and six prompts
    assert "missing" not in done.stdout


def test_four_scenes_or_more_take_two_calls_beside_one_for_each(simulated, tmp_path):
    server = simulated("lighthouse")
    with_server(tmp_path, server.url).run("write", PLOT)
    assert Counter(request["step"] for request in server.requests()) == {"outline": 1, "break_down": 1, "fill": 6}


def test_calls_tokens_and_cost_are_told_before_and_after(simulated, tmp_path):
    server = simulated("lighthouse")
    before = with_server(tmp_path, server.url).run("write", PLOT, "--plan", "--scenes", "6")
    assert "8 calls" in before.stdout
    assert server.requests() == []
    after = with_server(tmp_path, server.url).run("write", PLOT)
    assert "8 calls" in after.stderr


@pytest.mark.parametrize("moment", [0, 1, 3, 5, 7])
def test_a_film_that_was_killed_goes_on_and_makes_no_finished_call_twice(simulated, tmp_path, moment):
    server = simulated("lighthouse", first=0.05, rate=150)
    window = with_server(tmp_path, server.url)
    process = window.popen("write", PLOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    answered = lambda: [r for r in server.requests() if r.get("outcome") == "complete"]  # noqa: E731
    deadline = time.monotonic() + 30
    while len(answered()) < moment and time.monotonic() < deadline:
        time.sleep(0.01)
    while moment == 0 and not server.requests() and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (kept,) = json.loads(window.run("films", "--json").stdout)
    film = json.loads(window.run("export", kept["id"], "--format", "json").stdout)
    written = [scene["beat"]["ja"] for scene in film["scenes"] if scene["status"] == "written"]
    before = len(server.requests())

    done = window.run("resume", kept["id"])

    assert done.returncode == 0, done.stderr
    again = server.requests()[before:]
    asked = [request["body"]["messages"][-1]["content"] for request in again if request["step"] == "fill"]
    assert len(asked) == 6 - len(written)
    # What a call is about comes last in its message: a scene that was finished is asked for in none of them.
    assert not [beat for beat in written for text in asked if beat in text[-600:]]
    assert not film["logline"]["ja"] or "outline" not in [request["step"] for request in again]
    whole = json.loads(window.run("export", kept["id"], "--format", "json").stdout)
    assert [scene["status"] for scene in whole["scenes"]] == ["written"] * 6


def test_a_writer_that_cannot_be_reached_ends_with_three_and_the_film_is_kept(tmp_path):
    window = with_server(tmp_path, "http://127.0.0.1:9/v1")
    done = window.run("write", PLOT)
    assert done.returncode == 3
    assert f"yumekonte resume {film_id(done)}" in done.stderr
    assert json.loads(window.run("films", "--json").stdout)[0]["id"] == film_id(done)


@pytest.mark.parametrize(
    ("arguments", "text", "sentence"),
    [
        (("write", "nowhere.txt"), "", "There is no file nowhere.txt"),
        (("write", "-"), "   \n", "nothing in the plot"),
        (("write", "-", "--target", "sora-9"), "A dream.", "There is no target sora-9"),
        (("write", "-", "--format", "docx"), "A dream.", "docx"),
        (("write", "-", "--aspect", "wide"), "A dream.", "wide is no aspect"),
        (("write", "-", "--writer", "muse"), "A dream.", "no writer muse"),
        (("write", "-", "--plot-lang", "fr"), "A dream.", "fr is no language"),
        (("write", "-", "--writer", "llm"), "A dream.", "OPENAI_API_KEY"),
        (("resume", "nothing"), "", "nothing"),
        (("rewrite", "x", "closer", "--element", "camera_work"), "", "scene"),
        (("frobnicate",), "", "frobnicate"),
    ],
)
def test_bad_input_ends_with_two_and_one_sentence(tmp_path, arguments, text, sentence):
    done = terminal(tmp_path).run(*arguments, text=text)
    assert done.returncode == 2, done.stderr
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_binary_input_is_told_in_one_sentence(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(bytes(range(256)))
    done = terminal(tmp_path).run("write", "photo.jpg")
    assert done.returncode == 2
    assert "photo.jpg" in done.stderr


def test_an_older_japanese_editors_file_is_read(tmp_path):
    (tmp_path / "plot.txt").write_bytes("夜の海で鯨に会った。".encode("cp932"))
    done = terminal(tmp_path).run("write", "plot.txt", "--writer", "guided", "--plan")
    assert "1 sentences" in done.stdout


def test_messages_are_japanese_where_that_is_asked_for(tmp_path):
    done = terminal(tmp_path).run("write", "nowhere.txt", "--lang", "ja")
    assert "というファイルはありません" in done.stderr


def test_messages_are_japanese_under_a_japanese_locale(tmp_path):
    done = terminal(tmp_path, LANG="ja_JP.UTF-8").run("--help")
    assert "作品" in done.stdout


def test_that_sora_is_closed_is_said_in_one_line(tmp_path):
    done = terminal(tmp_path).run("write", "-", "--writer", "guided", text="夜の海で鯨に会った。")
    assert "2026-09-24" in done.stderr
    assert "retarget" in done.stderr


def test_the_guided_writer_works_when_nothing_is_configured_and_says_what_lacks_english(tmp_path):
    done = terminal(tmp_path).run("write", "-", text="夜の海で鯨に会った。鯨は私の名前を呼んだ。")
    assert "guided, no AI" in done.stderr
    assert done.returncode == 1
    assert "English missing" in done.stdout


def test_the_key_is_in_no_output_and_in_no_file(simulated, tmp_path):
    window = with_server(tmp_path, simulated("lighthouse").url)
    done = window.run("write", PLOT, "--out", str(tmp_path / "out"))
    said = done.stdout + done.stderr
    files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "sk-canary" not in said
    assert b"sk-canary" not in files


@pytest.mark.parametrize(("lang", "words"), [("en", "a larger context"), ("ja", "コンテキストを広げる")])
def test_a_context_that_is_too_small_is_told_with_what_to_do_and_the_way_on(simulated, tmp_path, lang, words):
    server = simulated("context_too_small")
    done = with_server(tmp_path, server.url).run("write", str(CASE / "plot.txt"), "--lang", lang)
    assert done.returncode == 3
    assert words in done.stderr
    assert "yumekonte resume" in done.stderr


def test_a_scene_without_an_answer_is_not_taken_for_written_and_is_written_on_resume(simulated, tmp_path):
    window = with_server(tmp_path, simulated("scene_unanswered").url)
    done = window.run("write", str(CASE.parent / "scene_unanswered" / "plot.txt"))
    assert done.returncode == 1
    assert "S01 is not written yet" in done.stderr
    assert "The answer is kept" not in done.stderr
    again = window.run("resume", film_id(done))
    assert again.returncode == 0, again.stderr


def test_an_outline_that_is_not_usable_is_kept_as_the_message_says(simulated, tmp_path):
    window = with_server(tmp_path, simulated("prose_only").url)
    done = window.run("write", str(CASE.parent / "prose_only" / "plot.txt"))
    assert done.returncode == 1
    assert "show FILM --raw" in done.stderr
    assert window.run("show", film_id(done), "--raw").stdout.strip()
