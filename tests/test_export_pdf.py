import io
import re

import pypdf
import pytest
from hypothesis import given, settings

from bot.exporting import export
from bot.library.samples import sample
from bot.story import ELEMENTS, Elements, Film, Phrase, Scene
from tests.films import HOSTILE, SMALL, films


def sheet(film: Film, lang: str = "ja") -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(export(film, "pdf", lang=lang)))
    return [page.extract_text() for page in reader.pages]


def run_together(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_the_sheet_is_a4_and_carries_one_embedded_subset_of_a_japanese_font() -> None:
    reader = pypdf.PdfReader(io.BytesIO(export(sample(), "pdf")))
    for page in reader.pages:
        assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [210, 297]
        (font,) = page["/Resources"]["/Font"].values()
        (described,) = font.get_object()["/DescendantFonts"]
        descriptor = described.get_object()["/FontDescriptor"].get_object()
        assert re.match(r"/[A-Z]{6}\+BIZUDPGothic", descriptor["/FontName"])
        assert len(descriptor["/FontFile2"].get_object().get_data()) < 400_000


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        ("ja", ["カット", "画", "内容", "セリフ・音", "秒"]),
        ("en", ["Cut", "Picture", "Action", "Dialogue / Sound", "Sec."]),
    ],
)
def test_every_page_has_the_five_columns_headed_in_the_chosen_language(lang: str, heads: list[str]) -> None:
    for page in sheet(sample(), lang):
        assert [head for head in heads if head in page] == heads


def test_page_totals_add_up_to_the_running_total() -> None:
    totals = [re.search(r"ページ計 (\d+)秒\s+累計 (\d+)秒", page) for page in sheet(sample())]
    pages, running = zip(*((int(total[1]), int(total[2])) for total in totals if total), strict=True)
    assert len(pages) == len(totals) > 1
    assert running == tuple(sum(pages[: i + 1]) for i in range(len(pages)))
    assert running[-1] == 72


def test_pictures_are_drawn_as_vectors() -> None:
    (page,) = pypdf.PdfReader(io.BytesIO(export(SMALL, "pdf"))).pages
    assert "/XObject" not in page["/Resources"]
    assert len(re.findall(rb"\d l\s", page.get_contents().get_data())) > 200


def test_a_tall_film_has_tall_frames_and_fewer_of_them_on_a_page() -> None:
    tall = sample().model_copy(update={"aspect": "9:16"})
    assert len(sheet(tall)) > len(sheet(sample()))


def test_a_text_longer_than_a_page_goes_on_over_it_and_loses_nothing() -> None:
    words = "".join(f"第{i}の扉が開く。" for i in range(1500))
    film = Film(id="f", scenes=(Scene(id="s", beat=Phrase(ja=words)),))
    pages = sheet(film)
    assert len(pages) > 3
    assert all("つづき" in page for page in pages[1:])
    assert "".join(pages).count("扉") == 1500
    assert "累計 8秒" in pages[-1]


def test_what_the_font_lacks_is_a_visible_mark() -> None:
    film = Film(id="f", title=Phrase(ja="夢👩‍🚀𠮷野家\x00"), scenes=(Scene(id="s", beat=Phrase(ja="髙橋と﨑山〜")),))
    (page,) = sheet(film)
    assert "夢〓〓〓野家〓" in page
    assert "髙橋と﨑山〜" in page


def test_hostile_texts_in_every_field_leave_as_text() -> None:
    hostile = Phrase(ja="\n".join(HOSTILE), en="\n".join(HOSTILE))
    elements = Elements(**dict.fromkeys(ELEMENTS, hostile))
    scene = Scene(id="s", slug=hostile, beat=hostile, sound=hostile, elements=elements)
    text = run_together("".join(sheet(Film(id="f", title=hostile, logline=hostile, scenes=(scene,)))))
    assert "<script>alert(1)</script>" in text


def test_the_same_film_gives_the_same_bytes() -> None:
    assert export(SMALL, "pdf") == export(SMALL, "pdf")
    assert b"D:2000" in export(SMALL, "pdf")


@pytest.mark.parametrize("aspect", ["1:9999", "9999:1", "1:1", "21:9"])
def test_any_aspect_fits_the_sheet(aspect: str) -> None:
    assert "S02" in "".join(sheet(SMALL.model_copy(update={"aspect": aspect})))


@given(film=films())
@settings(max_examples=15, deadline=None)
def test_whatever_the_film_it_makes_a_sheet_with_every_cut(film: Film) -> None:
    text = "".join(sheet(film))
    assert all(scene.slate in text for scene in film.scenes)
