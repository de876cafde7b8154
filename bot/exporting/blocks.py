"""`blocks`: each scene ready to paste: what it says in a line of Japanese, the prompt, negative field and settings apart."""

from collections.abc import Sequence

from bot.composing import Prompt, compose_film
from bot.composing.mentions import named
from bot.composing.sheet import label, shown
from bot.exporting.format import Format, retired_line
from bot.exporting.prompts import pasted
from bot.library.targets import Target
from bot.sentences import sentences
from bot.story import Film, Finding, Lang, Phrase, Scene
from bot.texts import say

FORMAT = Format(
    id="blocks",
    suffix=".blocks.txt",
    about=Phrase(
        ja="貼り付け用。シーンごとに日本語の一行、英語プロンプト、ネガティブ欄、設定値を分けて。",
        en="To paste: for each scene a line of Japanese, the English prompt, negative field and settings apart.",
    ),
    loses=(
        "title", "plot", "logline", "preset", "cast", "handles", "assumptions", "elements", "findings", "locks", "clips", "history",
    ),
    by_scene=True,
)  # fmt: skip

_RULE = "-" * 40


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:  # noqa: ARG001
    """Return a block for each scene with a rule between; what lacks English says so, and is given in Japanese if that is whole."""
    retired = retired_line(target, lang)
    blocks = [_block(film, *pair, target, lang) for pair in zip(film.scenes, compose_film(film, target), strict=True)]
    return f"\n\n{_RULE}\n\n".join([*([f"# {retired}"] if retired else []), *blocks]) + "\n"


def _block(film: Film, scene: Scene, prompt: Prompt, target: Target, lang: Lang) -> str:
    told = says(film, scene, prompt)
    parts = [
        "\n".join([scene.slate, *([f"{label('beat', 'ja')}: {told}"] if told else [])]),
        f"[{say('exporting.prompt', lang)}]\n{pasted(prompt)}",
    ]
    if prompt.missing and prompt.text.ja and not prompt.missing_ja:
        parts.append(f"[{say('exporting.prompt_ja', lang)}]\n{shown(prompt.text.ja)}")
    if prompt.negative:
        parts.append(f"[{say('exporting.negative', lang)}]\n{shown(prompt.negative)}")
    model = f"{say('exporting.target', lang)}: {shown(target.name)}"
    settings = [model, *(f"{name}: {value}" for name, value in prompt.parameters.items())]
    return "\n\n".join([*parts, "\n".join([f"[{say('exporting.parameters', lang)}]", *settings])])


def says(film: Film, scene: Scene, prompt: Prompt) -> str:
    """Return one line of Japanese on what the scene says: its beat, slug or first sentence; empty if there is none."""
    told = (named(film, scene.beat.ja, "ja"), named(film, scene.slug.ja, "ja"), *sentences(prompt.text.ja)[:1])
    return next((line for text in told if (line := shown(text))), "")
