"""Hostile titles and texts leave as harmless text in every format."""

import csv
import io
import re

import pytest

from bot.exporting import export, filename, format_of, formats
from bot.library.targets import target
from bot.linting import lint_film
from bot.story import ELEMENTS, Elements, Film, Known, Phrase, Scene, Sentence
from tests.films import HOSTILE
from tests.reading_exports import text_of

# Control characters, and signs that reorder, hide or break off text.
DANGEROUS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
MORE = (
    "../../etc/passwd", "C:\\Windows\\win.ini", "=cmd|' /C calc'!A0", "@SUM(1+1)", "' OR 1=1 --", "\ufeffmark",
    "{{7*7}} ${7*7} %s %n {0}", "[[note]] /* gone */", "INT. FAKE - DAY", "> CUT TO:", "-->", "00:00:01,000 --> 00:00:02,000",
    "<c.red>tag</c>", "]]></x>", "\ufffe\uffff", "\u2066isolated\u2069", "Z\u0351\u036ba\u0363lgo", "1\n2\n\n3", "‮rtl‬",
    "* FROM CLIP NAME: x", "javascript:alert(1)", "\"quoted\", 'twice'", "ﾊﾝｶｸ ①㍻", "🏴\U000e0067\U000e0062\U000e007f",
)  # fmt: skip


def film(words: tuple[str, ...]) -> Film:
    scenes = []
    for number, text in enumerate(words, start=1):
        said = Phrase(ja=f"{text}夢", en=text)
        scenes.append(
            Scene(
                id=f"s{number}", number=number, slug=said, beat=said, sound=Phrase(ja=f"「{text}」", en=f'"{text}"'),
                avoid=said, style=said, elements=Elements(**dict.fromkeys(ELEMENTS, said)), status="written",
                prose=tuple(Sentence(element=element, ja=said.ja, en=said.en) for element in ELEMENTS),
            )
        )  # fmt: skip
    known = Known(handle="kakeru", name=Phrase(en=words[0], ja=words[0]), identity=Phrase(en=words[-1], ja=words[0]))
    title = Phrase(ja="".join(words), en=" ".join(words))
    return Film(id="x", title=title, plot="\n".join(words), logline=title, cast=(known,), scenes=tuple(scenes))


FILM = film(HOSTILE + MORE)
FINDINGS = lint_film(FILM, target(FILM.target))


@pytest.mark.parametrize("format_id", [name for name in formats() if name != "zip"])
def test_no_control_and_no_reordering_character_leaves_in_any_format(format_id: str) -> None:
    text = text_of(export(FILM, format_id, findings=FINDINGS)).removeprefix("\ufeff")
    assert sorted(set(DANGEROUS.findall(text))) == []


@pytest.mark.parametrize("format_id", [name for name in formats() if name != "zip"])
def test_a_text_of_100_kilobytes_leaves_in_every_format(format_id: str) -> None:
    assert export(film(("A girl walks on. " * 6000, "少女が歩く。" * 6000)), format_id)


@pytest.mark.parametrize("format_id", [f.id for f in formats().values() if f.suffix.endswith((".csv", ".tsv"))])
def test_no_cell_of_a_table_begins_a_formula(format_id: str) -> None:
    text = text_of(export(FILM, format_id, findings=FINDINGS)).removeprefix("\ufeff")
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t" if format_of(format_id).suffix == ".tsv" else ",")
    assert [cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)] == []


@pytest.mark.parametrize("format_id", list(formats()))
def test_a_hostile_title_gives_a_plain_file_name(format_id: str) -> None:
    for text in (*HOSTILE, *MORE, "CON", "..", "\x00"):
        name = filename(FILM.model_copy(update={"title": Phrase(ja=text)}), format_of(format_id))
        assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e]', name)
        assert name == name.strip(" .")
        assert len(name.encode()) <= 255
