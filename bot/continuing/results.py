"""What is handed over for a step after the clip: the prompt, and around it all that a person needs there."""

from typing import NamedTuple

from pydantic import Field

from bot.library.after_the_clip import Step, instead
from bot.library.targets import Target
from bot.story import Frozen, Phrase


class After(Frozen):
    """One prompt for a clip that exists."""

    how: Step
    scene: str
    slate: str
    gist: Phrase
    """What it says, in one line for a person."""
    text: Phrase
    """The prompt. The English one is what is pasted."""
    second: Phrase = Phrase()
    """For a match cut: what the beginning of the next clip says, while `text` is the end of this one."""
    seconds: int
    name: str
    """What the maker calls the step; empty where it is not offered."""
    does: Phrase
    """What a person does there, or instead of it where it is not offered."""
    parameters: dict[str, Phrase] = Field(default_factory=dict)
    """By the maker's name, apart from the prose."""
    cut: bool = False
    """True for a match cut: no step of a target, but two prompts and the edit."""
    remarks: tuple[Phrase, ...] = ()
    """What is to be known before it is pasted, as that English is missing."""

    @property
    def offered(self) -> bool:
        """True if the target has the step itself."""
        return bool(self.name)


class Offer(NamedTuple):
    """A step as a target has it."""

    name: str
    parameters: dict[str, Phrase]
    does: Phrase
    offered: bool


def offer(target: Target, step: Step) -> Offer:
    """Return the step as the target offers it, or what to do instead."""
    found = target.after_the_clip.offered(step)
    if found is None:
        return Offer("", {}, instead(step, target.after_the_clip), offered=False)
    return Offer(found.name, dict(found.parameters), found.how, offered=True)
