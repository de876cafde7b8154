"""What a format says that it cannot carry is not in it, and everything else is."""

import re
from datetime import date

import pytest

from bot.exporting import export, format_of, formats
from bot.exporting.format import LOST
from bot.story import (
    Camera,
    Clip,
    Elements,
    Film,
    Finding,
    Known,
    Phrase,
    Preset,
    Scene,
    Sentence,
    Waiver,
)  # fmt: skip
from bot.texts import keys
from tests.reading_exports import text_of


def marked(name: str) -> Phrase:
    return Phrase(ja=f"しるし{name.lower()}", en=f"MARK{name}")


FILM = Film(
    id="marked",
    title=marked("TITLE"),
    plot="MARKPLOT",
    target="kling-3.0",
    aspect="9:16",
    logline=marked("LOGLINE"),
    preset=Preset(theme=marked("PRESET")),
    cast=(Known(handle="unused", identity=marked("CAST")),),
    props=(Known(handle="thing", name=marked("NAME"), identity=marked("IDENTITY"), short=marked("SHORT")),),
    scenes=(
        Scene(
            id="a1",
            slug=marked("SLUG"),
            beat=Phrase(ja="@thing しるしbeat", en="@thing MARKBEAT"),
            seconds=13,
            elements=Elements(environment=marked("ELEMENT")),
            camera=Camera(size="wide"),
            prose=(Sentence(element="environment", ja="しるしprompt。", en="MARKPROMPT."),),
            sound=Phrase(
                ja="「しるし行こう」と声がする。しるしsoundが鳴る。", en='A voice says: "MARKGO." A MARKSOUND rings.'
            ),
            avoid=marked("AVOID"),
            waivers=(Waiver(code="CAM01", reason="MARKWAIVED"),),
            clips=(Clip(id="c1", kept=False, why="MARKCLIP", target="kling-3.0", date=date(2026, 11, 1)),),
            status="written",
        ),
    ),
    assumptions=(marked("ASSUMED"),),
)
FINDING = Finding(code="x", weak_spot="x", level="warning", message=marked("FINDING"), scene="a1")
MARKS = {
    "title": "MARKTITLE|しるしtitle",
    "plot": "MARKPLOT",
    "logline": "MARKLOGLINE|しるしlogline",
    "preset": "MARKPRESET|しるしpreset",
    "cast": "MARKCAST|しるしcast",
    "handles": "@thing",
    "assumptions": "MARKASSUMED|しるしassumed",
    "headings": "MARKSLUG|MARKBEAT|しるしslug|しるしbeat",
    "seconds": r"\b13\b|\b312",
    "elements": "MARKELEMENT|しるしelement",
    "prompts": "MARKPROMPT",
    "sound": "MARKSOUND|しるしsound",
    "avoid": "MARKAVOID|しるしavoid",
    "parameters": "9:16",
    "japanese": "しるし",
    "english": "MARK",
    "findings": "MARKFINDING|しるしfinding",
    "locks": "MARKWAIVED",
    "clips": "MARKCLIP",
}


@pytest.mark.parametrize("format_id", list(formats()))
def test_what_a_format_declares_lost_is_not_in_it_and_the_rest_is(format_id: str) -> None:
    both = [text_of(export(FILM, format_id, findings=[FINDING], lang=lang)) for lang in ("ja", "en")]
    text = "\n".join(both).replace("\n", " ")
    lost = format_of(format_id).loses
    there = [name for name, mark in MARKS.items() if re.search(mark, text)]
    assert [name for name in there if name in lost] == []
    assert [name for name in MARKS if name not in lost and name not in there] == []


def test_no_format_carries_the_history_and_all_say_so() -> None:
    assert all("history" in form.loses for form in formats().values())


def test_every_loss_has_a_name_for_people() -> None:
    assert {f"exporting.lost_{name}" for name in LOST} <= keys("en").keys()
    assert {*MARKS, "history"} == set(LOST)
