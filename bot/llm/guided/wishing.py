"""Understands wishes for camera, light and time by their words, as 低いアングルの手持ちで or a slow push-in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import get_args

from bot.library.guided_craft import camera
from bot.library.guided_talk import Wish, wishes
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

    def __bool__(self) -> bool:
        return self != LightWish()


def camera_wish(text: str) -> CameraWish:
    """Return what a wish says about the camera."""
    words, wish = wishes(), unicodedata.normalize("NFKC", text)
    size, angle, move, lens = (_first(table, wish) for table in (words.sizes, words.angles, words.moves, words.lenses))
    written = _LENS.search(wish)
    step = sum(table.by for table in words.steps if _matches(table, wish))
    return CameraWish(
        size=size.value if size else None,  # type: ignore[arg-type]  # knowledge is checked by a test
        angle=angle.value if angle else None,  # type: ignore[arg-type]
        move=move.value if move else None,  # type: ignore[arg-type]
        lens_mm=min(2000, max(4, int(written[1]))) if written else (lens.mm if lens else None),
        step=step,
    )


def light_wish(text: str) -> LightWish:
    """Return what a wish says about light and color."""
    words, wish = wishes(), unicodedata.normalize("NFKC", text)
    source, way, palette = (_first(table, wish) for table in (words.sources, words.ways, words.palettes))
    return LightWish(
        source=source.source if source else "",
        way=way.way if way else "",
        palette=palette.say if palette else None,
    )


def tempo_wish(text: str) -> str:
    """Return the tempo that a wish names, empty if none."""
    found = _first(wishes().tempos, unicodedata.normalize("NFKC", text))
    return found.tempo if found else ""


def _first(table: tuple[Wish, ...], text: str) -> Wish | None:
    return next((wish for wish in table if _matches(wish, text)), None)


def _matches(wish: Wish, text: str) -> bool:
    return bool(re.search(wish.ja, text) or re.search(wish.en, text, re.IGNORECASE))
