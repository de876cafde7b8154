"""A hundred answers that try to change what nobody asked for, through the real protocol."""

import copy
import json

import yaml
from pydantic import SecretStr

from bot.edits import AddScene, changes
from bot.llm.openai_protocol import OpenAIWriter
from bot.llm.settings import Settings
from bot.story import ELEMENTS, Scene
from bot.writing.answering import SpoiltError
from bot.writing.fill import filled
from bot.writing.outline import outlined
from bot.writing.rewrite import rewrite
from tests.filming import answers, crew, fills, film, outline

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
