"""`md`: the film to read and to edit by hand, in the template that its makers write prompts in, and a data block."""

import re
from collections.abc import Iterable, Sequence

from bot.composing import Prompt, compose_film
from bot.composing.hints import credit
from bot.composing.literal import escaped, fence
from bot.composing.mentions import named
from bot.composing.sheet import (
    FILM_FIELDS,
    KNOWN_FIELDS,
    fields,
    film_fingerprint,
    fingerprint,
    label,
    shown,
    whole_fingerprint,
)
from bot.exporting.format import Format, retired_line
from bot.exporting.json_film import as_json
from bot.exporting.markdown_scene import paste_block, scene_lines
from bot.library.targets import Target
from bot.story import LANGS, PRESET_PARTS, SIDES, Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="md",
    suffix=".md",
    about=Phrase(
        ja="読みやすく、手で直せて、欠けなく読み戻せるMarkdown。",
        en="Markdown to read and to edit by hand; reads back without loss.",
    ),
    loses=("history",),
)


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the whole sheet: film, preset, cast, scenes, findings, and the block that an import reads."""
    prompts = compose_film(film, target)
    texts = fields(film, prompts)
    title = " / ".join(escaped(text) for text in (texts["title/ja"], texts["title/en"]) if text) or escaped(film.id)
    lines = [f"# {title}", ""]
    if retired := retired_line(target, lang):
        lines += [f"> {retired}", ""]
    seconds = sum(scene.seconds for scene in film.scenes)
    lines += [
        say(
            "exporting.summary", lang, target=target.name, aspect=film.aspect, scenes=len(film.scenes), seconds=seconds
        ),
        "",
        say("exporting.edit_note", lang),
        "",
    ]
    if whose := credit(film, lang):
        lines += [whose, ""]
    lines += _both(texts, "", FILM_FIELDS)
    if film.plot.strip():
        lines += ["", f"## {say('exporting.plot_heading', lang)}", ""]
        lines += [f"> {escaped(shown(line))}".rstrip() for line in re.split(r"\r\n|[\r\n]", film.plot.strip())]
    lines += ["", f"## {say('composing.preset_heading', lang)}", "", *_both(texts, "preset/", PRESET_PARTS)]
    for side in SIDES:
        for i, known in enumerate(getattr(film, side)):
            lines += ["", f"## {say(f'exporting.{side}_heading', lang)}"] if i == 0 else []
            lines += ["", f"### @{known.handle}", "", *_both(texts, f"known/{known.handle}/", KNOWN_FIELDS)]
    lines += _listed("exporting.assumptions_heading", (_assumed(film, phrase) for phrase in film.assumptions), lang)
    for scene, prompt in zip(film.scenes, prompts, strict=True):
        lines += scene_lines(film, scene, prompt, target, texts, [f for f in findings if f.scene == scene.id], lang)
    general = [finding.message.said(lang) for finding in findings if finding.scene is None]
    lines += _listed("exporting.findings_heading", (escaped(shown(message)) for message in general), lang)
    lines += ["", f"## {say('exporting.data_heading', lang)}", "", say("exporting.data_note", lang), ""]
    return "\n".join([*lines, *_data(film, prompts, texts, lines)]) + "\n"


def _both(texts: dict[str, str], prefix: str, names: Iterable[str]) -> list[str]:
    """Return a bullet for each field and language; the label's language says whose text it is."""
    return [
        f"* {label(name, lang)}: {escaped(texts[f'{prefix}{name}/{lang}'])}".rstrip()
        for name in names
        for lang in LANGS
    ]


def _listed(heading: str, items: Iterable[str], lang: Lang) -> list[str]:
    bullets = [f"* {item}" for item in items]
    return ["", f"## {say(heading, lang)}", "", *bullets] if bullets else []


def _assumed(film: Film, phrase: Phrase) -> str:
    said = [shown(named(film, phrase.said(lang), lang)) for lang in LANGS]
    return " / ".join(escaped(text) for text in said if text)


def _data(film: Film, prompts: Sequence[Prompt], texts: dict[str, str], sheet: list[str]) -> list[str]:
    """Return the block: the film in handle form, and a fingerprint for each field as it is shown above."""
    seen = {path: fingerprint(text) for path, text in texts.items()}
    seen["film"] = film_fingerprint(film)
    seen["sheet"] = whole_fingerprint(sheet)
    for scene, prompt in zip(film.scenes, prompts, strict=True):
        seen[f"scenes/{scene.id}/paste"] = fingerprint(paste_block(film, scene, prompt))
    content = {"film": film.model_dump(mode="json"), "seen": seen}
    text = as_json(content, indent=1)
    ticks = fence(text)
    return [f"{ticks}json yumekonte-film", *text.split("\n"), ticks]
