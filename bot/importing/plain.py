"""Plain prompts: one paragraph each, in either language, with a blank line between them."""

import re

from bot.importing.incoming import Import, film_of, untagged
from bot.sentences import language_of
from bot.story import Scene
from bot.texts import Told

_UNFINISHED = re.compile(r"\[S\d+: ")
_NUMBER = re.compile(
    r"\A(?:#+\s*)?(?:S|Scene|シーン|カット)\s*\d+\s*(?:[:：.．、)-]\s*|\n|\Z)|\A\d{1,3}[.)．）、]\s*", re.IGNORECASE
)
QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"'}
_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")


def read(text: str, name: str) -> Import:
    """Return a film with a scene for each paragraph. Raises Told if there is none."""
    scenes: list[Scene] = []
    notes: list[Told] = []
    for line, block in _blocks(text):
        if block.startswith("# ") and "\n" not in block:
            notes.append(Told("importing.comment_skipped", line=line, text=_gist(block)))
        elif _UNFINISHED.match(block):
            notes.append(Told("importing.unfinished_skipped", line=line, text=_gist(block)))
        elif paragraph := one_line(_NUMBER.sub("", block).removeprefix("\\")):
            said = {"ja": "", "en": ""} | {language_of(paragraph): paragraph}
            scenes.append(Scene(id=f"p{len(scenes) + 1:03d}", prose=untagged(**said), status="written"))
    if not scenes:
        raise Told("importing.nothing_found", name=name)
    return Import(film_of(scenes, text), (), (Told("importing.plain", scenes=len(scenes)), *notes))


def one_line(block: str) -> str:
    """Return a paragraph without its line breaks and without quotation marks around the whole of it."""
    text = " ".join(_WIDE.sub("", block.strip()).split("\n")).strip()
    closing = QUOTES.get(text[:1])
    if closing and text.endswith(closing) and closing not in text[1:-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def _blocks(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs with the number of their first line."""
    blocks: list[tuple[int, str]] = []
    open_block: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            open_block.append(line.strip())
        elif open_block:
            blocks.append((number - len(open_block), "\n".join(open_block)))
            open_block = []
    return blocks


def _gist(block: str) -> str:
    return block if len(block) <= 60 else f"{block[:60]}…"
