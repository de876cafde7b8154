import json
import re
import shutil

import pytest

from tests.filming import answers
from tests.terminal import CASE, terminal, with_server

PLOT = str(CASE / "plot.txt")


@pytest.fixture(scope="module")
def finished(house, tmp_path_factory):
    """A home folder with a finished film in it, and the film's id."""
    home, server = tmp_path_factory.mktemp("home"), house.open("lighthouse")
    done = with_server(home, server.url).run("write", PLOT)
    assert server.stop() == []
    return home / "data", re.search(r"^Film (\w+)$", done.stderr, re.MULTILINE).group(1)


@pytest.fixture
def written(finished, simulated, tmp_path):
    """A terminal with a copy of the finished film, and its id."""
    data, film_id = finished
    shutil.copytree(data, tmp_path / "data")
    return with_server(tmp_path, simulated("lighthouse").url), film_id


def film(window, film_id):
    return json.loads(window.run("export", film_id, "--format", "json").stdout)


def test_a_reshoot_changes_the_camera_and_nothing_else(written):
    window, film_id = written
    before = film(window, film_id)
    done = window.run("reshoot", film_id, "--scene", "5", "低いアングルの手持ちで")
    assert done.returncode == 0, done.stderr
    after = film(window, film_id)
    new = answers("rewrite")[0]["text"]["en"]
    assert after["scenes"][4]["elements"]["camera_work"]["en"] == new
    assert new in done.stdout
    for scene in (before["scenes"][4], after["scenes"][4]):
        scene["elements"].pop("camera_work")
        scene.pop("camera")
        scene["prose"] = [said for said in scene["prose"] if said["element"] != "camera_work"]
    assert before == after


def test_one_undo_takes_a_rewrite_back_and_redo_brings_it_again(written):
    window, film_id = written
    before = film(window, film_id)
    window.run("reshoot", film_id, "--scene", "5", "低いアングルの手持ちで")
    changed = film(window, film_id)
    window.run("undo", film_id)
    assert film(window, film_id) == before
    window.run("redo", film_id)
    assert film(window, film_id) == changed


def test_one_undo_takes_the_whole_writing_back(written):
    window, film_id = written
    window.run("undo", film_id)
    assert film(window, film_id)["scenes"] == []


def test_an_element_set_by_hand_is_shown_as_a_diff_by_scene_element_and_language(written):
    window, film_id = written
    window.run("edit", film_id, "--scene", "2", "--set", "environment.ja=雪の積もった石畳")
    done = window.run("diff", film_id)
    assert "S02 environment ja" in done.stdout
    assert "+ 雪の積もった石畳" in done.stdout


def test_a_diff_is_also_data(written):
    window, film_id = written
    window.run("edit", film_id, "--scene", "2", "--set", "seconds=6")
    (change,) = json.loads(window.run("diff", film_id, "--json").stdout)
    assert (change["path"].split("/")[-1], change["after"]) == ("seconds", 6)


def test_changing_one_identity_phrase_lists_exactly_the_prompts_that_use_it(written):
    window, film_id = written
    done = window.run("edit", film_id, "--set", "mio.identity.en=a girl in a yellow oilskin coat")
    using = [s["number"] for s in film(window, film_id)["scenes"] if "@mio" in json.dumps(s["prose"])]
    assert f"scenes {', '.join(map(str, using))}" in done.stderr


def test_a_locked_field_refuses_with_a_sentence(written):
    window, film_id = written
    window.run("lock", film_id, "environment", "--scene", "2")
    done = window.run("edit", film_id, "--scene", "2", "--set", "environment.ja=海")
    assert done.returncode == 2
    assert "environment is locked" in done.stderr


def test_a_film_is_retargeted_without_a_call(finished, simulated, tmp_path):
    data, film_id = finished
    shutil.copytree(data, tmp_path / "data")
    server = simulated("lighthouse")
    window = with_server(tmp_path, server.url)
    done = window.run("retarget", film_id, "hailuo-2.3")
    assert done.returncode == 0, done.stderr
    assert "[" in done.stdout
    assert server.requests() == []


def test_scenes_are_merged_split_moved_added_and_deleted(written):
    window, film_id = written
    for arguments in (
        ("--scene", "1", "--merge"),
        ("--scene", "1", "--split", "2"),
        ("--scene", "1", "--move", "2"),
        ("--scene", "2", "--delete"),
        (
            "--add",
            "夜明けの海",
        ),
    ):
        done = window.run("edit", film_id, *arguments)
        assert done.returncode == 0, done.stderr
    assert len(film(window, film_id)["scenes"]) == 6


def test_markdown_edited_by_hand_comes_back_and_nothing_else_changes(written, tmp_path):
    window, film_id = written
    window.run("export", film_id, "--format", "md", "--out", str(tmp_path / "film.md"))
    page = tmp_path / "film.md"
    text = page.read_text(encoding="utf-8")
    environment = film(window, film_id)["scenes"][1]["elements"]["environment"]["ja"]
    page.write_text(text.replace(environment, "雪の岬", 1), encoding="utf-8")
    before = film(window, film_id)
    shown = window.run("import", str(page))
    assert shown.returncode == 2
    assert "+ 雪の岬" in shown.stdout
    assert film(window, film_id) == before
    done = window.run("import", str(page), "--yes")
    assert done.returncode == 0, done.stderr
    after = film(window, film_id)
    assert after["scenes"][1]["elements"]["environment"]["ja"] == "雪の岬"
    assert [i for i, pair in enumerate(zip(before["scenes"], after["scenes"], strict=True)) if pair[0] != pair[1]] == [
        1
    ]


def test_a_file_is_not_overwritten_without_force(written, tmp_path):
    window, film_id = written
    target = tmp_path / "film.csv"
    target.write_text("mine")
    assert window.run("export", film_id, "--format", "csv", "--out", str(target)).returncode == 2
    assert target.read_text() == "mine"
    assert window.run("export", film_id, "--format", "csv", "--out", str(target), "--force").returncode == 0


def test_lint_answers_each_line_of_json_with_a_line(tmp_path):
    line = {
        "id": "a",
        "text": "The camera is locked off on a tripod and handheld.",
        "lang": "en",
        "target": "sora-2",
        "more": 1,
    }
    done = terminal(tmp_path).run("lint", "--jsonl", text=json.dumps(line) + "\nnonsense\n")
    answer = json.loads(done.stdout)
    assert answer["id"] == "a"
    assert "camfix" in [finding["weak_spot"] for finding in answer["findings"]]
    assert {"code", "weak_spot", "level", "start", "end", "message", "fix"} <= set(answer["findings"][0])
    assert "2" in done.stderr


def test_lint_reads_a_film_and_a_file_and_ends_with_one_where_an_error_is(written, tmp_path):
    window, film_id = written
    page = tmp_path / "prompt.txt"
    page.write_text("Same angle as Scene 4, the locked-off camera follows her.", encoding="utf-8")
    assert window.run("lint", str(page)).returncode == 1
    assert window.run("lint", film_id).returncode == 0


def test_a_waived_finding_is_silent(tmp_path):
    window = terminal(tmp_path)
    page = tmp_path / "prompt.txt"
    page.write_text("Same angle as Scene 4: an old woman in a black shawl opens her mouth.", encoding="utf-8")
    window.run("import", str(page))
    film_id = json.loads(window.run("films", "--json").stdout)[0]["id"]
    code = re.search(r"[A-Z]{3}\d\d", window.run("lint", film_id).stdout).group()
    window.run("waive", film_id, code, "the clips are extended", "--scene", "1")
    assert code not in window.run("lint", film_id).stdout


def test_the_start_of_an_id_is_enough(written):
    window, film_id = written
    assert film_id in window.run("show", film_id[:4]).stdout


@pytest.mark.parametrize("command", ["targets", "rules", "films", "doctor"])
def test_what_the_program_knows_is_listed(tmp_path, command):
    done = terminal(tmp_path).run(command)
    assert done.returncode == 0, done.stderr


def test_a_term_is_found_in_either_language(tmp_path):
    window = terminal(tmp_path)
    assert "dolly in" in window.run("terms", "ドリーイン").stdout
    assert "ドリーイン" in window.run("terms", "dolly in").stdout


def test_help_loads_neither_the_film_nor_a_vendor():
    import subprocess
    import sys

    code = (
        "import sys; sys.argv = ['yumekonte', '--help']\n"
        "import bot.cli\n"
        "try: bot.cli.main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('pydantic', 'openai', 'sqlalchemy', 'tiktoken', 'yaml', 'sudachipy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
