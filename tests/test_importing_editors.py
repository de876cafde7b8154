"""What editors do to a Markdown file beside what somebody typed is no edit."""

import re
import textwrap
from collections.abc import Callable

import pytest

from bot.edits import apply
from bot.exporting import export
from bot.importing import edits_to, read
from bot.library.samples import sample
from bot.story import Film, Lang
from tests.films import SMALL


def outside_of_fences(text: str, change: Callable[[str], str]) -> str:
    parts = re.split(r"(^(`{3,}).*?^\2$)", text, flags=re.MULTILINE | re.DOTALL)
    return "".join(
        part if part.startswith("```") else change(part) for part in parts if not re.fullmatch("`{3,}", part)
    )


def wrapped(text: str) -> str:
    def wrap(line: str) -> str:
        indent = "  " if line.startswith("* ") else ""
        if len(line) < 60 or line.startswith("#"):
            return line
        return textwrap.fill(line, 60, subsequent_indent=indent, break_on_hyphens=False)

    return outside_of_fences(text, lambda part: "\n".join(map(wrap, part.split("\n"))))


EDITORS: dict[str, Callable[[str], str]] = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "a byte order mark": lambda text: f"\ufeff{text}",
    "blanks at line ends cut": lambda text: re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE),
    "blanks at line ends added": lambda text: outside_of_fences(text, lambda part: part.replace("\n", "  \n")),
    "other bullets": lambda text: text.replace("\n* ", "\n- "),
    "wrapped at 60": wrapped,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "more blank lines": lambda text: outside_of_fences(text, lambda part: part.replace("\n\n", "\n\n\n")),
    "a blank line after each bullet": lambda text: outside_of_fences(text, lambda part: part.replace("\n* ", "\n\n* ")),
}


@pytest.mark.parametrize("film", [SMALL, sample()], ids=["small", "sample"])
@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("saved", EDITORS.values(), ids=EDITORS)
def test_saving_in_an_editor_changes_nothing(saved: Callable[[str], str], lang: Lang, film: Film) -> None:
    got = read(saved(export(film, "md", lang=lang)).encode(), "film.md")
    assert (got.film, got.edits, [str(note) for note in got.notes]) == (film, (), [])


def test_a_word_replaced_everywhere_even_in_the_data_is_taken_over_and_nothing_else() -> None:
    film = sample()
    got = read(export(film, "md").replace("雨", "雪").replace("water", "mist"), "film.md")
    assert got.rewritten
    after = apply(film, edits_to(film, apply(got.film, got.edits)))

    def undone(one: Film) -> str:
        # What the edits mark as behind its other language is not what was typed.
        plain = one.model_copy(update={"scenes": tuple(s.model_copy(update={"stale": ()}) for s in one.scenes)})
        return plain.model_dump_json(exclude={"plot", "assumptions"}).replace("雪", "雨").replace("mist", "water")

    assert undone(after) == undone(film)
    assert "water" not in "".join(sentence.en for scene in after.scenes for sentence in scene.prose)
