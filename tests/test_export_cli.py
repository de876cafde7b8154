"""export, import and lint as somebody uses them at a terminal."""

import csv
import io

import pytest
from openpyxl import Workbook

from bot.exporting import formats
from tests.terminal import terminal

TABLE = "シーン,プロンプト,秒\n1,A girl walks on the pier.,8\n2,Same angle as Scene 1.,5\n"


@pytest.fixture(scope="module")
def window(tmp_path_factory):
    window = terminal(tmp_path_factory.mktemp("home"))
    page = window.home / "mine.csv"
    page.write_bytes(TABLE.encode("cp932"))
    done = window.run("import", str(page))
    assert done.returncode == 0, done.stderr
    return window


@pytest.fixture(scope="module")
def film_id(window):
    return window.run("films").stdout.split()[0]


def test_every_format_is_listed_with_what_it_cannot_carry(window):
    listed = window.run("export", "--list").stdout
    assert [line.split()[0] for line in listed.splitlines() if not line.startswith(" ")] == list(formats())
    assert listed.count("Cannot carry: ") == len(formats())


def test_a_format_is_written_to_a_file_a_folder_or_the_screen(window, film_id, tmp_path):
    shown = window.run("export", film_id, "--format", "csv", "--no-bom")
    assert len(list(csv.reader(io.StringIO(shown.stdout)))) == 3
    assert window.run("export", film_id, "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")).returncode == 0
    window.run("export", film_id, "--format", "tsv,json", "--out", str(tmp_path / "made"))
    assert sorted(path.suffix for path in (tmp_path / "made").iterdir()) == [".json", ".tsv"]


def test_a_folder_where_one_file_is_there_already_stays_as_it_is(window, film_id, tmp_path):
    (tmp_path / f"{film_id}.tsv").write_text("mine")
    assert window.run("export", film_id, "--format", "csv,tsv", "--out", str(tmp_path)).returncode == 2
    assert [path.name for path in tmp_path.iterdir()] == [f"{film_id}.tsv"]


def test_each_scene_is_a_file_of_its_own_where_that_is_wished(window, film_id, tmp_path):
    done = window.run("export", film_id, "--format", "prompts", "--by-scene", "--out", str(tmp_path))
    assert (tmp_path / "S01.txt").read_text(encoding="utf-8") == "A girl walks on the pier.\n"
    assert "2026-09-24" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "xlsx"), "--out"),
        (("--format", "md", "--fps", "25"), "edl"),
        (("--format", "docx"), "xlsx"),
        (("--format", "csv", "--by-scene", "--out", "x"), "blocks"),
        ((), "--format"),
    ],
)
def test_a_wish_that_cannot_be_is_answered_with_what_can(window, film_id, arguments, said):
    done = window.run("export", film_id, *arguments)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert said in done.stderr


def test_a_workbook_can_be_linted(window, tmp_path):
    book = Workbook()
    for row in (["Scene", "Prompt"], [1, "Same angle as Scene 4, the locked-off camera follows her."]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "mine.xlsx")
    done = window.run("lint", str(tmp_path / "mine.xlsx"))
    assert done.returncode == 1
    assert "S01" in done.stdout


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\x00", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\x00"])
def test_a_file_that_nobody_can_read_is_answered_with_one_sentence(window, tmp_path, data):
    (tmp_path / "mine.xlsx").write_bytes(data)
    for command in ("lint", "import"):
        done = window.run(command, str(tmp_path / "mine.xlsx"))
        assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
