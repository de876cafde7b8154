import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import jsonschema
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from pypdf import PdfReader

from bot.edits import SetElement, SetTarget, Wording, apply
from bot.exporting import Content, Format, export, export_text, filename, format_of, formats, schema, write
from bot.library.samples import sample
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import Told
from tests.films import HOSTILE, SMALL, films

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[1]
FINDINGS = (
    Finding(
        code="busy-clip",
        weak_spot="busy",
        level="warning",
        message=Phrase(ja="動作が二つあります。", en="There are two actions."),
        scene="a1b2",
    ),
)
RETIRED = "Sora 2 closed on 2026-09-24"


# A golden file is renewed by writing what `export` gives, after reading the difference.
@pytest.mark.parametrize("format_id", [name for name in formats() if name != "zip"])
def test_the_small_film_leaves_as_its_golden_file(format_id: str) -> None:
    golden = GOLDEN / f"small{format_of(format_id).suffix}"
    assert parts(export(SMALL, format_id, findings=FINDINGS)) == parts(golden.read_bytes())


def test_the_archive_holds_the_golden_file_of_every_other_format() -> None:
    inside = parts(export(SMALL, "zip", findings=FINDINGS))
    for form in formats().values():
        if form.id != "zip":
            assert parts(inside[f"film{form.suffix}"]) == parts((GOLDEN / f"small{form.suffix}").read_bytes())


def parts(content: Content) -> dict[str, bytes]:
    """Return what is in a file: how it is packed differs from one zlib to the next."""
    data = content if isinstance(content, bytes) else content.encode()
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    if data.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(data)).pages
        return {f"page {i}": page.extract_text().encode() for i, page in enumerate(pages)}
    # The framing pictures have golden files of their own.
    return {"": re.sub(rb"<svg.*?</svg>", b"<svg/>", data, flags=re.DOTALL)}


def test_the_formats_are_found_by_walking_and_each_has_a_suffix_of_its_own() -> None:
    assert {"blocks", "csv", "json", "md", "prompts", "tsv", "xlsx", "zip"} <= set(formats())
    assert len({form.suffix for form in formats().values()}) == len(formats())


@pytest.mark.parametrize("form", formats().values(), ids=lambda form: form.id)
def test_a_format_says_in_both_languages_what_it_is(form: Format) -> None:
    assert form.about.ja
    assert form.about.en


def test_an_unknown_format_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match=r"csv.*json.*md.*prompts"):
        export(SMALL, "docx")


@pytest.mark.parametrize("format_id", ["md", "csv", "prompts"])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_export_says_that_a_retired_target_is_closed_and_how_to_adapt(format_id: str, lang: Lang) -> None:
    text = export(SMALL, format_id, lang=lang)
    assert "2026-09-24" in text
    assert "retarget" in text


def test_a_living_target_has_no_such_line() -> None:
    alive = apply(SMALL, [SetTarget(target="veo-3.1")])
    assert not any(b"retarget" in part for name in formats() for part in parts(export(alive, name)).values())


def test_prompts_are_one_block_a_scene_and_an_unfinished_one_says_what_lacks_english() -> None:
    blocks = export(SMALL, "prompts", lang="en").rstrip("\n").split("\n\n")
    assert blocks[0].startswith(f"# {RETIRED}")
    assert len(blocks) == 3
    assert blocks[2] == "[S02: English missing: environment]"


def test_prompts_stay_one_line_a_scene_whatever_the_texts_are() -> None:
    hostile = "\n".join(HOSTILE)
    film = apply(SMALL, [SetElement(scene="c3d4", element="environment", words=Wording(en=hostile))])
    assert len(export(film, "prompts").rstrip("\n").split("\n\n")) == 3


def test_json_is_the_film_and_nothing_else_and_fits_the_published_schema() -> None:
    data = json.loads(export(SMALL, "json"))
    jsonschema.Draft202012Validator(schema()).validate(data)
    assert Film.model_validate(data) == SMALL


def test_the_published_schema_is_what_the_film_says() -> None:
    published = (ROOT / "docs" / "film.schema.json").read_text(encoding="utf-8")
    assert json.loads(published) == schema()


def test_the_schema_refuses_a_key_that_no_film_has() -> None:
    data = json.loads(export(SMALL, "json")) | {"$comment": "x"}
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(data))


def test_csv_has_a_row_a_scene_and_headings_in_the_chosen_language() -> None:
    rows = list(csv.DictReader(io.StringIO(export(SMALL, "csv", lang="en", bom=False))))
    assert [row["Scene"] for row in rows] == ["S01", "S02"]
    assert rows[1]["Environment (Japanese)"] == "背後は霧だけ。"


def test_a_table_begins_with_the_mark_that_excel_needs_unless_that_is_not_wanted() -> None:
    assert export(SMALL, "csv").startswith("\ufeff")
    assert not export(SMALL, "csv", bom=False).startswith("\ufeff")


def test_an_option_that_a_format_does_not_take_is_refused_with_the_formats_that_take_it() -> None:
    with pytest.raises(Told, match="csv"):
        export(SMALL, "md", bom=True)


@pytest.mark.parametrize("before", ["", '"', "'", " ", "\ufeff", "“"])
@pytest.mark.parametrize("lead", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_csv_starts_a_formula(before: str, lead: str) -> None:
    film = apply(SMALL, [SetElement(scene="a1b2", element="time_flow", words=Wording(ja=f"{before}{lead}1+1"))])
    cells = [cell for row in csv.reader(io.StringIO(export(film, "csv"))) for cell in row]
    assert any("1+1" in cell for cell in cells)
    assert all(cell.startswith("'") for cell in cells if "1+1" in cell)


@given(film=films())
@settings(max_examples=40, deadline=None)
def test_a_csv_has_as_many_cells_in_every_row_and_none_is_a_formula(film: Film) -> None:
    rows = list(csv.reader(io.StringIO(export(film, "csv"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == len(film.scenes) + 1
    assert not any(
        cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠") for row in rows for cell in row
    )


@given(film=films())
@settings(max_examples=40, deadline=None)
def test_no_text_of_the_film_opens_a_heading_a_comment_or_a_fence_of_the_markdown(film: Film) -> None:
    sheet = export(film, "md").partition("json yumekonte-film")[0]
    outside, inside = [], ""
    for line in sheet.split("\n"):
        if line.startswith("```") and (not inside or line == inside):
            inside = "" if inside else line.removesuffix("text")
        elif not inside:
            outside.append(line)
    assert [line for line in outside if line.startswith("## S")] == [
        line for line in outside for scene in film.scenes if line.split(" ·")[0] == f"## {scene.slate}"
    ]
    assert not any("<!--" in line.replace("\\<", "") or "<script" in line.replace("\\<", "") for line in outside)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("霧の桟橋", "霧の桟橋.md"),
        ("../../etc/passwd", "etc_passwd.md"),
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.md"),
        ("CON", "_CON.md"),
        ("nul.txt", "_nul.txt.md"),
        ("com1", "_com1.md"),
        ("dots. . .", "dots.md"),
        ("\u202egnp.exe", "gnp.exe.md"),
        ("line\r\nSet-Cookie: x", "line_Set-Cookie_x.md"),
        ("-rf", "rf.md"),
        ("\x00\x07", "demo.md"),
    ],
)
def test_a_file_name_is_safe_everywhere_and_keeps_japanese(title: str, expected: str) -> None:
    film = SMALL.model_copy(update={"title": Phrase(ja=title)})
    assert filename(film, format_of("md")) == expected


def test_a_long_title_gives_a_name_within_255_bytes() -> None:
    film = SMALL.model_copy(update={"title": Phrase(ja="夢" * 300)})
    assert len(filename(film, format_of("prompts")).encode()) <= 255


def test_a_file_is_not_overwritten_without_force(tmp_path: Path) -> None:
    path = write(tmp_path / "夢.md", "one")
    with pytest.raises(Told, match="--force"):
        write(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    assert write(path, "two", force=True).read_text(encoding="utf-8") == "two"


def test_writing_leaves_only_the_file_and_its_bytes_as_given(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", "x\r\ny")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (tmp_path / "a.csv").read_bytes() == b"x\r\ny"


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Told, match="could not be written"):
        write(tmp_path / "none" / "a.md", "x")


def test_a_markdown_reader_of_others_finds_a_heading_for_each_scene_and_no_raw_html() -> None:
    tokens = MarkdownIt().parse(export_text(sample(), "md"))
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert all(any(scene.slate in one for one in headings) for scene in sample().scenes)
    written = [token.content for token in tokens if token.type == "html_block"]
    assert all(block.startswith("<!--") for block in written)
