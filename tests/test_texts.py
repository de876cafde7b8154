import re
import string

from bot.edits import RefusedError
from bot.texts import keys, language, say, tell


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_sentences():
    assert keys("ja").keys() == keys("en").keys()


def test_both_languages_fill_the_same_places():
    assert {key: fields(text) for key, text in keys("ja").items()} == {key: fields(t) for key, t in keys("en").items()}


def test_no_english_sentence_holds_japanese_and_every_japanese_one_does():
    kana = re.compile(r"[ぁ-んァ-ヶ一-龠「」『』、。]")
    assert [key for key, text in keys("en").items() if kana.search(text)] == []
    # Signs and places to fill are the same in both; so are IN and OUT, which Japanese cue sheets say in Latin letters.
    words = {key: re.sub(r"\{\w+\}|\b(?:IN|OUT)\b", "", text) for key, text in keys("ja").items()}
    assert [key for key, text in words.items() if re.search(r"[A-Za-z]{2}", text) and not kana.search(text)] == []


def test_a_refusal_is_told_in_the_users_language_with_the_fields_own_name():
    refused = RefusedError("edits.locked", scene=3, field="camera_work")
    assert "カメラワーク" in tell(refused, "ja")
    assert "camera work" in tell(refused, "en")


def test_lists_are_joined_as_the_language_joins_them():
    assert "1、2" in say("edits.handle_in_use", "ja", handle="mio", scenes=[1, 2])


def test_the_language_is_the_wish_then_the_locale_then_english():
    assert language("ja", {"LANG": "en_US.UTF-8"}) == "ja"
    assert language(None, {"LANG": "ja_JP.UTF-8"}) == "ja"
    assert language(None, {"LANG": "de_DE.UTF-8"}) == "en"
