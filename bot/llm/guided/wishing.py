"""Understands wishes for camera, light and time by their words, as 低いアングルの手持ちで or a slow push-in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import get_args

from bot.library.guided import times
from bot.library.guided_craft import camera
from bot.library.guided_talk import Mood, Wish, wishes
from bot.story import Angle, Camera, Move, Phrase, Size

_LENS = re.compile(r"(?<![0-9])([0-9]{1,4})\s*(?:mm|ミリ)", re.IGNORECASE)
_SIZES: tuple[Size, ...] = get_args(Size)


@dataclass(frozen=True)
class CameraWish:
    """The closed values that a wish names; None where it names none."""

    size: Size | None = None
    angle: Angle | None = None
    move: Move | None = None
    lens_mm: int | None = None
    step: int = 0
    """How much closer, below zero wider, where no size is named."""

    def __bool__(self) -> bool:
        return self != CameraWish()

    def on(self, before: Camera) -> Camera:
        """Return the camera values after the wish: what it does not name stays; a new size brings its lens."""
        size: Size = self.size or before.size or "medium"
        if self.size is None and self.step:
            size = _SIZES[max(0, min(len(_SIZES) - 1, _SIZES.index(size) + self.step))]
        lens = self.lens_mm or (before.lens_mm if size == before.size else None) or camera().sizes[size].lens
        return Camera(
            size=size,
            angle=self.angle or before.angle or "eye-level",
            move=self.move or before.move or "static",
            lens_mm=lens,
        )


@dataclass(frozen=True)
class LightWish:
    """The light that a wish names; empty where it names none."""

    source: str = ""
    way: str = ""
    palette: Phrase | None = None
    time: str = ""
    """The time of day, where no source is named."""

    def __bool__(self) -> bool:
        return self != LightWish()


def camera_wish(text: str) -> CameraWish:
    """Return what a wish says about the camera."""
    return _camera(_Reader(text))


def light_wish(text: str) -> LightWish:
    """Return what a wish says about light and color."""
    return _light(_Reader(text))


def tempo_wish(text: str) -> str:
    """Return the tempo that a wish names, empty if none."""
    return _tempo(_Reader(text))


def mood_wish(text: str) -> Mood | None:
    """Return the mood that a wish names."""
    reader = _Reader(text)
    return next((mood for mood in wishes().moods if reader.says(mood)), None)


def mood_of_shot(text: str) -> Mood | None:
    """Return the mood whose camera work a wish is, word for word: who wants it scarier leaves the camera to us."""
    return next((mood for mood in wishes().moods if text in (mood.camera.ja, mood.camera.en)), None)


def spans(element: str, text: str) -> list[tuple[int, int]]:
    """Return where the words stand in a text of one width that a wish for an element, or for a `mood`, is read from."""
    reader = _Reader(text)
    match element:
        case "camera_work":
            _camera(reader)
        case "lighting_color":
            _light(reader)
        case "time_flow":
            _tempo(reader)
        case "mood":
            next((mood for mood in wishes().moods if reader.says(mood)), None)
    return reader.read


class _Reader:
    """Looks for words in a text and keeps where it found them."""

    def __init__(self, text: str) -> None:
        self.text = unicodedata.normalize("NFKC", text)
        self.read: list[tuple[int, int]] = []

    def first(self, table: tuple[Wish, ...]) -> Wish | None:
        return next((wish for wish in table if self.says(wish)), None)

    def says(self, wish: Wish | Mood) -> bool:
        found = [match.span() for match in re.finditer(wish.ja, self.text)]
        found += [self._whole(match.span()) for match in re.finditer(wish.en, self.text, re.IGNORECASE)]
        self.read += found
        return bool(found)

    def number(self, pattern: re.Pattern[str]) -> int | None:
        found = pattern.search(self.text)
        self.read += [found.span()] if found else []
        return int(found[1]) if found else None

    def _whole(self, span: tuple[int, int]) -> tuple[int, int]:
        """Return the whole English words around a stretch."""
        start, end = span
        while start > 0 and self._letter(start - 1):
            start -= 1
        while end < len(self.text) and self._letter(end):
            end += 1
        return start, end

    def _letter(self, place: int) -> bool:
        sign = self.text[place]
        return sign == "-" or (sign.isascii() and sign.isalpha())


def _camera(reader: _Reader) -> CameraWish:
    words = wishes()
    size, angle, move, lens = (reader.first(table) for table in (words.sizes, words.angles, words.moves, words.lenses))
    written = reader.number(_LENS)
    step = sum(table.by for table in words.steps if reader.says(table))
    return CameraWish(
        size=size.value if size else None,  # type: ignore[arg-type]  # knowledge is checked by a test
        angle=angle.value if angle else None,  # type: ignore[arg-type]
        move=move.value if move else None,  # type: ignore[arg-type]
        lens_mm=min(2000, max(4, written)) if written is not None else (lens.mm if lens else None),
        step=step,
    )


def _light(reader: _Reader) -> LightWish:
    words = wishes()
    source, way, palette = (reader.first(table) for table in (words.sources, words.ways, words.palettes))
    return LightWish(
        source=source.source if source else "",
        way=way.way if way else "",
        palette=palette.say if palette else None,
        time="" if source else _time(reader),
    )


def _time(reader: _Reader) -> str:
    """Return the time of day that a wish names, by its id in knowledge/guided/times.yaml."""
    for word in times().times:
        english = "|".join(re.escape(form) for form in word.en)
        said = Wish(ja="|".join(re.escape(form) for form in word.ja), en=rf"\b(?:{english})\b")
        if reader.says(said):
            return word.id
    return ""


def _tempo(reader: _Reader) -> str:
    found = reader.first(wishes().tempos)
    return found.tempo if found else ""
