"""`after`: for each scene the prompts that its clip can go on with: extend, a blend into the next scene, loop."""

from collections.abc import Iterator, Sequence

from bot.continuing.after import HOWS, After, after
from bot.exporting.continued import RULE, after_block
from bot.exporting.format import Format, retired_line
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase, Scene
from bot.texts import Told, say

FORMAT = Format(
    id="after",
    suffix=".after.txt",
    about=Phrase(
        ja="クリップができたあと用。シーンごとに、続き、次のシーンへのつなぎ、ループのプロンプト。",
        en="For clips that exist: for each scene prompts to extend it, blend it into the next, loop it.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "headings", "seconds", "elements",
        "sound", "avoid", "parameters", "findings", "locks", "clips", "history",
    ),
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return a block for each step of each scene. A remix says what is to change, so it waits for a wish."""
    retired = retired_line(target, lang)
    blocks = [
        f"{say(f'continued.{told.how}', lang)} {after_block(told, target, lang)}"
        for scene in film.scenes
        for told in _steps(film, scene, target)
    ]
    return f"\n\n{RULE}\n\n".join([*([f"# {retired}"] if retired else []), *blocks]) + "\n"


def _steps(film: Film, scene: Scene, target: Target) -> Iterator[After]:
    for how in HOWS:
        try:
            yield after(film, scene, how, "", target)
        except Told:
            continue  # it needs a wish, or a scene behind it
