"""The pieces of a prompt paragraph in the order that the target likes, with handles written out."""

import re
from typing import Literal

from bot.composing.lengths import room
from bot.composing.look import look
from bot.composing.mentions import capitalised, written_out
from bot.library.targets import Target
from bot.story import Film, Frozen, Lang, Phrase, Scene

Kind = Literal["command", "style", "look", "sentence", "introduction", "sound"]

_CLOSERS = "」』）)”’\"'］]"
_ENDS = ".!?…。！？"


class Piece(Frozen):
    """One sentence of the paragraph, and where it comes from."""

    kind: Kind
    text: str
    index: int | None = None
    """Its place in the scene's prose, for a sentence and what introduces its people."""


class Paragraph(Frozen):
    """The paragraph in one language."""

    pieces: tuple[Piece, ...]
    lacking: tuple[str, ...] = ()
    """Handles, with @, that could not be written out."""

    @property
    def text(self) -> str:
        """The pieces joined: Japanese without spaces, English with one."""
        return joined([piece.text for piece in self.pieces])


def paragraphs(film: Film, scene: Scene, target: Target) -> dict[Lang, Paragraph]:
    """Return the scene's paragraph for the target in each language; what is not said in one is left out of it.

    The folded preset is in it, in both languages, where the English one stays within the room that there is.
    """
    # Where the look has a field of its own it is said there once.
    folded = look(film) if target.preset == "folded" else Phrase()
    english = _paragraph(film, scene, target, "en", folded)
    if folded and len(english.text) > room(target):
        folded = Phrase()
        english = _paragraph(film, scene, target, "en", folded)
    return {"ja": _paragraph(film, scene, target, "ja", folded), "en": english}


def _paragraph(film: Film, scene: Scene, target: Target, lang: Lang, folded: Phrase) -> Paragraph:
    style = [Piece(kind="style", text=scene.style.said(lang))] if scene.style else []
    style.append(Piece(kind="look", text=folded.said(lang)))
    said = sorted(
        (Piece(kind="sentence", text=sentence.said(lang), index=i) for i, sentence in enumerate(scene.prose)),
        key=lambda piece: target.order.index(scene.prose[piece.index or 0].element),
    )
    sound = [Piece(kind="sound", text=scene.sound.said(lang))] if scene.sound and target.sound != "none" else []
    around = (style, said) if target.style == "first" else (said, style)
    pieces = [piece for group in (*around, sound) for piece in group if piece.text.strip()]

    out: list[Piece] = [Piece(kind="command", text=command)] if (command := _command(scene, target)) else []
    lacking: list[str] = []
    for piece, written in zip(pieces, written_out(film, [piece.text for piece in pieces], lang), strict=True):
        bare = written.text.strip()
        text = ended(capitalised(bare) if lang == "en" else bare, lang)
        out.append(piece.model_copy(update={"text": text}))
        out += [Piece(kind="introduction", text=text, index=piece.index) for text in written.introductions]
        lacking += written.lacking
    return Paragraph(pieces=tuple(out), lacking=tuple(dict.fromkeys(lacking)))


def joined(texts: list[str]) -> str:
    """Return sentences as one paragraph: a space behind a sentence that ends like English, none behind Japanese."""
    out = ""
    for text in texts:
        out += " " if out and out[-1].isascii() else ""
        out += text
    return out


def ended(text: str, lang: Lang) -> str:
    """Return the text with a full stop where it has no end of its own."""
    bare = text.rstrip(_CLOSERS)
    if not text or (bare and bare[-1] in _ENDS and (lang == "en" or bare == text or bare[-1] in "！？!?…")):
        return text
    return re.sub(r"[,;:、，；：\s]+\Z", "", text) + ("." if lang == "en" else "。")


def _command(scene: Scene, target: Target) -> str:
    if target.dialect != "brackets" or scene.camera.move is None:
        return ""
    command = target.commands.get(scene.camera.move)
    return f"[{command}]" if command else ""
