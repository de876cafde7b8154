"""The film that is measured with: as many scenes as wanted, taken in turn from the finished sample film.

Its answers are the sample's own texts, so a scene is as long as a good scene is.
"""

import json
from pathlib import Path
from typing import Any

import yaml

from bot.library.samples import sample
from bot.llm.drafts import BeatDraft, BreakdownDraft, OutlineDraft, SceneDraft
from bot.sentences import sentences
from bot.story import Film, Known, Scene


def scenes_of(count: int) -> tuple[Scene, ...]:
    """Return finished scenes, numbered, each with plot sentences of its own."""
    finished = sample().scenes
    scenes: list[Scene] = []
    sentence = 0
    for place in range(count):
        model = finished[place % len(finished)]
        covered = tuple(range(sentence, sentence + len(model.plot_sentences)))
        scenes.append(
            model.model_copy(update={"id": f"scene{place + 1}", "number": place + 1, "plot_sentences": covered})
        )
        sentence += len(covered)
    return tuple(scenes)


def finished(count: int) -> Film:
    """Return the film as it is when all is written."""
    return sample().model_copy(update={"id": f"film{count}", "plot": _plot(count), "scenes": scenes_of(count)})


def outlined(count: int) -> Film:
    """Return the film as it is when only the outline stands."""
    return finished(count).model_copy(update={"scenes": ()})


def listed(count: int) -> Film:
    """Return the film as it is when the scene list stands."""
    planned = ("id", "number", "slug", "beat", "seconds", "plot_sentences")
    scenes = tuple(Scene(**{name: getattr(scene, name) for name in planned}) for scene in scenes_of(count))
    return finished(count).model_copy(update={"scenes": scenes})


def bare(count: int) -> Film:
    """Return the film as it is when nothing is written yet."""
    return Film(id=f"film{count}", plot=_plot(count), plot_lang="ja", target=sample().target)


def list_text(count: int) -> str:
    """Return the answer that lists the scenes, as it is sent."""
    return _sent(_breakdown(count))


def scene_texts(count: int) -> list[str]:
    """Return the answers that fill the scenes, as they are sent."""
    return [_sent(_scene(scene)) for scene in scenes_of(count)]


def write_case(folder: Path, count: int) -> Path:
    """Write the answers as a case of the simulated server and return its folder."""
    case = folder / f"scenes{count}"
    case.mkdir()
    # A scene that comes again has the answer that it had before.
    fills = {scene.beat.ja: _scene(scene) for scene in scenes_of(count)}
    entries = [
        {"step": "interview", "answer": {"questions": []}},
        {"step": "outline", "answer": _outline()},
        {"step": "break_down", "answer": _breakdown(count)},
        *({"step": "fill", "when": [beat], "answer": answer} for beat, answer in fills.items()),
    ]
    (case / "answers.yaml").write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return case


def _plot(count: int) -> str:
    said = sentences(sample().plot)
    told = sample().scenes
    return "\n".join(said[i] for place in range(count) for i in told[place % len(told)].plot_sentences)


def _sent(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False)


def _outline() -> Any:
    film = sample()

    def known(entries: tuple[Known, ...]) -> list[Any]:
        return [entry.model_dump() for entry in entries]

    draft = {
        "title": film.title.model_dump(), "logline": film.logline.model_dump(), "preset": film.preset.model_dump(),
        "cast": known(film.cast), "places": known(film.places), "props": known(film.props), "assumptions": [],
    }  # fmt: skip
    return OutlineDraft.model_validate(draft).model_dump()


def _breakdown(count: int) -> Any:
    beats = [
        BeatDraft.model_validate(
            scene.model_dump(include={"slug", "beat", "seconds"}) | {"plot_sentences": list(scene.plot_sentences)}
        )
        for scene in scenes_of(count)
    ]
    return BreakdownDraft(scenes=beats).model_dump()


def _scene(scene: Scene) -> Any:
    written = scene.model_dump(include={"camera", "prose", "sound", "avoid"})
    return SceneDraft.model_validate(scene.elements.model_dump() | written | {"assumptions": []}).model_dump()
