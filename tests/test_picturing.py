"""Framing pictures: every combination is drawn, each sign its own, the same bytes every time, and text stays text."""

import io
import logging
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import get_args

import fpdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.samples import sample
from bot.library.terms import camera_term
from bot.picturing import picture, shot_picture
from bot.picturing.canvas import Canvas
from bot.picturing.figures import placed
from bot.picturing.views import VIEWS
from bot.story import LANGS, Angle, Camera, Elements, Film, Known, Move, Phrase, Scene, Size
from tests.films import films

SIZES: tuple[Size, ...] = get_args(Size)
ANGLES: tuple[Angle, ...] = get_args(Angle)
MOVES: tuple[Move, ...] = get_args(Move)
GOLDEN = Path(__file__).parent / "golden" / "picturing"
SVG = "{http://www.w3.org/2000/svg}"
ACCENT = "#e4502b"

GOLDENS = {
    "close-up-low-dolly-in.svg": (Camera(size="close-up", angle="low", move="dolly-in", lens_mm=85), "ja", "夜、左からの硬い月明かり、青緑と銀色"),
    "wide-aerial-crane-up.svg": (Camera(size="wide", angle="aerial", move="crane-up", lens_mm=24), "en", "day"),
    "medium-shoulder-static.svg": (Camera(size="medium", angle="over-the-shoulder", move="static"), "en", "INT. room, dusk, backlit, amber"),
    "nothing-told.svg": (Camera(), "en", ""),
}  # fmt: skip


def parsed(svg: str) -> ET.Element:
    """Return the picture as a strict reader sees it, by way of bytes."""
    return ET.fromstring(svg.encode("utf-8"))  # noqa: S314 (our own)


def marks(svg: str) -> list[list[tuple[float, float]]]:
    """Return the shapes in the moves' own color, as points."""
    found = re.findall(rf'd="M([^"]*)Z" fill="{ACCENT}"', svg)
    return [[(float(x), float(y)) for x, y in (pair.split() for pair in shape.split("L"))] for shape in found]


def scene_with(**parts: object) -> tuple[Film, Scene]:
    scene = Scene(id="s001", **parts)  # type: ignore[arg-type]
    cast = tuple(
        Known(handle=handle, identity=Phrase(en=f"{handle} in a red coat")) for handle in ("ada", "ben", "cho")
    )
    return Film(id="f", cast=cast, scenes=(scene,)), scene


def test_every_size_angle_and_move_is_a_picture_within_its_frame_and_no_two_are_the_same():
    seen: set[str] = set()
    for size in SIZES:
        for angle in ANGLES:
            for move in MOVES:
                svg = shot_picture(Camera(size=size, angle=angle, move=move), "en", captioned=False)
                root = parsed(svg)
                assert root.attrib["viewBox"] == "0 0 320 180"
                assert {element.tag for element in root} == {f"{SVG}path", f"{SVG}rect"}
                seen.add(svg)
    assert len(seen) == len(SIZES) * len(ANGLES) * len(MOVES)


def test_nothing_is_drawn_beyond_the_frame():
    for aspect in ("16:9", "9:16", "1:1", "239:100"):
        for angle in ANGLES:
            svg = shot_picture(Camera(size="close-up", angle=angle, move="handheld", lens_mm=14), "en", aspect=aspect, light="夜、左からの光", captioned=False)  # fmt: skip
            canvas = Canvas(aspect)
            for shape in re.findall(r'd="M([^"]*)Z"', svg):
                for x, y in (map(float, pair.split()) for pair in shape.split("L")):
                    assert -0.1 <= x <= canvas.w + 0.1
                    assert -0.1 <= y <= canvas.h + 0.1


@pytest.mark.parametrize("angle", [angle for angle in ANGLES if angle != "overhead"])
@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1", "239:100"])
@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_figure_grows_with_every_closer_size(angle, aspect, people):
    heights = [placed(Canvas(aspect), size, VIEWS[angle], people, 0.0)[-1].height for size in SIZES]
    assert heights == sorted(set(heights))


def test_a_head_from_above_grows_with_every_closer_size():
    hair = re.compile(r'd="M([^"]*)Z" fill="#3b3e46"')
    widths = []
    for size in SIZES:
        shapes = hair.findall(shot_picture(Camera(size=size, angle="overhead"), "en"))
        widths.append(
            max(max(xs) - min(xs) for xs in ([float(p.split()[0]) for p in shape.split("L")] for shape in shapes))
        )
    assert widths == sorted(set(widths))


def test_every_move_has_its_own_marks_and_no_move_has_none():
    drawn = {move: str(marks(shot_picture(Camera(size="full", move=move), "en"))) for move in MOVES}
    assert len(set(drawn.values())) == len(MOVES)
    assert "[]" not in drawn.values()
    assert marks(shot_picture(Camera(size="full", angle="low"), "en")) == []


@pytest.mark.parametrize("move", ["truck-left", "pan-left", "truck-right", "pan-right"])
def test_a_move_to_the_left_points_left_and_one_to_the_right_right(move):
    arrow = max(marks(shot_picture(Camera(size="full", move=move), "en")), key=len)
    tip_x = arrow[len(arrow) // 2][0]
    tail_x = arrow[0][0]
    assert (tip_x < tail_x) == move.endswith("left")


@pytest.mark.parametrize("move", ["tilt-up", "crane-up", "tilt-down", "crane-down", "dolly-in", "dolly-out"])
def test_a_move_up_or_in_points_up_and_one_down_or_out_points_down(move):
    arrow = max(marks(shot_picture(Camera(size="full", move=move), "en")), key=len)
    assert (arrow[len(arrow) // 2][1] < arrow[0][1]) == move.endswith(("up", "-in"))


@pytest.mark.parametrize(("words", "left"), [("hard light from the left", True), ("右からの硬い光", False)])
def test_the_shadow_side_of_a_face_is_the_one_away_from_the_key(words, left):
    svg = shot_picture(Camera(size="close-up", angle="eye-level"), "en", light=words)
    shades = re.findall(r'd="M([^"]*)Z" fill="#28303c" fill-opacity="0.5"', svg)
    spans = [[float(pair.split()[0]) for pair in shape.split("L")] for shape in shades]
    face = max((xs for xs in spans if len(xs) > 20), key=lambda xs: max(xs) - min(xs))
    assert (sum(face) / len(face) > 160) == left


def test_a_picture_has_as_many_people_as_the_action_names_and_a_photograph_is_nobody():
    for said, people in (
        ("a street", 0),
        ("@ada runs", 1),
        ("@ada and @ben and @ada", 2),
        ("@ada @ben @cho @nobody", 3),
    ):
        film, scene = scene_with(
            elements=Elements(subject_action=Phrase(en=said), environment=Phrase(en="a photograph of @cho")),
            camera=Camera(size="full"),
        )
        skin = len(re.findall('fill="#efdccb"', picture(film, scene, "en")))
        assert skin == people * 4


def test_the_labels_stand_below_in_the_language_and_are_left_out_on_request():
    camera = Camera(size="close-up", angle="low", move="orbit", lens_mm=50)
    for lang in LANGS:
        words = [camera_term("size", "close-up"), camera_term("angle", "low"), camera_term("move", "orbit")]
        said = " ".join("".join(text.itertext()) for text in parsed(shot_picture(camera, lang)).iter(f"{SVG}text"))
        assert all((word.ja if lang == "ja" else word.en)[0] in said for word in words)
        assert "50 mm" in said
    bare = parsed(shot_picture(camera, "ja", captioned=False))
    assert not list(bare.iter(f"{SVG}text"))
    assert "クローズアップ" in bare.attrib["aria-label"]


def test_labels_stay_within_a_narrow_frame():
    svg = shot_picture(Camera(size="extreme-close-up", angle="over-the-shoulder", move="handheld-tracking", lens_mm=2000), "ja", aspect="9:16")  # fmt: skip
    assert len(list(parsed(svg).iter(f"{SVG}text"))) == 2


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1", "21:9", "239:100", "4:3", "9999:1", "1:9999"])
def test_the_frame_has_the_aspect_of_the_film(aspect):
    _, _, w, h = map(float, parsed(shot_picture(Camera(size="medium"), "en", aspect=aspect, captioned=False)).attrib["viewBox"].split())  # fmt: skip
    wide, high = map(int, aspect.split(":"))
    assert w / h == pytest.approx(wide / high, rel=1e-4)


def test_hostile_texts_stay_text():
    evil = "</title><script>alert(1)</script><image href='https://x.example/a.png'/>\"' onload=\"x\x00\ud800]]>&lt;"
    film, scene = scene_with(slug=Phrase(ja=evil, en=evil), camera=Camera(size="full"), elements=Elements(lighting_color=Phrase(en=evil, ja=evil)))  # fmt: skip
    root = parsed(picture(film, scene, "en"))
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "path", "rect", "text")
    }
    assert "<script>" in root.attrib["aria-label"]


@given(films(), st.sampled_from(LANGS), st.booleans(), st.booleans())
def test_any_film_gives_the_same_well_formed_picture_twice(film, lang, dark, captioned):
    for scene in film.scenes:
        svg = picture(film, scene, lang, dark=dark, captioned=captioned)
        root = parsed(svg)
        assert root.attrib["role"] == "img"
        assert root.attrib["aria-label"].startswith(scene.slate)
        assert svg == picture(film, scene, lang, dark=dark, captioned=captioned)


def test_a_picture_depends_on_its_scene_alone_and_not_on_what_was_drawn_before():
    film = sample()
    forward = [picture(film, scene, "ja") for scene in film.scenes]
    assert forward == [picture(film, scene, "ja") for scene in reversed(film.scenes)][::-1]


def test_a_pdf_library_reads_the_uncaptioned_picture_without_a_word(caplog):
    pdf = fpdf.FPDF()
    pdf.add_page()
    with caplog.at_level(logging.WARNING):
        for angle in ANGLES:
            svg = shot_picture(Camera(size="medium", angle=angle, move="zoom-in", lens_mm=35), "ja", light="夜、逆光、赤", captioned=False)  # fmt: skip
            pdf.image(io.BytesIO(svg.encode()), w=80)
    assert not caplog.records
    assert pdf.output().startswith(b"%PDF")


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_picture_stays_as_it_was_looked_at(name):
    camera, lang, light = GOLDENS[name]
    assert shot_picture(camera, lang, light=light) == (GOLDEN / name).read_text("utf-8")
