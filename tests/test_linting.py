"""Findings in one prompt: spans, order, speech, languages, fixes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.targets import target
from bot.linting import fixed, lint_text, shown
from bot.linting.jsonl import lint_line
from bot.linting.width import copied
from bot.sentences import language_of
from bot.story import LANGS, Finding, Fix, Lang, Phrase
from bot.texts import Told

SORA = target("sora-2")


def serious(text: str, lang: Lang, also: str = "") -> list[Finding]:
    return [finding for finding in lint_text(text, lang, SORA, also=also) if finding.level != "hint"]


def codes(text: str, lang: Lang, also: str = "") -> list[str]:
    return [finding.weak_spot for finding in serious(text, lang, also)]


# The memo's Scene 5 in other words, with its three faults.
SCENE_FIVE = "カメラはシーン4と同じ近さの正面で固定し、白髪の老婆の顔だけを映す。口が左右にゆっくり広がり、低い笑い声が聞こえる。"


def test_the_memos_scene_five_shows_its_three_faults() -> None:
    found = lint_text(SCENE_FIVE, "ja", target("sora-1"), also="カメラ: 手持ちのデジタルシネマ。")
    assert {"xref", "camfix", "sound"} <= {finding.weak_spot for finding in found}


def test_a_contradiction_with_the_preset_names_both_words() -> None:
    found = serious("カメラは固定。", "ja", also="手持ちカメラで揺れる。")
    assert "手持ち" in found[0].message.ja
    assert "固定" in found[0].message.ja


def test_what_only_the_preset_says_is_no_finding() -> None:
    assert codes("少年が立っている。", "ja", also="固定カメラ。手持ちカメラ。") == []


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("Ａ　ｍａｎ　walks. As in scene ４, rain.", "en", "scene ４"),
        ("🎬🎬 Cut to the sea.", "en", "Cut to"),
        ("が少女がか\u3099振り返った。", "ja", "振り返っ"),
        ("ｶﾞﾗｽの前で女が振り返る。", "ja", "振り返る"),
        ("A caf\u0065\u0301 owner turns around.", "en", "turns around"),
        ("\u200bA girl\u200b turns around.", "en", "turns around"),
    ],
)
def test_spans_count_in_the_users_own_text(text: str, lang: Lang, words: str) -> None:
    assert words in [text[finding.start : finding.end] for finding in lint_text(text, lang, SORA)]


@pytest.mark.parametrize("text", ["振り返る", "ふり返った", "振りかえろう", "ふりかえって", "振返り、", "ふり向いて"])
def test_spelling_and_inflection_are_found(text: str) -> None:
    assert "turn" in codes(f"少女が{text}。", "ja")


@pytest.mark.parametrize("text", ["A sign reads “Do not enter”.", "「行かないで」と看板にある。"])
def test_speech_and_writing_in_the_picture_are_not_read_as_instructions(text: str) -> None:
    assert set(codes(text, language_of(text))) <= {"text"}


def test_a_prompt_that_is_quoted_as_a_whole_is_read() -> None:
    assert "turn" in codes("「少女が橋の上で振り返る。」", "ja")


def test_a_denied_weak_spot_is_only_a_denial() -> None:
    assert codes("The girl does not turn around.", "en") == ["neg"]


@given(st.text(max_size=300), st.sampled_from(LANGS))
def test_any_text_is_read_with_spans_inside_it(text: str, lang: Lang) -> None:
    for finding in lint_text(text, lang, SORA):
        assert 0 <= finding.start < finding.end <= len(text)


@given(st.text(max_size=300))
def test_a_copy_knows_where_each_character_stands(text: str) -> None:
    copy = copied(text)
    assert len(copy.text) == len(copy.starts) == len(copy.ends)
    assert all(a < b <= len(text) for a, b in zip(copy.starts, copy.ends, strict=True))


def test_the_same_text_gives_the_same_findings() -> None:
    assert lint_text(SCENE_FIVE, "ja", SORA) == lint_text(SCENE_FIVE, "ja", SORA)


def test_length_is_measured_in_the_targets_unit() -> None:
    runway = target("runway-gen-4.5")
    assert [f.weak_spot for f in lint_text("🌊" * 501, "en", runway)] == ["long"]
    assert lint_text("🌊" * 500, "en", runway) == ()


def test_a_long_text_is_read_in_pieces() -> None:
    assert len(lint_text("少女が振り返る。" * 5000, "ja", SORA)) >= 5000


def _finding(code: str, level: str, fix: Fix | None = None) -> Finding:
    return Finding.model_validate({"code": code, "weak_spot": "x", "level": level, "message": Phrase(), "fix": fix})


def test_at_most_three_are_shown_errors_first_and_hints_folded() -> None:
    found = tuple(
        _finding(f"C{n}", level) for n, level in enumerate(["hint", "warning", "warning", "error", "warning"])
    )
    assert [finding.level for finding in shown(found)] == ["error", "warning", "warning"]
    assert [finding.level for finding in shown(found[:1])] == ["hint"]


def test_one_rule_is_shown_once() -> None:
    assert len(shown((_finding("A", "error"), _finding("A", "error")))) == 1


def test_fixes_go_in_from_the_end_and_never_overlap() -> None:
    fixes = [Fix(start=0, end=1, text="xx", safe=True), Fix(start=2, end=4, text="", safe=True),
             Fix(start=3, end=4, text="?", safe=True)]  # fmt: skip
    assert fixed("abcde", [_finding("A", "hint", fix) for fix in fixes]) == "xxbe"


def test_a_line_is_answered_with_its_id_and_findings() -> None:
    answer = lint_line({"id": 7, "text": "少女が振り返る。", "more": 1})
    assert answer["id"] == 7
    assert answer["findings"][0]["weak_spot"] == "turn"
    assert set(answer["findings"][0]) == {"code", "weak_spot", "level", "start", "end", "message", "fix"}


@pytest.mark.parametrize("line", [[], {"id": 1}, {"text": 3}, {"text": "a", "lang": "fr"}, {"text": "a", "target": 1},
                                  {"text": "a", "target": "sora-9"}])  # fmt: skip
def test_a_bad_line_is_told(line: object) -> None:
    with pytest.raises(Told):
        lint_line(line)


@pytest.mark.parametrize(
    ("text", "lang", "aim", "level"),
    [
        ("A quiet pier at dusk, no music.", "en", "sora-2", "hint"),
        ("A quiet pier at dusk, no music.", "en", "veo-3.1", "warning"),
        ("A quiet pier at dusk, no boats.", "en", "sora-2", "warning"),
        ("夕暮れの桟橋。字幕は入れない。", "ja", "sora-2", "hint"),
        ("夕暮れの桟橋。字幕は入れない。", "ja", "veo-3.1", "warning"),
        ("夕暮れの桟橋。船は映さない。", "ja", "sora-2", "warning"),
    ],
)
def test_a_look_or_a_sound_may_be_denied_where_the_model_understands_it(
    text: str, lang: Lang, aim: str, level: str
) -> None:
    assert [f.level for f in lint_text(text, lang, target(aim)) if f.weak_spot == "neg"] == [level]


_VARIANTS = [
    "{}",
    "🎬 {}",
    "{}\r\n",
    "\r\n\r\n{}",
    "Ａ１　{}",
    "ｶﾞﾊﾟ。{}",
    "か\u3099。{}",
    "e\u0301. {}",
    "👩‍👩‍👧. {}",
    "\u200b{}\ufeff",
]


@given(st.lists(st.sampled_from(_VARIANTS), max_size=5))
def test_spans_move_with_what_is_written_round_them(variants: list[str]) -> None:
    for text, lang, words in (("A girl turns around.", "en", "turns around"), ("女が振り返る。", "ja", "振り返る")):
        for variant in variants:
            text = variant.format(text)
        spans = [text[f.start : f.end] for f in lint_text(text, lang, SORA) if f.weak_spot == "turn"]
        assert spans == [words]


@pytest.mark.parametrize(
    "text",
    [
        "シーンとした部屋に、時計の針だけが光る。",
        "老人が縁側で孫に話し、茶をすする。",
        "三日月の形の舟が、朝の湖に浮かぶ。",
        "青信号の横断歩道を、白い傘の列が渡る。",
        "床屋で髪をカットした少年が、鏡の横に立つ。",
        "パン屋の店先に、焼きたてのパンが並ぶ。",
        "見知らぬ街の、果てしない坂道。",
        "手のひらに切り傷のある漁師が、網を肩に掛ける。",
        "A monk turns the page of a heavy book.",
        "A boxer with a cut on his hand rests on a stool.",
        "The right moment on a quiet pier at dawn.",
        "A pan of eggs on a camp stove.",
        "A knotted rope hangs from a notable oak.",
        "A crane stands in the shallows, one leg raised.",
        "A trucker sleeps in the cab of a red truck.",
        "A shot of espresso on a marble counter.",
        "A still life of pears and a brass scale.",
    ],
)
def test_a_word_that_only_looks_like_a_cue_is_no_error_or_warning(text: str) -> None:
    assert codes(text, language_of(text)) == []
