"""`fountain`: the film as a screenplay, in the plain text that screenwriting programs read."""

import re
from collections.abc import Sequence

from bot.composing.sheet import label
from bot.exporting.format import Format
from bot.exporting.remarks import general_notes, heading, notes_on, prompt_note, said
from bot.exporting.spoken_lines import Line, lines_of
from bot.exporting.timeline import Cut, cuts
from bot.library.targets import Target
from bot.story import Film, Finding, Lang, Phrase
from bot.texts import say

FORMAT = Format(
    id="fountain",
    suffix=".fountain",
    about=Phrase(
        ja="脚本ソフトで開ける台本。柱・ト書き・台詞、プロンプトは注記で。",
        en="A screenplay for screenwriting programs: headings, action, dialogue, the prompts as notes.",
    ),
    loses=(
        "plot", "preset", "cast", "handles", "assumptions", "seconds", "elements", "avoid", "parameters", "locks",
        "clips", "history",
    ),
)  # fmt: skip

_PLAIN_HEADING = re.compile(r"(?:int\.?/ext|ext\.?/int|i/e|int|ext|est)[. ]", re.IGNORECASE)
_TRANSITION = re.compile(r"[^a-z]*TO:")
_FORCING = "!@~>.=#("


def render(film: Film, target: Target, findings: Sequence[Finding], lang: Lang) -> str:
    """Return the title page and the scenes, each numbered by its slate; what a text has of Fountain's signs is text."""
    lines = [f"Title: {_text(said(film, film.title, lang) or film.id)}"]
    # On one line: a second one with a colon in it would be a key of its own.
    if notes := [note for note in (said(film, film.logline, lang), *general_notes(target, findings, lang)) if note]:
        lines.append(f"Notes: {_text(' / '.join(notes))}")
    for cut in cuts(film, target):
        lines += _scene(film, cut, findings, lang)
    return "\n".join(lines) + "\n"


def _scene(film: Film, cut: Cut, findings: Sequence[Finding], lang: Lang) -> list[str]:
    spoken = lines_of(film, cut.scene, lang)
    beat = said(film, cut.scene.beat, lang)
    paragraphs = [_heading(heading(film, cut.scene, lang), cut.scene.slate), _action(beat)]
    shown_words = [line.words for line in spoken if line.written and line.words not in beat]
    paragraphs += [_action(f"{say('cues.in_picture', lang)}: {words}") for words in shown_words]
    paragraphs += [_dialogue(line, lang) for line in spoken if not line.written]
    if sound := said(film, cut.scene.sound or Phrase(), lang):
        paragraphs.append(_action(f"{label('sound', lang)}: {sound}"))
    paragraphs.append(_note(f"{cut.scene.slate} {prompt_note(cut.prompt, lang)}"))
    paragraphs += [
        _note(f"{say(f'names.{note.level}', lang)}: {note.text}") for note in notes_on(cut.scene, findings, lang)
    ]
    return [line for paragraph in paragraphs if paragraph for line in ("", paragraph)]


def _heading(slug: str, slate: str) -> str:
    # A number sign would end the scene number; a heading that does not begin with a letter cannot be forced.
    text = _text(slug).replace("#", "＃") or slate
    if not _PLAIN_HEADING.match(text):
        text = f".{text}" if text[0].isalnum() else f".{slate} {text}"
    return f"{text} #{slate}#"


def _action(words: str) -> str:
    text = _text(words)
    read_otherwise = text[:1] in _FORCING or _PLAIN_HEADING.match(text) or _TRANSITION.fullmatch(text)
    return f"!{text}" if text and read_otherwise else text


def _dialogue(line: Line, lang: Lang) -> str:
    who = _text(line.speaker).rstrip(" ^") or say("timeline.voice", lang)
    words = _text(line.words)
    if words[:1] in _FORCING:
        # Inside a dialogue nothing can be forced, so a sign that would be read gives way to its full-width form.
        words = chr(ord(words[0]) + 0xFEE0) + words[1:]
    return f"@{who.upper()}\n{words}"


def _note(words: str) -> str:
    return f"[[{_closed(words.replace('[[', '[ [').replace(']]', '] ]'))}]]"


def _text(words: str) -> str:
    """Return the words with the signs of emphasis escaped and those of notes and cut passages broken up."""
    return re.sub(r"[*_]", r"\\\g<0>", _closed(words.replace("[[", "[ [").replace("]]", "] ]")))


def _closed(words: str) -> str:
    return words.replace("/*", "/ *").replace("*/", "* /")
