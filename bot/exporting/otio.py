"""`otio`: an empty cut for DaVinci Resolve and whatever else reads OpenTimelineIO."""

from collections.abc import Sequence

from bot.exporting.format import Format
from bot.exporting.timeline import rate
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase

FORMAT = Format(
    id="otio",
    suffix=".otio",
    about=Phrase(
        ja="編集ソフトで開く空のタイムライン。S05 などの仮クリップに、プロンプトと指摘をマーカーで付ける。",
        en="An empty cut for the editor: a placeholder a scene, named S05, with prompt and findings as markers.",
    ),
    loses=("plot", "logline", "preset", "cast", "handles", "assumptions", "elements", "locks", "clips", "history"),
    takes=("fps",),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang, *, fps: float = 24) -> str:
    """Return the time line as JSON. A clip has its seconds times the nominal rate: 8 s are 192 frames at 23.976 too."""
    # Loading the library costs a fifth of a second that no other format should pay.
    from bot.exporting.timeline.empty_cut import empty_cut

    exact, nominal = rate(fps)
    text: str = empty_cut(film, target, findings, lang, rate=exact, nominal=nominal).to_json_string(indent=2)
    return text + "\n"
