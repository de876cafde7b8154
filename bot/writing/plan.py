"""Plan: what writing a film will take, said before the first call: calls, tokens, cost, and the clips on the target."""

import datetime
from collections.abc import Mapping
from typing import Any

from bot.composing import budget
from bot.library.prices import cost
from bot.library.targets import Target
from bot.llm.asks import BreakdownInputs, FillInputs, OutlineInputs
from bot.llm.port import Ask, Usage, Writer
from bot.llm.tokens import count
from bot.sentences import sentences
from bot.story import Film, Frozen, Scene
from bot.writing import asking

# What an answer takes, in o200k tokens: counted on the shipped sample film written as drafts, rounded up. An outline
# is larger than a scene's share of the list, and a scene is two languages of elements and paragraph.
_OUTLINE, _BEAT, _SCENE = 1500, 110, 1300
_SENTENCES_A_SCENE = 1.6
"""How many plot sentences a scene covers where no count is wished for: the sample film's average."""


class Plan(Frozen):
    """What writing will take."""

    scenes: int
    calls: int
    input_tokens: int
    output_tokens: int
    estimated: bool
    """True where the model's tokenizer is not known; the output is a forecast in any case."""
    usd: float | None
    """What the calls cost; None where the model's price is not known."""
    clips: "Clips"


class Clips(Frozen):
    """What generating the clips will cost on the target."""

    seconds: int
    tries: int
    """How many clips are honestly generated until one is kept."""
    usd: float | None
    """For all tries of all scenes; None where no price is known."""


def plan(film: Film, wish: Mapping[str, Any], writer: Writer, chosen: Target, on: datetime.date) -> Plan:
    """Return the forecast for a film of which nothing is written yet."""
    plot = sentences(film.plot)
    scenes = wish.get("scenes") or max(1, round(len(plot) / _SENTENCES_A_SCENE))
    seconds = wish.get("seconds") or scenes * chosen.clip_seconds(8)
    if not writer.bilingual:
        return Plan(
            scenes=scenes, calls=0, input_tokens=0, output_tokens=0, estimated=False, usd=0.0,
            clips=clips(chosen, seconds),
        )  # fmt: skip
    scene = Scene(id="plan", plot_sentences=tuple(range(len(plot)))[:2])
    outline = asking.outline(OutlineInputs(film=film, target=chosen))
    listing = asking.break_down(BreakdownInputs(film=film, target=chosen, sentences=plot))
    filling = asking.fill(
        FillInputs(film=film, scene=scene, target=chosen, sentences=plot, budget=budget(film, chosen))
    )
    # The outline itself goes into the list's call and into every scene's.
    inputs = _size(outline, writer) + _size(listing, writer) + _OUTLINE + scenes * (_size(filling, writer) + _OUTLINE)
    outputs = _OUTLINE + scenes * (_BEAT + _SCENE)
    return Plan(
        scenes=scenes,
        calls=2 + scenes,
        input_tokens=inputs,
        output_tokens=outputs,
        estimated=count("", writer.name).estimated,
        usd=cost(writer.name, Usage(input_tokens=inputs, output_tokens=outputs), on),
        clips=clips(chosen, seconds),
    )


def clips(chosen: Target, seconds: int) -> Clips:
    """Return what `seconds` of finished film cost on the target, tries counted."""
    price = chosen.prices[0].usd_per_second if chosen.prices else None
    usd = None if price is None else round(price * seconds * chosen.tries, 2)
    return Clips(seconds=seconds, tries=chosen.tries, usd=usd)


def _size(ask: Ask[Any], writer: Writer) -> int:
    return sum(count(message.content, writer.name).tokens for message in ask.messages)
