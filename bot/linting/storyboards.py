"""Texts of other programs: a prompt in both languages, and a storyboard with bare names, linted as films."""

import math
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from bot.library.facts import topics
from bot.library.targets import Target
from bot.linting.comparing import differs, rule_of
from bot.linting.facts import read_facts, stated
from bot.linting.films import lint_film
from bot.linting.parity import differences
from bot.sentences import language_of
from bot.story import LANGS, Angle, Camera, Film, Finding, Known, Move, Phrase, Preset, Scene, Sentence, Size
from bot.texts import Told

M = TypeVar("M", bound=BaseModel)

_OURS = frozenset(["name", "unknown-handle", "missing-english", "left"])
"""What a film of ours lacks; other programs write no handles, and an empty or foreign side is told by its kind."""
_SIZES: dict[str, Size] = {
    "extreme-close-up": "extreme-close-up", "close-up": "close-up", "medium-close-up": "medium-close-up", "medium": "medium",
    "medium-wide": "medium-wide", "full": "full", "wide": "wide", "extreme-wide": "extreme-wide",
}  # fmt: skip
_ANGLES: dict[str, Angle] = {
    "low-angle": "low", "high-angle": "high", "eye-level": "eye-level", "dutch": "dutch", "aerial": "aerial",
    "over-the-shoulder": "over-the-shoulder", "pov": "pov",
}  # fmt: skip
_MOVES: dict[str, Move] = {
    "static": "static", "handheld": "handheld", "dolly-in": "dolly-in", "closer": "dolly-in", "dolly-out": "dolly-out", "farther": "dolly-out",
    "tracking": "tracking", "orbit": "orbit", "zoom-in": "zoom-in", "zoom-out": "zoom-out", "pan": "pan-left", "tilt": "tilt-up", "crane": "crane-up",
}  # fmt: skip


def _in_its_language(value: object) -> object:
    """Return a bare string as a phrase in the language that it is written in."""
    return {language_of(value): value} if isinstance(value, str) else value


Words = Annotated[Phrase, BeforeValidator(_in_its_language)]


class _Line(BaseModel):
    """Part of a line; keys that are not ours are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Pair(_Line):
    """A text in both languages."""

    ja: str | None = ""
    en: str | None = ""


class _Cast(_Line):
    name: Words = Phrase()
    identity: Words = Phrase()


class _Preset(_Line):
    theme: Words = Phrase()
    color: Words = Phrase()
    camera: Words = Phrase()
    film_stock: Words = Phrase()
    lighting: Words = Phrase()
    vibe: Words = Phrase()

    @model_validator(mode="before")
    @classmethod
    def _under_another_name(cls, given: object) -> object:
        """Return the preset with what other programs call style, look or mood under vibe."""
        if not isinstance(given, dict):
            return given
        others = [_in_its_language(value) for key, value in given.items() if key not in cls.model_fields]
        said = [one for one in (_in_its_language(given.get("vibe")), *others) if isinstance(one, dict)]
        vibe = {lang: "\n".join(text for one in said if isinstance(text := one.get(lang), str)) for lang in LANGS}
        return given | {"vibe": vibe} if others else given


class _Scene(_Line):
    number: int
    seconds: float | None = Field(default=None, gt=0, le=600)
    prompt: Words

    @property
    def key(self) -> str:
        """What the scene is called while it is linted."""
        return f"s{self.number}"


class Storyboard(_Line):
    """Scenes of another program, with their cast and preset."""

    preset: _Preset | None = None
    cast: tuple[_Cast, ...] = ()
    scenes: tuple[_Scene, ...]


def pair_of(line: dict[str, Any]) -> Pair:
    """Return a line as a pair. Raises Told that names the key that is wrong."""
    return _checked(Pair, line)


def storyboard_of(line: dict[str, Any]) -> Storyboard:
    """Return a line as a storyboard. Raises Told that names the key that is wrong, or a scene that is there twice."""
    board = _checked(Storyboard, line)
    numbers = [scene.number for scene in board.scenes]
    twice = next((number for number in numbers if numbers.count(number) > 1), None)
    if twice is not None:
        raise Told("linting.scene_twice", number=twice)
    return board


def lint_pair(pair: Pair, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of both texts, and with their `kind` what the texts do not agree on."""
    prompt = Phrase(ja=pair.ja or "", en=pair.en or "")
    return _linted(_film((_scene(1, "s1", prompt, None),)), target)


def lint_storyboard(board: Storyboard, target: Target) -> tuple[Finding, ...]:
    """Return the weak spots of every scene, of neighbours and of the whole."""
    known = tuple(
        Known(handle=f"c{n}", name=cast.name, identity=cast.identity) for n, cast in enumerate(board.cast, start=1)
    )
    scenes = tuple(_scene(n, one.key, one.prompt, one.seconds) for n, one in enumerate(board.scenes, start=1))
    parts = dict(board.preset) if board.preset else {}
    return _linted(_film(scenes).model_copy(update={"cast": known, "preset": Preset(**parts)}), target)


def _linted(film: Film, target: Target) -> tuple[Finding, ...]:
    found = [finding for finding in lint_film(film, target) if finding.weak_spot not in _OURS]
    for scene in film.scenes:
        ja, en = ("\n".join(sentence.said(lang) for sentence in scene.prose) for lang in LANGS)
        for one in differences(ja, en):
            if one.kind in ("missing", "leftover"):
                spot = rule_of(one.kind)
                if level := spot.level(target):
                    found.append(differs(one, ja, en, spot, level).model_copy(update={"scene": scene.id}))
    return tuple(found)


def _film(scenes: tuple[Scene, ...]) -> Film:
    return Film(id="line", scenes=scenes)


def _scene(number: int, key: str, prompt: Phrase, seconds: float | None) -> Scene:
    prose = (Sentence(element="subject_action", ja=prompt.ja, en=prompt.en),)
    wish = {} if seconds is None else {"seconds": max(1, math.ceil(seconds))}
    return Scene(id=key, number=number, prose=prose, camera=_camera(prompt), status="written", **wish)


def _camera(prompt: Phrase) -> Camera:
    """Return the closed camera values that the words say, English first."""
    said: set[str] = set()
    for lang in ("en", "ja"):
        if not said and prompt.said(lang).strip():
            said = {one.value for one in stated(read_facts(prompt.said(lang), lang), "camera") if one.sure}
    size, angle, move = (
        next((values[value] for value in topics()["camera"].values if value in said and value in values), None)
        for values in (_SIZES, _ANGLES, _MOVES)
    )
    return Camera(size=size, angle=angle, move=move)


def _checked(kind: type[M], line: dict[str, Any]) -> M:
    try:
        return kind.model_validate(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "scenes"
        raise Told("linting.wrong_key", field=field, reason=first["msg"]) from error
