"""A hundred answers that try to change what nobody asked for, through the real protocol."""

import copy
import json

import pytest
import yaml
from pydantic import SecretStr

from bot.dialogue import events
from bot.edits import AddScene, SetHeading, Wording, changes
from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.settings import Settings
from bot.story import ELEMENTS, Scene
from bot.writing.answering import SpoiltError
from bot.writing.fill import filled
from bot.writing.follow import follow
from bot.writing.outline import outlined
from bot.writing.rewrite import rewrite
from tests.filming import answers, crew, fills, film, outline
from tests.talking import only, sample_open

GOOD = answers("rewrite")[0]


def adversarial():
    """Yield a hundred texts: fields that are extra, missing, null, renamed or of another kind; other scenes; no JSON."""
    for key in GOOD:
        yield {k: v for k, v in GOOD.items() if k != key}
        yield GOOD | {key: None}
        yield GOOD | {key: "null"}
        yield GOOD | {key: []}
        yield {(k if k != key else f"new_{k}"): v for k, v in GOOD.items()}
        yield {(k if k != key else k.upper()): v for k, v in GOOD.items()}
    for element in ELEMENTS:
        yield GOOD | {element: {"ja": "盗まれた", "en": "stolen"}}
        yield GOOD | {"elements": {element: {"ja": "盗まれた", "en": "stolen"}}}
        yield GOOD | {"prose": [{"element": element, "ja": "盗まれた。", "en": "Stolen."}]}
        tagged = copy.deepcopy(GOOD)
        tagged["sentences"][0]["element"] = element
        yield tagged
    for key in (
        "scene",
        "scenes",
        "id",
        "number",
        "film",
        "edits",
        "slug",
        "seconds",
        "locks",
        "status",
        "preset",
        "cast",
    ):
        yield GOOD | {key: 2}
        yield GOOD | {key: {"id": "other", "ja": "x", "en": "x"}}
        yield {key: GOOD}
    for value in ("drone", "", 7, None, ["static"], {"ja": "x"}):
        for part in ("size", "angle", "move"):
            yield GOOD | {"camera": GOOD["camera"] | {part: value}}
    for lens in (-1, 0, 10**9, "85mm", 3.5):
        yield GOOD | {"camera": GOOD["camera"] | {"lens_mm": lens}}
    yield from ([GOOD], [GOOD, GOOD], "null", "", "Sure! Here you go.", "{", '{"text": {"ja": "' + "あ" * 5000)


def texts():
    return [answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False) for answer in adversarial()]


async def test_a_hundred_adversarial_answers_move_nothing_outside_the_scope_by_a_byte(simulated, tmp_path):
    case = tmp_path / "case"
    case.mkdir()
    entries = [
        {"step": "rewrite", "when": [f"<{number}>"], "text": text, "breaks_schema": True}
        for number, text in enumerate(texts())
    ]
    (case / "rewrites.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    assert len(entries) >= 100
    server = simulated(str(case))
    settings = Settings(_env_file=None, OPENAI_API_KEY=SecretStr("sk-x"), OPENAI_BASE_URL=server.url)
    outcomes = {"taken": 0, "refused": 0}
    async with crew(tmp_path, OpenAIWriter(settings)) as made:
        scenes = [AddScene(scene=Scene(id=f"s{i}"), after=f"s{i - 1}" if i else None) for i in range(3)]
        edits = [*outlined(film(), outline()), *scenes, *(e for i in range(3) for e in filled(f"s{i}", fills()[i]))]
        stored = await made.archive.commit("lighthouse", 0, edits, turn="t", by="user", at=made.clock())
        for number in range(len(entries)):
            before = stored.film
            try:
                wish = f"もっと近く <{number}>"
                stored = await rewrite(made, "lighthouse", "s1", "camera_work", wish, turn=str(number))
            except SpoiltError:
                outcomes["refused"] += 1
                stored = await made.archive.load("lighthouse")
                assert stored.film.model_dump_json() == before.model_dump_json()
            else:
                outcomes["taken"] += 1
                scope = ("elements/camera_work", "camera/", "prose/camera_work", "prose_order")
                paths = [change.path.removeprefix("scenes/s1/") for change in changes(before, stored.film)]
                assert [path for path in paths if not path.startswith(scope)] == []
    assert min(outcomes.values()) > 20


MARKS = "abcdefghijklmn"
"""Tell one question from another without a digit: an answer must have the numbers of what it follows."""
CAMERA = ("elements/camera_work", "camera/", "prose/camera_work", "prose_order")


def beyond(before, after, scene, scope):
    """Return the paths of what differs between two films outside of a scope in one scene."""
    paths = [change.path.removeprefix(f"scenes/{scene}/") for change in changes(before, after)]
    return [path for path in paths if not path.startswith(scope)]


@pytest.mark.parametrize(
    "wish", ["もっと怖く", "カメラを変えて", "closer, handheld", "夜のローアングルで、屋上から", "俯瞰で"]
)
async def test_without_a_model_every_other_proposal_moves_the_camera_alone(wish, tmp_path):
    async with sample_open(tmp_path) as person:
        for scene in (await person.film()).scenes[:3]:
            shown = only(
                await person.press("rewrite", scene=scene.id, element="camera_work", wish=wish), events.Proposed
            )
            for _ in range(3):
                assert changes(shown.before, shown.after)
                assert beyond(shown.before, shown.after, scene.id, CAMERA) == []
                shown = only(await person.type("もう一つ"), events.Proposed)


@pytest.mark.parametrize(("element", "wish"), [("lighting_color", "夜に"), ("environment", "夜の屋上に")])
async def test_a_time_or_place_reaches_words_of_that_scene_and_no_camera_no_length_no_other_scene(
    element, wish, tmp_path
):
    scope = ("slug/", "beat/", "prose", *(f"elements/{e}" for e in ("subject_action", "environment", element)))
    async with sample_open(tmp_path) as person:
        for scene in (await person.film()).scenes:
            shown = only(await person.press("rewrite", scene=scene.id, element=element, wish=wish), events.Proposed)
            assert beyond(shown.before, shown.after, scene.id, scope) == []
            camera = [
                [said for said in film.scene(scene.id).prose if said.element == "camera_work"]
                for film in (shown.before, shown.after)
            ]
            assert camera[0] == camera[1]


async def test_whatever_is_answered_a_heading_that_follows_moves_that_language_of_it_alone(simulated, tmp_path):
    good = {"text": "EXT. PIER - NIGHT", "sentences": []}
    answers_ = [
        good, good | {"slug": "X"}, good | {"scene": {"slug": {"ja": "盗", "en": "stolen"}}}, good | {"sentences": ["A.", "B."]},
        {"text": "屋外 桟橋", "sentences": []}, {"text": "", "sentences": []}, {"text": None, "sentences": []}, {"sentences": []},
        [good], "null", "{", "EXT. PIER - NIGHT",
    ]  # fmt: skip
    texts_ = [answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False) for answer in answers_]
    case = tmp_path / "case"
    case.mkdir()
    entries = [
        {"step": "follow", "when": [f"<{n}>"], "text": text, "breaks_schema": True}
        for n, text in zip(MARKS, texts_, strict=False)
    ]
    (case / "follows.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
    server = simulated(str(case))
    settings = Settings(_env_file=None, OPENAI_API_KEY=SecretStr("sk-x"), OPENAI_BASE_URL=server.url)
    taken = 0
    async with crew(tmp_path, OpenAIWriter(settings)) as made:
        stored = await made.archive.commit(
            "lighthouse", 0, [AddScene(scene=Scene(id="s0"), after=None)], turn="t", by="user", at=made.clock()
        )
        for number in MARKS[: len(entries)]:
            typed = SetHeading(scene="s0", heading="slug", words=Wording(ja=f"屋外 桟橋 <{number}>"))
            stored = await made.archive.commit(
                "lighthouse", stored.version, [typed], turn=f"h{number}", by="user", at=made.clock()
            )
            before = stored.film
            try:
                stored = await follow(made, "lighthouse", "s0", "slug", "en", turn=f"f{number}")
            except SpoiltError:
                stored = await made.archive.load("lighthouse")
                assert stored.film == before
            else:
                taken += 1
                assert beyond(before, stored.film, "s0", ("slug/en", "stale")) == []
    assert 0 < taken < len(entries)
