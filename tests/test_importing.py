import pytest

from bot.edits import (
    Edit,
    Identify,
    SetElement,
    SetHeading,
    SetLogline,
    SetNote,
    SetPreset,
    SetSeconds,
    SetSentence,
    Unlock,
    Wording,
    apply,
)  # fmt: skip
from bot.exporting import export
from bot.importing import Import, read
from bot.importing.text import decoded
from bot.story import Film, Phrase
from bot.texts import Told, tell
from tests.films import SMALL

FILM = apply(SMALL, [Unlock(scene="a1b2", field="environment")])


def edited(*pairs: tuple[str, str], film: Film = FILM) -> Import:
    text = export(film, "md", lang="en")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return read(text, "film.md")


HAND_EDITS: list[tuple[str, str, Edit]] = [
    ("Camera work: Close-up with", "Camera work: Medium shot with",
     SetElement(scene="c3d4", element="camera_work", words=Wording(en="Medium shot with a slow push-in."))),
    ("提げ、三歩歩いて", "提げ、五歩歩いて",
     SetElement(scene="a1b2", element="subject_action", words=Wording(ja="@mioが@lanternを提げ、五歩歩いて止まる。"))),
    ("* Environment:\n", "* Environment: Only mist behind her.\n",
     SetElement(scene="c3d4", element="environment", words=Wording(en="Only mist behind her."))),
    ("and stops. Black", "and waits. Black",
     SetSentence(scene="a1b2", index=1, words=Wording(en="@mio walks three steps with @lantern and waits."))),
    ("黒く光る。夜明け前", "鈍く光る。夜明け前", SetSentence(scene="a1b2", index=2, words=Wording(ja="板の下で水が鈍く光る。"))),
    ("* 見た目: 短い黒髪", "* 見た目: 長い黒髪",
     Identify(handle="mio", identity=Wording(ja="長い黒髪に黄色いレインコートの少女"))),
    ("* Color: Grey-blue", "* Color: Deep green",
     SetPreset(part="color", words=Wording(en="Deep green with the pale blue of one lantern"))),
    ("* Length: 5", "* Length: 6", SetSeconds(scene="c3d4", seconds=6)),
    ("* Logline: On a pier in the mist, Mio", "* Logline: On a foggy pier, Mio",
     SetLogline(words=Wording(en="On a foggy pier, @mio finds a hand waving from under the water."))),
    ("* Beat: Mio comes", "* Beat: At dawn Mio comes",
     SetHeading(scene="a1b2", heading="beat", words=Wording(en="At dawn @mio comes walking along the pier."))),
    ("* Avoid list: other", "* Avoid list: all other",
     SetNote(scene="a1b2", note="avoid", text=Phrase(ja="他の人、船", en="all other people, boats"))),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "edit"), HAND_EDITS, ids=[edit.kind + old[:12] for old, _, edit in HAND_EDITS])
def test_a_hand_edit_is_taken_over_as_that_one_edit_and_nothing_else(old: str, new: str, edit: Edit) -> None:
    got = edited((old, new))
    assert got.film == FILM
    assert got.edits == (edit,)
    assert got.notes == ()


def test_all_hand_edits_at_once_are_all_taken_over() -> None:
    got = edited(*((old, new) for old, new, _ in HAND_EDITS))
    assert {edit.model_dump_json() for edit in got.edits} == {edit.model_dump_json() for _, _, edit in HAND_EDITS}
    apply(got.film, got.edits)


def test_an_edit_of_both_languages_is_one_edit_so_neither_side_is_stale() -> None:
    got = edited(("* 時間経過: 数秒", "* 時間経過: 二秒"), ("over a few seconds.", "over two seconds."))
    assert len(got.edits) == 1
    assert apply(got.film, got.edits).scenes[1].stale == FILM.scenes[1].stale


def test_the_english_sentence_that_was_missing_may_be_written_into_the_prompt() -> None:
    got = edited(("raincoat.\n\n### To paste", "raincoat. Behind her there is only mist.\n\n### To paste"))
    assert got.edits == (SetSentence(scene="c3d4", index=2, words=Wording(en="Behind her there is only mist.")),)


def test_a_new_sentence_in_the_prompt_joins_the_one_before_it() -> None:
    got = edited(("板の下で水が黒く光る。夜", "板の下で水が黒く光る。鳥が鳴く。夜"))
    assert got.edits == (SetSentence(scene="a1b2", index=2, words=Wording(ja="板の下で水が黒く光る。鳥が鳴く。")),)


def test_a_sentence_deleted_from_the_prompt_becomes_empty() -> None:
    got = edited(("Black water shines under the planks. Grey", "Grey"))
    assert got.edits == (SetSentence(scene="a1b2", index=2, words=Wording(en="")),)


def test_line_ends_bullets_blank_lines_and_reflowed_lines_are_no_edits() -> None:
    text = export(FILM, "md", lang="en").replace("\n* ", "\n- ")
    text = text.replace("by the water\n", "by the\n  water\n", 1).replace("\n", "\r\n")
    got = read(f"\ufeff{text}", "film.md")
    assert (got.film, got.edits, got.notes) == (FILM, (), ())


def note_of(*pairs: tuple[str, str]) -> list[str]:
    got = edited(*pairs)
    assert got.edits == ()
    assert all(tell(note, "ja") for note in got.notes)
    return [note.key for note in got.notes]


def test_words_that_come_from_the_preset_cannot_be_changed_in_the_prompt_and_a_note_says_so() -> None:
    assert note_of(("by mist; fine-grained", "by smoke; fine-grained")) == ["importing.derived_changed"]


def test_what_was_changed_outside_of_the_fields_is_said_and_not_taken_over() -> None:
    assert note_of(("> ミオは霧の", "> ミオは雨の")) == ["importing.outside_fields"]


def test_a_scene_cut_from_the_text_stays_in_the_film_and_a_note_says_so() -> None:
    text = export(FILM, "md", lang="en")
    got = read(text[: text.index("## S02")] + text[text.index("## Data") :], "film.md")
    assert [note.key for note in got.notes] == ["importing.scene_gone"]
    assert got.film == FILM


def test_the_block_to_paste_is_not_where_edits_are_made() -> None:
    text = export(FILM, "md", lang="en")
    at = text.index("```text")
    got = read(text[:at] + text[at:].replace("static.", "moving.", 1), "film.md")
    assert [note.key for note in got.notes] == ["importing.paste_changed"]


def test_a_length_that_is_none_is_refused_with_a_note() -> None:
    assert note_of(("* Length: 5", "* Length: soon")) == ["importing.not_seconds"]


def fault(text: str, name: str = "film.json") -> str:
    with pytest.raises(Told) as told:
        read(text, name)
    assert tell(told.value, "ja")
    return told.value.key.removeprefix("importing.")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("x" * 10_000_000, "too_big"),
        ("夢\ud800", "broken_text"),
        ("PK\x03\x04\x00\x00", "binary"),
        ('{"format": "yumekonte-film",', "broken_json"),
        ('{"format": "other"}', "not_ours"),
        ("[1, 2]", "not_ours"),
        ("[" * 100_000, "not_ours"),
        ('{"n": ' + "9" * 5000 + "}", "not_ours"),
        ('{"format": "yumekonte-film", "version": 2, "id": "x"}', "newer"),
        ('{"format": "yumekonte-film", "version": 0, "id": "x"}', "no_such_version"),
        ('{"format": "yumekonte-film", "version": "1.0", "id": "x"}', "no_such_version"),
        ('{"format": "yumekonte-film", "version": 1, "id": "x", "scenes": [{"id": 3}]}', "wrong_field"),
    ],
)
def test_a_file_that_is_no_film_is_answered_with_one_sentence(text: str, key: str) -> None:
    assert fault(text) == key


def test_a_damaged_data_block_is_said_in_one_sentence() -> None:
    assert fault(export(FILM, "md").replace('"film": {', '"film": {{'), "film.md") == "broken_data"


def test_a_file_is_read_as_utf8_utf16_or_shift_jis_and_a_picture_is_not_text() -> None:
    for codec in ("utf-8", "utf-8-sig", "utf-16", "cp932"):
        text = decoded("青年が夜の商店街を走る。".encode(codec), "p.txt")
        assert read(text, "p.txt").film.scenes[0].prose[0].ja == "青年が夜の商店街を走る。"
    with pytest.raises(Told, match="not text"):
        decoded(b"\x89PNG\r\n\x1a\n\x00\x00", "p.png")
