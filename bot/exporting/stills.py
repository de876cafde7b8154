"""`stills`: for each scene the still prompt for an image model, and the movement alone for a clip that starts from it."""

from collections.abc import Sequence

from bot.exporting.continued import RULE, still_block
from bot.exporting.format import Format, retired_line
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="stills",
    suffix=".stills.txt",
    about=Phrase(
        ja="静止画の絵コンテ用。シーンごとに最初のコマのプロンプトと、それを動かすプロンプト。",
        en="Stills before motion: for each scene the prompt of its first frame, and the one that moves it.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "seconds", "elements", "sound",
        "findings", "locks", "clips", "history",
    ),
    by_scene=True,
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return a block for each scene with a rule between."""
    retired = retired_line(target, lang)
    blocks = [still_block(film, scene, target, lang) for scene in film.scenes]
    return f"\n\n{RULE}\n\n".join([*([f"# {retired}"] if retired else []), *blocks]) + "\n"
