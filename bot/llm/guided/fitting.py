"""What is left of a scene's English paragraph for one element, and the first way to say it that fits in there."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.library.targets import Target
from bot.story import ElementName, Film, Known, Phrase, Scene

Way = tuple[Phrase, ...]
"""One way to say an element: its sentences, in order."""


@dataclass(frozen=True)
class Room:
    """The rest of a paragraph, which an element's sentences stand beside."""

    others: tuple[str, ...]
    """The English of everything else that the paragraph says."""
    known: tuple[Known, ...]
    budget: int
    """Characters for all the English together, handles counted as they are written out."""

    def takes(self, way: Way) -> bool:
        """Tell if a way to say the element leaves the paragraph within its budget."""
        return written_length([*self.others, *(said.en for said in way)], self.known) <= self.budget

    def said(self, ways: Iterable[Way], used: frozenset[str]) -> Way:
        """Return the first way that fits and says nothing that is used, else the first that fits, else the shortest."""
        every = list(ways)
        fresh = [way for way in every if not any({said.ja, said.en} & used for said in way)]
        fitting = next((way for way in (*fresh, *every) if self.takes(way)), None)
        return fitting or min(every, key=lambda way: written_length([said.en for said in way], self.known))


def room_for(film: Film, scene: Scene, element: ElementName, target: Target, budget: int) -> Room:
    """Return what is left for an element of a scene beside its other sentences, its style and its sound."""
    others = [sentence.en for sentence in scene.prose if sentence.element != element]
    others += [scene.style.en] if scene.style else []
    others += [scene.sound.en] if scene.sound and target.sound != "none" else []
    return Room(tuple(text for text in others if text.strip()), film.known, budget)


def written_length(english: Sequence[str], known: tuple[Known, ...]) -> int:
    """Return how long a paragraph of these sentences is with its handles written out and a stop behind each."""
    told = [text.strip() for text in english if text.strip()]
    length = sum(len(text) + (text[-1] not in '.!?…"”') for text in told) + max(0, len(told) - 1)
    for one in known:
        mentions = re.findall(rf"@{one.handle}(?![a-z0-9_])('s)?", " ".join(told))
        if not mentions:
            continue
        later, each = len(one.short.en or one.identity.en), len(one.handle) + 1
        length += len(one.identity.en or one.short.en) - each + (len(mentions) - 1) * (later - each)
        if all(mentions):
            # Of whom only something is named, a sentence of its own says who that is.
            length += len(f"{one.short.en} is .") + later
    return length
