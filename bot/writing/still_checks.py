"""What can be wrong with a first frame: its languages and handles, movement in a picture, more than fits beside the rest."""

from collections.abc import Iterator

from bot.composing import written_out
from bot.continuing.movement import movements, read
from bot.llm.asks import StillInputs
from bot.llm.drafts import StillDraft
from bot.story import LANGS
from bot.writing.faults import Fault, handles, in_both

_LONGEST = 400
"""English characters with the handles written out: half of the portable 800, the rest is place, light and framing."""


def of_still(draft: StillDraft, inputs: StillInputs) -> Iterator[Fault]:
    """Yield the faults of what a first frame shows."""
    yield from in_both("text", draft.text)
    yield from handles(inputs.film, "text", draft.text)
    things = frozenset(known.handle for known in inputs.film.places + inputs.film.props)
    for lang in LANGS:
        tokens = read(getattr(draft.text, lang), lang, things).tokens
        for one in movements(tokens, lang)[:1]:
            yield Fault(
                "no movement",
                f"text.{lang}: “{tokens[one.at].text}” tells of movement or time; say the pose just before it.",
            )
    written = written_out(inputs.film, [draft.text.en], "en")[0]
    if len(written.text) > _LONGEST:
        yield Fault(
            "budget", f"text.en has {len(written.text)} characters with handles written out; keep it within {_LONGEST}."
        )
