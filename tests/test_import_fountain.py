"""Screenplays in Fountain."""

import pytest

from bot.exporting import export
from bot.importing import read
from bot.texts import Told
from tests.films import SMALL

SCRIPT = """Title: **The Pier**
Author: Somebody

INT. ROOM - NIGHT #1#

Mio opens the _door_. [[look
at this]]

MIO (V.O.)
(whispering)
Who is there?

CUT TO:

.雪の桟橋

= 少女が待っている。

少女が立つ。

@ミオ
誰？

> THE END <

/* later
maybe */
"""


def test_scenes_action_dialogue_and_title_go_where_they_belong() -> None:
    film = read(SCRIPT, "pier.fountain").film
    first, second = film.scenes
    assert film.title.en == "The Pier"
    assert (first.slug.en, second.slug.ja) == ("INT. ROOM - NIGHT", "雪の桟橋")
    assert [s.en for s in first.prose] == ["Mio opens the door."]
    assert first.sound is not None
    assert first.sound.en == 'MIO (V.O.) (whispering): "Who is there?"'
    assert second.sound is not None
    assert (second.beat.ja, second.sound.ja) == ("少女が待っている。", "ミオ「誰？」")
    assert (second.prose[0].ja, second.prose[0].en) == ("少女が立つ。", "THE END")


def test_notes_cuts_and_keys_are_kept_with_their_lines() -> None:
    notes = [(n.params["line"], n.params["text"]) for n in read(SCRIPT, "x.fountain").notes if "text" in n.params]
    assert notes == [(2, "Author: Somebody"), (6, "look at this"), (13, "CUT TO:"), (26, "later maybe")]


def test_a_screenplay_in_a_text_file_is_known_by_its_headings() -> None:
    text = "EXT. PIER - DAWN\n\nA girl walks.\n\nINT. HUT - DAY\n\nShe sleeps.\n"
    assert [scene.slug.en for scene in read(text, "-").film.scenes] == ["EXT. PIER - DAWN", "INT. HUT - DAY"]


def test_a_prompt_that_begins_with_such_a_word_is_no_screenplay() -> None:
    assert read("Int. arcade, a boy runs.\n\nExt. pier, he stops.", "-").film.scenes[0].slug.en == ""


def test_our_own_screenplay_comes_back_with_its_scenes() -> None:
    film = read(export(SMALL, "fountain"), "film.fountain").film
    assert [scene.slug.ja for scene in film.scenes] == [scene.slug.ja for scene in SMALL.scenes]


def test_a_script_without_a_scene_is_said_in_one_sentence() -> None:
    with pytest.raises(Told, match=r"INT\. ARCADE"):
        read("Just words.", "x.fountain")


def test_thousands_of_open_notes_are_read_in_time() -> None:
    text = "INT. ROOM - DAY\n\n" + "[[ " * 200_000 + "\n" + "*a " * 200_000
    assert len(read(text, "x.fountain").film.scenes) == 1
