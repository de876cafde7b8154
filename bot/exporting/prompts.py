"""`prompts`: the finished English prompts only, one block a scene, ready to paste one by one."""

from collections.abc import Sequence

from bot.composing import Prompt, compose_film
from bot.composing.sheet import shown
from bot.exporting.format import Format, retired_line
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import keys, say

FORMAT = Format(
    id="prompts",
    suffix=".txt",
    about=Phrase(
        ja="完成した英語プロンプトだけを、1シーン1段落で。",
        en="The finished English prompts only, one paragraph a scene.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "headings", "seconds", "elements", "avoid",
        "parameters", "japanese", "findings", "locks", "clips", "history",
    ),
    by_scene=True,
)  # fmt: skip


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return a block for each scene with a blank line between; an unfinished one says what lacks English."""
    retired = retired_line(target, lang)
    blocks = ([f"# {retired}"] if retired else []) + [pasted(prompt) for prompt in compose_film(film, target)]
    return "\n\n".join(blocks) + "\n"


def pasted(prompt: Prompt) -> str:
    """Return the English paragraph on one line; for an unfinished scene, a line that says what lacks English."""
    if prompt.missing:
        named = [say(f"names.{field}", "en") if f"names.{field}" in keys("en") else field for field in prompt.missing]
        return f"[{prompt.slate}: {say('exporting.missing', 'en')}: {', '.join(named)}]"
    text = shown(prompt.text.en)
    # A block that began with # would read as a comment.
    return f"\\{text}" if text.startswith("#") else text
