"""`clips`: what was noted about the clips, one row a note: the film's memory, for a spreadsheet."""

from collections.abc import Sequence

from bot.composing.clip_memory import prompt_mark
from bot.composing.mentions import named
from bot.composing.sheet import shown
from bot.exporting.format import LOST, Format
from bot.exporting.table import Row, delimited
from bot.library.symptoms import called
from bot.library.targets import Target
from bot.story import LANGS, Clip, Film, Finding, Lang, Phrase, Scene
from bot.texts import say

FORMAT = Format(
    id="clips",
    suffix=".clips.csv",
    about=Phrase(
        ja="クリップの記録。採用か没か、理由、原因、生成モデル、回数、費用を1件1行で。",
        en="The notes on clips: kept or failed, why, weak spot, model, tries and cost, a row each.",
    ),
    loses=tuple(name for name in LOST if name not in ("headings", "japanese", "english", "clips")),
    takes=("bom",),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, bom: bool = True) -> str:  # noqa: ARG001
    """Return the notes with commas, oldest first within a scene; headings alone where nothing was noted."""
    rows: list[Row] = []
    for scene in film.scenes:
        rows += [_row(film, scene, clip, lang) for clip in scene.clips]
    return delimited(_headings(lang), rows, ",", bom=bom)


def _headings(lang: Lang) -> list[str]:
    columns = ("slug", "verdict", "why", "weak_spot", "target", "date", "tries", "usd", "current")
    said = {name: say("exporting.target" if name == "target" else f"clips.column_{name}", lang) for name in columns}
    return [say("exporting.slate", lang), *said.values()]


def _row(film: Film, scene: Scene, clip: Clip, lang: Lang) -> Row:
    current = clip.prompt == prompt_mark(film, scene, clip.target)
    slug = next((text for side in (lang, *LANGS) if (text := scene.slug.said(side))), "")
    cells = (
        scene.slate,
        named(film, slug, lang),
        say("clips.kept" if clip.kept else "clips.failed", lang),
        clip.why,
        " / ".join(f"{spot}: {called(spot).said(lang)}" for spot in clip.weak_spots),
        clip.target,
        clip.date.isoformat(),
        clip.tries,
        "" if clip.usd is None else f"{clip.usd:.2f}",
        (say("clips.yes" if current else "clips.no", lang)) if clip.prompt else "",
    )
    return dict(zip(_headings(lang), (shown(cell) if isinstance(cell, str) else cell for cell in cells), strict=True))
