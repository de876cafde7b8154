"""A scripted person: carries requests to answers that stand ready, and pastes them as people do."""

import json
import re
from collections.abc import Callable, Iterable
from typing import Any

import yaml

from bot.library.samples import sample
from bot.llm.clipboard import Request
from bot.llm.drafts import BreakdownDraft, OutlineDraft, SceneDraft
from bot.llm.port import UnreachableError
from bot.sentences import sentences
from bot.story import ELEMENTS, Film
from bot.texts import Told
from tests.filming import CASE

PART = re.compile(r'"((?:scene_\d+\w*|outline|scene_list|quick|direct|interview))"')


class Person:
    """Pastes what each of `pastes` makes of the request; then, the whole answer each time."""

    def __init__(
        self, answer: Callable[[Request], str], pastes: Iterable[Callable[[str], str | list[str]]] = ()
    ) -> None:
        self._answer, self._turns = answer, list(pastes)
        self._ready: list[str] = []
        self.shown: list[Request] = []
        self.pasted_all: list[str] = []
        self.remarks: list[Told] = []

    def show(self, request: Request) -> None:
        self.shown.append(request)
        whole = self._answer(request)
        made = self._turns.pop(0)(whole) if self._turns else whole
        self._ready = [made] if isinstance(made, str) else list(made)

    async def pasted(self) -> str:
        if not self._ready:
            raise UnreachableError("clipboard.left")
        self.pasted_all.append(self._ready.pop(0))
        return self.pasted_all[-1]

    def remark(self, told: Told) -> None:
        self.remarks.append(told)


def wanted(request: Request) -> list[str]:
    """Return the names of the parts that a request asks for."""
    behind = request.text.rpartition('"answer_to"')[2]
    return list(dict.fromkeys(PART.findall(behind)))


def block(film: str, parts: dict[str, Any]) -> str:
    """Return an answer as a good chat gives it."""
    return f"```json\n{json.dumps({'answer_to': film, **parts}, ensure_ascii=False, indent=2)}\n```\n"


def from_sample(count: int) -> tuple[Film, Callable[[Request], str]]:
    """Return a fresh film of `count` scenes and who answers for it, from the shipped sample film; it repeats if need be."""
    whole = sample()
    scenes = [whole.scenes[i % len(whole.scenes)] for i in range(count)]
    plot = "\n".join(f"{i + 1}つ目の夢。{scene.beat.ja}" for i, scene in enumerate(scenes))
    film = Film(id="sampled", plot=plot, plot_lang="ja", target=whole.target)
    drafts: dict[str, Any] = {f"scene_{i + 1}": scene_draft(scene) for i, scene in enumerate(scenes)}
    drafts["outline"] = outline_draft(whole)
    each = len(sentences(plot)) / count
    drafts["scene_list"] = {
        "scenes": [
            {
                "plot_sentences": list(range(round(i * each), round((i + 1) * each))),
                "slug": scene.slug.model_dump(), "beat": scene.beat.model_dump(), "seconds": scene.seconds,
            }
            for i, scene in enumerate(scenes)
        ]
    }  # fmt: skip
    BreakdownDraft.model_validate(drafts["scene_list"])
    return film, lambda request: block(film.id, {name: drafts[name] for name in wanted(request)})


def outline_draft(film: Film) -> dict[str, Any]:
    said = film.model_dump(include={"title", "logline", "preset", "cast", "places", "props", "assumptions"})
    return OutlineDraft.model_validate(json.loads(json.dumps(said)), extra="ignore").model_dump()


def scene_draft(scene: Any) -> dict[str, Any]:
    said = scene.model_dump()
    return SceneDraft.model_validate(
        {
            **{element: said["elements"][element] for element in ELEMENTS},
            "camera": said["camera"], "prose": list(said["prose"]), "sound": said["sound"], "avoid": said["avoid"],
            "assumptions": [],
        },
        extra="ignore",
    ).model_dump()  # fmt: skip


def lighthouse() -> Callable[[Request], str]:
    """Return who answers for the lighthouse film."""
    entries = [entry for path in sorted(CASE.glob("*.yaml")) for entry in yaml.safe_load(path.read_text("utf-8"))]
    by_step = {entry["step"]: entry["answer"] for entry in entries if "answer" in entry and "when" not in entry}
    fills = [entry["answer"] for entry in entries if entry["step"] == "fill"]
    camera = next(entry["answer"] for entry in entries if entry["step"] == "rewrite")
    parts = {f"scene_{i}": answer for i, answer in enumerate(fills, start=1)}
    parts |= {"outline": by_step["outline"], "scene_list": by_step["break_down"], "scene_1_camera_work": camera}

    def answer(request: Request) -> str:
        film = re.findall(r'"answer_to": "([^"]+)"', request.text)[-1]
        return block(film, {name: parts[name] for name in wanted(request)})

    return answer
