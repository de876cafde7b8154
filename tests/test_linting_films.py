"""Findings in a film: fields, waivers, structure, the sample."""

from bot.composing.lengths import PORTABLE, room
from bot.library.samples import sample
from bot.library.targets import target, targets
from bot.linting import fixed, lint_film
from bot.story import Camera, Elements, Film, Finding, Known, Phrase, Preset, Scene, Sentence, Waiver

SORA = target("sora-2")
ELEMENTS = Elements.model_validate({key: {"ja": "橋", "en": "a bridge"} for key in Elements.model_fields})


def film(*prose: Sentence, **changes: object) -> Film:
    scene = Scene(id="a", elements=ELEMENTS, prose=prose, status="written")
    kakeru = Known(handle="kakeru", name=Phrase(ja="カケル", en="Kakeru"), identity=Phrase(ja="青年", en="a young man"))
    return Film(id="f", cast=(kakeru,), scenes=(scene.model_copy(update=changes),))


def found(film: Film, target_id: str = "sora-2") -> list[tuple[str, str | None, str | None]]:
    return [(f.weak_spot, f.field, f.lang) for f in lint_film(film, target(target_id))]


TURN = Sentence(element="subject_action", ja="@kakeruが振り返る。", en="@kakeru turns around.")
RAIN = Sentence(element="environment", ja="雨の路地。", en="An alley in rain.")


def test_a_finding_says_which_sentence_it_stands_in_and_counts_there() -> None:
    findings = lint_film(film(RAIN, TURN), SORA)
    spans = [TURN.said(f.lang or "en")[f.start : f.end] for f in findings]
    assert [f.field for f in findings] == ["prose.1", "prose.1"]
    assert spans == ["振り返る", "turns around"]


def test_a_waived_code_is_left_out() -> None:
    code = lint_film(film(TURN), SORA)[0].code
    assert found(film(TURN, waivers=(Waiver(code=code, reason="meant so"),))) == []


def test_missing_english_is_an_error_that_names_what_lacks_it() -> None:
    half = Sentence(element="environment", ja="雨の路地。")
    findings = [f for f in lint_film(film(TURN, half), SORA) if f.weak_spot == "missing-english"]
    assert [(f.level, f.message.ja) for f in findings] == [("error", "英語がまだありません: 環境。")]
    assert findings[0].message.en == "English is missing: environment."


def test_a_language_that_lags_behind_is_told() -> None:
    findings = [f for f in lint_film(film(RAIN, stale=("prose.environment.en",)), SORA) if f.weak_spot == "stale"]
    assert [f.lang for f in findings] == ["en"]
    assert "環境の文" in findings[0].message.ja


def test_a_bare_name_gets_its_handle_safely_and_is_clean_then() -> None:
    named = Sentence(element="subject_action", ja="カケルが歩く。", en="Kakeru walks.")
    findings = [f for f in lint_film(film(named), SORA) if f.weak_spot == "name"]
    assert [fixed(named.said(f.lang or "en"), [f]) for f in findings] == ["@kakeruが歩く。", "@kakeru walks."]
    assert all(f.fix and f.fix.safe for f in findings)


def test_a_handle_of_nobody_is_an_error() -> None:
    lost = Sentence(element="subject_action", ja="@mioが歩く。", en="@mio walks.")
    assert ("unknown-handle", "prose.0", "en") in found(film(lost))


def test_a_plot_sentence_without_a_scene_is_told() -> None:
    told = film(RAIN, plot_sentences=(0,)).model_copy(update={"plot": "雨が降る。コインを拾う。"})
    findings = [f for f in lint_film(told, SORA) if f.weak_spot == "coverage"]
    assert ["コインを拾う。" in f.message.ja for f in findings] == [True]


def test_the_preset_is_read_with_each_scene() -> None:
    still = Sentence(element="camera_work", ja="三脚に据えた固定カメラ。", en="Locked-off camera.")
    shaky = film(still).model_copy(update={"preset": Preset(camera=Phrase(ja="手持ち。", en="Handheld."))})
    assert [f.weak_spot for f in lint_film(shaky, SORA)] == ["camfix", "camfix"]


def test_a_prompt_over_the_targets_limit_is_an_error() -> None:
    long = Sentence(element="environment", ja="雨。", en="An alley in rain. " * 60)
    assert ("long", None, "en") in found(film(long), "wan-2.7")


def test_a_handle_is_somebody_and_a_prop_is_nobody() -> None:
    pulled = Sentence(element="subject_action", ja="少年が@kakeruの手を引く。", en="A boy hugs @kakeru tightly.")
    assert {"multi"} == {weak_spot for weak_spot, *_ in found(film(pulled))}


def test_the_same_setup_three_times_running_is_a_hint_at_the_third() -> None:
    one = film(RAIN, camera=Camera(size="close-up", angle="eye-level", move="static"))
    scenes = tuple(one.scenes[0].model_copy(update={"id": key, "number": n}) for n, key in enumerate("abc", start=1))
    found_in = [f.scene for f in lint_film(one.model_copy(update={"scenes": scenes}), SORA) if f.code == "CAM05"]
    assert found_in == ["c"]


def test_the_sample_film_is_clean_of_errors_and_warnings_where_it_was_made_for() -> None:
    serious: list[Finding] = [f for f in lint_film(sample(), SORA) if f.level != "hint"]
    assert serious == []


def test_every_scene_of_the_sample_has_at_most_one_warning_on_any_target_that_reads_800_characters() -> None:
    for one in (one for one in targets().values() if room(one) == PORTABLE):
        worst = [f.scene for f in lint_film(sample(), one) if f.level != "hint"]
        assert all(worst.count(scene) <= 1 for scene in worst), one.id
