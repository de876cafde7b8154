"""CSV, TSV and Excel, ours and other people's."""

import io
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from bot.exporting import export
from bot.importing import read
from bot.story import Film, Lang, Phrase
from bot.texts import Told
from tests.films import SMALL


def kept(content: str | bytes, name: str) -> list[tuple[object, object]]:
    return [(note.params["line"], note.params["text"]) for note in read(content, name).notes if "text" in note.params]


def said(film: Film) -> list[str]:
    return [" ".join(s.ja or s.en for s in scene.prose) for scene in film.scenes]


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("format_id", ["csv", "tsv", "xlsx"])
def test_our_tables_read_back_with_every_text_of_the_scenes(format_id: str, lang: Lang) -> None:
    film = read(export(SMALL, format_id, lang=lang), f"film.{format_id}").film
    first, second = film.scenes
    assert (film.target, film.aspect) == ("sora-2", "16:9")
    assert (first.slug, first.seconds, second.seconds) == (SMALL.scenes[0].slug, 8, 5)
    assert first.elements.camera_work == SMALL.scenes[0].elements.camera_work
    assert (first.sound, first.avoid) == (SMALL.scenes[0].sound, SMALL.scenes[0].avoid)
    assert second.elements.environment == Phrase(ja="背後は霧だけ。")
    assert not any("creak" in sentence.en for sentence in first.prose)


TABLES = {
    "Japanese": "No,シーン,プロンプト,ネガティブ,秒\n1,桟橋,少女が歩く。,鳥,8\n2,船,船が漂う。,,5\n",
    "another order": "秒\tネガティブ\tプロンプト\tシーン\n8\t鳥\t少女が歩く。\t1\n5\t\t船が漂う。\t2\n",
    "semicolons": "カット;内容;尺\n1;少女が歩く。;8秒\n2;船が漂う。;5秒\n",
    "a title above": "夢の企画,,\n\nカット番号,動画プロンプト,秒数（秒）\n1,少女が歩く。,8\n2,船が漂う。,5\n",
    "an unknown heading": "id,絵の言葉,duration\n1,少女が歩く。,0:08\n2,船が漂う。,5s\n",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_table_is_read_by_its_headings_whoever_made_it(text: str) -> None:
    film = read(f"\ufeff{text}", "mine.csv").film
    assert said(film) == ["少女が歩く。", "船が漂う。"]
    assert [scene.seconds for scene in film.scenes] == [8, 5]


def test_english_headings_of_other_tools_are_known() -> None:
    table = "Shot,Scene Title,Prompt,Negative Prompt,Duration (s),Camera\n1,Pier,A girl walks.,birds,8,static\n"
    [scene] = read(table, "x.csv").film.scenes
    assert (scene.slug.en, scene.avoid, scene.seconds) == ("Pier", Phrase(en="birds"), 8)
    assert scene.elements.camera_work.en == "1 static"


def test_a_table_without_headings_has_its_prompts_in_the_longest_column() -> None:
    assert said(read('1,"A girl walks, slowly."\n2,A boat.\n', "x.csv").film) == ["A girl walks, slowly.", "A boat."]


def test_a_pasted_table_is_known_by_its_headings() -> None:
    assert len(read("Scene\tPrompt\n1\tA girl walks.\n2\tA boat.\n", "-").film.scenes) == 2


def test_what_no_column_knows_is_kept_with_its_line_and_heading() -> None:
    table = 'Prompt,Rating,Length\n"A girl\nwalks.",★★★,soon\nA boat.,,4\n'
    assert kept(table, "x.csv") == [(2, "Rating: ★★★"), (2, "Length: soon")]
    assert kept(f"My list,,\n{table}", "x.csv")[0] == (1, "My list")


def test_the_apostrophe_before_a_formula_is_taken_off_again() -> None:
    film = read(export(SMALL.model_copy(update={"scenes": (SMALL.scenes[0].model_copy(
        update={"beat": Phrase(ja="=1+1", en="'tis")}),)}), "csv"), "x.csv").film  # fmt: skip
    assert film.scenes[0].beat == Phrase(ja="=1+1", en="'tis")


def book(*sheets: list[list[object]]) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for rows in sheets:
        sheet = made.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_is_read_sheet_by_sheet_with_numbers_as_numbers() -> None:
    data = book(
        [["シーン", "プロンプト", "秒"], [1, "少女が歩く。", 8.0], [None, None, None], [2, "船。", 5]],
        [["Prompt"], ["A boat."]],
    )
    film = read(data, "x.xlsx").film
    assert said(film) == ["少女が歩く。", "船。", "A boat."]
    assert [scene.seconds for scene in film.scenes] == [8, 5, 8]


def test_a_formula_that_was_never_computed_stays_as_it_is_written() -> None:
    assert kept(book([["Prompt", "Sum"], ["A boat.", "=1+1"]]), "x.xlsx") == [(2, "Sum: =1+1")]


def test_an_archive_of_ours_is_the_film_in_it() -> None:
    assert read(export(SMALL, "zip"), "film.zip").film == SMALL


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"PK\x03\x04 and nothing more", "broken_workbook"),
        (zipped(word__document_xml=b"<x/>"), "unreadable"),
        (zipped(xl__workbook_xml=b"<not a workbook"), "broken_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "unreadable"),
        (book([[None]]), "no_rows"),
    ],
)
def test_a_file_that_is_no_workbook_is_answered_with_one_sentence(data: bytes, key: str) -> None:
    with pytest.raises(Told) as told:
        read(data, "x.xlsx")
    assert told.value.key == f"importing.{key}"


def test_a_cell_of_200_kilobytes_is_read() -> None:
    assert len(read("Prompt\n" + "少女が歩く。" * 30_000, "x.csv").film.scenes) == 1
