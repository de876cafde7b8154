"""What is read beside a clip: the prompt that it is made with, and what was found in it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.composing import Prompt
from bot.composing.mentions import named
from bot.composing.sheet import shown
from bot.exporting.format import retired_line
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Level, Phrase, Scene
from bot.texts import keys, say


class Note(NamedTuple):
    """One remark on a clip."""

    level: Level
    text: str


def prompt_note(prompt: Prompt, lang: Lang) -> str:
    """Return the English prompt on one line; of an unfinished one, what lacks English."""
    if prompt.missing:
        missing = [say(f"names.{field}", lang) if f"names.{field}" in keys(lang) else field for field in prompt.missing]
        return shown(f"[{prompt.slate}: {say('exporting.missing', lang)}: {', '.join(missing)}] {prompt.text.en}")
    return shown(prompt.text.en)


def notes_on(scene: Scene, findings: Sequence[Finding], lang: Lang) -> list[Note]:
    """Return what was found in the scene, one line each."""
    return [Note(finding.level, shown(finding.message.said(lang))) for finding in findings if finding.scene == scene.id]


def general_notes(target: Target, findings: Sequence[Finding], lang: Lang) -> list[str]:
    """Return what holds for the film as a whole: that the target is closed, findings without a scene."""
    lines = [retired_line(target, lang), *(finding.message.said(lang) for finding in findings if finding.scene is None)]
    return [shown(line) for line in lines if line]


def heading(film: Film, scene: Scene, lang: Lang) -> str:
    """Return the slug with names written out, in `lang` or else as it is there."""
    return said(film, scene.slug, lang)


def said(film: Film, phrase: Phrase, lang: Lang) -> str:
    """Return a text on one line with names written out, in `lang`, else in the other language."""
    sides: tuple[Lang, Lang] = ("ja", "en") if lang == "ja" else ("en", "ja")
    return next((text for side in sides if (text := shown(named(film, phrase.said(side), side)))), "")
