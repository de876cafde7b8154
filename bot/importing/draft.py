"""A scene while its texts come in, from whatever form it was written in."""

import re
from dataclasses import dataclass, field

from bot.importing.incoming import untagged
from bot.library.targets import targets
from bot.sentences import language_of
from bot.story import ELEMENTS, LANGS, ElementName, Elements, Lang, Phrase, Scene

QUOTES = {"「": "」", "『": "』", "“": "”", '"': '"', "‘": "’"}
_WIDE = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_SECONDS = re.compile(
    r"(?:約|approx\.?|about|~|〜|～)?\s*(?:(\d{1,2}):)?(\d{1,3})\s*(?:s|secs?|seconds?|秒間?)?\.?", re.IGNORECASE
)
_ASPECT = re.compile(r"[1-9]\d{0,3}:[1-9]\d{0,3}")
_NOTES = ("sound", "avoid", "style")


@dataclass
class Piece:
    """A paragraph that comes in line by line."""

    name: str
    """The field that it says: an element, `prompt`, `slug`, `beat`, `sound`, `avoid`, `style`."""
    lang: Lang | None
    """Its language where the source says it; else its letters tell it."""
    label: str
    """What the source calls the field; empty if it does not."""
    lines: list[str]

    @property
    def text(self) -> str:
        """Return it on one line."""
        return one_line("\n".join(line.strip() for line in self.lines if line.strip()))

    @property
    def is_closed(self) -> bool:
        """True if it began with a quotation mark and has ended with one: what follows is something else."""
        first, last = self.lines[0].strip(), self.lines[-1].strip()
        return bool(last) and last[-1] == QUOTES.get(first[:1]) and (len(self.lines) > 1 or len(first) > 1)


@dataclass
class Draft:
    """One scene being read."""

    line: int
    """Where it begins in the source, from 1."""
    number: str = ""
    """What it is numbered there; empty if it is not."""
    heading: str = ""
    """The line that it begins with, as it stands there; empty if it has no heading."""
    seconds: int | None = None
    pieces: list[Piece] = field(default_factory=list)
    filled: set[str] = field(default_factory=set)
    """The fields and labels in which something stands."""

    def start(self, name: str, text: str, lang: Lang | None = None, label: str = "") -> None:
        """Begin a paragraph of a field."""
        self.pieces.append(Piece(name, lang, label, []))
        self.go_on(text)

    def go_on(self, text: str) -> None:
        """Take in the next line of the last paragraph."""
        piece = self.pieces[-1]
        piece.lines.append(text)
        if text.strip():
            self.filled |= {piece.name, f"{piece.label}:"}

    def has(self, *names: str) -> bool:
        """Say whether something stands in one of the fields."""
        return not self.filled.isdisjoint(names)

    def said(self, name: str) -> Phrase:
        """Return what was said of a field, each language on one line."""
        pieces = [piece for piece in self.pieces if piece.name == name]
        texts = {
            lang: one_line("\n".join(p.text for p in pieces if p.text and (p.lang or language_of(p.text)) == lang))
            for lang in LANGS
        }
        if not texts["ja"] and language_of(texts["en"]) == "ja":
            # An English label before Japanese words.
            texts = {"ja": texts["en"], "en": ""}
        return Phrase(**texts)

    @property
    def is_written(self) -> bool:
        """True if there is more than a heading."""
        return self.has("prompt", "beat", *ELEMENTS, *_NOTES)

    def scene(self, scene_id: str) -> Scene:
        """Return the scene. Where the prompt ends with the sound once more, the sound keeps it."""
        elements: dict[ElementName, Phrase] = {element: self.said(element) for element in ELEMENTS}
        prompt, sound = self.said("prompt"), self.said("sound")
        ja, en = (prompt.said(lang).removesuffix(sound.said(lang)).rstrip() or prompt.said(lang) for lang in LANGS)
        return Scene(
            id=scene_id,
            slug=self.said("slug"),
            beat=self.said("beat"),
            seconds=self.seconds or Scene.model_fields["seconds"].default,
            elements=Elements(**elements),
            prose=untagged(ja, en),
            style=self.said("style") or None,
            sound=sound or None,
            avoid=self.said("avoid") or None,
            status="written" if self.has("prompt", *ELEMENTS) else "planned",
        )


def one_line(block: str) -> str:
    """Return a paragraph without its line breaks and without quotation marks around the whole of it."""
    text = " ".join(_WIDE.sub("", block.strip()).split("\n")).strip()
    closing = QUOTES.get(text[:1])
    if closing and text.endswith(closing) and closing not in text[1:-1] and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def seconds_of(text: str) -> int | None:
    """Return a length as people write it (8, 8s, 約8秒, 0:08) in seconds from 1 to 600; None if it is none."""
    match = _SECONDS.fullmatch(text.strip())
    seconds = int(match[1] or 0) * 60 + int(match[2]) if match else 0
    return seconds if 1 <= seconds <= 600 else None


def setting(name: str, text: str) -> str:
    """Return the id of the target, or the aspect, that a text names; empty if it names none, or `name` is neither."""
    if name == "target":
        return next(
            (known.id for known in targets().values() if text.casefold() in (known.id, known.name.casefold())), ""
        )
    return text if name == "aspect" and _ASPECT.fullmatch(text) else ""
