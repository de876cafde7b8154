"""The cases that instructions are evaluated with, prompts/<step>/cases.yaml: inputs, and what an answer must hold."""

import json
from functools import cache
from typing import Any, Literal

from pydantic import Field

from bot.composing import budget
from bot.edits import RewriteElement
from bot.library.files import BadFileError, checked, read_yaml, root
from bot.library.targets import target
from bot.llm.asks import (
    Before,
    BreakdownInputs,
    DirectInputs,
    FillInputs,
    FollowInputs,
    InterviewInputs,
    OutlineInputs,
    QuickInputs,
    StillInputs,
)
from bot.llm.port import Ask
from bot.sentences import sentences
from bot.story import ElementName, Film, Frozen, Heading, Lang, Phrase, Scene
from bot.writing import asking
from bot.writing.expected import Expected
from bot.writing.rewrite import asked_of

Step = Literal["interview", "outline", "break_down", "fill", "rewrite", "follow", "direct", "quick", "still"]


class Case(Frozen):
    """One question to the writer."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str
    """What makes it worth asking."""
    film: str | None = None
    """One of prompts/films.yaml; else `plot` is a fresh film, of one scene where a scene is asked for."""
    plot: str = ""
    plot_lang: Lang = "ja"
    target: str = "sora-2"
    answers: tuple[str, ...] = ()
    scenes: int | None = None
    seconds: int | None = None
    standing: int = 0
    """How many of the film's scenes already stand, for the scene list."""
    scene: int | None = None
    """The number of the scene that is meant."""
    element: ElementName | Heading | None = None
    lang: Lang | None = None
    wish: str = ""
    shown: tuple[RewriteElement, ...] = ()
    """What was shown for the wish before."""
    remark: str = ""
    before: Before = Before()
    """What was said before the remark."""
    expect: Expected = Expected()


class Cases(Frozen):
    """The cases of a step."""

    cases: tuple[Case, ...] = Field(min_length=3)


def schema() -> str:
    """Return the JSON Schema of a case file, for editors; kept in prompts/cases.schema.json."""
    return json.dumps(Cases.model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def cases(step: Step) -> tuple[Case, ...]:
    """Return the cases of a step. Raises BadFileError that names the file and the key that is wrong."""
    path = root() / "prompts" / step / "cases.yaml"
    return checked(Cases, read_yaml(path), path).cases


def asked(step: Step, case: Case) -> Ask[Any]:
    """Return the case as a question. Raises BadFileError if it lacks what the step needs."""
    film = _film(case)
    chosen, plot = target(case.target), sentences(film.plot)
    match step:
        case "interview":
            return asking.interview(InterviewInputs(plot=film.plot, plot_lang=film.plot_lang))
        case "outline":
            bare = Film(id=film.id, plot=film.plot, plot_lang=film.plot_lang, target=film.target)
            return asking.outline(OutlineInputs(film=bare, target=chosen, answers=case.answers))
        case "break_down":
            stands = film.model_copy(update={"scenes": film.scenes[: case.standing]})
            return asking.break_down(
                BreakdownInputs(film=stands, target=chosen, sentences=plot, scenes=case.scenes, seconds=case.seconds)
            )
        case "fill":
            wanted = _scene(film, case)
            bare_scene = Scene(
                **wanted.model_dump(include={"id", "number", "slug", "beat", "seconds", "plot_sentences"})
            )
            return asking.fill(
                FillInputs(film=film, scene=bare_scene, target=chosen, sentences=plot, budget=budget(film, chosen))
            )
        case "rewrite":
            return _rewrite(film, case)
        case "follow":
            return asking.follow(
                FollowInputs(
                    film=film, scene=_scene(film, case), element=_given(case, "element"), lang=_given(case, "lang")
                )
            )
        case "direct":
            talked = _scene(film, case) if case.scene is not None else None
            return asking.direct(DirectInputs(film=film, remark=case.remark, scene=talked, before=case.before))
        case "still":
            return asking.still(StillInputs(film=film, scene=_scene(film, case)))
        case "quick":
            return asking.quick(QuickInputs(film=film, target=chosen, budget=budget(film, chosen)))


def _film(case: Case) -> Film:
    if case.film is None:
        film = Film(id="case", plot=case.plot, plot_lang=case.plot_lang, target=case.target)
        beat = Phrase(ja=case.plot, en=case.plot)
        scene = Scene(id="s1", beat=beat, plot_sentences=tuple(range(len(sentences(case.plot)))))
        return film if case.scene is None else film.model_copy(update={"scenes": (scene,)})
    return _films()[case.film].model_copy(update={"target": case.target})


@cache
def _films() -> dict[str, Film]:
    path = root() / "prompts" / "films.yaml"
    found: dict[str, Film] = {}
    for name, data in read_yaml(path).items():
        scenes = [{"id": f"s{n}", "number": n, **scene} for n, scene in enumerate(data.get("scenes", []), start=1)]
        found[name] = checked(Film, {"id": name, **data, "scenes": scenes}, path)
    return found


def _scene(film: Film, case: Case) -> Scene:
    number: int = _given(case, "scene")
    return film.scenes[number - 1]


def _rewrite(film: Film, case: Case) -> Ask[Any]:
    return asking.rewrite(asked_of(film, _scene(film, case), _given(case, "element"), case.wish, case.shown))


def _given(case: Case, name: str) -> Any:
    value = getattr(case, name)
    if value is None:
        raise BadFileError(f"prompts: case {case.id}: {name} is missing")
    return value
