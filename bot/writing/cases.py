"""The cases that instructions are evaluated with, prompts/<step>/cases.yaml: inputs, and what an answer must hold."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, cast

from pydantic import BaseModel, Field

from bot.composing import budget
from bot.library.files import BadFileError, checked, read_yaml, root
from bot.library.targets import target
from bot.llm.asks import (
    BreakdownInputs,
    DirectInputs,
    FillInputs,
    FollowInputs,
    InterviewInputs,
    OutlineInputs,
    QuickInputs,
    RewriteInputs,
)
from bot.llm.port import Ask
from bot.sentences import sentences
from bot.story import ElementName, Film, Frozen, Lang, Scene
from bot.writing import asking

Step = Literal["interview", "outline", "break_down", "fill", "rewrite", "follow", "direct", "quick"]


class Wish(Frozen):
    """A wish that must be among those that a remark was read as; what is not given may be anything."""

    action: str
    scenes: tuple[int, ...] | None = None
    field: str | None = None
    number: int | None = None


class Expected(Frozen):
    """What an answer of this case must hold beside what every answer of the step must."""

    has: tuple[str, ...] = ()
    """Texts that stand somewhere in it."""
    lacks: tuple[str, ...] = ()
    """Texts that stand nowhere in it."""
    scenes: tuple[int, int] | None = None
    """Fewest and most scenes of the list."""
    questions: tuple[int, int] | None = None
    """Fewest and most questions of the interview."""
    cast: tuple[int, int] | None = None
    """Fewest and most characters of the outline."""
    camera: dict[Literal["size", "angle", "move", "lens_mm"], list[str | int]] = Field(default_factory=dict)
    """Allowed closed values of the camera."""
    wishes: tuple[Wish, ...] | None = None
    """Exactly these, in this order; none means that a question comes back."""


class Case(Frozen):
    """One question to the writer."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    why: str
    """What makes it worth asking."""
    film: str | None = None
    """One of prompts/films.yaml; else `plot` is a fresh film."""
    plot: str = ""
    plot_lang: Lang = "ja"
    beat: str | None = None
    """Other words for the scene's beat, in both languages alike."""
    target: str = "sora-2"
    answers: tuple[str, ...] = ()
    scenes: int | None = None
    seconds: int | None = None
    standing: int = 0
    """How many of the film's scenes already stand, for the scene list."""
    scene: int | None = None
    """The number of the scene that is meant."""
    element: ElementName | None = None
    lang: Lang | None = None
    wish: str = ""
    remark: str = ""
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
            return cast(
                Ask[Any],
                asking.rewrite(
                    RewriteInputs(
                        film=film,
                        scene=_scene(film, case),
                        target=chosen,
                        element=_given(case, "element"),
                        wish=case.wish,
                        budget=budget(film, chosen),
                    )
                ),
            )
        case "follow":
            return asking.follow(
                FollowInputs(
                    film=film, scene=_scene(film, case), element=_given(case, "element"), lang=_given(case, "lang")
                )
            )
        case "direct":
            talked = _scene(film, case) if case.scene is not None else None
            return asking.direct(DirectInputs(film=film, remark=case.remark, scene=talked))
        case "quick":
            return asking.quick(QuickInputs(film=film, target=chosen, budget=budget(film, chosen)))


def unmet(expect: Expected, draft: BaseModel) -> Iterator[str]:
    """Yield the names of the expectations that an answer does not meet."""
    said = json.dumps(draft.model_dump(mode="json"), ensure_ascii=False).replace('\\"', '"')
    if any(text.lower() not in said.lower() for text in expect.has):
        yield "has"
    if any(text.lower() in said.lower() for text in expect.lacks):
        yield "lacks"
    for name in ("scenes", "questions", "cast"):
        ends = getattr(expect, name)
        if ends is not None and not ends[0] <= len(getattr(draft, name)) <= ends[1]:
            yield name
    camera = getattr(draft, "camera", None) or getattr(getattr(draft, "scene", None), "camera", None)
    if any(getattr(camera, name, None) not in allowed for name, allowed in expect.camera.items()):
        yield "camera"
    if expect.wishes is not None and not _wished(expect.wishes, getattr(draft, "wishes", [])):
        yield "wishes"


def expectations(expect: Expected) -> tuple[str, ...]:
    """Return the names of the expectations that a case has."""
    return tuple(
        name
        for name in type(expect).model_fields
        if getattr(expect, name) not in ((), {}, None) or (name == "wishes" and expect.wishes == ())
    )


def _wished(wanted: tuple[Wish, ...], got: list[Any]) -> bool:
    if len(wanted) != len(got):
        return False
    return all(
        one.action == other.action
        and (one.scenes is None or list(one.scenes) == other.scenes)
        and (one.field is None or one.field == (other.field or "").removeprefix("@"))
        and (one.number is None or one.number == other.number)
        for one, other in zip(wanted, got, strict=True)
    )


def _film(case: Case) -> Film:
    if case.film is None:
        return Film(id="case", plot=case.plot, plot_lang=case.plot_lang, target=case.target)
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
    scene = film.scenes[_given(case, "scene") - 1]
    if case.beat is None:
        return scene
    return scene.model_copy(update={"beat": scene.beat.model_copy(update={"ja": case.beat, "en": case.beat})})


def _given(case: Case, name: str) -> Any:
    value = getattr(case, name)
    if value is None:
        raise BadFileError(f"prompts: case {case.id}: {name} is missing")
    return value
