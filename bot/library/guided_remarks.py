"""How the guided writer reads a remark about a film, in knowledge/guided/: slips, clauses, commands, looks of people."""

import re
from functools import cache, cached_property
from typing import Self

from pydantic import model_validator

from bot.library.guided import words_of
from bot.story import Frozen, Phrase


class Ways(Frozen):
    """Ways to say one thing: regular expressions, English ones between word boundaries."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        try:
            [_compiled((way,), ()) for way in (*self.ja, *self.en)]
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        return self

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """All of them as one, inside of words too, as signs are."""
        return _compiled((*self.ja, *self.en), ())

    def whole(self, text: str) -> re.Match[str] | None:
        """Return the match of the first way that is the whole text."""
        return next((found for way in (*self.ja, *self.en) if (found := _compiled((way,), ()).fullmatch(text))), None)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All of them as one."""
        return _compiled(self.ja, self.en)


class Remarks(Frozen):
    """How a remark is read before its commands are."""

    slips: dict[str, tuple[str, ...]]
    spelling: tuple[str, ...]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    courtesies: Ways
    reasons: Ways
    hard: Ways
    soft: Ways
    requests: Ways
    questions: Ways
    keeps: Ways
    forbids: Ways
    supposes: Ways
    instead: Ways
    chatter: Ways
    vague: Ways
    says_nothing: Ways


class Commands(Frozen):
    """What a remark can ask for in plain words."""

    scenes: dict[str, Ways]
    same: Ways
    corrected: Ways
    """With the group `scene`: the one that was meant."""
    add: tuple[str, ...]
    """Each with the groups `where` and `beat`."""
    before_it: Ways
    at_the_start: Ways
    at_the_end: Ways
    undo: Ways
    redo: Ways
    title: Ways
    looks: Ways
    quiet: Ways
    spoken: Ways
    aspect: Ways
    aspects: dict[str, Ways]
    brands: dict[str, tuple[str, ...]]
    lengths: dict[str, Ways]
    merge: Ways
    split: Ways
    delete: Ways
    swap: Ways
    move: Ways
    goals: Ways
    unlock: Ways
    lock: Ways
    rewriting: dict[str, str]
    fields: dict[str, str]


class Swap(Frozen):
    """Words to find, and how the new thing is said before a noun."""

    find: Ways
    of: Phrase


class Identities(Frozen):
    """Looks that can be changed in both languages at once."""

    colors: tuple[Swap, ...]
    things: tuple[Ways, ...]
    clothes: Ways
    hair: Ways
    lengths: tuple[Swap, ...]
    she: Swap
    he: Swap


class Presses(Frozen):
    """What a remark asks for that a button does, too: for the whole of it."""

    yes: Ways
    no: Ways
    another: Ways
    first_offer: Ways
    undo: Ways
    undo_many: Ways
    redo: Ways
    why: Ways
    go_on: Ways
    relist: Ways
    export: Ways
    which_format: Ways
    coach: Ways
    pick: Ways
    cost: Ways
    help: Ways
    targets: Ways
    check: Ways
    mend: Ways
    term: Ways
    forms: dict[str, tuple[str, ...]]
    """How a format is called, by its id."""


@cache
def remarks() -> Remarks:
    """Return knowledge/guided/remarks.yaml."""
    return words_of(Remarks, "remarks")


@cache
def commands() -> Commands:
    """Return knowledge/guided/commands.yaml."""
    return words_of(Commands, "commands")


@cache
def identities() -> Identities:
    """Return knowledge/guided/identities.yaml."""
    return words_of(Identities, "identities")


@cache
def presses() -> Presses:
    """Return knowledge/guided/presses.yaml."""
    return words_of(Presses, "presses")


@cache
def _compiled(ja: tuple[str, ...], en: tuple[str, ...]) -> re.Pattern[str]:
    english = [rf"(?<![A-Za-z])(?:{'|'.join(en)})(?![A-Za-z])"] if en else []
    return re.compile("|".join((*ja, *english)), re.IGNORECASE)
