"""lint on the command line, in a process of its own: what is shown, what fails, what is fixed, bad input."""

import json
from pathlib import Path

import pytest
import yaml

from tests.terminal import Terminal, terminal

PROMPT = "A girl turns around to face the camera. 🌊 Same framing as in scene 4.\n"
BARE = {
    "format": "yumekonte-film", "version": 1, "id": "f",
    "cast": [{"handle": "kakeru", "name": {"ja": "カケル", "en": "Kakeru"}, "identity": {"ja": "青年", "en": "a young man"}}],
    "scenes": [{"id": "a", "number": 1, "status": "written",
                "prose": [{"element": "subject_action", "ja": "カケルが\"夜\"の橋に立つ。", "en": "Kakeru stands on a \"night\" bridge."}]}],
}  # fmt: skip


@pytest.fixture
def shell(tmp_path: Path) -> Terminal:
    return terminal(tmp_path)


def written(shell: Terminal, name: str, content: str | bytes) -> Path:
    path = shell.home / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_the_words_are_underlined_and_the_reason_is_told(shell: Terminal) -> None:
    written(shell, "a.txt", "Same framing as in scene 4, a girl on a bridge.\n")
    done = shell.run("lint", "a.txt")
    lines = done.stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if "CON01" in line)
    marks = lines[at + 2]
    assert done.returncode == 1
    assert lines[at + 1][marks.index("^") : marks.rindex("^") + 1] in ("scene 4", "Same framing as in scene 4")
    assert "cannot follow the reference" in lines[at]


def test_a_wide_letter_takes_two_marks(shell: Terminal) -> None:
    written(shell, "a.txt", "橋の上で少女が振り返る。\n")
    lines = shell.run("lint", "a.txt").stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if "ACT01" in line)
    assert (lines[at + 2].index("^"), lines[at + 2].count("^")) == (4 + 2 * len("橋の上で少女が"), 2 * len("振り返る"))


def test_at_most_three_are_shown_of_a_scene_and_all_on_request(shell: Terminal) -> None:
    written(
        shell,
        "a.txt",
        'A beautiful, epic shot. A girl turns around. Then cut to a sign that reads "Do Not Enter". He hugs her.\n',
    )
    some, every = shell.run("lint", "a.txt"), shell.run("lint", "a.txt", "--all")
    assert sum("a.txt: S01" in line for line in some.stdout.splitlines()) == 3
    assert "--all" in some.stdout
    assert sum("a.txt: S01" in line for line in every.stdout.splitlines()) > 3


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("hint", 1), ("never", 0)])
def test_the_level_that_fails_is_chosen(shell: Terminal, level: str, code: int) -> None:
    written(shell, "a.txt", "A girl in a yellow raincoat turns around on a wooden bridge in soft morning light.\n")
    assert shell.run("lint", "a.txt", "--fail-on", level).returncode == code


def test_findings_come_as_json(shell: Terminal) -> None:
    written(shell, "a.txt", PROMPT)
    rows = json.loads(shell.run("lint", "a.txt", "--format", "json", "--lang", "ja").stdout)
    row = next(row for row in rows if row["code"] == "CON01")
    assert (row["file"], row["scene"], row["level"]) == ("a.txt", 1, "error")
    assert PROMPT.split(". ")[1].strip()[row["start"] : row["end"]]


def test_a_rule_is_explained_with_its_examples(shell: Terminal) -> None:
    done = shell.run("lint", "--explain", "turn-toward-camera")
    assert done.returncode == 0
    assert "ACT01" in done.stdout
    assert "Found in:" in done.stdout


@pytest.mark.parametrize("wrong", [("--fail-on", "loud"), ("--format", "xml"), ("--explain", "ACT99")])
def test_a_wrong_option_is_one_sentence(shell: Terminal, wrong: tuple[str, str]) -> None:
    written(shell, "a.txt", PROMPT)
    done = shell.run("lint", "a.txt", *wrong)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_safe_fixes_are_shown_and_written_back_and_nothing_else_changes(shell: Terminal) -> None:
    path = written(shell, "film.json", json.dumps(BARE, ensure_ascii=False, indent=1))
    before = path.read_text("utf-8")
    done = shell.run("lint", "film.json", "--fix", "--fail-on", "never")
    assert path.read_text("utf-8") == before.replace("カケルが", "@kakeruが").replace("Kakeru stands", "@kakeru stands")
    assert "+" in done.stdout
    assert not list(path.parent.glob(".film.json*"))


def test_fixed_files_are_clean_of_what_was_fixed(shell: Terminal) -> None:
    written(shell, "film.json", json.dumps(BARE))
    shell.run("lint", "film.json", "--fix")
    rows = json.loads(shell.run("lint", "film.json", "--format", "json").stdout)
    assert "name" not in {row["weak_spot"] for row in rows}


def test_a_fix_that_is_asked_for_is_applied_on_yes_alone(shell: Terminal) -> None:
    path = written(shell, "film.json", json.dumps(BARE, ensure_ascii=False))
    shell.run("lint", "film.json", "--fix-ask", text="n\ny\n")
    assert [
        path.read_text("utf-8").count(word) for word in ("カケルが", "@kakeruが", "Kakeru stands", "@kakeru stands")
    ] in (
        [1, 0, 0, 1],
        [0, 1, 1, 0],
    )


def test_standard_input_is_linted_and_cannot_be_fixed(shell: Terminal) -> None:
    assert "ACT01" in shell.run("lint", "-", text=PROMPT).stdout
    assert shell.run("lint", "-", "--fix", text=PROMPT).returncode == 2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("broken.json", b'{"format": "yumekonte-film", '),
        ("huge.txt", b"A boy walks. " * 2_000_000),
        ("surrogate.json", b'{"format": "yumekonte-film", "version": 1, "id": "f", "plot": "\\ud800"}'),
        ("empty.txt", b""),
    ],
)
def test_what_cannot_be_read_is_one_sentence(shell: Terminal, name: str, content: bytes) -> None:
    written(shell, name, content)
    done = shell.run("lint", name)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066"])
def test_what_nobody_sees_is_told_in_one_sentence_and_the_text_is_read(shell: Terminal, sign: str) -> None:
    written(shell, "a.txt", f"A girl{sign} turns around.\n")
    done = shell.run("lint", "a.txt")
    assert f"U+{ord(sign):04X}" in done.stderr
    assert sign not in done.stdout
    assert "ACT01" in done.stdout


def test_a_bad_line_is_told_by_its_number_and_the_rest_goes_on(shell: Terminal) -> None:
    lines = ['{"id": 1, "ja": "赤い車。", "en": "A blue car."}', "{", '{"id": 2, "scenes": 3}', '{"text": "\\ud800"}',
             '{"id": 3, "scenes": [{"number": 5, "prompt": {"ja": "", "en": "A wall."}}]}']  # fmt: skip
    done = shell.run("lint", "--jsonl", text="\n".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, 3]
    assert "color" in [f.get("kind") for f in answers[0]["findings"]]
    assert 5 in [f["scene"] for f in answers[1]["findings"]]
    assert [word in done.stderr for word in ("2", "3", "4")] == [True] * 3
    assert done.returncode == 2


def test_the_hook_for_pre_commit_runs_a_command_that_is_there() -> None:
    hooks = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [(hook["id"], hook["entry"], hook["language"]) for hook in hooks] == [
        ("yumekonte-lint", "yumekonte lint", "python")
    ]
