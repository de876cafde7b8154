"""Whether the Japanese and the English of one text say the same: numbers, colors, directions, names, denials."""

from bot.linting.facts import read_facts
from bot.linting.parity.denials import by_denial
from bot.linting.parity.difference import KINDS, Difference, Kind, Sides
from bot.linting.parity.names import by_name
from bot.linting.parity.numbers import by_number
from bot.linting.parity.quotations import by_quotation
from bot.linting.parity.vocabulary import by_vocabulary
from bot.linting.parity.whole import by_leftover, by_length, missing, swapped
from bot.linting.reading import Reading
from bot.story import Known

__all__ = ["KINDS", "Difference", "Kind", "differences", "differences_of"]


def differences(ja: str, en: str, known: tuple[Known, ...] = ()) -> tuple[Difference, ...]:
    """Return what the two sides of one text do not agree on, one difference a kind; `known` are the people of the film.

    Where one side is empty, in the wrong language or three times as long, there is nothing else to compare.
    """
    if not ja.strip() or not en.strip():
        return (_missing(ja, en),) if missing(ja, en) else ()
    return differences_of(read_facts(ja, "ja"), read_facts(en, "en"), known)


def differences_of(ja: Reading, en: Reading, known: tuple[Known, ...] = ()) -> tuple[Difference, ...]:
    """Return the same for texts that were read already, by the cues of the facts, and that both say something."""
    if missing(ja.text, en.text):
        return (_missing(ja.text, en.text),)
    sides = Sides(ja, en)
    if not sides.ja.tokens or not sides.en.tokens:
        return ()
    left = tuple(by_leftover(sides))
    if swapped(sides) or any(one.ja for one in left):
        return left or (Difference("leftover", (0, len(ja.text)), None),)
    if long := tuple(by_length(sides)):
        return left + long
    found = [*by_number(sides), *by_vocabulary(sides), *by_name(sides, known), *by_denial(sides), *by_quotation(sides)]
    once = {one.kind: one for one in reversed(found)}
    return left + tuple(once[kind] for kind in KINDS if kind in once)


def _missing(ja: str, en: str) -> Difference:
    return Difference("missing", (0, len(ja)) if en.strip() else None, (0, len(en)) if ja.strip() else None)
