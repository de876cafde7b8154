"""blocks, prompts, a file a scene, and the archive of everything."""

import hashlib
import io
import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.composing import compose_film
from bot.edits import SetTarget, apply
from bot.exporting import export, export_scenes, formats
from bot.library.targets import target
from bot.story import Film, Phrase, Scene, Sentence
from bot.texts import Told
from tests.films import SMALL

KLING = apply(SMALL, [SetTarget(target="kling-3.0")])


def test_a_block_has_japanese_line_prompt_negative_field_and_settings_apart() -> None:
    first = export(KLING, "blocks", lang="en").split("\n\n" + "-" * 40 + "\n\n")[0]
    says, prompt, negative, settings = first.split("\n\n")
    [composed, _] = compose_film(KLING, target("kling-3.0"))
    assert says == "S01\n内容: ミオが桟橋を歩いてくる。"
    assert prompt == f"[Prompt]\n{composed.text.en}"
    assert negative == "[Negative field]\nother people, boats"
    assert settings == "[Parameters]\nVideo model: Kling 3.0\naspect ratio: 16:9\nduration: 8 s"


def test_a_target_without_a_negative_field_has_no_such_part() -> None:
    assert "Negative" not in export(SMALL, "blocks", lang="en")


def test_a_scene_that_lacks_english_is_given_in_japanese_if_that_is_whole() -> None:
    said = Sentence(ja="ミオが桟橋を歩く。", element="subject_action")
    unsaid = Sentence(en="Fog.", element="environment")
    [half, whole] = [
        Film(id="x", target="veo-3.1", scenes=(Scene(id="a", prose=prose),)) for prose in ((said, unsaid), (said,))
    ]
    assert "[Prompt]\n[S01: English missing: " in export(whole, "blocks", lang="en")
    assert "[Prompt in Japanese, until its English is there]\nミオが桟橋を歩く。" in export(whole, "blocks", lang="en")
    assert "in Japanese" not in export(half, "blocks", lang="en")


def test_a_block_is_in_the_dialect_of_its_target() -> None:
    bracketed = apply(SMALL, [SetTarget(target="hailuo-2.3")])
    assert "[Prompt]\n[Static shot]" in export(bracketed, "blocks", lang="en")


@pytest.mark.parametrize(
    ("scene", "line"),
    [
        ({"beat": Phrase(ja="走る。"), "slug": Phrase(ja="桟橋")}, "S01\n内容: 走る。"),
        ({"slug": Phrase(ja="桟橋")}, "S01\n内容: 桟橋"),
        ({"slug": Phrase(en="PIER")}, "S01\n\n"),
    ],
)
def test_the_line_of_japanese_is_the_beat_or_the_slug_or_left_out(scene: dict[str, Phrase], line: str) -> None:
    text = export(Film(id="x", target="veo-3.1", scenes=(Scene(id="a", **scene),)), "blocks")
    assert text.startswith(line)


@pytest.mark.parametrize("format_id", ["prompts", "blocks"])
def test_each_scene_can_be_a_file_of_its_own_to_paste_whole(format_id: str) -> None:
    files = export_scenes(SMALL, format_id)
    assert list(files) == ["S01.txt", "S02.txt"]
    assert not any("retarget" in text for text in files.values())
    whole = export(KLING, format_id)
    for text in export_scenes(KLING, format_id).values():
        assert text.strip() in whole


def test_a_table_is_one_file_for_all_scenes_and_says_what_is_not() -> None:
    with pytest.raises(Told, match="blocks, prompts"):
        export_scenes(SMALL, "csv")


def test_the_archive_holds_every_format_and_a_manifest_whose_checksums_are_right() -> None:
    with ZipFile(io.BytesIO(export(SMALL, "zip"))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
        for entry in manifest["files"]:
            data = archive.read(entry["name"])
            assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert [entry["name"] for entry in manifest["files"]] == names[1:]
        assert all(info.date_time[0] == 1980 and info.compress_type == ZIP_DEFLATED for info in archive.infolist())
    assert {f"film{form.suffix}" for form in formats().values() if form.id != "zip"} < set(names)
    assert {"blocks/S01.txt", "blocks/S02.txt", "prompts/S02.txt"} < set(names)


def test_names_in_the_archive_are_the_same_whatever_the_film_is_called() -> None:
    def names(film: Film) -> list[str]:
        with ZipFile(io.BytesIO(export(film, "zip"))) as archive:
            return archive.namelist()

    assert names(SMALL) == names(SMALL.model_copy(update={"title": Phrase(ja="../../夢", en="x")}))
