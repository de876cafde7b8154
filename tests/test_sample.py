"""The sample film: what the repository ships as a finished one must itself keep every rule."""

import re
from itertools import pairwise

import pytest

from bot.composing.lengths import PORTABLE, room
from bot.composing.prompts import compose
from bot.library.files import root
from bot.library.samples import demo_plot, sample
from bot.library.targets import Target, targets
from bot.sentences import sentences, spoken
from bot.story import ELEMENTS, PRESET_PARTS, Film, Known, Phrase, Scene

FILM: Film = sample()
SCENES = list(FILM.scenes)
HANDLE = re.compile(r"@([a-z][a-z0-9_]*)")
JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]")


def _texts(scene: Scene, lang: str) -> list[str]:
    phrases = [scene.slug, scene.beat, *(scene.elements.named(name) for name in ELEMENTS), *scene.prose]
    return [getattr(text, lang) for text in (*phrases, scene.sound, scene.avoid) if text is not None]


def test_the_file_is_what_the_film_dumps() -> None:
    text = (root() / "knowledge" / "samples" / "drowned-library.film.json").read_text(encoding="utf-8")
    assert text == FILM.model_dump_json(indent=2) + "\n"


def test_it_has_nine_scenes_and_all_are_written() -> None:
    assert len(SCENES) == 9
    assert {scene.status for scene in SCENES} == {"written"}


def test_every_sentence_of_the_plot_is_covered_once_and_in_order() -> None:
    covered = [place for scene in SCENES for place in scene.plot_sentences]
    assert covered == list(range(len(sentences(FILM.plot))))


def test_what_is_spoken_is_kept_word_for_word_in_both_languages() -> None:
    for words in spoken(FILM.plot):
        assert [scene for scene in SCENES if scene.sound and words in spoken(scene.sound.ja)]
        assert [scene for scene in SCENES if scene.sound and words in spoken(scene.sound.en)]


def test_the_film_is_told_in_both_languages() -> None:
    shared: list[Phrase] = [FILM.title, FILM.logline, *(getattr(FILM.preset, part) for part in PRESET_PARTS)]
    assert all(phrase.ja and phrase.en for phrase in (*shared, *FILM.assumptions))
    assert FILM.assumptions


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slate)
def test_a_scene_says_every_element_in_both_languages(scene: Scene) -> None:
    assert {sentence.element for sentence in scene.prose} == set(ELEMENTS)
    assert all(_texts(scene, "ja"))
    assert all(_texts(scene, "en"))
    assert None not in scene.camera.model_dump().values()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slate)
def test_its_english_is_english_but_for_what_is_spoken(scene: Scene) -> None:
    said = " ".join(_texts(scene, "en"))
    assert not JAPANESE.search(re.sub(r'"[^"]*"', "", said))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slate)
def test_its_handles_are_known_and_the_same_in_both_languages(scene: Scene) -> None:
    known = {entry.handle for entry in FILM.known}
    for sentence in scene.prose:
        assert set(HANDLE.findall(sentence.ja)) == set(HANDLE.findall(sentence.en)) <= known
    for name in ELEMENTS:
        element = scene.elements.named(name)
        assert set(HANDLE.findall(element.ja)) == set(HANDLE.findall(element.en)) <= known


@pytest.mark.parametrize("entry", FILM.known, ids=lambda entry: entry.handle)
def test_whoever_has_a_handle_is_short_to_say_and_appears(entry: Known) -> None:
    assert max(len(entry.identity.ja), len(entry.identity.en)) <= 120
    assert max(len(entry.short.ja), len(entry.short.en)) <= 40
    assert re.match(r"an? ", entry.identity.en)
    assert entry.short.en.startswith("the ")
    assert any(f"@{entry.handle}" in sentence.en for scene in SCENES for sentence in scene.prose)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slate)
def test_the_lens_that_is_said_is_the_lens_that_is_set(scene: Scene) -> None:
    lens = f"{scene.camera.lens_mm}mm"
    camera = next(sentence for sentence in scene.prose if sentence.element == "camera_work")
    assert all(
        lens in said for said in (camera.ja, camera.en, scene.elements.camera_work.ja, scene.elements.camera_work.en)
    )


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.slate)
def test_its_prose_negates_nothing_and_points_at_no_other_scene(scene: Scene) -> None:
    en, ja = (" ".join(getattr(sentence, lang) for sentence in scene.prose) for lang in ("en", "ja"))
    assert not re.search(
        r"\b(no|not|without|never|again|same|previous|seconds?|beautiful|cinematic)\b", en, re.IGNORECASE
    )
    assert not re.search(r"ない|せずに|なしで|先ほど|再び|前の(シーン|カット)|同じ|秒|美しい|幻想的", ja)


@pytest.mark.parametrize("target", [one for one in targets().values() if room(one) == PORTABLE], ids=lambda one: one.id)
def test_each_prompt_fits_every_target_that_reads_800_characters_with_its_look_and_its_sound(target: Target) -> None:
    prompts = [compose(FILM, scene, target) for scene in SCENES]
    assert max(len(prompt.text.en) for prompt in prompts) <= 800
    assert not any(prompt.over or prompt.without_look or prompt.missing for prompt in prompts)


def test_its_lengths_are_what_the_first_target_allows() -> None:
    allowed = targets()[FILM.target].seconds
    assert all(scene.seconds in allowed for scene in SCENES)


def test_no_two_neighbours_share_size_and_move() -> None:
    shots = [(scene.camera.size, scene.camera.move) for scene in SCENES]
    assert all(one != other for one, other in pairwise(shots))


def test_the_plot_of_the_demo_is_another_dream_with_somebody_who_speaks() -> None:
    assert 8 <= len(sentences(demo_plot())) <= 18
    assert spoken(demo_plot())
    assert demo_plot() != FILM.plot
