"""The registry of video models: complete, dated, sourced, and each rendering one reference scene as agreed."""

import datetime
import re
from pathlib import Path

import pytest

from bot.composing import compose, length
from bot.library.after_the_clip import STEPS, AfterTheClip, FollowUp, Step, instead
from bot.library.files import BadFileError, checked
from bot.library.targets import Limit, Target, target, targets
from bot.linting import lint_text
from bot.story import Camera, Film, Known, Lang, Phrase, Preset, Scene, Sentence
from bot.texts import Told

ALL = list(targets().values())
FIRST_CHOICES = [
    "veo-3.1",
    "kling-3.0",
    "seedance-2.0",
    "wan-2.7",
    "runway-gen-4.5",
    "hailuo-2.3",
    "ltx-2",
    "gemini-omni-flash",
    "sora-1",
    "sora-2",
]
GOLDEN = Path(__file__).parent / "golden" / "targets"
JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]")


def _both(ja: str, en: str) -> Phrase:
    return Phrase(ja=ja, en=en)


def _said(element: str, ja: str, en: str) -> Sentence:
    return Sentence.model_validate({"element": element, "ja": ja, "en": en})


# A scene that uses all that targets differ in: a handle, a look, a move with a command, sound, what to avoid.
REFERENCE = Film(
    id="reference",
    preset=Preset(
        color=_both("藍と橙", "indigo and orange"),
        lighting=_both("低い夕日", "low evening sun"),
        film_stock=_both("35mmフィルム", "35mm film"),
    ),
    cast=(
        Known(
            handle="keeper",
            name=_both("灯台守", "the keeper"),
            identity=_both("紺の外套の老いた灯台守", "an old lighthouse keeper in a navy coat"),
            short=_both("灯台守", "the keeper"),
        ),
    ),
    scenes=(
        Scene(
            id="s1",
            number=1,
            seconds=6,
            camera=Camera(size="medium", angle="eye-level", move="dolly-in", lens_mm=50),
            prose=(
                _said("camera_work", "カメラは腰上の画から、ゆっくり前へ進む。", "A medium shot slowly dollies in at eye level."),
                _said("subject_action", "@keeperがランプに火を入れ、炎が立つのを見届ける。", "@keeper lights the lamp and watches the flame rise."),
                _said("environment", "丸いガラス張りの灯室の外に、静かな海が広がる。", "Beyond the round glass room lies a calm sea."),
                _said("lighting_color", "ランプの橙が外套の片側を照らす。", "The orange lamp lights one side of the coat."),
                _said("time_flow", "最後の一秒で、光が海へ伸びる。", "In the final second the beam reaches the sea."),
            ),
            sound=_both("低い波の音だけがする。", "Only low waves are heard."),
            avoid=_both("人混み、文字", "no crowd, text"),
        ),
    ),
)  # fmt: skip


def _rendering(one: Target) -> str:
    prompt = compose(REFERENCE, REFERENCE.scenes[0], one)
    rows = [prompt.text.en, prompt.text.ja, f"negative: {prompt.negative or '-'}", f"sound: {prompt.sound.en}"]
    rows += [f"{name}: {value}" for name, value in prompt.parameters.items()]
    rows.append(f"length: {prompt.length} of {prompt.limit.count} {prompt.limit.unit}")
    return "\n".join(rows) + "\n"


def test_the_registry_holds_the_seventeen_targets() -> None:
    rest = ["seedance-2.5", "wan-2.2", "wan-3.0", "minimax-h3", "hunyuanvideo-1.5", "cogvideox-1.5", "nova-reel"]
    assert sorted(targets()) == sorted([*FIRST_CHOICES, *rest])


def test_both_soras_and_nova_reel_are_retired_with_their_last_day_and_nothing_else_is() -> None:
    retired = {one.id: one.retired for one in ALL if one.status == "retired"}
    assert retired == {
        "sora-1": datetime.date(2026, 3, 13),
        "sora-2": datetime.date(2026, 9, 24),
        "nova-reel": datetime.date(2026, 9, 30),
    }


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_reference_scene_is_rendered_as_the_golden_file_says(one: Target) -> None:
    assert _rendering(one) == (GOLDEN / f"{one.id}.txt").read_text(encoding="utf-8")


def test_no_golden_rendering_is_left_of_a_target_that_went() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(targets())


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_a_target_says_in_both_languages_what_it_is_and_how_sure_each_fact_is(one: Target) -> None:
    assert one.about.ja
    assert one.about.en
    assert all(source.what and source.sure for source in one.sources)
    assert one.checked >= datetime.date(2026, 11, 22)


@pytest.mark.parametrize("target_id", FIRST_CHOICES)
def test_a_first_choice_tells_how_camera_shots_negative_and_sound_are_written(target_id: str) -> None:
    wording = target(target_id).wording
    assert wording is not None
    phrases = (wording.camera, wording.shots, wording.negative, wording.sound)
    assert all(phrase.ja and phrase.en for phrase in phrases)
    # Marks of the maker's own, as 【】, may stand in the English text; words may not.
    assert not any(JAPANESE.search(phrase.en) for phrase in phrases)


@pytest.mark.parametrize("target_id", FIRST_CHOICES)
def test_a_first_choice_that_lives_has_a_price_and_sora_2_keeps_its_last_one(target_id: str) -> None:
    assert target(target_id).prices or target_id == "sora-1"


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_number_of_tries_has_its_reason_in_the_sources(one: Target) -> None:
    assert any(source.what.startswith("tries: ") for source in one.sources)
    assert one.tries >= 2


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_every_target_makes_the_common_ratio_and_a_clip_near_six_seconds(one: Target) -> None:
    assert "16:9" in one.ratios
    assert abs(one.clip_seconds(6) - 6) <= 2


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_lengths_are_listed_upwards_and_prices_say_what_they_are_for(one: Target) -> None:
    assert list(one.seconds) == sorted(set(one.seconds))
    assert all(price.what and price.source for price in one.prices)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
@pytest.mark.parametrize("step", STEPS)
def test_each_step_after_the_clip_is_offered_with_its_source_or_has_another_way(one: Target, step: Step) -> None:
    offered = one.after_the_clip.offered(step)
    how = offered.how if offered else instead(step, one.after_the_clip)
    assert how.ja.endswith("。")
    assert how.en.endswith(".")
    assert not JAPANESE.search(how.en)
    assert offered is None or (offered.name and offered.parameters and offered.source)


def test_the_other_way_is_chosen_by_what_the_target_does_offer() -> None:
    still = FollowUp(name="Image to video", how=_both("あ", "a"), source="own", sure="NV")
    assert "最初のフレームに使" in instead("extend", AfterTheClip(still=still)).ja
    assert "編集でつないで" in instead("extend", AfterTheClip()).ja
    assert "same picture" in instead("loop", AfterTheClip(still=still, blend=still)).en


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_limit_in_tokens_is_an_estimate_and_warns_and_says_what_to_shorten_first(lang: Lang) -> None:
    one = target("veo-3.1").model_copy(
        update={"limit": Limit(count=5, unit="tokens", sure="H"), "languages": ("ja", "en")}
    )
    text = {
        "ja": "老いた灯台守が、丸い灯室でランプに火を入れる。",
        "en": "An old keeper lights the lamp in a round glass room.",
    }
    found = next(finding for finding in lint_text(text[lang], lang, one) if finding.code == "LEN01")
    assert found.level == "warning"
    assert {"ja": "環境", "en": "setting"}[lang] in found.why.said(lang)


def test_a_limit_in_characters_is_exact_and_an_error() -> None:
    found = next(
        finding for finding in lint_text("A man waits. " * 100, "en", target("wan-2.7")) if finding.code == "LEN01"
    )
    assert found.level == "error"
    assert length("A man waits. " * 100, target("wan-2.7").limit) == 1300


def test_the_wish_between_two_lengths_takes_the_longer_clip() -> None:
    assert target("sora-2").clip_seconds(6) == 8


def test_an_unknown_target_is_answered_with_the_known_ones() -> None:
    with pytest.raises(Told, match=r"veo-3\.1"):
        target("sora-3")


def test_a_file_that_is_wrong_is_told_by_key() -> None:
    data = target("veo-3.1").model_dump(mode="json") | {"order": ["camera_work"]}
    with pytest.raises(BadFileError, match="order must name each of the five elements once"):
        checked(Target, data, Path("veo-3.1.yaml"))
