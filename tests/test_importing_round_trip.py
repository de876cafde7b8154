"""What leaves comes back."""

from hypothesis import given, settings

from bot.exporting import export
from bot.importing import read
from bot.story import Film
from tests.films import films


@given(film=films())
@settings(max_examples=80, deadline=None)
def test_markdown_reads_back_without_loss_and_without_an_edit_whatever_the_texts_are(film: Film) -> None:
    back = read(export(film, "md"), "film.md")
    assert (back.film, back.edits, [note.key for note in back.notes]) == (film, (), [])


@given(film=films())
@settings(max_examples=40, deadline=None)
def test_json_reads_back_without_loss_whatever_the_texts_are(film: Film) -> None:
    assert read(export(film, "json"), "film.json").film == film
