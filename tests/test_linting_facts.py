"""What a text states: the vocabularies can be read, all of them are used, and what is kept depends on all it should."""

from pathlib import Path

import pytest

from bot.library import facts as library
from bot.library.facts import idioms, topics
from bot.library.files import BadFileError
from bot.library.targets import target
from bot.linting import lint_film
from bot.linting.facts import _TOPICS, Use, fact_concordance, read_facts, stated
from bot.linting.kept import Kept
from bot.story import LANGS, Film, Lang, Phrase, Preset, Scene, Sentence

SORA = target("sora-2")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("use", ["languages", "scenes"])
def test_every_cue_can_be_read(lang: Lang, use: Use) -> None:
    assert fact_concordance(lang, use)


def test_every_topic_is_compared_somewhere() -> None:
    assert set(topics()) == {name for names in _TOPICS.values() for name in names}
    assert idioms().ways


def test_a_value_that_is_not_there_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "knowledge" / "facts"
    folder.mkdir(parents=True)
    (folder / "color.yaml").write_text("values: {red: {en: [red], near: [rouge]}}", encoding="utf-8")
    monkeypatch.setattr("bot.library.files.root", lambda: tmp_path)
    with pytest.raises(BadFileError, match=r"color\.yaml: values\.red: there is no rouge"):
        library.topics.__wrapped__()


@pytest.mark.parametrize(
    ("text", "lang", "topic", "values"),
    [
        ("青年が青信号で渡る。", "ja", "color", {"green"}),
        ("She left the room at the right moment.", "en", "direction", {"exit"}),
        ("A medium close-up.", "en", "camera", {"medium-close-up"}),
        ("少年が猫を追いかける。", "ja", "camera", set()),
    ],
)
def test_near_misses_state_nothing(text: str, lang: Lang, topic: str, values: set[str]) -> None:
    assert {one.value for one in stated(read_facts(text, lang), topic) if one.sure} == values


def test_what_is_kept_of_a_text_knows_its_preset() -> None:
    still = Sentence(element="camera_work", ja="固定カメラ。", en="Locked-off camera.")
    plain = Film(id="f", scenes=(Scene(id="a", prose=(still,)),))
    shaky = plain.model_copy(update={"preset": Preset(camera=Phrase(ja="手持ち。", en="Handheld."))})
    clean = [f.weak_spot for f in lint_film(plain, SORA)]
    assert "camfix" not in clean
    assert "camfix" in [f.weak_spot for f in lint_film(shaky, SORA)]
    assert [f.weak_spot for f in lint_film(plain, SORA)] == clean


def test_the_oldest_results_leave_first() -> None:
    kept: Kept[int] = Kept(2)
    made = [kept.get(key, lambda key=key: key) for key in (1, 2, 3)]
    assert made == [1, 2, 3]
    assert kept.get(1, lambda: 10) == 10
    assert kept.get(3, lambda: 30) == 3
