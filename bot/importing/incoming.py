"""What an import brings."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.edits import Edit
from bot.sentences import sentences
from bot.story import Film, Phrase, Scene, Sentence
from bot.texts import Told, tell


@dataclass(frozen=True)
class Import:
    """A film that came in from outside."""

    film: Film
    """As it was when it left; for texts of other makers, as they stand."""
    edits: tuple[Edit, ...] = ()
    """What was changed by hand since then, not yet applied."""
    notes: tuple[Told, ...] = ()
    """What the person should know: what was left out, and why."""
    rewritten: bool = False
    """True if the film's own data was changed by hand, as replacing a word everywhere does: then nobody knows how the
    film was when it left, and `edits_to` tells what differs from the one that is kept."""


def film_of(scenes: Iterable[Scene], source: str, kept: Iterable[Told] = (), **about: object) -> Film:
    """Return a film of scenes that came from `source`; the same text gives the same ids.

    `kept` are the notes on what belongs to no scene, with its words: they stay with the film as what was assumed about
    it. `about` is what else the source says of the film.
    """
    numbered = tuple(scene.model_copy(update={"number": number}) for number, scene in enumerate(scenes, start=1))
    assumptions = tuple(Phrase(ja=tell(note, "ja"), en=tell(note, "en")) for note in kept)
    film_id = hashlib.sha256(source.encode()).hexdigest()[:12]
    return Film.model_validate({"id": film_id, "scenes": numbered, "assumptions": assumptions, **about})


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
