"""The guided writer: what a director reads, and what may never happen in it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.composing import budget
from bot.edits import SetHeading, Wording, apply
from bot.library.targets import target
from bot.linting import lint_film
from bot.llm.asks import FillInputs, FollowInputs, InterviewInputs, OutlineInputs, QuickInputs
from bot.llm.drafts import FollowDraft, InterviewDraft, OutlineDraft, QuickDraft, SceneDraft
from bot.llm.guided import CannotError
from bot.sentences import sentences, spoken
from bot.story import ELEMENTS, Film, Finding, Lang
from tests.guided_films import AQUARIUM, TRAIN, answer, made, planned

DREAMS = sorted((Path(__file__).parent / "data" / "dreams").glob("*.txt"))
JAPANESE = re.compile(r"[ぁ-ヿ一-鿿]")
_PIECES_JA = [
    "私は夜の学校の廊下を歩いている", "赤いコートの女が立っていた", "突然、灯りが消える", "「逃げて!」と妹が叫んだ",
    "海が見える", "気がつくと、夜明けの海辺にいた", "老婆は古い手紙を差し出す", "雨が降り出した", "ユイは階段を駆け上がる",
    "鍵が光る", "空を鯨が泳いでいく", "誰もいない", "A", "ペンギンが電話に出る", "彼女は泣いている",
]  # fmt: skip
_PIECES_EN = [
    "I walk down the school corridor at night", "An old woman in a red coat stands there", "Suddenly the lights go out",
    '"Run!" my sister screams', "The sea is near", "I wake up on a beach at dawn", "She holds out a brass key",
    "It starts to rain", "Mira climbs the stairs", "The key glows", "A whale swims across the sky", "Nobody is here",
    "X", "A penguin answers the telephone", "He cries",
]  # fmt: skip


def plots(lang: Lang) -> st.SearchStrategy[str]:
    pieces, end, joint = (_PIECES_JA, "。", "") if lang == "ja" else (_PIECES_EN, ".", " ")
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=14).map(
        lambda chosen: joint.join(f"{piece}{end}" for piece in chosen)
    )


def told(film: Film) -> list[str]:
    """Every sentence of ours in a film: the user's own words are the user's."""
    texts = []
    for scene in film.scenes:
        texts += [s for said in scene.prose if said.element != "subject_action" for s in (said.ja, said.en)]
        texts += [
            text for name in ELEMENTS[1:] for text in (scene.elements.named(name).ja, scene.elements.named(name).en)
        ]
    return texts


@pytest.fixture(scope="module", params=["ja", "en"])
def film(request: pytest.FixtureRequest) -> Film:
    return made(AQUARIUM if request.param == "ja" else TRAIN, request.param, scenes=12)


def test_in_a_film_of_twelve_scenes_no_sentence_occurs_twice(film: Film) -> None:
    assert len(film.scenes) == 12
    texts = told(film)
    assert all(texts)
    assert len(set(texts)) == len(texts)


def test_no_set_up_stands_twice_running_and_the_film_opens_and_closes_wide(film: Film) -> None:
    setups = [(scene.camera.size, scene.camera.angle, scene.camera.move) for scene in film.scenes]
    assert all(one != other for one, other in pairwise(setups))
    assert {setups[0][0], setups[-1][0]} <= {"wide", "extreme-wide"}


def test_no_english_field_holds_a_japanese_letter(film: Film) -> None:
    english = [text for text in re.findall(r'"en":"((?:[^"\\]|\\.)*)"', film.model_dump_json()) if text]
    assert english
    assert not [text for text in english if JAPANESE.search(text)]


@pytest.mark.parametrize("scenes", [None, 12])
@pytest.mark.parametrize("dream", DREAMS, ids=[path.name for path in DREAMS])
def test_what_the_linter_finds_is_in_the_users_words(dream: Path, scenes: int | None) -> None:
    # No error is in a sentence of ours.
    film = made(dream.read_text(encoding="utf-8").strip(), "ja" if ".ja." in dream.name else "en", scenes)
    ours = [
        (finding.code, finding.scene, finding.field)
        for finding in lint_film(film, target(film.target))
        if finding.level == "error" and finding.field and _element(film, finding) != "subject_action"
    ]
    # What pulls away is the sea: the person's own words, found beside a fixed camera.
    assert [found for found in ours if "sea" not in dream.name or found[0] != "CAM02"] == []


def _element(film: Film, finding: Finding) -> str:
    scene, (name, _, place) = film.scene(finding.scene or ""), (finding.field or "").partition(".")
    return scene.prose[int(place)].element if scene is not None and name == "prose" else name


def test_what_lacks_english_is_told_once_for_the_film() -> None:
    film = made(AQUARIUM, "ja", scenes=6)
    found = [finding for finding in lint_film(film, target(film.target)) if finding.weak_spot == "missing-english"]
    assert [(one.scene, one.level) for one in found] == [(None, "error")]
    assert "シーン1、2、3、4、5、6" in found[0].message.ja


def test_the_prompts_hold_the_plots_sentences_in_order(film: Film) -> None:
    for scene in film.scenes:
        said = [sentence for sentence in scene.prose if sentence.element == "subject_action"]
        assert len(said) == len(scene.plot_sentences)
        assert all(sentence.said(film.plot_lang) for sentence in said)


def test_every_handle_in_a_text_is_in_the_film(film: Film) -> None:
    known = {entry.handle for entry in film.known}
    used = set(re.findall(r"@([a-z][a-z0-9_]*)", film.model_dump_json(include={"scenes"})))
    assert used
    assert used <= known


def test_identity_phrases_are_what_the_plot_says() -> None:
    known = {entry.handle: entry for entry in planned(AQUARIUM, "ja").known}
    assert known["woman"].identity.model_dump() == {"ja": "赤いコートの女", "en": "a woman in a red coat"}
    assert known["key"].identity.model_dump() == {"ja": "小さな銀の鍵", "en": "a small silver key"}


def test_the_users_words_stay_and_the_other_language_is_left_empty() -> None:
    first = made(AQUARIUM, "ja").scenes[0].elements.subject_action
    assert first.ja == "閉館後の@aquariumで、@dreamerは@little_sisterの手を引いて歩いている。"
    assert first.en == ""


def test_i_becomes_a_third_person_with_its_verb() -> None:
    film = made("I walk into the kitchen and open the door. I was afraid. I've lost my key.", "en", scenes=1)
    said = film.scenes[0].elements.subject_action.en
    assert "@dreamer walks into @kitchen and opens the door." in said
    assert "@dreamer was afraid. @dreamer has lost @dreamer's key." in said


@given(plots("ja"))
@settings(max_examples=25, deadline=None)
def test_any_japanese_plot_makes_a_film(plot: str) -> None:
    _holds(plot, "ja")


@given(plots("en"))
@settings(max_examples=25, deadline=None)
def test_any_english_plot_makes_a_film(plot: str) -> None:
    _holds(plot, "en")


def _holds(plot: str, lang: Lang) -> None:
    film = made(plot, lang)
    assert [i for scene in film.scenes for i in scene.plot_sentences] == list(range(len(sentences(plot))))
    written = " ".join(scene.elements.subject_action.said(lang) for scene in film.scenes)
    assert all(quote in written for quote in spoken(plot))
    handles = [entry.handle for entry in film.known]
    assert len(set(handles)) == len(handles)
    assert not JAPANESE.search(" ".join(s.en for scene in film.scenes for s in scene.prose))


def test_the_same_plot_makes_the_same_film() -> None:
    assert made(TRAIN, "en") == made(TRAIN, "en")


def test_a_moved_slug_is_obeyed() -> None:
    film = planned(TRAIN, "en")
    words = Wording(ja="屋内 列車(夜明け)", en="INT. NIGHT TRAIN - DAWN")
    film = apply(film, [SetHeading(scene=film.scenes[0].id, heading="slug", words=words)])
    chosen = target("sora-2")
    inputs = FillInputs(
        film=film, scene=film.scenes[0], target=chosen, sentences=sentences(TRAIN), budget=budget(film, chosen)
    )
    assert "dawn" in answer(inputs, SceneDraft).environment.en


def test_the_interview_asks_only_what_is_missing_and_three_at_most() -> None:
    full = "夜の教室に、制服の少女が立っている。私は泣きながら黒いコートの祖母を追いかける。"
    asked = answer(InterviewInputs(plot=full, plot_lang="ja"), InterviewDraft).questions
    assert not asked
    bare = answer(InterviewInputs(plot="何かが変だった。", plot_lang="ja"), InterviewDraft).questions
    assert [question.about for question in bare] == ["who", "where", "when"]


def test_an_answer_fills_what_the_plot_leaves_open() -> None:
    film = Film(id="f", plot="私は歩いている。", plot_lang="ja")
    inputs = OutlineInputs(film=film, target=target("sora-2"), answers=("海辺", "夜明け", "黒いコートの大人"))
    outline = answer(inputs, OutlineDraft, "outline")
    assert [place.handle for place in outline.places] == ["beach"]
    assert "夜明け" in outline.logline.ja
    assert outline.cast[0].identity.en == "an adult in a black coat"


def test_a_few_words_make_one_prompt_without_handles() -> None:
    film = Film(id="f", plot="a fox in the snow", plot_lang="en")
    quick = answer(QuickInputs(film=film, target=target("sora-2"), budget=600), QuickDraft, "quick")
    assert "@" not in quick.model_dump_json()
    assert "fox" in quick.scene.prose[0].en
    assert quick.slug.en == "EXT. SNOWFIELD - DAWN"


def test_what_it_cannot_translate_is_told() -> None:
    film = made(AQUARIUM, "ja")
    scene = film.scenes[0].model_copy(update={"stale": ("subject_action.en",)})
    with pytest.raises(CannotError):
        answer(FollowInputs(film=film, scene=scene, element="subject_action", lang="en"), FollowDraft, "follow")


def test_what_the_vocabulary_knows_whole_follows() -> None:
    film = made(AQUARIUM, "ja")
    scene = film.scenes[0]
    elements = scene.elements.model_copy(
        update={"time_flow": scene.elements.time_flow.model_copy(update={"ja": "スローモーション"})}
    )
    scene = scene.model_copy(update={"elements": elements, "stale": ("time_flow.en",)})
    draft = answer(FollowInputs(film=film, scene=scene, element="time_flow", lang="en"), FollowDraft, "follow")
    assert draft.text == "Slow motion"


@pytest.mark.parametrize("name", ["dream.ja.txt", "dream.en.txt"])
def test_the_example_plots_have_a_cast_of_two_and_a_key_item(name: str) -> None:
    plot = (Path(__file__).parent.parent / "knowledge" / "samples" / name).read_text(encoding="utf-8").strip()
    film = planned(plot, "ja" if ".ja." in name else "en")
    assert 8 <= len(sentences(plot)) <= 12
    assert len(film.cast) >= 2
    assert film.props


@pytest.mark.parametrize(
    ("plot", "kept"),
    [
        ("小さなガラスの瓶がある。私の手には空っぽの瓶が残った。", "空っぽの"),
        ("観覧車に乗る。観覧車が回る。すべてのゴンドラが止まる。", "ゴンドラ"),
        ("A small brass bell hangs there. I ring the bell. A broken bell lies in the snow.", "broken bell"),
    ],
)
def test_a_handle_never_takes_a_word_of_the_users_away(plot: str, kept: str) -> None:
    lang: Lang = "en" if plot.isascii() else "ja"
    scenes = made(plot, lang).scenes
    assert any(kept in scene.elements.subject_action.said(lang) for scene in scenes)


@pytest.mark.parametrize(
    ("plot", "told"),
    [
        ("I sit on the bed, and it is late afternoon.", "it is late afternoon"),
        ("I open the letter. I can't read the writing. I don't know why.", "@dreamer can't read the writing"),
    ],
)
def test_only_the_verbs_of_whoever_was_i_change_their_form(plot: str, told: str) -> None:
    assert told in made(plot, "en", 1).scenes[0].elements.subject_action.en


def test_rain_boots_and_a_waving_brother_bring_no_rain_and_no_sea() -> None:
    film = made("I find my old rain boots in the kitchen. My brother laughs and waves.", "en", 1)
    assert film.scenes[0].sound is None
    assert "rain" not in film.scenes[0].elements.environment.en


def test_whoever_falls_from_a_roof_is_on_the_roof_no_more() -> None:
    film = made("夕暮れの屋上に立っている。私は落ちる。窓が上へ流れていく。", "ja", 3)
    assert [scene.slug.en for scene in film.scenes] == ["EXT. ROOFTOP - DUSK", *["EXT. OPEN SKY - DUSK"] * 2]


def test_a_hospitals_corridor_is_lit_like_a_hospital_and_stays_the_same_place() -> None:
    film = made("深夜の病院の廊下を私は走っている。扉を開けると、そこはさっきの廊下だった。", "ja", 2)
    assert [scene.slug.ja for scene in film.scenes] == ["屋内 病院の廊下(夜)"] * 2
    assert all("蛍光灯" in scene.elements.lighting_color.ja for scene in film.scenes)


def test_the_camera_looks_at_who_ends_the_sentence() -> None:
    film = made("朝の会議室で、私が歌うと、社長は立ち上がって踊り出した。", "ja", 1)
    assert "@company_president" in film.scenes[0].elements.camera_work.ja
    house = made("Grandmother sits in the kitchen. Then the house begins to float.", "en", 2)
    assert "@grandmother" not in house.scenes[1].elements.camera_work.en


def test_a_form_that_only_points_to_a_place_is_not_its_name() -> None:
    film = made("目を覚ますと、枕元に白い帽子が置いてあった。", "ja", 1)
    assert film.scenes[0].slug.ja.startswith("屋内 寝室(")
    assert "枕元に" in film.scenes[0].elements.subject_action.ja
