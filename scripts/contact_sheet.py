"""Makes contact sheets of framing pictures as HTML, to look at: every size x angle a move, all moves, lights, aspects.

python scripts/contact_sheet.py FOLDER [MOVE ...]: writes FOLDER/*.html; no move given means all of them. Open them in a
browser, or photograph them: chromium --headless --screenshot=moves.png --window-size=1500,1100 moves.html
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from bot.library.samples import sample
from bot.picturing import picture, shot_picture
from bot.story import Angle, Camera, Move, Size

SIZES, ANGLES, MOVES = get_args(Size), get_args(Angle), get_args(Move)
LIGHTS = ("", "夜、左からの硬い月明かり、青緑", "day, soft light from the right", "夕方、逆光、琥珀色と群青", "INT. room, night, candlelight from below, gold and black",
          "屋内、天窓から降る朝の光", "EXT. street - NIGHT, neon from the left, pink and teal", "INT. office, hard light from the front")  # fmt: skip


def main() -> int:
    """Write the sheets and print their names."""
    folder, wished = Path(sys.argv[1]), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    for move in wished or MOVES:
        shots = [Camera(size=s, angle=a, move=move) for s in SIZES for a in ANGLES]
        _write(
            folder / f"{move}.html",
            [_cell(shot_picture(shot, "en", captioned=False), f"{shot.size} / {shot.angle}") for shot in shots],
            9,
        )
    moves = [_cell(shot_picture(Camera(size="medium-wide", angle="eye-level", move=m), "en"), m) for m in MOVES]
    none = _cell(shot_picture(Camera(), "en"), "nothing told")
    _write(folder / "moves.html", [none, *moves], 6)
    _write(folder / "thumbs.html", [none, *moves], 9, width=160)
    framed = [Camera(size=s, angle=a, move="static", lens_mm=mm) for s, a, mm in
              (("wide", "eye-level", 24), ("full", "low", 35), ("medium", "high", 50), ("close-up", "eye-level", 85), ("medium-close-up", "over-the-shoulder", 135), ("full", "overhead", 35))]  # fmt: skip
    lit = [
        _cell(shot_picture(shot, "ja", light=words, figures=1 + i % 3), words)
        for words in LIGHTS
        for i, shot in enumerate(framed)
    ]
    _write(folder / "lights.html", lit, 6)
    _write(
        folder / "lights-dark.html",
        [
            _cell(shot_picture(shot, "ja", light=words, figures=i, dark=True), words)
            for words in LIGHTS
            for i, shot in enumerate(framed[:4])
        ],
        6,
        dark=True,
    )
    tall = [_cell(shot_picture(Camera(size=s, angle=a, move=m, lens_mm=35), "ja", aspect=aspect, figures=n, light="夕方、右からの光、橙色と紺"), aspect)
            for aspect in ("9:16", "1:1", "239:100", "4:3") for n, (s, a, m) in enumerate((("extreme-wide", "eye-level", "truck-left"), ("full", "low", "tilt-up"), ("medium", "eye-level", "pan-right"), ("close-up", "high", "zoom-in"), ("extreme-close-up", "dutch", "orbit"), ("medium-close-up", "pov", "dolly-in"), ("medium", "over-the-shoulder", "handheld-tracking"), ("wide", "aerial", "crane-up"), ("full", "ground-level", "tracking")))]  # fmt: skip
    _write(folder / "aspects.html", tall, 9)
    film = sample()
    _write(folder / "sample.html", [_cell(picture(film, scene, "ja"), scene.slate) for scene in film.scenes], 4)
    return 0


def _cell(svg: str, name: str) -> str:
    return f"<figure>{svg}<figcaption>{name}</figcaption></figure>"


def _write(path: Path, cells: Iterable[str], across: int, *, width: int = 0, dark: bool = False) -> None:
    columns = f"{width}px" if width else "1fr"
    page, ink = ("#0f1318", "#ccc") if dark else ("#ffffff", "#333")
    path.write_text(
        f"<!doctype html><meta charset=utf-8><style>body{{margin:8px;background:{page};color:{ink};font:10px sans-serif;display:grid;"
        f"grid-template-columns:repeat({across},{columns});gap:8px}}figure{{margin:0}}svg{{width:100%;display:block}}</style>{''.join(cells)}",
        encoding="utf-8",
    )
    print(path)


if __name__ == "__main__":
    sys.exit(main())
