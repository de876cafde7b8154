"""What takes long to work out is worked out once, and never used for anything else than what it was made from."""

from pathlib import Path

import pytest

from bot.library.remembered import remembered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "yumekonte"


def test_the_same_is_worked_out_once_and_another_anew(folder: Path) -> None:
    made: list[int] = []

    def work() -> int:
        made.append(1)
        return len(made)

    assert [remembered("a", work), remembered("a", work), remembered("b", work), remembered("a", work)] == [1, 1, 2, 1]
    assert len(list(folder.iterdir())) == 2


def test_a_file_that_was_cut_off_is_made_again(folder: Path) -> None:
    remembered("a", lambda: {"x": 1})
    for file in folder.iterdir():
        file.write_text('{"x"', encoding="utf-8")
    assert remembered("a", lambda: {"x": 1}) == {"x": 1}
    assert remembered("a", lambda: {"x": 2}) == {"x": 1}


def test_old_files_leave(folder: Path) -> None:
    for number in range(20):
        remembered(str(number), lambda: 1)
    assert len(list(folder.iterdir())) == 12


def test_where_nothing_can_be_written_it_is_worked_out_each_time(folder: Path) -> None:
    folder.write_text("a file in the way", encoding="utf-8")
    assert [remembered("a", lambda: 1), remembered("a", lambda: 2)] == [1, 2]
