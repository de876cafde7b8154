import pytest
from hypothesis import given, settings
from jouvence.document import TYPE_CHARACTER, TYPE_DIALOG, JouvenceDocument
from jouvence.parser import JouvenceParser

from bot.exporting import export
from bot.library.samples import sample
from bot.story import Film, Finding, Phrase, Scene
from tests.films import HOSTILE, SMALL, films


def screenplay(film: Film, **options: object) -> JouvenceDocument:
    return JouvenceParser().parseString(export(film, "fountain", **options))


def told(document: JouvenceDocument) -> str:
    return "\n".join(paragraph.text for scene in document.scenes for paragraph in scene.paragraphs)


def test_the_title_page_says_title_logline_and_that_the_target_is_closed() -> None:
    values = screenplay(sample(), lang="en").title_values
    assert values["title"] == "The Drowned Library"
    assert "library under water" in values["notes"]
    assert "2026-09-24" in values["notes"]
    assert set(values) == {"title", "notes"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_scene_has_its_heading_with_its_slate(lang: str) -> None:
    film = sample()
    headers = [scene.header for scene in screenplay(film, lang=lang).scenes if scene.header]
    assert headers == [f"{scene.slug.said(lang)} #{scene.slate}#" for scene in film.scenes]


def test_spoken_lines_are_dialogue_under_their_speakers_name() -> None:
    scene = next(scene for scene in screenplay(sample()).scenes if scene.header and "S05" in scene.header)
    said = [(p.type, p.text) for p in scene.paragraphs if p.type in (TYPE_CHARACTER, TYPE_DIALOG)]
    assert said == [(TYPE_CHARACTER, "司書(父)"), (TYPE_DIALOG, "返却ですね")]


def test_prompts_and_findings_are_notes() -> None:
    found = Finding(code="c", weak_spot="busy", level="warning", message=Phrase(ja="多い。", en="Busy."), scene="a1b2")
    text = export(SMALL, "fountain", findings=[found])
    assert "[[S01 Grey-blue with the pale blue of one lantern;" in text
    assert "[[注意: 多い。]]" in text
    assert "[[S02 [S02: 英語が未記入: 環境]" in text


@pytest.mark.parametrize(
    "words",
    [".not a heading", "INT. NOT A HEADING", "CUT TO:", "> centred <", "~la la", "@NOBODY", "!forced", "# section",
     "= synopsis", "===", "*stars* and _lines_", "[[note]]", "/* cut */", "(beside)"],
)  # fmt: skip
def test_what_looks_like_markup_is_action_and_dialogue(words: str) -> None:
    scene = Scene(id="s", slug=Phrase(en="INT. ROOM"), beat=Phrase(en=words), sound=Phrase(en=f'"{words}", she says.'))
    text = export(Film(id="f", scenes=(scene,)), "fountain", lang="en")
    document = JouvenceParser().parseString(text)
    assert [scene.header for scene in document.scenes if scene.header] == ["INT. ROOM #S01#"]
    kinds = {p.type for scene in document.scenes for p in scene.paragraphs}
    assert kinds == {0, TYPE_CHARACTER, TYPE_DIALOG}
    assert "/*" not in text
    assert text.count("[[") == text.count("]]") == 1


@pytest.mark.parametrize("slug", ["", "（夜）", "#1#", "..", "夜の港"])
def test_any_slug_is_a_heading(slug: str) -> None:
    film = Film(id="f", scenes=(Scene(id="s", slug=Phrase(ja=slug), beat=Phrase(ja="歩く。")),))
    (header,) = [scene.header for scene in screenplay(film).scenes if scene.header]
    assert header.endswith("#S01#")


@given(film=films())
@settings(max_examples=40, deadline=None)
def test_whatever_the_film_it_has_as_many_headings_as_scenes(film: Film) -> None:
    document = screenplay(film)
    assert sum(bool(scene.header) for scene in document.scenes) == len(film.scenes)
    assert "\x00" not in told(document)


def test_hostile_texts_stay_text() -> None:
    hostile = Phrase(ja="\n".join(HOSTILE))
    film = Film(id="f", title=hostile, scenes=(Scene(id="s", slug=hostile, beat=hostile, sound=hostile),))
    assert set(screenplay(film).title_values) == {"title", "notes"}
