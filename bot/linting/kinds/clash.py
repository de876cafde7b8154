"""Two things that exclude each other in one prompt, or in a prompt and the preset that goes with it."""

from bot.library.checks import Clash, Signs
from bot.linting.kinds import Clip, Hit
from bot.linting.reading import Reading, Span, overlaps


def clash(check: Clash, reading: Reading, clip: Clip) -> list[Hit]:  # noqa: ARG001 (one shape for all kinds)
    """Return the first match of each pair whose both sides are said, at least one of them in the text itself.

    What two pairs say of the same words is said once.
    """
    hits: list[Hit] = []
    for pair in check.pairs:
        one, one_span = _first(pair.one, reading)
        if not one:
            continue
        other, other_span = _first(pair.other, reading)
        spans = [span for span in (one_span, other_span) if span]
        if other and spans and not reading.at(pair.eased):
            # From the first word to behind the last one where both stand in the text.
            span = min(s[0] for s in spans), max(s[1] for s in spans)
            if not overlaps(span, [hit.span for hit in hits]):
                hits.append(Hit(span, one, other))
    return hits


def _first(signs: Signs, reading: Reading) -> tuple[str, Span | None]:
    """Return the words that say it and where they stand in the text; None where the preset says it."""
    spans = reading.signs(signs)
    if spans:
        return reading.words(spans[0]), spans[0]
    if reading.also and (spans := reading.also.signs(signs)):
        return reading.also.words(spans[0]), None
    return "", None
