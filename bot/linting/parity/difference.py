"""What differs between the Japanese and the English of one text."""

from typing import NamedTuple, get_args

from bot.library.checks import ParityKind
from bot.linting.reading import Reading, Span

Kind = ParityKind
KINDS: tuple[Kind, ...] = get_args(Kind)


class Sides(NamedTuple):
    """One text in both languages."""

    ja: Reading
    en: Reading


class Difference(NamedTuple):
    """One difference: where it stands on each side, in characters; None where a side says nothing of it."""

    kind: Kind
    ja: Span | None
    en: Span | None


def difference(kind: Kind, sides: Sides, ja: list[Span], en: list[Span]) -> Difference:
    """Return a difference at the first of the spans, in words, of each side."""
    return Difference(
        kind,
        sides.ja.offsets(min(ja)) if ja else None,
        sides.en.offsets(min(en)) if en else None,
    )
