"""What an import brings."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.edits import Edit
from bot.sentences import sentences
from bot.story import Film, Scene, Sentence
from bot.texts import Told


@dataclass(frozen=True)
class Import:
    """A film that came in from outside."""

    film: Film
    """As it was when it left; for texts of other makers, as they stand."""
    edits: tuple[Edit, ...] = ()
    """What was changed by hand since then, not yet applied."""
    notes: tuple[Told, ...] = ()
    """What the person should know: what was left out, and why."""


def film_of(scenes: Iterable[Scene], source: str) -> Film:
    """Return a film of scenes that came from `source`; the same text gives the same ids."""
    numbered = tuple(scene.model_copy(update={"number": number}) for number, scene in enumerate(scenes, start=1))
    return Film(id=hashlib.sha256(source.encode()).hexdigest()[:12], scenes=numbered)


def untagged(ja: str, en: str) -> tuple[Sentence, ...]:
    """Return a paragraph as sentences of subject/action: nobody has said which element each of them says.

    Sentences of the two languages pair up if there are as many; else each language is one piece.
    """
    pieces = {"ja": sentences(ja), "en": sentences(en)}
    if ja and en and len(pieces["ja"]) != len(pieces["en"]):
        return (Sentence(element="subject_action", ja=ja, en=en),)
    count = max(len(pieces["ja"]), len(pieces["en"]))
    return tuple(
        Sentence(element="subject_action", **{lang: said[i] for lang, said in pieces.items() if said})
        for i in range(count)
    )
