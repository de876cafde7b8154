"""`preset`: the look of the film as a block to paste, with protagonist and environment, and a summary to read."""

from collections.abc import Sequence

from bot.composing.sheet import shown
from bot.continuing.preset_block import preset_block
from bot.exporting.format import Format, retired_line
from bot.library.targets import Target
from bot.story import LANGS, Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="preset",
    suffix=".preset.txt",
    about=Phrase(
        ja="作品全体の見た目(プリセット)を、貼り付け用の英語と日本語、要約付きで。",
        en="The look of the whole film as a block to paste, in English and Japanese, with a summary.",
    ),
    loses=(
        "title", "plot", "logline", "handles", "assumptions", "headings", "seconds", "elements", "prompts", "sound", "avoid",
        "parameters", "findings", "locks", "clips", "history",
    ),
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return where it goes, the English block, the Japanese block and the summary."""
    return preset_text(film, target, lang) + "\n"


def preset_text(film: Film, target: Target, lang: Lang) -> str:
    """Return the preset as a person reads and pastes it; one sentence where the film has none."""
    block = preset_block(film)
    if not block.text:
        return say("preset.none", lang)
    where = say("preset.own_field" if target.preset == "block" else "preset.folded", lang, target=target.name)
    retired = retired_line(target, lang)
    parts = [
        *([f"# {retired}"] if retired else []),
        where,
        *(
            f"[{say('preset.heading', side)}]\n{_shown(block.text.said(side))}"
            for side in ("en", "ja")
            if block.text.said(side)
        ),
        *(
            f"[{say('preset.summary', side)}]\n{shown(block.summary.said(side))}"
            for side in (("ja",) if lang == "ja" else LANGS)
            if block.summary.said(side)
        ),
    ]
    return "\n\n".join(parts)


def _shown(text: str) -> str:
    return "\n".join(shown(line) for line in text.split("\n"))
