"""One thing that is wrong with a draft which its schema allows; and the faults that any bilingual text can have."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from bot.composing import handles_in
from bot.story import Film, Lang
from bot.writing.tongues import swapped, unlike


class Fault(NamedTuple):
    """What is wrong, for the writer's repair and for the evaluation."""

    check: str
    """Which check found it: two or three words, the same for all its occurrences."""
    says: str
    """One English sentence that names the field and what to do."""


class Bilingual(Protocol):
    """Something said in both languages: a phrase, a sentence, a draft of either."""

    @property
    def ja(self) -> str: ...  # noqa: D102
    @property
    def en(self) -> str: ...  # noqa: D102


def in_both(where: str, said: Bilingual) -> Iterator[Fault]:
    """Yield what is wrong with the languages of one text."""
    if swapped(said.ja, said.en):
        yield Fault("languages", f"{where}: Japanese and English stand in each other's place.")
        return
    yield from in_one(f"{where}.ja", said.ja, "ja")
    yield from in_one(f"{where}.en", said.en, "en")


def in_one(where: str, text: str, lang: Lang) -> Iterator[Fault]:
    """Yield what is wrong with the language of one side."""
    if why := unlike(text, lang):
        yield Fault("languages", f"{where} {why}.")


def handles(film: Film, where: str, said: Bilingual) -> Iterator[Fault]:
    """Yield handles that the film does not have, and handles that stand on one side only."""
    known = {entry.handle for entry in film.known}
    ja, en = handles_in(said.ja), handles_in(said.en)
    listed = ", ".join(f"@{handle}" for handle in sorted(known)) or "none"
    for handle in dict.fromkeys((*ja, *en)):
        if handle not in known:
            yield Fault("handles known", f"{where}: there is no handle @{handle}; the handles are: {listed}.")
    for here, there, lang in ((ja, en, "English"), (en, ja, "Japanese")):
        for handle in dict.fromkeys(here):
            if handle not in there and handle in known:
                yield Fault("handles agree", f"{where}: @{handle} is missing on the {lang} side.")


def twice(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values that stand there more than once, each once."""
    seen: set[str] = set()
    return tuple(dict.fromkeys(value for value in values if value in seen or seen.add(value)))  # type: ignore[func-returns-value]
